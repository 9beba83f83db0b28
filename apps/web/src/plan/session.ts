import {
  type CardId,
  CLOSE,
  createUndo,
  isCardId,
  mayWrite,
  openPlan,
  type Plan,
  type PlanWatch,
  type Presence,
  type Rights,
  type Undo,
  watchPlan,
} from '@commonboard/model'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { keepWords, type KeptWords } from './kept.ts'
import { createStore, type Store, type WritableStore } from './store.ts'
import { connectZone, isRefusal, type ZoneConnection, type ZoneState } from './zone.ts'

/** The truths of the saved indicator; see `Saved.tsx` for their words. */
export type SavedState = 'saved' | 'saving' | 'notSaved' | 'refused'

/** Why a plan is not on the screen yet. */
export type Opening = 'opening' | 'cannotLoad' | 'noSocket'

/** What ends a visit to a plan. */
export type Ending = 'gone' | 'putOut' | 'reload' | 'whoAreYou'

/** The plan as it is open on this device: documents, undo, presence. Made anew after a refusal. */
export interface OpenPlan {
  /** Rises with each new set of documents; React mounts the boards anew by it. */
  readonly generation: number
  readonly plan: Plan
  readonly watch: PlanWatch
  readonly undo: Undo
  readonly awareness: Awareness
}

/** One person's visit to a plan: live documents, the truth about saving, rights. */
export interface Session {
  readonly planId: string
  readonly participantId: string
  /** Our own name and color: the server stamps them on what others see of us. */
  readonly me: { readonly name: string; readonly color: number }
  readonly open: Store<OpenPlan>
  /** The plan's words have arrived at least once. */
  readonly isLoaded: Store<boolean>
  readonly opening: Store<Opening>
  readonly saved: Store<SavedState>
  readonly rights: Store<Rights>
  readonly kept: WritableStore<readonly KeptWords[]>
  readonly ending: Store<Ending | undefined>
  /** Changes our own presence; absent keys stay as they are. */
  setPresence(change: Partial<Presence>): void
  canEdit(): boolean
  destroy(): void
}

export interface SessionOptions {
  readonly planId: string
  readonly participantId: string
  readonly me: Session['me']
  readonly rights: Rights
  /** Asks over HTTP whether we are still welcome, and as what; a browser cannot see why an upgrade failed. */
  readonly ask: () => Promise<Rights | 'unknown' | Ending>
}

const CHECK_AGAIN_MS = 3000
/** A network that lets the page through but no socket shows itself by then. */
const NO_SOCKET_MS = 10_000

export function openSession({ planId, participantId, me, rights: firstRights, ask }: SessionOptions): Session {
  const rights = createStore<Rights>(firstRights)
  const saved = createStore<SavedState>('saving')
  const isLoaded = createStore(false)
  const opening = createStore<Opening>('opening')
  const kept = createStore<readonly KeptWords[]>([])
  const ending = createStore<Ending | undefined>(undefined)
  const touched = new Set<CardId>()
  /** Something changed here since the last Saved: words, a link, an answer. */
  let isUnsaved = false
  let isDestroyed = false
  let generation = 0
  let states: Partial<Record<'plan' | 'session', ZoneState>> = {}
  let connections: ZoneConnection[] = []
  let askedAt = 0

  const paint = () => {
    const plan = states.plan
    if (plan?.wasSynced) isLoaded.set(true)
    if (plan?.isSaved) {
      touched.clear()
      isUnsaved = false
    }
    if (saved.get() === 'refused' && kept.get().length > 0 && plan?.isSaved !== true) return
    if (!plan || !plan.wasSynced) saved.set('saving')
    else if (!plan.isSynced || plan.isSavingFailing) saved.set('notSaved')
    else saved.set(plan.isSaved ? 'saved' : 'saving')
  }

  const askWhy = () => {
    if (Date.now() - askedAt < CHECK_AGAIN_MS) return
    askedAt = Date.now()
    askNow()
  }

  const askNow = () => {
    const before = rights.get()
    ask().then(
      (answer) => {
        if (isDestroyed || answer === 'unknown') return
        if (typeof answer === 'string') finish(answer)
        // A notice that came meanwhile knows better.
        else if (rights.get() === before) rights.set(answer)
      },
      (error: unknown) => console.warn('The server did not answer', error),
    )
  }

  const finish = (why: Ending) => {
    keep(why)
    ending.set(why)
    for (const connection of connections) connection.provider.disconnect()
  }

  const keep = (reason: string) => {
    const { plan, watch } = open.get()
    const words = keepWords(plan, watch.read(), touched, rights.get().role, reason)
    if (words.items.length > 0) kept.set([...kept.get(), words])
    touched.clear()
    isUnsaved = false
    return words.items.length > 0
  }

  // A refused edit leaves the document unusable, because all that is typed later depends on it.
  const startAnew = (reason: string) => {
    const hadWords = keep(reason)
    const old = open.get()
    close()
    states = {}
    open.set(build())
    old.undo.destroy()
    old.watch.destroy()
    old.awareness.destroy()
    old.plan.doc.destroy()
    saved.set(hadWords ? 'refused' : 'saving')
  }

  const onClosed = (code: number, reason: string) => {
    const closed = generation
    const goOn = () => {
      if (!isDestroyed && closed === generation) startAnew(reason)
    }
    if (isRefusal(code)) {
      // Put out or refused? Whoever is still welcome was refused an edit and goes on with a fresh document.
      ask().then((answer) => {
        if (typeof answer !== 'string' || answer === 'unknown') goOn()
        else if (!isDestroyed) finish(answer)
      }, goOn)
    } else if (code === CLOSE.newerDocument) finish('reload')
    else if (code === CLOSE.whoAreYou) finish('whoAreYou')
    else finish('gone')
  }

  const build = (): OpenPlan => {
    generation += 1
    const doc = new Y.Doc()
    const sessionDoc = new Y.Doc()
    // One id in all zones: carets and presence name people by it.
    sessionDoc.clientID = doc.clientID
    const plan = openPlan({ plan: doc })
    const awareness = new Awareness(sessionDoc)
    const silent = new Awareness(doc)
    silent.setLocalState(null)
    let refusal = ''
    const mine = generation
    /** What an earlier set of documents has to say, or a page that was left, is no longer our concern. */
    const isCurrent = () => !isDestroyed && mine === generation
    const events = (zone: 'plan' | 'session') => ({
      onState: (state: ZoneState) => {
        if (!isCurrent()) return
        const before = states[zone]
        states = { ...states, [zone]: state }
        paint()
        // Rights may have changed while we were cut off; nobody tells us then.
        if (zone === 'plan' && state.isSynced && before?.wasSynced && !before.isSynced) askNow()
      },
      onRights: (next: Rights) => rights.set(next),
      onRefused: (reason: string) => {
        if (zone !== 'plan') return
        refusal = reason
        queueMicrotask(() => {
          if (isCurrent()) startAnew(refusal)
        })
      },
      onClosed: (code: number) => onClosed(code, refusal),
      onTrouble: (code: number | undefined) => {
        if (!isCurrent() || ending.get() !== undefined) return
        if (code === CLOSE.cannotLoad) opening.set('cannotLoad')
        askWhy()
      },
      onRestartSoon: () => undefined,
    })
    const undo = createUndo(plan)
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (!undo.isOwn(transaction.origin)) return
      if (transaction.changed.size > 0) isUnsaved = true
      for (const id of touchedCards(plan, transaction)) touched.add(id)
    })
    connections = [
      connectZone(planId, 'plan', doc, silent, events('plan')),
      connectZone(planId, 'session', sessionDoc, awareness, events('session')),
    ]
    return { generation, plan, watch: watchPlan(plan), undo, awareness }
  }

  const close = () => {
    for (const connection of connections) connection.destroy()
    connections = []
  }

  const open = createStore<OpenPlan>(build())

  const warnBeforeLeaving = (event: BeforeUnloadEvent) => {
    if (isUnsaved || kept.get().length > 0) event.preventDefault()
  }
  window.addEventListener('beforeunload', warnBeforeLeaving)
  const noSocket = setTimeout(() => {
    if (opening.get() === 'opening') opening.set('noSocket')
  }, NO_SOCKET_MS)

  return {
    planId,
    participantId,
    me,
    open,
    isLoaded,
    opening,
    saved,
    rights,
    kept,
    ending,
    setPresence(change) {
      const { awareness } = open.get()
      const old = awareness.getLocalState() ?? {}
      const changed = Object.entries(change).some(([key, value]) => JSON.stringify(old[key]) !== JSON.stringify(value))
      if (changed) awareness.setLocalState({ ...old, ...change })
    },
    canEdit: () => mayWrite('plan', rights.get()) && ending.get() === undefined,
    destroy() {
      isDestroyed = true
      window.removeEventListener('beforeunload', warnBeforeLeaving)
      clearTimeout(noSocket)
      close()
      const last = open.get()
      last.undo.destroy()
      last.watch.destroy()
      last.awareness.destroy()
      // Takes with it the presence that listens to it, and its clockwork.
      last.plan.doc.destroy()
    },
  }
}

/** The cards a transaction wrote in, fixed ones included. */
export function* touchedCards(plan: Plan, transaction: Y.Transaction): Generator<CardId> {
  for (const [type, keys] of transaction.changed) {
    if (type === (plan.cards as unknown)) {
      for (const key of keys) if (isCardId(key)) yield key
      continue
    }
    if ((type as unknown) === plan.vision) yield 'vision' as CardId
    let item = (type as Y.AbstractType<unknown>)._item
    if (!item && (type as unknown) !== plan.links && (type as unknown) !== plan.functions) {
      for (const [name, root] of plan.doc.share)
        if (root === (type as unknown) && name.startsWith('function.')) yield `function:${name.split('.')[1]}` as CardId
    }
    while (item) {
      const parent: unknown = item.parent
      if (parent === plan.cards) {
        if (isCardId(item.parentSub)) yield item.parentSub
        break
      }
      if (parent === plan.vision) {
        yield 'vision' as CardId
        break
      }
      item = (parent as Y.AbstractType<unknown>)._item
    }
  }
}
