/**
 * The logic model on paper. All of the plan comes as data; no word of it is ever part of this source, and what Typst is
 * given as a string it sets as it stands. Columns are filled here and not by Typst: seven of them side by side, each
 * with its heading again on every page and no card cut in two, is a thing it has no element for.
 */
export const logicModelTemplate = String.raw`
#import "/frame.typ": *
#let given = json("/data.json")
// Every call hashes what it is handed, so what is handed round is small: the cards of a column are kept apart from it.
#let data = { let (groups, strips, footnotes, ..rest) = given; rest }
#let groups = given.groups.map(group => (label: group.label, columns: group.columns.map(column => {
  let (bands, ..rest) = column
  (..rest, isEmpty: bands.len() == 0)
})))
#let cards-of = given.groups.map(group => group.columns).flatten().map(column => (
  column.column,
  column.bands.map(((cards, ..band)) => cards.map(card => (band, card))).join(default: ()),
)).to-dict()
#let sheet = (
  tabloid: (
    width: 17in, height: 11in, bottom: 0.95in, least: 10pt, sizes: (12pt, 11pt, 10pt),
    title: 24pt, spreads: ((0, 1, 2, 3),),
  ),
  letter: (
    width: 11in, height: 8.5in, bottom: 0.9in, least: 9pt, sizes: (11pt, 10pt, 9pt),
    title: 18pt, spreads: ((0, 1), (2, 3)),
  ),
).at(data.paper)
// Shares of the width; the gaps take no share.
#let shares = (
  vision: 150, impact: 140, results: 238, indicators: 278, principles: 136, functions: 138, infrastructure: 128,
)
#let gap-in-group = 15pt
#let gap-between-groups = 22pt

#show: framed.with(data, width: sheet.width, height: sheet.height, bottom: sheet.bottom, least: sheet.least)

// At the least size lines also stand closer: it is taken only where the page would not do otherwise.
#let air(size) = if size > sheet.least { 1 } else { 0.7 }
#let note-size(size) = calc.max(sheet.least, size * 0.84)

// A number, and right of it whatever the card says.
#let numbered(card, column, body) = grid(
  columns: (2.35em, 1fr),
  text(weight: 600, fill: rgb(column.ink), card.number),
  body,
)

#let card-body(card, size) = {
  if "title" in card { strong(said(card.title)); linebreak() }
  let words = said(card.text)
  if "value" in card {
    grid(
      columns: (1fr, auto, note-size(size) * 3.85),
      column-gutter: 0.6em,
      words,
      align(right, if card.value.year == "" { quiet(size: note-size(size), plain(card.value.text)) } else {
        box[#strong(plain(card.value.text)) #quiet(size: note-size(size), card.value.year)]
      }),
      align(right, quiet(size: note-size(size), card.serves)),
    )
  } else if card.isOurs { quiet(words) } else { words }
  for note in card.notes { block(above: 0.5em, below: 0pt, quiet(size: note-size(size), said(note))) }
}

#let entry(card, column, size, is-first) = text(size: size, block(
  width: 100%, breakable: false, above: 0pt, below: 0pt,
  inset: (top: size * air(size) * if is-first { 0.72 } else { 0.56 }, bottom: size * air(size) * 0.64),
  stroke: if is-first { none } else { (top: hairline) },
  if column.column == "vision" {
    // A long vision is set as small as the cards, a short one in the voice of a headline.
    let long = card.text.lines.join(" ").len() > 260
    voice(size: if long { size * 1.08 } else { size * 1.4 }, said(card.text, spacing: 0.7em))
  } else { numbered(card, column, card-body(card, size)) },
))

#let band-head(band, size, is-first, is-repeated) = block(
  width: 100%, breakable: false, above: 0pt, below: 0pt,
  inset: (top: if is-first { 0pt } else { size * air(size) * 1.1 }, bottom: 0pt),
  grid(
    columns: (0.85em, 1fr),
    align: horizon,
    band-mark(band.band, size),
    block(
      inset: (y: size * air(size) * 0.5), width: 100%, stroke: (bottom: hairline),
      titled(4, is-repeated, text(size: calc.max(sheet.least, size * 0.86), weight: 600, plain(band.label))),
    ),
  ),
)

#let column-head(column, size, is-repeated) = block(
  width: 100%, above: 0pt, below: 0pt, inset: (top: size * 0.8, bottom: size * 0.62), stroke: (bottom: hairline),
  titled(3, is-repeated, text(size: size * 1.22, weight: 600)[#text(fill: rgb(column.ink), column.number)#h(0.5em)#plain(column.label)]),
)

#let group-head(group, is-repeated) = block(
  width: 100%, above: 0pt, below: 0pt, inset: (y: 6pt), stroke: (top: 1.6pt + ink, bottom: 0.8pt + ink),
  titled(2, is-repeated, text(size: calc.max(sheet.least, 10.5pt), weight: 600, plain(group.label))),
)

// A card taller than a page goes on in further pieces with the same number; only then is one cut, where a line
// may end.
#let pieces(card, column, size, width, height) = {
  let tall(piece) = measure(entry(piece, column, size, false), width: width).height
  if tall(card) <= height { return (card,) }
  let found = ()
  let rest = card.text.lines.join(" ", default: "").split(" ").map(word => {
    let parts = word.split(break-mark)
    (..parts.slice(0, -1).map(part => part + break-mark), parts.last() + " ")
  }).flatten()
  let bare = (..card, notes: ())
  let with-words(words) = (..bare, text: (..card.text, lines: (words.join().trim(),)))
  while rest.len() > 0 {
    let (low, high) = (1, rest.len())
    while low < high {
      let middle = calc.quo(low + high + 1, 2)
      if tall(with-words(rest.slice(0, middle))) <= height { low = middle } else { high = middle - 1 }
    }
    found.push(with-words(rest.slice(0, low)))
    rest = rest.slice(low)
  }
  let last = found.pop()
  if tall((..last, notes: card.notes)) <= height { found + ((..last, notes: card.notes),) }
  else { found + (last, (..bare, text: (..card.text, lines: ()), notes: card.notes)) }
}

// As many of a column's cards as a page takes, from the given one on. Each item says which heading stands above it:
// a new band's, or on a further page that of the band that goes on.
#let fill(column, cards, from, size, width, height) = {
  let (items, used, at) = ((), 0pt, from)
  while at < cards.len() {
    let (band, card) = cards.at(at)
    let begins = at == 0 or cards.at(at - 1).first().band != band.band
    let has-head = band.label != "" and (begins or items.len() == 0)
    let head = if has-head { measure(band-head(band, size, items.len() == 0, not begins), width: width).height } else { 0pt }
    let tall = measure(entry(card, column, size, false), width: width).height
    if tall > height - head {
      // A giant: its first piece stands here, the others wait in the queue.
      let found = pieces(card, column, size, width, height - head)
      cards = cards.slice(0, at) + found.map(piece => (band, piece)) + cards.slice(at + 1)
      card = found.first()
      tall = measure(entry(card, column, size, false), width: width).height
    }
    if items.len() > 0 and used + head + tall > height { break }
    items.push((band: if has-head { band }, isAgain: not begins, card: card))
    used += head + tall
    at += 1
  }
  (items: items, cards: cards, next: at)
}

#let column-page(items, column, size) = for (index, item) in items.enumerate() {
  if item.band != none { band-head(item.band, size, index == 0, item.isAgain) }
  entry(item.card, column, size, index == 0 or item.band != none)
}

#let columns-of(spread) = spread.map(index => groups.at(index).columns).flatten()

// The groups of one page with the columns that still have something to say, and how wide these are.
#let plan-page(spread, is-left) = {
  let groups = spread.map(index => (
    label: groups.at(index).label,
    columns: groups.at(index).columns.filter(is-left),
  )).filter(group => group.columns.len() > 0)
  let columns = groups.map(group => group.columns).flatten()
  let gaps = (columns.len() - groups.len()) * gap-in-group + (groups.len() - 1) * gap-between-groups
  let all = columns.map(column => shares.at(column.column)).sum()
  // What is left over of a plan may be wide, but a line no longer than one reads with ease.
  let room = sheet.width - 2 * side - gaps
  let unit = calc.min(room / all, 2 * (sheet.width - 2 * side) / columns-of(spread).map(column => shares.at(column.column)).sum())
  (groups: groups, width: column => unit * shares.at(column.column))
}

#let head-height(page, size) = {
  let tallest(list) = calc.max(..list)
  let heads = page.groups.map(group => group.columns).flatten()
  (
    measure(masthead(data, sheet.title, true), width: sheet.width - 2 * side).height
    + tallest(heads.map(column => measure(column-head(column, size, true), width: (page.width)(column)).height))
    + tallest(page.groups.map(group => measure(group-head(group, true), width: group.columns.map(page.width).sum()).height))
  )
}

// Every page of the columns of one spread, at one size of type.
#let pages-of(spread, size) = {
  let queues = columns-of(spread).map(column => (
    column.column,
    (cards: cards-of.at(column.column), next: 0),
  )).to-dict()
  let pages = ()
  let is-first = true
  while is-first or queues.values().any(queue => queue.next < queue.cards.len()) {
    let page = plan-page(spread, column => is-first or queues.at(column.column).next < queues.at(column.column).cards.len())
    let height = sheet.height - top - sheet.bottom - 2pt - head-height(page, size)
    let items = (:)
    for column in page.groups.map(group => group.columns).flatten() {
      let queue = queues.at(column.column)
      let filled = fill(column, queue.cards, queue.next, size, (page.width)(column), height)
      items.insert(column.column, filled.items)
      queues.insert(column.column, (cards: filled.cards, next: filled.next))
    }
    pages.push((..page, items: items))
    is-first = false
  }
  pages
}

#let page-body(page, size, is-again) = grid(
  columns: page.groups.map(group => group.columns.map(page.width).sum() + (group.columns.len() - 1) * gap-in-group),
  column-gutter: gap-between-groups,
  ..page.groups.map(group => {
    group-head(group, is-again)
    grid(
      columns: group.columns.map(page.width),
      column-gutter: gap-in-group,
      ..group.columns.map(column => {
        column-head(column, size, is-again)
        if column.isEmpty { block(above: 0pt, inset: (top: size * 0.8), quiet(size: size, column.empty)) }
        column-page(page.items.at(column.column), column, size)
      }),
    )
  }),
)

#let draw(pages, size, is-first-spread) = for (number, page) in pages.enumerate() {
  let is-again = number > 0
  if is-again or not is-first-spread { pagebreak() }
  masthead(data, sheet.title, is-again or not is-first-spread)
  page-body(page, size, is-again)
}

// Below the columns: the strips, as many cards side by side as can be read, and what was accepted as it is.
#let strip-cells = if data.paper == "tabloid" { 5 } else { 3 }
#let strip-card(card, column, size) = {
  let length = card.text.lines.join(" ", default: "").len()
  text(size: size, block(
    width: 100%, breakable: length > 700, above: 0pt, below: 0pt,
    inset: (top: size * air(size) * 0.5, bottom: size * air(size) * 0.6),
    numbered(card, column, card-body(card, size)),
  ))
}
#let below(size) = {
  for column in given.strips {
    let cards = column.bands.map(band => band.cards).flatten()
    let rule = 1.6pt + ink
    block(width: 100%, above: size * 1.1, below: 0pt, stroke: (top: rule), inset: (top: 0pt), grid(
      columns: (1fr,) * strip-cells,
      column-gutter: gap-in-group,
      stroke: (x, y) => if y > 1 { (top: hairline) },
      grid.header(repeat: true, grid.cell(colspan: strip-cells, column-head(column, size, false))),
      ..cards.map(card => strip-card(card, column, size)),
    ))
  }
  if given.footnotes.len() > 0 {
    block(above: size * 1.3, below: size * 0.4, sticky: true,
      titled(2, false, text(size: note-size(size), weight: 600, data.accepted)))
    for note in given.footnotes { block(above: 0pt, below: 0.4em, quiet(size: note-size(size), said(note))) }
  }
}
#let has-below = given.strips.len() + given.footnotes.len() > 0

#context {
  let count(spreads) = spreads.map(pages => pages.len()).sum()
  // Whether what stands below the columns fits under those of the last page.
  let is-room(spreads, size) = {
    let wide = sheet.width - 2 * side
    let tall(body) = measure(block(width: wide, body)).height
    let last = spreads.last()
    let used = tall(masthead(data, sheet.title, true)) + tall(page-body(last.last(), size, last.len() > 1))
    used + tall(below(size)) + size <= sheet.height - top - sheet.bottom
  }
  // The largest type with which each spread is one page. Where none does it, pages more are needed: then the smallest,
  // unless the largest takes no page more than that.
  let choose(with-below) = {
    let chosen = (size: sheet.sizes.last(), spreads: none, isOneEach: false)
    for size in (sheet.sizes.first(), ..sheet.sizes.slice(1).rev()) {
      let spreads = sheet.spreads.map(spread => pages-of(spread, size))
      let is-one-each = spreads.all(pages => pages.len() == 1) and (not with-below or is-room(spreads, size))
      if chosen.spreads == none or is-one-each or count(spreads) < count(chosen.spreads) {
        chosen = (size: size, spreads: spreads, isOneEach: is-one-each)
      }
      // The smallest does not fit: nothing between will. The largest does: nothing else is wanted.
      if is-one-each == (size == sheet.sizes.first()) { break }
    }
    chosen
  }
  let chosen = choose(has-below)
  // If it does not fit anyhow, it gets a page of its own, and the columns the size that is best for them.
  if has-below and not chosen.isOneEach { chosen = choose(false) }
  for (index, pages) in chosen.spreads.enumerate() { draw(pages, chosen.size, index == 0) }
  if has-below {
    if not is-room(chosen.spreads, chosen.size) {
      pagebreak()
      masthead(data, sheet.title, true)
    }
    below(chosen.size)
  }
}
`
