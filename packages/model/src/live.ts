import type * as Y from 'yjs'
import { entriesBeside, touchedEntries } from './entry.ts'
import { watchIdeas } from './idea.ts'
import { type CardId, isCardId } from './ids.ts'
import { watchLeadership } from './leadership.ts'
import type { Plan } from './plan.ts'
import { assemble, type Card, type CardContent, fixedCards, type PlanContent, readCard } from './read.ts'
import { cardOf } from './text.ts'

/** A plan that is read again only where it changed. */
export interface PlanWatch {
  /** The plan as it stands. The same object until something changes; unchanged cards stay the same objects. */
  read(): PlanContent
  /** Calls back after each transaction that changed the plan, with its origin; returns what ends it. */
  subscribe(onChange: (origin: unknown) => void): () => void
  destroy(): void
}

export function watchPlan(plan: Plan): PlanWatch {
  const contents = new Map<CardId, CardContent>()
  const stale = new Set<CardId>()
  // Of two cards merged into each other at once, what is done to one may decide about the other.
  const beside = new Map<CardId, ReadonlySet<string>>()
  const leadership = watchLeadership(plan)
  const ideas = watchIdeas(plan)
  const listeners = new Set<(origin: unknown) => void>()
  let known = new Map<CardId, Card>()
  let current: PlanContent | undefined

  for (const id of plan.cards.keys()) if (isCardId(id)) stale.add(id)

  // Any transaction may matter (roots hold few things besides cards); which cards it touched is what must be known.
  const onTransaction = (transaction: Y.Transaction) => {
    if (transaction.changed.size === 0) return
    for (const [root, id] of touchedEntries(plan, transaction)) {
      if (root === 'cards') stale.add(id as CardId)
      else if (root === 'ideas') ideas.touch(id)
      else leadership.touch(root, id)
    }
    if (transaction.changed.has(plan.questions as unknown as Y.AbstractType<Y.YEvent<Y.Map<unknown>>>)) ideas.touchAll()
    current = undefined
    for (const listener of listeners) listener(transaction.origin)
  }
  plan.doc.on('afterTransaction', onTransaction)

  return {
    read() {
      if (current) return current
      const look = (id: CardId) => {
        const card = cardOf(plan, id)
        const others = card ? entriesBeside('cards', card) : new Set<string>()
        for (const other of [...(beside.get(id) ?? []), ...others]) stale.add(other as CardId)
        if (others.size > 0) beside.set(id, others)
        else beside.delete(id)
      }
      for (const id of [...stale]) look(id)
      for (const id of stale) {
        const card = cardOf(plan, id)
        const content = card ? readCard(id, card) : undefined
        if (content) contents.set(id, content)
        else contents.delete(id)
      }
      stale.clear()
      current = assemble(plan, [...fixedCards(plan), ...contents.values()], leadership.read(), ideas.read(), known)
      known = new Map(current.cards.map((card) => [card.id, card]))
      return current
    },
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    destroy() {
      plan.doc.off('afterTransaction', onTransaction)
      listeners.clear()
    },
  }
}
