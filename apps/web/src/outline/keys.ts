import { isColumn, linkableColumns } from '@commonboard/model'
import type { KeyboardEvent } from 'react'
import type { Store } from '../plan/store.ts'
import type { Actions } from './actions.ts'
import type { FoldName } from './state.ts'
import { cardAround, firstRow, focusRow, lastRow, nextRow, rowOf } from './rows.ts'

/**
 * The keys of a card in the list. They act only while the focus is on the card itself: inside its text and its
 * details the same keys belong to the fields. Enter needs nothing here, a card in the list is a button; while several are
 * chosen it is a box to tick.
 */
export function onCardKey(event: KeyboardEvent, actions: Actions, choosing: Store<boolean>): void {
  const target = event.target as HTMLElement
  const id = cardAround(target)
  if (!id || !target.hasAttribute('data-row')) return
  if (event.ctrlKey || event.metaKey) {
    if (event.altKey || event.shiftKey) return
    const letter = event.key.toLowerCase()
    if (letter === 'a' ? actions.chooseAround(id) : letter === 'd' && actions.duplicate([id])) event.preventDefault()
    return
  }
  const go = (other: typeof id | undefined) => {
    if (other) focusRow(other)
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (event.altKey) {
    if (key === 'ArrowUp') actions.shift(id, -1)
    else if (key === 'ArrowDown') actions.shift(id, 1)
    else if (key === 'ArrowLeft') actions.shiftColumn(id, -1)
    else if (key === 'ArrowRight') actions.shiftColumn(id, 1)
    else return
  } else if (event.shiftKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
    actions.extend(id, key === 'ArrowUp' ? -1 : 1)
  } else if (key === 'ArrowUp') go(nextRow(id, -1))
  else if (key === 'ArrowDown') go(nextRow(id, 1))
  else if (key === 'Home') go(firstRow())
  else if (key === 'End') go(lastRow())
  // Not only once several are chosen: the code that chooses them may still be on its way.
  else if (key === 'm') actions.goToBar()
  else if (choosing.get()) {
    if (key === 'Escape') actions.endChoosing()
    else if (key === 'Delete' || key === 'Backspace')
      document.querySelector<HTMLElement>('[data-part="remove-chosen"]')?.click()
    else return
  } else if (key === 'ArrowRight') actions.open(id)
  else if (key === 'ArrowLeft' || key === 'Escape') actions.close()
  else if (key === 'n') actions.addBelow(id)
  else if (key === 'l') actions.open(id, firstLinkFold(id))
  else if (key === 'Delete' || key === 'Backspace') actions.remove(id)
  else return
  event.preventDefault()
}

// Results have links on several sides: the way up to the impact comes first.
function firstLinkFold(id: NonNullable<ReturnType<typeof cardAround>>): FoldName | undefined {
  const column = rowOf(id)?.dataset['column']
  const other = isColumn(column) ? linkableColumns(column)[0] : undefined
  return other && `link-${other}`
}
