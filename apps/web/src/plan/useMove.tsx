import {
  type Card,
  type CardId,
  type Column,
  linkRule,
  moveCards,
  type PlanContent,
  type Target,
} from '@commonboard/model'
import { type ReactNode, useCallback, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions, DialogText } from '../ui/Dialog.tsx'
import { useOpenPlan, useSession } from './usePlan.ts'

/** What a move to another column would hide: links its kind does not have, values only indicators show. */
export interface Resting {
  readonly links: number
  readonly values: number
}

export function restingAfter(content: PlanContent, ids: readonly CardId[], column: Column): Resting {
  const cards = new Map<CardId, Card>(content.cards.map((card) => [card.id, card]))
  const moving = new Set(ids)
  const columnOf = (id: CardId) => (moving.has(id) ? column : cards.get(id)?.column)
  const links = content.links.filter((link) => {
    if (!moving.has(link.from) && !moving.has(link.to)) return false
    const from = columnOf(link.from)
    const to = columnOf(link.to)
    const rule = from && to ? linkRule(from, to) : undefined
    return !rule
  }).length
  const values = column === 'indicators' ? 0 : ids.filter((id) => (cards.get(id)?.readings?.length ?? 0) > 0).length
  return { links, values }
}

/**
 * Moves cards; asks first, in one line, when their kind changes and something of theirs would rest.
 * The second value is the question, to be put on the page.
 */
export function useMove(): [move: (ids: readonly CardId[], target: Target) => void, question: ReactNode] {
  const { plan, watch, undo } = useOpenPlan()
  const session = useSession()
  const words = useWords()
  const [asked, setAsked] = useState<{ ids: readonly CardId[]; target: Target; resting: Resting }>()
  const write = useCallback(
    (ids: readonly CardId[], target: Target) => {
      // A question may have stood open while this person's rights changed.
      if (session.canEdit()) undo.asStep(() => moveCards(plan, ids, target))
    },
    [plan, undo, session],
  )
  const move = useCallback(
    (ids: readonly CardId[], target: Target) => {
      const resting = restingAfter(watch.read(), ids, target.column)
      if (resting.links > 0 || resting.values > 0) setAsked({ ids, target, resting })
      else write(ids, target)
    },
    [watch, write],
  )
  const question = asked && (
    <Dialog
      open
      onOpenChange={() => setAsked(undefined)}
      title={words.plan.makeThis(asked.target.column, asked.ids.length)}
    >
      <DialogText>{words.plan.willRest(asked.resting.links, asked.resting.values)}</DialogText>
      <DialogActions>
        <Button onClick={() => setAsked(undefined)}>{words.plan.leaveIt}</Button>
        <Button
          look="main"
          onClick={() => {
            write(asked.ids, asked.target)
            setAsked(undefined)
          }}
        >
          {words.plan.makeIt(asked.target.column, asked.ids.length)}
        </Button>
      </DialogActions>
    </Dialog>
  )
  return [move, question]
}
