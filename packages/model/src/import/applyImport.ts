import * as Y from 'yjs'
import { adoptCards, reasonText, setAddressed, setReading } from '../card.ts'
import { setBreakdown, setField } from '../fieldChange.ts'
import { type CardId, newCardId } from '../ids.ts'
import { addLink, linkReason, setLinkReason } from '../link.ts'
import { isOrderKey, orderBetween } from '../order.ts'
import { readPlace } from '../place.ts'
import { edit, type Plan } from '../plan.ts'
import { LIMITS } from '../protocol.ts'
import { type CardContent, readCard, fixedCards } from '../read.ts'
import { allCards, cardOf, cutAt, isFixedCard, spliceBetween, typeInCard } from '../text.ts'
import { type Band, type Column, COLUMN_FACTS } from '../vocabulary.ts'
import type { ImportChange } from './changes.ts'
import type { ImportEnd, ImportEntry, ImportPlan } from './planImport.ts'

export interface Imported {
  readonly added: number
  readonly changed: number
  readonly links: number
  /** Changes that were not made, because somebody else has changed the same thing since. */
  readonly missed: number
}

/**
 * Writes what an import is to bring, as one step. A change is made only where the plan still says what it said when the
 * import was planned: what others have written meanwhile stays.
 */
export function applyImport(plan: Plan, planned: ImportPlan): Imported {
  const made = new Map<string, CardId>()
  const count = { added: 0, changed: 0, links: 0, missed: 0 }
  edit(plan, () => {
    const places = new Places(plan)
    const fixed = new Map(fixedCards(plan).map((card) => [card.id, card]))
    for (const entry of planned.entries) {
      if (entry.outcome === 'new') add(entry, places)
      else if (entry.outcome === 'changed' && entry.card) change(entry.card, entry, places, fixed)
    }
    for (const { from, to, reason, oldReason, isNew } of planned.links) {
      const [a, b] = [idOf(from), idOf(to)]
      const link = a && b && addLink(plan, a, b)
      if (!link) continue
      if (isNew) count.links++
      if (!reason) continue
      if ((linkReason(plan, link) ?? '') === (oldReason ?? '')) setLinkReason(plan, link, reason)
      else count.missed++
    }
  })
  return count

  function add(entry: ImportEntry, places: Places): void {
    if (COLUMN_FACTS[entry.column].isFixed) return
    const id = newCardId()
    const text = cutAt(entry.text, LIMITS.cardTextMaxLength)
    plan.cards.set(
      id,
      new Y.Map<unknown>([
        ['place', places.next(entry.column, entry.band)],
        ['text', new Y.Text(text)],
      ]),
    )
    for (const one of entry.changes) write(id, one, undefined)
    made.set(entry.key, id)
    count.added++
  }

  function change(id: CardId, entry: ImportEntry, places: Places, fixed: ReadonlyMap<CardId, CardContent>): void {
    const map = cardOf(plan, id)
    const card = isFixedCard(id) ? fixed.get(id) : map && readCard(id, map)
    if (!card || card.removed || card.column !== entry.column) {
      count.missed += entry.changes.length
      return
    }
    let isChanged = false
    for (const one of entry.changes) {
      if (!isAsPlanned(card, one)) {
        count.missed++
        continue
      }
      if (one.what === 'band') map?.set('place', places.next(card.column, one.new))
      else write(id, one, card)
      isChanged = true
    }
    if (isChanged) count.changed++
  }

  function write(id: CardId, one: ImportChange, card: CardContent | undefined): void {
    switch (one.what) {
      case 'text': {
        const splice = spliceBetween(card?.text ?? '', cutAt(one.new, LIMITS.cardTextMaxLength))
        if (splice) typeInCard(plan, id, splice)
        return
      }
      case 'reason': {
        const text = reasonText(plan, id)
        const splice = text && spliceBetween(text.toString(), one.new)
        if (!splice) return
        if (splice.remove > 0) text.delete(splice.index, splice.remove)
        if (splice.insert) text.insert(splice.index, splice.insert)
        return
      }
      case 'addressed':
        if (card?.code) setAddressed(plan, card.code, one.new)
        return
      case 'field':
        // What may stand in each field was checked when the cell was read, and `setField` checks it again.
        setField(plan, id, one.name, one.new as never)
        return
      case 'reading':
        setReading(plan, id, one.date, one.new)
        return
      case 'breakdown':
        setBreakdown(plan, id, one.new, true)
        return
      case 'kept':
        adoptCards(plan, [id])
        return
      case 'band':
        return
    }
  }

  function idOf(end: ImportEnd): CardId | undefined {
    return 'card' in end ? end.card : made.get(end.entry)
  }
}

/** Does the plan still say what it said when the import was planned? */
export function isAsPlanned(card: CardContent, one: ImportChange): boolean {
  switch (one.what) {
    case 'text':
      return card.text === one.old
    case 'reason':
      return (card.reason ?? '') === one.old
    case 'band':
      return card.band === one.old
    case 'addressed':
      return card.addressed === one.old
    case 'field':
      return card[one.name] === one.old
    case 'reading':
      return card.readings?.find(({ date }) => date === one.date)?.value === one.old
    case 'breakdown':
    case 'kept':
      return true
  }
}

/** Places at the end of columns, one below the other; all cards are looked at once and not for each. */
class Places {
  private readonly last = new Map<string, string>()

  constructor(plan: Plan) {
    for (const [, card] of allCards(plan)) {
      const place = readPlace(card)
      if (!place || !isOrderKey(place[2])) continue
      const key = `${place[0]} ${place[1]}`
      const known = this.last.get(key)
      if (known === undefined || place[2] > known) this.last.set(key, place[2])
    }
  }

  next(column: Column, band: Band): readonly [Column, Band, string] {
    const key = `${column} ${band}`
    const order = orderBetween(this.last.get(key) ?? null, null)
    this.last.set(key, order)
    return [column, band, order]
  }
}

/** About how many bytes an import adds to a plan; one change that travels at once has a limit. */
export function importBytes({ entries, links }: ImportPlan): number {
  let bytes = 0
  const sizeOf = (value: unknown) => new TextEncoder().encode(String(value)).length
  for (const { outcome, text, changes } of entries) {
    if (outcome === 'new') bytes += 110 + sizeOf(text)
    if (outcome === 'new' || outcome === 'changed')
      for (const one of changes) bytes += 40 + ('new' in one ? sizeOf(one.new) : 0)
  }
  return bytes + links.length * 90
}
