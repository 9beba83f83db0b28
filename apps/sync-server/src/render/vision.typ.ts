/** The vision as a page to hang up, in the voice of the community: white ground, heavy rules, fit for any copier. */
export const visionTemplate = String.raw`
#import "/frame.typ": *
#let data = json("/data.json")
#let sheet = (
  tabloid: (width: 11in, height: 17in, margin: 0.9in, largest: 74pt, small: 15pt),
  letter: (width: 8.5in, height: 11in, margin: 0.75in, largest: 54pt, small: 12pt),
).at(data.paper)

#set document(title: data.documentTitle.replace(break-mark, ""))
#set page(width: sheet.width, height: sheet.height, margin: sheet.margin)
#set text(font: sans, lang: data.language, region: "us", size: sheet.small, fill: ink, hyphenate: false)
#show heading: it => block(above: 0.7em, below: 0.6em, it.body)
#show strong: set text(weight: 600)

#let width = sheet.width - 2 * sheet.margin
#let run(one) = {
  let words = if "isBold" in one { text(weight: 600, plain(one.text)) } else { plain(one.text) }
  if "link" in one { link(one.link.replace(break-mark, ""), underline(stroke: 0.6pt, offset: 0.15em, words)) } else { words }
}
#let line-of(block) = {
  set text(dir: if block.isRightToLeft { rtl } else { ltr })
  block.runs.map(run).join()
}
// Neighboring items of one kind make one list.
#let blocks = {
  let at = 0
  while at < data.blocks.len() {
    let kind = data.blocks.at(at).as
    let same = data.blocks.slice(at)
    let other = same.position(block => block.as != kind)
    if other != none { same = same.slice(0, other) }
    if kind == "bullet" { list(..same.map(line-of)) }
    else if kind == "number" { enum(..same.map(line-of)) }
    else {
      for block in same {
        if kind == "heading" { titled(2, false, text(weight: 600, line-of(block))) }
        else if kind == "subheading" { titled(3, false, text(weight: 600, size: 0.84em, line-of(block))) }
        else { line-of(block) }
        parbreak()
      }
    }
    at += same.len()
  }
}
#let words(size) = {
  set par(leading: 0.48em, spacing: 0.85em)
  voice(size: size, if data.blocks.len() == 0 { quiet(data.empty) } else { blocks })
}

// A sagging thread with three knots: hope, working together, place.
#let thread = pdf.artifact(block(height: 30pt, above: 0pt, below: 0pt, {
  let sag = 9pt
  place(curve(
    stroke: 1.6pt + ink,
    curve.move((0pt, 6pt)),
    curve.cubic((width * 0.2, 6pt), (width * 0.3, 6pt + sag), (width * 0.5, 6pt + sag)),
    curve.cubic((width * 0.7, 6pt + sag), (width * 0.8, 4pt), (width, 4pt)),
  ))
  for (x, y) in ((0pt, 6pt), (width * 0.5, 6pt + sag), (width, 4pt)) {
    place(dx: x - 4.5pt, dy: y - 4.5pt, circle(radius: 4.5pt, fill: ink))
  }
}))

#titled(1, false, text(weight: 600, size: sheet.small * 1.1, plain(data.title)))
#v(0.6in)
#context {
  let room = sheet.height - 2 * sheet.margin - 3.9in
  let size = sheet.largest
  while size > 14pt and measure(words(size), width: width).height > room { size -= 1pt }
  words(size)
}
#v(1fr)
#block(breakable: false, width: 100%, {
  thread
  grid(
    columns: (1fr, 1fr, 1fr),
    align: (start, center, end),
    ..data.ingredients.map(name => strong(name)),
  )
  v(0.25in)
  line(length: 100%, stroke: 2.4pt + ink)
  v(2pt)
  grid(
    columns: (1fr, auto),
    column-gutter: 2em,
    strong(plain(if data.place == "" { data.title } else { data.place })),
    align(end)[#data.asOf \ #quiet(data.check)],
  )
})
`
