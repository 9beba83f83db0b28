import {
  addLink,
  type Card,
  type CardId,
  edit,
  linkIdOf,
  type Plan,
  type PlanContent,
  reasonText,
  removeLinks,
  setAddressed,
  setBreakdown,
  setField,
  setReading,
  type Splice,
  spliceBetween,
  typeInCard,
} from '@commonboard/model'
import type { GridField } from './fields.ts'

/** Writes what `readCell` has read, as a part of the caller's step of undo. @param month of a new reading, `2026-09` */
export function writeCell(
  plan: Plan,
  content: PlanContent,
  card: Card,
  field: GridField,
  value: unknown,
  month: string,
) {
  const { id } = card
  if (field === 'text') {
    const splice = spliceBetween(card.text, (value as string | undefined) ?? '')
    if (splice) typeInCard(plan, id, splice)
  } else if (field === 'reason') {
    const splice = spliceBetween(card.reason ?? '', (value as string | undefined) ?? '')
    if (splice) typeReason(plan, id, splice)
  } else if (field === 'now') {
    const last = card.readings?.at(-1)
    if (value !== undefined) setReading(plan, id, month, value as number)
    else if (last) setReading(plan, id, last.date, null)
  } else if (field === 'addressed') {
    if (card.code) setAddressed(plan, card.code, value as 'now' | 'later' | undefined)
  } else if (field === 'breakdowns') {
    const next = new Set((value as readonly string[] | undefined) ?? [])
    edit(plan, () => {
      for (const one of card.breakdowns ?? []) if (!next.has(one)) setBreakdown(plan, id, one, false)
      for (const one of next) setBreakdown(plan, id, one, true)
    })
  } else if (field === 'for' || field === 'seenIn') {
    writeLinks(plan, content, id, field, (value as readonly CardId[] | undefined) ?? [])
  } else if (field !== 'number' && field !== 'line' && field !== 'trend') {
    setField(plan, id, field, value as never)
  }
}

/** One cell of a paste, as it was looked at. */
interface LookedAt {
  readonly card: Card
  readonly field: GridField
  readonly value?: unknown
}

/**
 * Writes the cells somebody has looked at, those that still are what they were then: what others have written meanwhile
 * stays, and a card they have removed is not brought back.
 * @returns how many were written
 */
export function writeCells(
  plan: Plan,
  read: () => PlanContent,
  then: PlanContent,
  cells: readonly LookedAt[],
  month: string,
): number {
  const start = read()
  const now = new Map(start.cards.map((card) => [card.id, card]))
  const isSame = ({ card, field }: LookedAt) => {
    const current = now.get(card.id)
    return current?.column === card.column && stands(current, field, start) === stands(card, field, then)
  }
  const kept = cells.filter(isSame)
  edit(plan, () => {
    for (const { card, field, value } of kept) writeCell(plan, read(), now.get(card.id) ?? card, field, value, month)
  })
  return kept.length
}

/** What a cell says, as something to compare. */
function stands(card: Card, field: GridField, { links }: PlanContent): string {
  if (field === 'for' || field === 'seenIn') {
    const [own, far] = field === 'for' ? (['from', 'to'] as const) : (['to', 'from'] as const)
    return JSON.stringify(links.flatMap((link) => (link[own] === card.id ? link[far] : [])).sort())
  }
  if (field === 'now') return JSON.stringify(card.readings ?? [])
  if (field === 'number' || field === 'line' || field === 'trend') return ''
  return JSON.stringify(card[field] ?? '')
}

function writeLinks(plan: Plan, content: PlanContent, id: CardId, side: 'for' | 'seenIn', others: readonly CardId[]) {
  const idOf = (other: CardId) => (side === 'for' ? linkIdOf(id, other) : linkIdOf(other, id))
  const wanted = new Set(others.map(idOf))
  const own = content.links.filter((link) => (side === 'for' ? link.from : link.to) === id)
  edit(plan, () => {
    removeLinks(
      plan,
      own.flatMap((link) => (wanted.has(link.id) ? [] : [link.id])),
    )
    for (const other of others) addLink(plan, id, other)
  })
}

/** A change of why a function waits. */
export function typeReason(plan: Plan, id: CardId, { index, remove, insert }: Splice): void {
  const text = reasonText(plan, id)
  if (!text) return
  edit(plan, () => {
    const at = Math.min(index, text.length)
    const count = Math.min(remove, text.length - at)
    if (count > 0) text.delete(at, count)
    if (insert) text.insert(at, insert)
  })
}
