import { type CardId, type PlanContent, readPresence } from '@commonboard/model'
import type * as Y from 'yjs'
import type { Words } from '../i18n/en.ts'
import type { OpenPlan } from '../plan/documents.ts'
import { touchedCards } from '../plan/waiting.ts'
import type { HereByCard } from './useHere.ts'

/** A screen reader hears of others' changes at most this often, and not before a little has come together. */
const SAY_AGAIN_MS = 10_000
const GATHER_MS = 1500
/** Changes and names come on two sockets: a name that is on its way is waited for so long. */
const NAME_MAX_MS = 3000

/** The outline as it is just now. */
export interface Scene {
  /** As last drawn. */
  readonly content: PlanContent
  readonly here: HereByCard
  readonly chosen: () => CardId | undefined
  readonly nameOf: (who: string) => string | undefined
  readonly say: (text: string) => void
}

export interface NewsOptions {
  readonly open: Pick<OpenPlan, 'plan' | 'watch' | 'undo' | 'awareness'>
  readonly participantId: string
  readonly scene: () => Scene
  readonly words: Pick<Words, 'common' | 'outline'>
  /** Calls back once, after `ms`; returns what cancels it. */
  readonly after: (ms: number, callback: () => void) => () => void
  readonly now: () => number
}

export interface News {
  /** Somebody has come, or a name has. */
  lookAgain(): void
  stop(): void
}

/** A page that is open somewhere. Another one of one's own has no name here. */
interface Page {
  readonly name?: string
}

interface Change {
  /** The page it comes from, by its id in the document. undefined: there were several, or the document does not say. */
  readonly client: number | undefined
  /** What was known of that page at the time; it may be closed by now. */
  readonly page: Page | undefined
  /** Who was on the card. */
  readonly near: string | undefined
  /** The number the card had when it was last seen. */
  readonly number: string | undefined
}

/**
 * Says calmly what others change: "Ana changed 3.2. 2 more changes." What happens to the card one is on is said
 * first, its removal at once.
 */
export function tellNews({ open, participantId, scene, words, after, now }: NewsOptions): News {
  const { plan, watch, undo, awareness } = open
  const pending = new Map<CardId, Change>()
  let before = watch.read()
  let saidAt = -Infinity
  let cancel: (() => void) | undefined
  /** Until then a name is waited for. */
  let namedBy: number | undefined

  const flushAfter = (ms: number) => {
    cancel?.()
    cancel = after(ms, flush)
  }

  /** undefined: nothing is known of it, or not yet. */
  const pageOf = (client: number | undefined): Page | undefined => {
    const presence = client === undefined ? undefined : readPresence(awareness.getStates().get(client))
    if (presence?.name === undefined) return undefined
    return presence.who === participantId ? {} : { name: presence.name || words.common.noName }
  }

  const nearTo = (id: CardId) => {
    const writers = scene().here.get(id) ?? []
    return (writers.find((one) => one.isWriting) ?? writers[0])?.name
  }

  const newsOf = (id: CardId, change: Change, content: PlanContent) => {
    const by = content.removed.find((one) => one.id === id)?.removed?.by
    const remover = by === undefined ? undefined : scene().nameOf(by)
    const page = pageOf(change.client) ?? change.page
    const name = remover ?? (page ? page.name : change.near)
    const text = sentenceFor(id, before, content, name, change.number, words.outline)
    if (text === undefined) return undefined
    const isNameComing = remover === undefined && !page && (by !== undefined || change.client !== undefined)
    return { text, isNameComing }
  }

  const flush = () => {
    cancel?.()
    cancel = undefined
    const content = watch.read()
    const own = scene().chosen()
    const news = [...pending]
      .sort(([a], [b]) => Number(b === own) - Number(a === own))
      .map(([id, change]) => newsOf(id, change, content))
      .filter((one) => one !== undefined)
    const [first, ...more] = news
    if (first?.isNameComing) {
      namedBy ??= now() + NAME_MAX_MS
      if (now() < namedBy) return flushAfter(namedBy - now())
    }
    namedBy = undefined
    pending.clear()
    before = content
    if (!first) return
    saidAt = now()
    scene().say(more.length > 0 ? `${first.text} ${words.outline.moreChanges(more.length)}` : first.text)
  }

  const onTransaction = (transaction: Y.Transaction) => {
    if (undo.isOwn(transaction.origin)) {
      // Our own steps are not news; what others did before them still is.
      if (pending.size === 0) before = watch.read()
      return
    }
    const client = writerOf(transaction)
    for (const id of touchedCards(plan, transaction)) {
      const known = pending.get(id)
      pending.set(id, {
        client: client ?? known?.client,
        page: client === undefined ? known?.page : pageOf(client),
        near: nearTo(id) ?? known?.near,
        number: scene().content.cards.find((card) => card.id === id)?.number ?? known?.number,
      })
    }
    if (pending.size === 0) return
    const own = scene().chosen()
    const isUrgent = own !== undefined && pending.has(own) && watch.read().removed.some((card) => card.id === own)
    if (isUrgent) flushAfter(0)
    else if (!cancel) flushAfter(Math.max(GATHER_MS, saidAt + SAY_AGAIN_MS - now()))
  }
  plan.doc.on('afterTransaction', onTransaction)
  return {
    lookAgain() {
      if (namedBy !== undefined) flush()
    },
    stop() {
      plan.doc.off('afterTransaction', onTransaction)
      cancel?.()
    },
  }
}

/** Whose page a transaction comes from. Who only takes letters away leaves no trace of himself. */
function writerOf({ beforeState, afterState }: Y.Transaction): number | undefined {
  const writers = [...afterState].filter(([client, clock]) => clock !== (beforeState.get(client) ?? 0))
  return writers.length === 1 ? writers[0]?.[0] : undefined
}

function sentenceFor(
  id: CardId,
  before: PlanContent,
  now: PlanContent,
  name: string | undefined,
  number: string | undefined,
  words: Words['outline'],
): string | undefined {
  const old = before.cards.find((card) => card.id === id)
  const card = now.cards.find((one) => one.id === id)
  if (!card) {
    if (!old || !number) return undefined
    return name ? words.takenBy(name, number) : words.taken(number)
  }
  if (!old) return name ? words.addedBy(name, card.number) : words.added(card.number)
  return name ? words.changedBy(name, card.number) : words.changed(card.number)
}
