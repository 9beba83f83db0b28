/** What every page has: faces, rules, masthead and foot, and how somebody's words are set. */
export const frameTemplate = String.raw`
#let sans = ("Source Sans 3", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Emoji")
#let serif = ("Source Serif 4", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Emoji")
#let ink = rgb("#15201c")
#let soft = rgb("#4a5550")
#let hairline = 0.5pt + rgb("#a9b4ae")
#let side = 0.5in
#let top = 0.45in

// One line of plain words. Where a long word may break there is a mark; it must not reach the page, or readers of PDF
// lose the letter before it: a space of next to no width takes its place (one of none at all is no place to break).
#let break-mark = "\u{200B}"
#let plain(words) = words.split(break-mark).map(part => text(part)).join(h(0.01pt))

// Words of people: lines of plain strings. Nothing in a string is markup.
#let said(words, spacing: none) = {
  set text(dir: if words.isRightToLeft { rtl } else { ltr })
  let lines = words.lines.map(plain)
  if spacing == none or lines.len() < 2 { lines.join(linebreak()) } else { lines.join(parbreak()) }
}
#let quiet(body, size: none) = {
  set text(fill: soft)
  set text(size: size) if size != none
  body
}
#let voice(size: 12pt, body) = {
  set text(font: serif, size: size)
  body
}

// A heading for screen readers and bookmarks; on further pages it is there again, and no bookmark.
#let titled(level, is-repeated, body) = heading(
  level: level, outlined: not is-repeated, bookmarked: not is-repeated, body,
)

// Solid, dotted, dashed: a copier keeps them apart.
#let band-mark(band, size) = {
  let middle = size * 0.17
  let height = size * 1.6
  let marked(..look) = line(
    start: (middle, 0pt), end: (middle, height),
    stroke: (paint: ink, thickness: size * 0.34, ..look.named()),
  )
  if band == "system" { marked() }
  else if band == "population" { marked(dash: (0pt, size * 0.52), cap: "round", thickness: size * 0.24) }
  else { marked(dash: (size * 0.4, size * 0.2)) }
}

#let masthead(data, size, is-repeated) = {
  let name = text(font: serif, size: size, weight: 600, plain(data.documentTitle))
  // On one line where it fits: a second would take its height from every page.
  let together = text(size: 10pt, { if data.place != "" { plain(data.place); [ · ] }; data.asOf })
  let apart = text(size: 10pt, { if data.place != "" { plain(data.place); linebreak() }; data.asOf })
  let facts = if measure(together).width <= 3.6in { together } else { apart }
  let head = block(width: 100%, above: 0pt, below: 0pt, inset: (bottom: 9pt), grid(
    columns: (1fr, auto),
    column-gutter: 2em,
    align: (start + bottom, end + bottom),
    if is-repeated { name } else { titled(1, false, name) },
    block(width: calc.min(measure(facts).width, 3.6in), facts),
  ))
  if is-repeated { pdf.artifact(head) } else { head }
}

#let foot(data, least) = context {
  set text(size: least, fill: ink)
  set par(leading: 0.5em)
  set block(spacing: 0pt)
  block(width: 100%, inset: (top: 7pt), stroke: (top: 0.8pt + ink), grid(
    columns: (1fr, auto),
    column-gutter: 3em,
    if "howToRead" in data { [#strong(data.howToRead + ".") #quiet(data.howToReadText)] },
    align(end)[
      #strong[#counter(page).display() #data.of #counter(page).final().first()] \
      #quiet(data.check)
    ],
  ))
}

#let framed(data, width: 0pt, height: 0pt, bottom: 0pt, least: 10pt, body) = {
  set document(title: data.documentTitle.replace(break-mark, ""))
  set page(
    width: width, height: height, margin: (x: side, top: top, bottom: bottom),
    footer: foot(data, least), footer-descent: 12pt,
  )
  set text(font: sans, lang: data.language, region: "us", size: 12pt, fill: ink, hyphenate: false)
  set par(leading: 0.6em, spacing: 0.6em)
  show heading: it => it.body
  show strong: set text(weight: 600)
  // Short words stay whole; long ones would leave a narrow column half empty, or not fit at all.
  show regex("\\p{L}{12,}"): set text(hyphenate: true)
  body
}
`
