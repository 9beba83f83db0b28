import type { KeyboardEvent } from 'react'
import type { Actions } from './actions.ts'
import { isTyped } from './fields.ts'
import type { Grid, Move } from './grid.ts'

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'home',
  End: 'end',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
}

/** The keys of a cell at rest; an open editor has its own. What the table answers to, the board does not hear. */
export function onCellKey(event: KeyboardEvent, grid: Grid, actions: Actions, canEdit: boolean): void {
  const target = event.target as HTMLElement
  if (!target.hasAttribute('data-col')) return
  const { key } = event
  const line = grid.cardAt()
  const isControl = event.ctrlKey || event.metaKey
  const move = isControl && key === 'Home' ? 'first' : isControl && key === 'End' ? 'last' : MOVES[key]
  if (event.altKey) {
    if (key === 'ArrowUp' && line) actions.shift(line, -1)
    else if (key === 'ArrowDown' && line) actions.shift(line, 1)
    else return
  } else if (isControl && key === 'Enter') actions.addBelow()
  else if (move && (!isControl || key === 'Home' || key === 'End')) {
    if (event.shiftKey) grid.stretch(move)
    else grid.move(move)
  } else if (isControl) return
  else if (key === 'Enter' || key === 'F2' || key === ' ') actions.open('as it stands')
  else if (key === 'Delete' || key === 'Backspace') actions.empty()
  else if (key === 'Escape' && grid.state.get().from) grid.go(grid.state.get().at ?? { row: '', col: 'text' })
  else if (canEdit && isTyping(event) && mayType(grid)) {
    // The letter itself goes into the editor that opens: nothing is kept from it, also not from an input method.
    actions.open('fresh')
    event.stopPropagation()
    return
  } else return
  event.preventDefault()
  event.stopPropagation()
}

const isTyping = ({ key }: KeyboardEvent) => key.length === 1 || key === 'Dead' || key === 'Process'

/** Elsewhere letters stay the board's: they change the face. */
function mayType(grid: Grid): boolean {
  const { at } = grid.state.get()
  const line = grid.cardAt()
  return at !== undefined && line !== undefined && isTyped(line.card.column, at.col)
}
