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
