import type { CardId } from '@commonboard/model'

/** The rows as they stand in the page. Order and focus are asked of the page itself: it is what people see. */

const items = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('#outline [data-card]')]
const idOf = (item: Element | null | undefined): CardId | undefined =>
  (item?.getAttribute('data-card') as CardId | null | undefined) ?? undefined

export const rowOf = (id: CardId): HTMLElement | null =>
  document.querySelector<HTMLElement>(`#outline [data-card="${CSS.escape(id)}"]`)

/** The card an element of the page belongs to. */
export const cardAround = (target: EventTarget | null): CardId | undefined =>
  target instanceof Element ? idOf(target.closest('#outline [data-card]')) : undefined

/** Puts the focus on a row, or in its text if that is open; false if the row is not in the page. */
export function focusRow(id: CardId): boolean {
  const target = rowOf(id)?.querySelector<HTMLElement>('[data-row], textarea[data-words]')
  target?.focus()
  return document.activeElement === target && target !== undefined
}

export const firstRow = (): CardId | undefined => idOf(items()[0])
export const lastRow = (): CardId | undefined => idOf(items().at(-1))

export function nextRow(id: CardId, by: -1 | 1): CardId | undefined {
  const all = items()
  const index = all.findIndex((item) => idOf(item) === id)
  return index < 0 ? undefined : idOf(all[index + by])
}

/** Where the focus goes when this card leaves: the next one in its column, seen from `side`, else any. */
export function neighborOf(id: CardId, side: 'below' | 'above' = 'below'): CardId | undefined {
  const column = rowOf(id)?.dataset['column']
  const below = nextRow(id, 1)
  const above = nextRow(id, -1)
  const isKin = (other: CardId | undefined) => other !== undefined && rowOf(other)?.dataset['column'] === column
  const near = side === 'below' ? [below, above] : [above, below]
  const kin = near.find(isKin)
  if (kin) return kin
  return above ?? below
}

/** The cards of the page from one to another, both included, in either direction. */
export function rowsBetween(a: CardId, b: CardId): CardId[] {
  const all = items().map(idOf)
  const [from, to] = [all.indexOf(a), all.indexOf(b)].sort((x, y) => x - y)
  if (from === undefined || to === undefined || from < 0) return [b]
  return all.slice(from, to + 1).filter((id) => id !== undefined)
}

/** The row nearest to these, below or else above them. */
export function rowBeside(ids: ReadonlySet<CardId>): CardId | undefined {
  const all = items().map(idOf)
  const last = all.findLastIndex((id) => id !== undefined && ids.has(id))
  return [...all.slice(last + 1), ...all.slice(0, last + 1).reverse()].find((id) => id !== undefined && !ids.has(id))
}
