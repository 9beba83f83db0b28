import { type CardId, type PlanContent } from '@commonboard/model'
import { useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import type { Words } from '../i18n/en.ts'
import { useWords } from '../i18n/language.tsx'
import { touchedCards } from '../plan/waiting.ts'
import { useOpenPlan } from '../plan/usePlan.ts'
import type { Here, HereByCard } from './useHere.ts'

/** A screen reader hears of others' changes at most this often, and not before a little has come together. */
const SAY_AGAIN_MS = 10_000
const GATHER_MS = 1500

interface Change {
  readonly writers: readonly Here[]
  /** The number the card had when it was last seen. */
  readonly number: string | undefined
}

/**
 * Says calmly what others change: "Ana changed 3.2. 2 more changes." What happens to the card one is on is said
 * first, its removal at once.
 */
export default function RemoteChanges(env: {
  /** As last drawn. */
  readonly content: PlanContent
  readonly here: HereByCard
  readonly chosen: () => CardId | undefined
  readonly nameOf: (who: string) => string | undefined
  readonly say: (text: string) => void
}) {
  const { plan, watch, undo } = useOpenPlan()
  const words = useWords()
  const latest = useRef(env)
  useEffect(() => {
    latest.current = env
  })

  useEffect(() => {
    const pending = new Map<CardId, Change>()
    let before = watch.read()
    let saidAt = 0
    let timer: ReturnType<typeof setTimeout> | undefined

    const flush = () => {
      timer = undefined
      const { say, chosen, nameOf } = latest.current
      const now = watch.read()
      const sentences = [...pending]
        .sort(([a], [b]) => Number(b === chosen()) - Number(a === chosen()))
        .map(([id, change]) => sentenceFor(id, before, now, change, nameOf, words.outline))
        .filter((sentence) => sentence !== undefined)
      pending.clear()
      before = now
      const [first, ...more] = sentences
      if (!first) return
      saidAt = Date.now()
      say(more.length > 0 ? `${first} ${words.outline.moreChanges(more.length)}` : first)
    }

    const onTransaction = (transaction: Y.Transaction) => {
      if (undo.isOwn(transaction.origin)) {
        // Our own steps are not news; what others did before them still is.
        if (pending.size === 0) before = watch.read()
        return
      }
      const { here, chosen, content } = latest.current
      for (const id of touchedCards(plan, transaction)) {
        const known = pending.get(id)
        const writers = here.get(id) ?? known?.writers ?? []
        pending.set(id, { writers, number: content.cards.find((card) => card.id === id)?.number ?? known?.number })
      }
      if (pending.size === 0) return
      const own = chosen()
      const isUrgent = own !== undefined && pending.has(own) && watch.read().removed.some((card) => card.id === own)
      if (isUrgent) {
        clearTimeout(timer)
        timer = setTimeout(flush, 0)
      } else timer ??= setTimeout(flush, Math.max(GATHER_MS, saidAt + SAY_AGAIN_MS - Date.now()))
    }
    plan.doc.on('afterTransaction', onTransaction)
    return () => {
      plan.doc.off('afterTransaction', onTransaction)
      clearTimeout(timer)
    }
  }, [plan, watch, undo, words])
  return null
}

function sentenceFor(
  id: CardId,
  before: PlanContent,
  now: PlanContent,
  { writers, number }: Change,
  nameOf: (who: string) => string | undefined,
  words: Words['outline'],
): string | undefined {
  const old = before.cards.find((card) => card.id === id)
  const card = now.cards.find((one) => one.id === id)
  const by = now.removed.find((one) => one.id === id)?.removed?.by
  const name = (by ? nameOf(by) : undefined) ?? (writers.find((one) => one.isWriting) ?? writers[0])?.name
  if (!card) {
    if (!old || !number) return undefined
    return name ? words.takenBy(name, number) : words.taken(number)
  }
  if (!old) return name ? words.addedBy(name, card.number) : words.added(card.number)
  return name ? words.changedBy(name, card.number) : words.changed(card.number)
}
