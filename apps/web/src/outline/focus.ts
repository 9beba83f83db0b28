import { type CardId, type Column, isStrip, type PlanWatch } from '@commonboard/model'
import { type BoardState, isFocusFree } from '../plan/board.ts'
import type { Store, WritableStore } from '../plan/store.ts'
import { cardAround, firstRow, focusRow, rowOf } from './rows.ts'

/** Where inside a row the focus was, so that it comes back to the same control and caret. */
interface Held {
  readonly card: CardId
  readonly part: string
  readonly caret: number | undefined
}

/**
 * Keeps the focus on the card a person is on, whatever others do: rows are made anew when a card changes its column
 * or band, vanish when it goes, and the browser then drops the focus on the page, where a screen reader is lost.
 */
export interface FocusKeeper {
  /** This card was chosen here; the board's choice need not be followed. */
  own(id: CardId): void
  /** Puts the focus on a row, now or as soon as it stands in the page. */
  want(id: CardId): void
  wantColumn(column: Column): void
  setCaret(id: CardId, caret: number): void
  unfold(column: Column): void
  /** As the outline is drawn: what was taken out of the page under the hands has the focus again before the next letter. */
  keep(): void
  /** After each drawing, when dialogs have given the focus back. */
  settle(): void
  /** Follows the focus and the choice made elsewhere; returns what ends that. */
  listen(): () => void
}

const WANTED_FOR_MS = 2000

export function createFocusKeeper(env: {
  readonly watch: PlanWatch
  readonly board: BoardState
  readonly folded: WritableStore<ReadonlySet<Column>>
  readonly tabStop: WritableStore<CardId | undefined>
  readonly choosing: Store<boolean>
}): FocusKeeper {
  const { watch, board, folded, tabStop, choosing } = env
  let own: CardId | undefined
  let wanted: { card: CardId; until: number } | undefined
  let held: Held | undefined
  let order: CardId[] = []
  /** The focus is on its way from one control to another; for that moment nothing has it, and nothing is lost. */
  let isOnItsWay = false

  const hold = (target: EventTarget | null) => {
    const card = cardAround(target)
    if (!card || !(target instanceof HTMLElement)) {
      held = undefined
      return
    }
    const area = target instanceof HTMLTextAreaElement ? target : undefined
    held = {
      card,
      part: target.closest<HTMLElement>('[data-part]')?.dataset['part'] ?? '',
      caret: area?.selectionStart,
    }
  }

  const keeper: FocusKeeper = {
    own(id) {
      own = id
    },

    want(id) {
      wanted = focusRow(id) ? undefined : { card: id, until: Date.now() + WANTED_FOR_MS }
    },

    wantColumn(column) {
      document.getElementById(`column-${column}`)?.focus()
    },

    setCaret(id, caret) {
      rowOf(id)?.querySelector<HTMLTextAreaElement>('textarea[data-words]')?.setSelectionRange(caret, caret)
    },

    unfold(column) {
      if (isStrip(column) && board.layer.chosen.get() === false) board.layer.show(true)
      const now = folded.get()
      if (now.has(column)) folded.set(new Set([...now].filter((one) => one !== column)))
    },

    keep() {
      if (!wanted && held && !isOnItsWay && isFocusFree()) restore(held)
    },

    settle() {
      const stop = tabStop.get()
      if (!stop || !rowOf(stop)) tabStop.set(firstRow())
      if (wanted) {
        if (focusRow(wanted.card) || wanted.until < Date.now()) wanted = undefined
      } else keeper.keep()
      if (held) order = [...document.querySelectorAll('#outline [data-card]')].map((row) => cardAround(row) as CardId)
    },

    listen() {
      const onFocusIn = (event: FocusEvent) => {
        isOnItsWay = false
        hold(event.target)
        if (!held) return
        tabStop.set(held.card)
        own = held.card
        // Ticking several, the focus goes from one to the next and chooses nothing by itself.
        if (!choosing.get() && board.chosen.get()[0] !== held.card) board.chosen.set([held.card])
      }
      const onFocusOut = (event: FocusEvent) => {
        if (!event.relatedTarget) return
        isOnItsWay = true
        // What it was going to may have gone meanwhile.
        setTimeout(() => {
          isOnItsWay = false
          keeper.settle()
        }, 0)
      }
      const onPointerDown = (event: PointerEvent) => {
        if (!cardAround(event.target)) held = undefined
      }
      // Typing and arrow keys move the caret without moving the focus.
      const onSelection = () => {
        if (held && document.activeElement instanceof HTMLTextAreaElement) hold(document.activeElement)
      }
      const follow = (takesFocus = true) => {
        const id = board.chosen.get()[0]
        if (!id || id === own) return
        own = id
        const card = watch.read().cards.find((one) => one.id === id)
        if (!card) return
        keeper.unfold(card.column)
        tabStop.set(id)
        rowOf(id)?.scrollIntoView({ block: 'center' })
        if (takesFocus) keeper.want(id)
      }
      document.addEventListener('focusin', onFocusIn)
      // Before the controls hear of it and write: drawing comes of that at once.
      document.addEventListener('focusout', onFocusOut, { capture: true })
      document.addEventListener('pointerdown', onPointerDown)
      document.addEventListener('selectionchange', onSelection)
      const stop = board.chosen.subscribe(() => {
        if (!choosing.get()) follow()
      })
      // The other face had this card; and the focus, unless it is on the switch between them.
      own = undefined
      follow(isFocusFree())
      return () => {
        document.removeEventListener('focusin', onFocusIn)
        document.removeEventListener('focusout', onFocusOut, { capture: true })
        document.removeEventListener('pointerdown', onPointerDown)
        document.removeEventListener('selectionchange', onSelection)
        stop()
      }
    },
  }

  const restore = ({ card, part, caret }: Held) => {
    const row = rowOf(card)
    if (row) {
      const target = part ? row.querySelector<HTMLElement>(`[data-part="${part}"]`) : undefined
      if (target) target.focus()
      else focusRow(card)
      if (caret !== undefined) keeper.setCaret(card, caret)
      return
    }
    const now = watch.read().cards.find((one) => one.id === card)
    if (now && folded.get().has(now.column)) {
      keeper.unfold(now.column)
      wanted = { card, until: Date.now() + WANTED_FOR_MS }
      return
    }
    const at = order.indexOf(card)
    const near = [...order.slice(at + 1), ...order.slice(0, Math.max(0, at)).reverse()].find((id) => rowOf(id))
    if (near) focusRow(near)
  }
  return keeper
}
