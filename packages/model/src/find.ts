import { FIELD_NAMES, FIELDS } from './field.ts'
import type { CardId } from './ids.ts'
import type { Card, PlanContent } from './read.ts'
import type { Band, Column } from './vocabulary.ts'

/** What somebody looks for on the logic model; an empty one finds everything. */
export interface Sought {
  /** Words of a card and its fields, in any order, without regard to case and accents. */
  readonly text: string
  readonly column?: Column | undefined
  readonly band?: Band | undefined
  /** Results no indicator measures, and indicators that measure no result. */
  readonly unlinked: boolean
  /** Only these cards, e.g. those somebody wrote on this device. */
  readonly only?: ReadonlySet<CardId> | undefined
}

export const NOTHING_SOUGHT: Sought = { text: '', unlinked: false }

/** The cards that match all that is asked; undefined when nothing is asked. */
export function findCards(content: PlanContent, sought: Sought): ReadonlySet<CardId> | undefined {
  const { column, band, unlinked, only } = sought
  const words = plain(sought.text).split(/\s+/u).filter(Boolean)
  if (words.length === 0 && !column && !band && !unlinked && !only) return undefined
  const measures = content.links.filter((link) => link.kind === 'measures')
  const linked = new Set(measures.flatMap((link) => [link.from, link.to]))
  const isFound = (card: Card): boolean => {
    if (column && card.column !== column) return false
    if (band && card.band !== band) return false
    if (only && !only.has(card.id)) return false
    if (unlinked && (linked.has(card.id) || (card.column !== 'results' && card.column !== 'indicators'))) return false
    if (words.length === 0) return true
    const text = plain([card.number, card.text, ...SOUGHT_IN.map((key) => card[key])].join(' '))
    return words.every((word) => text.includes(word))
  }
  return new Set(content.cards.filter(isFound).map((card) => card.id))
}

/** What people wrote besides the words of a card. A known frequency is a code; nobody looks for one. */
const SOUGHT_IN = [
  ...FIELD_NAMES.filter((name) => FIELDS[name].is === 'text' && name !== 'frequency'),
  'reason',
] as const

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
