/** A document of headings, words and tables, as it comes: for the results framework. All of it comes as data. */
export const documentTemplate = String.raw`
#import "/frame.typ": *
#let data = json("/data.json")
#let sheet = (
  tabloid: (width: 17in, height: 11in, bottom: 0.95in, least: 10pt, size: 12pt, title: 24pt),
  letter: (width: 11in, height: 8.5in, bottom: 0.9in, least: 9pt, size: 10.5pt, title: 18pt),
).at(data.paper)
#let width = sheet.width - 2 * side
#let small = calc.max(sheet.least, sheet.size * 0.86)
// A row is whole on its page, unless it is longer than a page.
#let long = 900

#show: framed.with(data, width: sheet.width, height: sheet.height, bottom: sheet.bottom, least: sheet.least)
#set text(size: sheet.size)
#set table(stroke: none, inset: (left: 0pt, right: 0.9em, y: sheet.size * 0.4))

// Further pages: the title above, small.
#set page(header-ascent: 6pt, header: context if counter(page).get().first() > 1 {
  text(size: small, weight: 600, plain(data.documentTitle))
})
#context masthead(data, sheet.title, false)
#let looked(part) = {
  if part.look == "strong" { strong(said(part)) }
  else if part.look == "quiet" { quiet(size: small, said(part)) }
  else { said(part) }
}
#let paragraphs(cell) = for (index, part) in cell.enumerate() {
  block(above: if index == 0 { 0pt } else { 0.42em }, below: 0pt, looked(part))
}
#let length-of(cell) = cell.map(part => part.lines.join(" ", default: "").len()).sum(default: 0)

#let row-of(row, count) = {
  let is-head = row.at("isHead", default: false)
  let is-long = row.cells.any(cell => length-of(cell) > long)
  row.cells.enumerate().map(((index, cell)) => table.cell(
    // The last cell of a short row reaches to the end.
    colspan: if index == row.cells.len() - 1 { count - index } else { 1 },
    breakable: is-long,
    stroke: if is-head { (top: 0.8pt + ink, bottom: hairline) } else { (bottom: hairline) },
    paragraphs(cell),
  ))
}

#let rows-table(one) = table(
  columns: one.widths.map(share => share * 1fr),
  table.header(
    repeat: true,
    ..one.heads.map(words => table.cell(
      stroke: (top: 1.6pt + ink, bottom: 0.8pt + ink), text(size: small, weight: 600, plain(words)),
    )),
  ),
  ..one.rows.map(row => row-of(row, one.widths.len())).flatten(),
)

#for one in data.blocks {
  if one.is == "heading" {
    block(
      above: sheet.size * if one.level == 2 { 2 } else { 1.4 }, below: sheet.size * 0.7, sticky: true,
      titled(one.level, false, text(size: sheet.size * if one.level == 2 { 1.25 } else { 1.1 }, weight: 600, said(one.text))),
    )
  } else if one.is == "words" { block(above: 0pt, below: sheet.size * 0.8, looked((..one.text, look: one.look))) }
  else if one.is == "table" { rows-table(one) }
}
`
