import {
  type Card,
  type CardId,
  type Column,
  COLUMN_FACTS,
  COLUMNS_AND_STRIPS,
  convertCards,
  isFixedCard,
  isStrip,
  labelOf,
  linkRule,
  moveCards,
  type PlanContent,
  splitCard,
  type Target,
} from '@commonboard/model'
import type { Env } from './actions.ts'
import { targetOf } from './target.ts'

/** How a card comes to stand elsewhere, or in two. */
export interface Moving {
  /** Makes two of the open text, and goes on at the beginning of the second. */
  split(id: CardId, at: number): void
  /** Up or down by one, into the next band at the end of a band. */
  shift(id: CardId, by: -1 | 1): void
  /** Into the neighboring column that can hold it. */
  shiftColumn(id: CardId, by: -1 | 1): void
  moveTo(id: CardId, target: Target): void
}

/** What all actions stand on. */
export interface Acting {
  readonly find: (id: CardId) => Card | undefined
  /** Returns what takes just this step back, while it is the last one; undefined: nothing was written. */
  readonly step: (change: () => void) => (() => boolean) | undefined
  readonly tell: (text: string, undo: () => void) => void
  readonly write: (id: CardId, caret?: number) => void
}

export function createMoving(env: Env, { find, step, tell, write }: Acting): Moving {
  const { open, session, focus, language, say } = env
  const { plan, watch } = open
  const words = env.words.outline
  const placeOf = ({ column, band }: Card): string => {
    const content = watch.read()
    const label = labelOf(content, language, `column.${column}`)
    return band ? `${label}, ${labelOf(content, language, `band.${band}`)}` : label
  }

  const moving: Moving = {
    split(id, at) {
      let made: CardId | undefined
      const takeBack = step(() => {
        made = splitCard(plan, id, at)
      })
      if (!made || !takeBack) return say(words.noSplitHere)
      write(made, 0)
      const [first, second] = [find(id), find(made)]
      if (first && second)
        tell(words.splitInto(first.number, second.number), () => (takeBack() ? focus.want(id) : say(words.tooLate)))
    },

    shift(id, by) {
      const card = find(id)
      if (!card || isFixedCard(id)) return
      const target = targetOf(watch.read(), card, by)
      if (!target) return say(by < 0 ? words.alreadyFirst : words.alreadyLast)
      moving.moveTo(id, target)
    },

    shiftColumn(id, by) {
      const card = find(id)
      if (!card || isFixedCard(id)) return
      const column = movableColumn(card.column, by)
      if (!column) return say(words.noColumnThere)
      moving.moveTo(id, { column, band: card.band })
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
  }
  return moving
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
