import {
  addCard,
  addLink,
  bringBackCards,
  type Card,
  type CardId,
  cardText,
  COLUMN_FACTS,
  type Column,
  edit,
  isFixedCard,
  labelOf,
  type Language,
  moveCards,
  removeCards,
  setField,
  showDate,
  showValue,
  type Target,
  wordsOf,
} from '@commonboard/model'
import { flushSync } from 'react-dom'
import type { BoardWords, Words } from '../i18n/en.ts'
import { aboveOf, targetOf } from '../outline/target.ts'
import { thisMonth } from '../outline/numbers.ts'
import type { OpenPlan, Session } from '../plan/session.ts'
import type { WritableStore } from '../plan/store.ts'
import { announce } from '../ui/Announcer.tsx'
import { notify } from '../ui/Toast.tsx'
import { type GridField, hasField, wayOf } from './fields.ts'
import type { Grid } from './grid.ts'
import type { CardLine } from './lines.ts'
import type { PastePlan } from './paste.ts'
import type { Window } from './state.ts'
import { writeCell, writeCells } from './write.ts'

/** What a person does in the table, by key, finger or mouse alike. */
export interface Actions {
  /** Opens the cell one is on: its editor, or the window it has. */
  open(how: 'as it stands' | 'fresh'): void
  /** Writes a value that was read; one step of undo. Says what cannot be seen in the cell. */
  write(card: Card, field: GridField, value: unknown): void
  /** Empties the chosen cells. */
  empty(): void
  paste(plan: PastePlan): void
  addTo(column: Column): void
  addUnder(result: Card): void
  /** A new line below the one one is on, of the same kind. */
  addBelow(): void
  /** The editor of a text closes; an added card nobody wrote in goes again. */
  finish(card: CardId, then?: 'down' | 'right' | 'left'): void
  remove(line: CardLine): void
  shift(line: CardLine, by: -1 | 1): void
  headline(card: Card): void
}

interface Env {
  readonly open: OpenPlan
  readonly session: Session
  /** Also false while somebody else asks to wait here. */
  readonly canEdit: boolean
  readonly grid: Grid
  readonly window: WritableStore<Window | undefined>
  readonly words: BoardWords & Pick<Words, 'table'>
  readonly language: Language
  readonly nameOf: (card: Card) => string
  readonly column: () => Column
}

export function createActions(env: Env): Actions {
  const { open, session, canEdit, grid, window, language, nameOf } = env
  const { plan, watch, undo } = open
  const words = env.words.table
  const said = env.words.outline
  const planWords = wordsOf(language)
  /** A card added by us that nobody has written in yet. */
  let fresh: CardId | undefined

  const find = (id: CardId): Card | undefined => watch.read().cards.find((card) => card.id === id)
  /** Each of these is one step of undo. */
  const step = (change: () => void) => {
    if (!canEdit || !session.canEdit()) return
    undo.closeStep()
    change()
    undo.closeStep()
  }
  const lineOf = (id: CardId, under?: CardId) =>
    grid.lines().find((line) => line.kind === 'card' && line.card.id === id && (!under || line.under === under))

  /** On the new card, with its text open. */
  const begin = (id: CardId, under?: CardId) => {
    fresh = id
    const line = lineOf(id, under) ?? lineOf(id)
    if (line) grid.go({ row: line.key, col: 'text' })
    flushSync(() => grid.edit('as it stands'))
  }
  const add = (target: Target, under?: Card) => {
    if (!canEdit) return
    let id: CardId | undefined
    // Drawn at once, so that the new line is there to go to.
    flushSync(() =>
      step(() =>
        edit(plan, () => {
          id = addCard(plan, target)
          if (under) addLink(plan, id, under.id)
        }),
      ),
    )
    if (id) begin(id, under?.id)
  }
  const siblings = (line: CardLine): CardLine[] =>
    grid.lines().flatMap((one) => (one.kind === 'card' && one.isNested && one.under === line.under ? [one] : []))

  const actions: Actions = {
    open(how) {
      const { at } = grid.state.get()
      const line = grid.lineAt()
      if (!at || !line) return
      if (line.kind === 'add') return actions.addTo(env.column())
      if (line.kind !== 'card') return
      const { card, key } = line
      const way = wayOf(at.col)
      if (!hasField(card.column, at.col)) return
      if (way === 'menu') {
        if (canEdit) window.set({ kind: 'menu', card: card.id, row: key })
      } else if (way === 'apart') {
        const kind = at.col === 'breakdowns' ? 'groups' : at.col === 'for' || at.col === 'seenIn' ? 'links' : 'values'
        window.set({ kind, card: card.id, row: key })
      } else if (at.col === 'now' && (how === 'as it stands' || !canEdit)) {
        window.set({ kind: 'values', card: card.id, row: key })
      } else if (!canEdit) return
      else if (way === 'flag') actions.headline(card)
      // At once, inside the key or click: the letter typed goes in, and a tablet opens its keyboard.
      else flushSync(() => grid.edit(how))
    },

    write(card, field, value) {
      const month = thisMonth()
      step(() => writeCell(plan, watch.read(), card, field, value, month))
      if (field === 'now' && typeof value === 'number')
        notify(words.added(showValue(value, card.unit, language), showDate(month, language)))
    },

    empty() {
      if (!canEdit) return
      const { lines, fields } = grid.block()
      const [line] = lines
      if (line && lines.length === 1 && fields[0] === 'number') return actions.remove(line)
      const month = thisMonth()
      const seen = new Set<CardId>()
      step(() =>
        edit(plan, () => {
          for (const { card } of lines) {
            if (seen.has(card.id)) continue
            seen.add(card.id)
            for (const field of fields)
              if (hasField(card.column, field) && !(['number', 'line', 'trend'] as GridField[]).includes(field))
                writeCell(plan, watch.read(), card, field, undefined, month)
          }
        }),
      )
      const last = line?.card.readings?.at(-1)
      if (line && lines.length === 1 && fields[0] === 'now' && last)
        announce(words.takenAway(showValue(last.value, line.card.unit, language), showDate(last.date, language)))
    },

    paste(paste) {
      const cells = paste.cells.filter(({ problem }) => problem === undefined)
      let written = 0
      step(() => {
        written = writeCells(plan, watch.read, paste.content, cells, thisMonth())
      })
      notify(written < cells.length ? words.pastedBut(written, cells.length - written) : words.pasted(written))
    },

    addTo(column) {
      const bands = COLUMN_FACTS[column].bands
      if (!COLUMN_FACTS[column].isFixed) add({ column, band: bands.includes('population') ? 'population' : '' })
    },

    addUnder(result) {
      const last = grid
        .lines()
        .findLast((line) => line.kind === 'card' && line.under === result.id && line.card.band === result.band)
      add(
        { column: 'indicators', band: result.band, ...(last?.kind === 'card' ? { after: last.card.id } : {}) },
        result,
      )
    },

    addBelow() {
      const line = grid.lineAt()
      if (line?.kind === 'add') return actions.addTo(env.column())
      if (line?.kind !== 'card') return
      const { card } = line
      if (COLUMN_FACTS[card.column].isFixed) return
      if (card.column === 'results' && env.column() === 'results') return actions.addUnder(card)
      add({ column: card.column, band: card.band, after: card.id }, line.under ? find(line.under) : undefined)
    },

    finish(id, then) {
      grid.rest()
      if (fresh === id) {
        fresh = undefined
        if (cardText(plan, id).trim() === '')
          return step(() => removeCards(plan, [id], session.participantId, Date.now()))
      }
      if (then) grid.leave(then)
    },

    remove({ card }) {
      if (isFixedCard(card.id) || !canEdit) return
      fresh = undefined
      step(() => removeCards(plan, [card.id], session.participantId, Date.now()))
      notify(said.removed(nameOf(card)), {
        label: words.undo,
        takesBack: true,
        onAct: () => {
          step(() => bringBackCards(plan, [card.id]))
          announce(said.broughtBack(nameOf(card)))
        },
      })
    },

    shift(line, by) {
      const { card } = line
      if (isFixedCard(card.id) || !canEdit) return
      const content = watch.read()
      const target = line.isNested ? besideSibling(line, by) : targetOf(content, card, by)
      if (!target) return announce(by < 0 ? said.alreadyFirst : said.alreadyLast)
      step(() => moveCards(plan, [card.id], target))
      const now = find(card.id)
      if (!now) return
      const place = [
        labelOf(content, language, `column.${now.column}`),
        ...(now.band ? [labelOf(content, language, `band.${now.band}`)] : []),
      ]
      announce(said.movedTo(now.number, place.join(', ')))
    },

    headline(card) {
      step(() => setField(plan, card.id, 'headline', card.headline ? undefined : true))
      announce(
        card.headline ? words.noHeadline : `${words.headline}: ${planWords.columns.indicators.one} ${card.number}`,
      )
    },
  }

  /** Past the next indicator under the same result; one of another level keeps its level to itself. */
  const besideSibling = (line: CardLine, by: -1 | 1): Target | undefined => {
    const all = siblings(line).filter(({ card }) => card.band === line.card.band)
    const other = all[all.findIndex(({ key }) => key === line.key) + by]?.card
    if (!other) return undefined
    const { column, band } = line.card
    return { column, band, after: by > 0 ? other.id : aboveOf(watch.read(), other) }
  }
  return actions
}
