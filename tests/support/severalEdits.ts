import {
  acceptFinding,
  addCards,
  addFromLibrary,
  applyImport,
  type Band,
  BREAKDOWNS,
  type Card,
  type CardId,
  COLUMN_FACTS,
  COLUMNS_AND_STRIPS,
  convertCards,
  convertToStrategy,
  duplicateCards,
  FIELDS,
  type FieldName,
  fieldsOf,
  isFixedCard,
  LIBRARY,
  lockColumn,
  mergeCards,
  moveCards,
  planImport,
  recognize,
  RULES,
  setBreakdown,
  setField,
  setLabel,
  setLinkReason,
  setReadings,
  splitCard,
  tableOf,
  takeBackWaiver,
  unlockColumn,
} from '@commonboard/model'
import type { Ledger } from './edits.ts'
import type { Peer } from './peers.ts'
import type { Random } from './random.ts'

const ACTS = {
  addSeveral: 1,
  split: 4,
  merge: 4,
  duplicate: 1,
  convert: 4,
  toStrategy: 2,
  eachItsBand: 1,
} as const

const OPEN = COLUMNS_AND_STRIPS.filter((column) => !COLUMN_FACTS[column].isFixed)

/** One thing somebody does that makes several cards of one, one of several, or another kind of them. */
export function anySeveralEdit(peer: Peer, random: Random, ledger: Ledger): void {
  const { cards } = peer.read()
  const open = cards.filter((card) => !isFixedCard(card.id))
  const column = random.pick(OPEN) ?? 'results'
  const some = (share: number) => open.filter(() => random.chance(share)).map((card) => card.id)
  switch (random.weighted(ACTS)) {
    case 'addSeveral':
      addCards(peer.plan, { column, band: bandOf(random, column) }, [
        ledger.letters(peer, 2),
        '',
        ledger.letters(peer, 3),
      ])
      break
    case 'split': {
      const card = random.pick(open.filter(({ text }) => text.length > 1))
      if (card) splitCard(peer.plan, card.id, 1 + random.below(card.text.length - 1))
      break
    }
    case 'merge': {
      const first = random.pick(cards)
      const others = cards.filter((card) => card.column === first?.column && random.chance(0.5))
      if (first)
        mergeCards(peer.plan, [first.id, ...others.slice(0, 3).map(({ id }) => id)], peer.name, random.below(1e9))
      break
    }
    case 'duplicate':
      duplicateCards(peer.plan, open.length < 30 ? some(0.15) : [])
      break
    case 'convert':
      convertCards(peer.plan, some(0.1), { column, band: bandOf(random, column) })
      break
    case 'toStrategy': {
      const results = cards.filter((card) => card.column === 'results')
      const [one, other] = [random.pick(results), random.pick(results)]
      if (one && other) convertToStrategy(peer.plan, one.id, other.id)
      break
    }
    case 'eachItsBand':
      moveCards(peer.plan, some(0.15), { column, after: null })
  }
}

/** What the library or a file brings in. Its letters, but for those of the file, are nobody's. */
export function anyBroughtEdit(peer: Peer, random: Random, ledger: Ledger): void {
  const entry = random.pick(LIBRARY)
  if (entry && random.chance(0.5)) {
    addFromLibrary(peer.plan, [entry.id], undefined, 'en')
    return
  }
  const rows = ['impact', 'principles'].map((kind) => [kind, ledger.letters(peer, 4)])
  const table = tableOf('rows', [['Column', 'Text'], ...rows])
  applyImport(peer.plan, planImport(peer.read(), table, recognize(table.headings)))
}

const bandOf = (random: Random, column: Card['column']): Band => random.pick(COLUMN_FACTS[column].bands) ?? ''

/** One value somebody gives or takes back: fields, values, groups, reasons, acceptances, labels, locks. */
export function anyValueEdit(peer: Peer, random: Random): void {
  const { cards, links, waivers = [] } = peer.read()
  const card = random.pick(cards.filter(({ column }) => fieldsOf(column).length > 0))
  const link = random.pick(links)
  switch (random.weighted({ field: 8, values: 2, group: 2, reason: 3, accept: 2, takeBack: 1, label: 1, lock: 1 })) {
    case 'field':
      if (card) anyField(peer, random, card.id, random.pick(fieldsOf(card.column)) ?? 'unit')
      break
    case 'values':
      if (card)
        setReadings(peer.plan, card.id, [
          { date: `20${20 + random.below(7)}`, value: random.below(100) },
          { date: `20${20 + random.below(7)}-06`, value: random.chance(0.3) ? null : random.below(100) },
        ])
      break
    case 'group':
      if (card) setBreakdown(peer.plan, card.id, random.pick(BREAKDOWNS) ?? 'grade', random.chance(0.7))
      break
    case 'reason':
      if (link)
        setLinkReason(peer.plan, link.id, random.pick(['', `${peer.name} saw it`, `${peer.name} read it`]) ?? '')
      break
    case 'accept':
      acceptFinding(peer.plan, random.pick(RULES) ?? 'L-01', random.pick([undefined, random.pick(cards)?.id]), {
        reason: `${peer.name} knows why`,
        by: peer.name,
        at: random.below(1e9),
      })
      break
    case 'takeBack': {
      const waiver = random.pick(waivers)
      if (waiver) takeBackWaiver(peer.plan, waiver.rule, waiver.card)
      break
    }
    case 'label':
      setLabel(peer.plan, 'column.results', random.pick(['', 'Goals', `${peer.name}'s aims`]) ?? '')
      break
    case 'lock':
      if (random.chance(0.5)) lockColumn(peer.plan, 'results', { by: peer.name, at: random.below(1e9), reason: '' })
      else unlockColumn(peer.plan, 'results')
  }
}

function anyField(peer: Peer, random: Random, id: CardId, name: FieldName): void {
  const { is, choices = [] } = FIELDS[name]
  const value = {
    text: random.pick(['', `${peer.name}'s words`, `of ${peer.name}`]),
    number: random.chance(0.2) ? undefined : random.below(100),
    date: `20${20 + random.below(9)}-06`,
    flag: random.chance(0.7) || undefined,
    choice: random.pick(choices),
  }[is]
  setField(peer.plan, id, name, value as never)
}
