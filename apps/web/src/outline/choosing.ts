import type { CardId, PlanWatch } from '@commonboard/model'
import type { BoardState } from '../plan/board.ts'
import type { WritableStore } from '../plan/store.ts'
import type { FocusKeeper } from './focus.ts'
import { focusRow, nextRow, rowsBetween } from './rows.ts'

/** How several cards are chosen. */
export interface Choosing {
  /** Each card becomes a box to tick; the card one is on is ticked where it is named. */
  startChoosing(id?: CardId): void
  /** Back to one card. */
  endChoosing(): void
  /** Ticks a card or unticks it; `isRange`: all from the last one ticked to this. */
  tick(id: CardId, isRange?: boolean): void
  /** Goes on to the next card and takes it along. */
  extend(id: CardId, by: -1 | 1): void
  /** To what can be done with the chosen cards, as soon as that is there. */
  goToBar(): void
  /** All of the card's band; all of its column when those are chosen already. False: this person chooses nothing. */
  chooseAround(id: CardId): boolean
}

export function createChoosing(env: {
  readonly watch: PlanWatch
  readonly board: BoardState
  readonly choosing: WritableStore<boolean>
  readonly toBar: WritableStore<boolean>
  readonly focus: FocusKeeper
  readonly mayChoose: () => boolean
  readonly onStart: () => void
  readonly sayCount: (count: number) => void
}): Choosing {
  const { watch, board, choosing, toBar, focus, mayChoose, onStart, sayCount } = env
  const { chosen } = board
  /** Where a range begins, and what was ticked beside it. */
  let anchor: CardId | undefined
  let beside: readonly CardId[] = []

  const set = (ids: Iterable<CardId>, first?: CardId) => {
    const all = new Set(ids)
    const inOrder = watch.read().cards.filter(({ id }) => all.has(id) && id !== first)
    const list = inOrder.map(({ id }) => id)
    chosen.set(first && all.has(first) ? [first, ...list] : list)
    sayCount(chosen.get().length)
  }
  const begin = (id: CardId | undefined): boolean => {
    if (!mayChoose()) return false
    if (choosing.get()) return true
    onStart()
    choosing.set(true)
    anchor = id
    beside = []
    chosen.set(id ? [id] : [])
    return true
  }

  return {
    startChoosing(id) {
      if (begin(id)) sayCount(chosen.get().length)
    },

    endChoosing() {
      if (!choosing.get()) return
      const stays = chosen.get()[0]
      choosing.set(false)
      toBar.set(false)
      if (stays) focus.own(stays)
      chosen.set(stays ? [stays] : [])
      anchor = undefined
    },

    tick(id, isRange = false) {
      // The card one is on belongs to the choice that begins with another.
      if (!begin(chosen.get()[0])) return
      focus.own(id)
      const now = chosen.get()
      if (isRange && anchor) set([...beside, ...rowsBetween(anchor, id)], id)
      else if (now.includes(id)) set(now.filter((one) => one !== id))
      else set([...now, id], id)
      if (!isRange || !anchor) {
        anchor = id
        beside = chosen.get().filter((one) => one !== id)
      }
      focusRow(id)
    },

    extend(id, by) {
      const next = nextRow(id, by)
      if (!next || !begin(id)) return
      if (!chosen.get().includes(id) || !anchor) {
        beside = chosen.get()
        anchor = id
      }
      focus.own(next)
      set([...beside, ...rowsBetween(anchor, next)], next)
      focusRow(next)
    },

    goToBar() {
      if (!choosing.get()) return
      const first = document.querySelector<HTMLElement>('[data-several] button')
      if (first) first.focus()
      // Its code is still on its way: it takes the focus when it comes.
      else toBar.set(true)
    },

    chooseAround(id) {
      const { cards } = watch.read()
      const card = cards.find((one) => one.id === id)
      if (!card || !begin(id)) return false
      const inColumn = cards.filter((one) => one.column === card.column).map((one) => one.id)
      const inBand = cards.filter((one) => one.column === card.column && one.band === card.band).map((one) => one.id)
      const now = new Set(chosen.get())
      const hasBand = inBand.every((one) => now.has(one))
      set(hasBand ? [...now, ...inColumn] : [...now, ...inBand], id)
      return true
    },
  }
}
