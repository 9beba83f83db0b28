/** What people, or those who mean ill, may write on a card. Each is a line that has to come out as it went in. */
export const HOSTILE_LINES: readonly string[] = [
  '#eval("1 + 1") #panic("no") #read("/etc/passwd")',
  '$ x^2 $ and $100 $',
  '\\ backslash \\u{1F600} \\n \\',
  '[brackets] ]] [[ *bold* _it_ = Heading - list + enum / term: @ref <label> `raw` ``` ~ -- --- ...',
  '<script>alert(1)</script><img src=x onerror=alert(1)>&amp;&#60;',
  '{{ template }} ${value} %s %n {"json": "\\"}',
  '\'single\' "double" “curly” «angle»',
  'https://example.org/a/very/long/address/that/has/no/space/in/it?and=more&of=it#fragment',
  'Ñandú, pingüino, ¿qué? ¡Sí! 3.º «año»',
  'Việt Nam, Привет, Ελληνικά',
]

/** These are shown with signs taken out or set by other faces; what is read from the page is checked one by one. */
export const CONTROLS = 'a\u0000b\u0007c\u001bd\u202Ee\uD800f\uFFFEg'
export const HEBREW = 'ילדים לומדים יחד'
export const ARABIC = 'الأطفال يتعلمون معا'
export const EMOJI = 'School 🏫 and family 👨‍👩‍👧'
export const ZERO_WIDTH = 'zero\u200Bwidth\u200Djoin\uFEFFmark'
export const ENDLESS_WORD = 'A'.repeat(2_000)
export const LONG_TEXT = 'Every child is known by name. '.repeat(66).trim()
