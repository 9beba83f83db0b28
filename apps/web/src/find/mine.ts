import { BY_HAND, type CardId, FUNCTION_CODES, functionCardId, type Plan, VISION_ID } from '@commonboard/model'
import type * as Y from 'yjs'
import { MINE, read, write } from '../plan/device.ts'

/** So many cards are remembered as one's own in a plan, the ones written last. */
const MINE_MAX = 500

/** The cards somebody wrote or wrote on, in this plan and on this device. It is known nowhere else. */
export function readMine(planId: string): ReadonlySet<CardId> {
  const kept = read(MINE + planId)
  return new Set(Array.isArray(kept) ? (kept.filter((id) => typeof id === 'string') as CardId[]) : [])
}

/**
 * Notes the cards this person makes and writes in; moving and linking make none one's own.
 * @returns what ends it
 */
export function noteMine(plan: Plan, planId: string, onChange: (mine: ReadonlySet<CardId>) => void): () => void {
  let mine = readMine(planId)
  const add = (ids: readonly CardId[]) => {
    if (ids.every((id) => mine.has(id))) return
    // Other tabs may have noted some meanwhile.
    mine = new Set([...new Set([...readMine(planId), ...mine, ...ids])].slice(-MINE_MAX))
    write(MINE + planId, [...mine])
    onChange(mine)
  }
  const onCards = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], { origin }: Y.Transaction) => {
    if (origin !== BY_HAND) return
    const ids: CardId[] = []
    for (const event of events) {
      const [id, key] = event.path
      // Above all cards: one that has just been made.
      if (id === undefined) {
        for (const [made, { action }] of event.changes.keys) if (action === 'add') ids.push(made as CardId)
      } else if (key === 'text') ids.push(id as CardId)
    }
    if (ids.length > 0) add(ids)
  }
  plan.cards.observeDeep(onCards)
  const stops = FUNCTION_CODES.map((code) => {
    const { line } = plan.functionTexts[code]
    const onLine = (_: unknown, { origin }: Y.Transaction) => {
      if (origin === BY_HAND) add([functionCardId(code)])
    }
    line.observe(onLine)
    return () => line.unobserve(onLine)
  })
  const onVision = (_: unknown, { origin }: Y.Transaction) => {
    if (origin === BY_HAND) add([VISION_ID])
  }
  plan.vision.observeDeep(onVision)
  return () => {
    plan.cards.unobserveDeep(onCards)
    plan.vision.unobserveDeep(onVision)
    for (const stop of stops) stop()
  }
}
