import {
  addCard,
  addLink,
  adoptCards,
  bringBackCards,
  type Card,
  type CardId,
  cardText,
  COLUMN_FACTS,
  COLUMNS_AND_STRIPS,
  type Column,
  convertCards,
  isStrip,
  isFixedCard,
  labelOf,
  type Language,
  type Link,
  linkRule,
  moveCards,
  type PlanContent,
  removeCards,
  removeLinks,
  splitCard,
  type Target,
  wordsOf,
} from '@commonboard/model'
import { flushSync } from 'react-dom'
import type { BoardWords } from '../i18n/en.ts'
import type { BoardState } from '../plan/board.ts'
import type { OpenPlan, Session } from '../plan/session.ts'
import type { WritableStore } from '../plan/store.ts'
import { notify } from '../ui/Toast.tsx'
import type { FocusKeeper } from './focus.ts'
import { type Choosing, createChoosing } from './choosing.ts'
import { focusRow, neighborOf } from './rows.ts'
import { leaveSheet, enterSheet } from './sheetHistory.ts'
import type { Asked, FoldName, Opened, Told } from './state.ts'

/** What a person does in the outline, by key, finger or mouse alike. */
export interface Actions extends Choosing {
  choose(id: CardId): void
  /** Opens the text in its row; on a phone the sheet. */
  write(id: CardId, caret?: number): void
  /** Closes the text; an added card nobody wrote in goes again. */
  finish(id: CardId, keepsFocus: boolean): void
  /** Enter: a card just written is followed by the next one below; any other text is closed. An empty card ends the list. */
  next(id: CardId): void
  /** Added here, and its first text is still open. */
  isFresh(id: CardId): boolean
  /** Makes two of the open text, and goes on at the beginning of the second. */
  split(id: CardId, at: number): void
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
  /** Up or down by one, into the next band at the end of a band. */
  shift(id: CardId, by: -1 | 1): void
  /** Into the neighboring column that can hold it. */
  shiftColumn(id: CardId, by: -1 | 1): void
  moveTo(id: CardId, target: Target): void
  link(a: Card, b: Card, link: Link | undefined): void
}

interface Env {
  readonly open: OpenPlan
  readonly session: Session
  readonly board: BoardState
  readonly writing: WritableStore<CardId | undefined>
  readonly opened: WritableStore<Opened | undefined>
  readonly told: WritableStore<Told | undefined>
  readonly choosing: WritableStore<boolean>
  readonly asked: WritableStore<Asked | undefined>
  readonly focus: FocusKeeper
  readonly isPhone: boolean
  readonly words: BoardWords
  readonly language: Language
  readonly say: (text: string) => void
}

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
  const placeOf = ({ column, band }: Card): string => {
    const content = watch.read()
    const label = labelOf(content, language, `column.${column}`)
    return band ? `${label}, ${labelOf(content, language, `band.${band}`)}` : label
  }
  /** Each of these is one step of undo. */
  const step = (change: () => void) => {
    const takeBack = session.canEdit() ? undo.asStep(change) : undefined
    return takeBack && (() => session.canEdit() && takeBack())
  }

  const tell = (text: string, undo: () => void) => {
    if (isPhone && opened.get()) told.set({ text, undo })
    else notify(text, { label: words.undo, onAct: undo })
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

  const several = createChoosing({
    watch,
    board,
    choosing,
    focus,
    mayChoose: session.canEdit,
    onStart: () => {
      writing.set(undefined)
      if (!isPhone) opened.set(undefined)
    },
    sayCount: (count) => say(words.chosen(count)),
  })

  const actions: Actions = {
    ...several,
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

    split(id, at) {
      let made: CardId | undefined
      const takeBack = step(() => {
        made = splitCard(plan, id, at)
      })
      if (!made || !takeBack) return say(words.noSplitHere)
      actions.write(made, 0)
      const [first, second] = [find(id), find(made)]
      if (first && second)
        tell(words.splitInto(first.number, second.number), () => (takeBack() ? focus.want(id) : say(words.tooLate)))
    },

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

    shift(id, by) {
      const card = find(id)
      if (!card || isFixedCard(id)) return
      const target = targetOf(watch.read(), card, by)
      if (!target) return say(by < 0 ? words.alreadyFirst : words.alreadyLast)
      actions.moveTo(id, target)
    },

    shiftColumn(id, by) {
      const card = find(id)
      if (!card || isFixedCard(id)) return
      const column = movableColumn(card.column, by)
      if (!column) return say(words.noColumnThere)
      actions.moveTo(id, { column, band: card.band })
    },

    moveTo(id, target) {
      const before = find(id)
      if (!before || !session.canEdit()) return
      const content = watch.read()
      const resting = restingLinks(content, before, target.column)
      const values = before.column !== target.column ? (before.readings?.length ?? 0) : 0
      const takeBack = step(() => (before.column === target.column ? moveCards : convertCards)(plan, [id], target))
      const now = find(id)
      if (!now) return
      focus.unfold(now.column)
      say(words.movedTo(now.number, placeOf(now)))
      if (now.column === before.column) return
      const text = [
        words.made[now.column],
        resting > 0 ? words.linksRest(resting) : '',
        values > 0 ? words.valuesRest(values) : '',
      ]
      tell(text.filter(Boolean).join(' '), () => {
        if (!takeBack?.()) return say(words.tooLate)
        focus.unfold(before.column)
        focus.want(id)
      })
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

const bandRows = (content: PlanContent, column: Column, band: Card['band']) =>
  content.cards.filter((card) => card.column === column && card.band === band)

/** The live card above, or null for the first of its band. */
export function aboveOf(content: PlanContent, card: Card): CardId | null {
  const rows = bandRows(content, card.column, card.band)
  return rows[rows.findIndex((row) => row.id === card.id) - 1]?.id ?? null
}

export function targetOf(content: PlanContent, card: Card, by: -1 | 1): Target | undefined {
  const { column, band } = card
  const rows = bandRows(content, column, band)
  const index = rows.findIndex((row) => row.id === card.id)
  if (by < 0 && index > 0) return { column, band, after: rows[index - 2]?.id ?? null }
  const below = rows[index + 1]
  if (by > 0 && below) return { column, band, after: below.id }
  const bands = COLUMN_FACTS[column].bands
  const next = bands[bands.indexOf(band) + by]
  if (next === undefined) return undefined
  return by < 0 ? { column, band: next } : { column, band: next, after: null }
}

// From one of the seven to its neighbor there, from a strip to the other strip.
function movableColumn(column: Column, by: -1 | 1): Column | undefined {
  const row = COLUMNS_AND_STRIPS.filter((one) => isStrip(one) === isStrip(column))
  for (let index = row.indexOf(column) + by; ; index += by) {
    const next = row[index]
    if (!next || !COLUMN_FACTS[next].isFixed) return next
  }
}

// A link rests, unseen, while its ends stand in columns that are not linked; one that has a sense the other way is turned.
function restingLinks(content: PlanContent, card: Card, column: Column): number {
  if (column === card.column) return 0
  const columns = new Map(content.cards.map((one) => [one.id, one.column]))
  return content.links.filter((link) => {
    if (link.from !== card.id && link.to !== card.id) return false
    const far = columns.get(link.from === card.id ? link.to : link.from)
    return !far || !linkRule(column, far)
  }).length
}
