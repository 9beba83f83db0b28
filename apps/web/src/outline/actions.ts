import {
  addCard,
  addLink,
  adoptCards,
  bringBackCards,
  type Card,
  type CardId,
  cardText,
  COLUMN_FACTS,
  isFixedCard,
  type Language,
  type Link,
  removeCards,
  removeLinks,
  type Target,
  wordsOf,
} from '@commonboard/model'
import { flushSync } from 'react-dom'
import { loadPart } from '../i18n/catalogues.ts'
import type { BoardWords } from '../i18n/en.ts'
import type { BoardState } from '../plan/board.ts'
import type { OpenPlan, Session } from '../plan/session.ts'
import type { WritableStore } from '../plan/store.ts'
import { whenHere } from '../ui/later.ts'
import { notify } from '../ui/Toast.tsx'
import type { FocusKeeper } from './focus.ts'
import type { Choosing } from './choosing.ts'
import type { Moving } from './moving.ts'
import { cardAround, focusRow, neighborOf } from './rows.ts'
import { leaveSheet, enterSheet } from '../ui/sheetHistory.ts'
import type { Asked, FoldName, Opened, Told } from './state.ts'

/** What a person does in the outline, by key, finger or mouse alike. */
export interface Actions extends Choosing, Moving {
  /** Copies cards, each right below its original; the last copy is chosen. False: this person may not. */
  duplicate(ids: readonly CardId[]): boolean
  choose(id: CardId): void
  /** Opens the text in its row; on a phone the sheet. */
  write(id: CardId, caret?: number): void
  /** Closes the text; an added card nobody wrote in goes again. */
  finish(id: CardId, keepsFocus: boolean): void
  /** Enter: a card just written is followed by the next one below; any other text is closed. An empty card ends the list. */
  next(id: CardId): void
  /** Added here, and its first text is still open. */
  isFresh(id: CardId): boolean
  /** Looks at several pasted lines before they become cards; absent caret: on the row, not in its text. */
  paste(id: CardId, text: string, caret?: number): void
  /** Asks before something is done to several cards, or how it is to be done. */
  ask(asked: Asked): void
  /** Says what was done, with the way back. */
  tell(text: string, undo: () => void): void
  /** Chooses a card, unfolds its column and puts the focus on it; on a phone its sheet goes with it. */
  show(id: CardId): void
  open(id: CardId, fold?: FoldName): void
  close(): void
  add(target: Target): void
  addBelow(id: CardId): void
  remove(id: CardId): void
  bringBack(id: CardId): void
  keep(id: CardId): void
  link(a: Card, b: Card, link: Link | undefined): void
}

export interface Env {
  readonly open: OpenPlan
  readonly session: Session
  readonly board: BoardState
  readonly writing: WritableStore<CardId | undefined>
  readonly opened: WritableStore<Opened | undefined>
  readonly told: WritableStore<Told | undefined>
  readonly choosing: WritableStore<boolean>
  readonly toBar: WritableStore<boolean>
  readonly asked: WritableStore<Asked | undefined>
  readonly focus: FocusKeeper
  readonly isPhone: boolean
  readonly words: BoardWords
  readonly language: Language
  readonly say: (text: string) => void
}

export const loadMoreActions = () => import('./moreActions.ts')

export function createActions(env: Env): Actions {
  const { open, session, board, writing, opened, focus, isPhone, language, say } = env
  const { plan, watch, undo } = open
  const { told, choosing, asked } = env
  const words = env.words.outline
  const planWords = wordsOf(language)
  /** A card added by us that nobody has written in yet. */
  let fresh: CardId | undefined

  const find = (id: CardId): Card | undefined => watch.read().cards.find((card) => card.id === id)
  const nameOf = (card: Card): string => `${planWords.columns[card.column].one} ${card.number}`
  /** Each of these is one step of undo. */
  const step = (change: () => void) => {
    const takeBack = session.canEdit() ? undo.asStep(change) : undefined
    return takeBack && (() => session.canEdit() && takeBack())
  }

  const tell = (text: string, undo: () => void) => {
    if (isPhone && opened.get()) told.set({ text, undo })
    else notify(text, { label: words.undo, onAct: undo, takesBack: true })
  }

  const choose = (id: CardId) => {
    focus.own(id)
    if (!choosing.get() && board.chosen.get()[0] !== id) board.chosen.set([id])
  }

  const dropIfBlank = (id: CardId, keepsFocus: boolean): boolean => {
    if (fresh !== id) return false
    fresh = undefined
    if (cardText(plan, id).trim() !== '') return false
    const neighbor = neighborOf(id, 'above')
    step(() => removeCards(plan, [id], session.participantId, Date.now()))
    if (!neighbor) return true
    if (board.chosen.get()[0] === id) choose(neighbor)
    if (keepsFocus) focus.want(neighbor)
    return true
  }

  const more = whenHere(async () => {
    const { createMoreActions } = await loadMoreActions()
    return createMoreActions(env, { find, step, tell, write: actions.write, show: actions.show })
  })

  const actions: Actions = {
    startChoosing: (id) => more((act) => act.startChoosing(id)),
    endChoosing: () => more((act) => act.endChoosing()),
    tick: (id, isRange) => more((act) => act.tick(id, isRange)),
    extend(id, by) {
      // Pressed twice before its code came: the second time goes on from where the first has led.
      let hasWaited = false
      more((act) => act.extend((hasWaited && cardAround(document.activeElement)) || id, by))
      hasWaited = true
    },
    chooseAround(id) {
      if (!session.canEdit() || !find(id)) return false
      more((act) => act.chooseAround(id))
      return true
    },
    goToBar: () => more((act) => act.goToBar()),
    duplicate(ids) {
      if (!session.canEdit()) return false
      const chosen = board.chosen.get()
      const isOfChosen = choosing.get() && ids.some((id) => chosen.includes(id))
      void loadPart(language, 'cards').then((words) => more((act) => act.duplicate(isOfChosen ? chosen : ids, words)))
      return true
    },
    split: (id, at) => more((act) => act.split(id, at)),
    shift: (id, by) => more((act) => act.shift(id, by)),
    shiftColumn: (id, by) => more((act) => act.shiftColumn(id, by)),
    moveTo: (id, target) => more((act) => act.moveTo(id, target)),

    choose,
    tell,

    write(id, caret) {
      choose(id)
      if (isPhone || !session.canEdit()) return actions.open(id)
      // At once, inside the click: a tablet opens its keyboard only then.
      flushSync(() => writing.set(id))
      if (caret !== undefined) focus.setCaret(id, caret)
    },

    finish(id, keepsFocus) {
      if (writing.get() !== id) return
      // Leaving by a click elsewhere the focus is on its way already, and nothing has to stand at once.
      if (keepsFocus) flushSync(() => writing.set(undefined))
      else writing.set(undefined)
      if (!dropIfBlank(id, keepsFocus) && keepsFocus) focusRow(id)
    },

    next(id) {
      if (fresh !== id || cardText(plan, id).trim() === '') {
        if (opened.get()) actions.close()
        else actions.finish(id, true)
        return
      }
      actions.addBelow(id)
    },

    isFresh: (id) => fresh === id,

    paste(id, text, caret) {
      const card = find(id)
      if (!card) return
      const { column, band } = card
      const target: Target = COLUMN_FACTS[column].isFixed ? { column: 'impact', band: '' } : { column, band, after: id }
      actions.ask({ what: 'paste', text, target, into: caret === undefined ? undefined : { card: id, caret } })
    },

    ask(next) {
      if (session.canEdit()) asked.set(next)
    },

    show(id) {
      const card = find(id)
      if (!card) return
      if (isPhone && opened.get()) return actions.open(id)
      choose(id)
      focus.unfold(card.column)
      focus.want(id)
    },

    open(id, fold) {
      choose(id)
      if (isPhone && !opened.get()) enterSheet()
      told.set(undefined)
      opened.set({ card: id, fold, takesFocus: fold !== undefined })
    },

    close() {
      const was = opened.get()
      if (!was) return
      opened.set(undefined)
      if (isPhone) leaveSheet()
      if (!dropIfBlank(was.card, true)) focus.want(was.card)
    },

    add(target) {
      step(() => {
        fresh = addCard(plan, target)
      })
      if (!fresh) return
      choose(fresh)
      // Behind the sheet already, so that the new card is in sight when the sheet closes.
      focus.unfold(target.column)
      if (isPhone) return actions.open(fresh)
      // At once, as long as the key is down: a tablet takes its keyboard away in between.
      flushSync(() => writing.set(fresh))
    },

    addBelow(id) {
      const card = find(id)
      if (card && !COLUMN_FACTS[card.column].isFixed) actions.add({ column: card.column, band: card.band, after: id })
    },

    remove(id) {
      const card = find(id)
      if (!card || isFixedCard(id) || !session.canEdit()) return
      const neighbor = neighborOf(id)
      fresh = undefined
      step(() => removeCards(plan, [id], session.participantId, Date.now()))
      if (writing.get() === id) writing.set(undefined)
      if (opened.get()?.card === id) {
        opened.set(undefined)
        if (isPhone) leaveSheet()
      }
      if (neighbor) {
        choose(neighbor)
        focus.want(neighbor)
      } else focus.wantColumn(card.column)
      tell(words.removed(nameOf(card)), () => actions.bringBack(id))
    },

    bringBack(id) {
      step(() => bringBackCards(plan, [id]))
      const card = find(id)
      if (!card) return
      choose(id)
      focus.want(id)
      say(words.broughtBack(nameOf(card)))
    },

    keep(id) {
      step(() => adoptCards(plan, [id]))
      focus.want(id)
      const card = find(id)
      if (card) say(words.kept(nameOf(card)))
    },

    link(a, b, link) {
      step(() => {
        if (link) removeLinks(plan, [link.id])
        else addLink(plan, a.id, b.id)
      })
      say(link ? words.unlinked(a.number, b.number) : words.linked(a.number, b.number))
    },
  }
  return actions
}
