/**
 * The leadership structure on paper: the bridge at a glance on the first page, then every body with its seats, the
 * channels and the organizations in tables that a screen reader can walk. All of it comes as data.
 */
export const leadershipTemplate = String.raw`
#import "/frame.typ": *
#let data = json("/data.json")
#let sheet = (
  tabloid: (width: 17in, height: 11in, bottom: 0.95in, least: 10pt, size: 11.5pt, title: 24pt, columns: 3),
  letter: (width: 8.5in, height: 11in, bottom: 0.9in, least: 9pt, size: 10.5pt, title: 18pt, columns: 1),
).at(data.paper)
#let width = sheet.width - 2 * side
#let small = calc.max(sheet.least, sheet.size * 0.86)
// A row is whole on its page, unless it is longer than a page.
#let long = 400

#show: framed.with(data, width: sheet.width, height: sheet.height, bottom: sheet.bottom, least: sheet.least)
#set text(size: sheet.size)
#set table(stroke: none, inset: (left: 0pt, right: 0.9em, y: sheet.size * 0.36))

// The first page: the bridge, and who has not been heard.
#let head = masthead.with(data, sheet.title)
#let not-heard = if data.notHeard != "" { block(above: 8pt, [#strong(data.notHeardHead) #plain(data.notHeard)]) }
#context {
  let room = sheet.height - top - sheet.bottom - measure({ head(true); not-heard }, width: width).height - 10pt
  head(false)
  let picture = data.pictures.find(one => one.heightPt * 1pt <= room)
  if picture != none {
    v(6pt)
    image(bytes(picture.svg), format: "svg", width: picture.widthPt * 1pt, alt: data.alt)
  }
  not-heard
}

// Further pages: the title above, then columns.
#show: body => context {
  let height = measure(head(true), width: width).height
  set page(
    margin: (x: side, top: top + height + 6pt, bottom: sheet.bottom),
    header: block(width: 100%, head(true)), header-ascent: 6pt, columns: sheet.columns,
  )
  set columns(gutter: 26pt)
  body
}

#let level-mark(level) = pdf.artifact(box(baseline: 0.05em, {
  let unit = sheet.size * 0.8
  if level == "community" { circle(radius: unit / 2, fill: ink) }
  else if level == "intermediary" { rotate(45deg, square(size: unit * 0.82, fill: rgb("#4f7e73"))) }
  else { square(size: unit * 0.9, fill: rgb("#c9ddd5"), stroke: 1pt + rgb("#4f7e73")) }
}))

#let section-head(mark, label, line) = block(
  width: 100%, above: sheet.size * 2.1, below: sheet.size * 0.9, inset: (y: 5pt), sticky: true,
  stroke: (top: 1.6pt + ink, bottom: 0.8pt + ink),
  {
    titled(2, false, text(size: sheet.size * 1.18, weight: 600)[#if mark != none { mark; h(0.5em) }#plain(label)])
    if line != "" { linebreak(); quiet(size: small, line) }
  },
)

#let rows-table(heads, columns, rows) = table(
  columns: columns,
  table.header(
    repeat: true,
    ..heads.map(head => table.cell(stroke: (bottom: 0.8pt + ink), text(size: small, weight: 600, plain(head)))),
  ),
  ..rows.map(cells => {
    let is-long = cells.any(cell => cell.length > long)
    cells.map(cell => table.cell(breakable: is-long, stroke: (bottom: hairline), cell.body))
  }).flatten(),
)
#let cell-of(words, body) = (length: words.lines.map(line => line.len()).sum(default: 0), body: body)
#let fits-whole(body) = {
  v(sheet.size * 1.5, weak: true)
  layout(room => {
    let tall = measure(block(width: room.width, body)).height
    block(breakable: tall > room.height * 0.6, width: 100%, body)
  })
}

#let seats-table(body) = rows-table(
  (data.heads.seat, data.heads.heldBy, data.heads.sector, data.heads.since),
  (1.1fr, 1.5fr, 0.9fr, auto),
  body.seats.map(seat => (
    cell-of(seat.role, said(seat.role)),
    cell-of(seat.holder, {
      if seat.isOpen { said(seat.holder) } else { strong(said(seat.holder)) }
      if seat.organization.lines.len() > 0 { linebreak(); quiet(size: small, said(seat.organization)) }
    }),
    (length: 0, body: quiet(size: small, plain(seat.sector))),
    (length: 0, body: quiet(size: small, plain(seat.since))),
  )),
)

#for level in data.levels {
  section-head(level-mark(level.level), level.label, level.line)
  if level.bodies.len() == 0 { quiet(level.empty) }
  for body in level.bodies {
    fits-whole({
      block(above: 0pt, below: sheet.size * 0.5, sticky: true, {
        titled(3, false, text(size: sheet.size * 1.12, weight: 600, plain(body.name)))
        if body.facts != "" { h(0.8em); quiet(size: small, plain(body.facts)) }
      })
      if body.purpose.lines.len() > 0 { block(above: 0pt, below: sheet.size * 0.5, sticky: true, said(body.purpose)) }
      if body.seats.len() == 0 { quiet(body.noSeat) } else { seats-table(body) }
    })
  }
}

#for (one, columns) in ((data.channels, (1.4fr, 1fr, 1.1fr, 1.1fr)), (data.organizations, (1.1fr, 0.8fr, 1.9fr))) {
  section-head(none, one.title, "")
  if one.rows.len() == 0 { quiet(one.empty) } else {
    rows-table(one.heads, columns, one.rows.map(row => row.enumerate().map(((index, words)) => cell-of(
      words, if index == 0 { strong(said(words)) } else { said(words) },
    ))))
  }
}
`
