import { randomId } from '@commonboard/model'
import { ApiError, type ApiErrorCode } from '../api.ts'
import { ANSWERS, keys, read, remove, write } from '../plan/device.ts'
import { createStore, type Store, type WritableStore } from '../plan/store.ts'
import {
  type Act,
  isEmpty,
  type Kept,
  nextToSend,
  NOTHING_KEPT,
  readKept,
  tryAgain,
  withAct,
  withDraft,
  withoutAct,
  withoutPerson,
  withRefusal,
  withTaken,
} from './answers.ts'
import { type Behalf, type Own, roundsApi } from './round.ts'

/** A ballot is sent once the hand rests: with each touch it would go again. */
const REST_MS = 600
const AGAIN_MIN_MS = 2_000
const AGAIN_MAX_MS = 20_000
/** Two hundred phones come back at once when a venue's network does. */
const SPREAD_MS = 1_000

/**
 * Where one's answers in a plan lie until the server has them: kept on this device with each letter, sent by themselves,
 * again and again while there is no network, from whichever page of the plan is open.
 */
export interface Desk {
  kept(roundId: string): Store<Kept>
  /** What the server has of one's answers; undefined until it has said. */
  own(roundId: string): Store<readonly Own[] | undefined>
  /** The last try to send something failed: it waits for the network. */
  readonly isStuck: Store<boolean>
  /** This browser keeps nothing: what is typed is lost with the page. */
  readonly isForgetful: Store<boolean>
  /** Asks the server what one has answered. */
  ask(roundId: string): Promise<void>
  type(roundId: string, key: string, text: string): void
  say(roundId: string, act: Act): void
  /** The round is open again. */
  tryAgain(roundId: string): void
  /** Erases all one has answered for oneself, or for somebody else, here and on the server. Throws `ApiError`. */
  eraseMine(roundId: string, behalf?: Behalf): Promise<void>
  /** Nothing of the round is kept here any more. */
  forget(roundId: string): void
  /** The network may be back. */
  wake(): void
  /** Begins to send; returns what ends it. */
  open(): () => void
}

export interface DeskEvents {
  /** The server has taken an answer of one's own. */
  onTaken(roundId: string, act: Act): void
}

export function createDesk(planId: string, { onTaken }: DeskEvents): Desk {
  const start = `${ANSWERS}${planId}.`
  const keptStores = new Map<string, WritableStore<Kept>>()
  const ownStores = new Map<string, WritableStore<readonly Own[] | undefined>>()
  /** Rises with each answer the server has taken or erased: what it said before that is old. */
  let changes = 0
  const isStuck = createStore(false)
  const isForgetful = createStore(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let again = AGAIN_MIN_MS
  let isSending = false
  let isOpen = false

  const keptOf = (roundId: string) => {
    const known = keptStores.get(roundId)
    if (known) return known
    const store = createStore(readKept(read(start + roundId)))
    keptStores.set(roundId, store)
    return store
  }

  const ownOf = (roundId: string) => {
    const known = ownStores.get(roundId)
    if (known) return known
    const store = createStore<readonly Own[] | undefined>(undefined)
    ownStores.set(roundId, store)
    return store
  }

  // Another tab may have written since: what lies on the device counts, where it keeps anything.
  const change = (roundId: string, by: (kept: Kept) => Kept) => {
    const store = keptOf(roundId)
    const stored = isForgetful.get() ? undefined : read(start + roundId)
    const before = stored === undefined ? (isForgetful.get() ? store.get() : NOTHING_KEPT) : readKept(stored)
    const after = by(before)
    if (isEmpty(after)) remove(start + roundId)
    else if (!write(start + roundId, after)) isForgetful.set(true)
    store.set(after)
  }

  const roundIds = () => {
    const onDevice = keys().flatMap((key) => (key.startsWith(start) ? [key.slice(start.length)] : []))
    return new Set([...onDevice, ...keptStores.keys()])
  }

  const sendSoon = (ms: number) => {
    if (!isOpen) return
    clearTimeout(timer)
    timer = setTimeout(() => void sendAll(), ms)
  }

  const sendAll = async () => {
    if (isSending) return sendSoon(REST_MS)
    isSending = true
    const isThrough = await everything()
    isSending = false
    isStuck.set(!isThrough)
    if (isThrough) again = AGAIN_MIN_MS
    else {
      sendSoon(again + Math.random() * SPREAD_MS)
      again = Math.min(again * 2, AGAIN_MAX_MS)
    }
  }

  /** @returns false: something waits, and has to be tried again */
  const everything = async (): Promise<boolean> => {
    for (const roundId of roundIds()) {
      for (let act = nextToSend(keptOf(roundId).get()); act; act = nextToSend(keptOf(roundId).get())) {
        const { mark } = act
        const failure = await send(planId, roundId, act)
        if (!isOpen) return true
        if (failure && isPassing(failure)) return false
        if (failure) change(roundId, (kept) => withRefusal(kept, mark, failure))
        else take(roundId, act, mark)
      }
    }
    return true
  }

  const take = (roundId: string, act: Act, mark: string) => {
    changes += 1
    const store = ownOf(roundId)
    const own = store.get()
    if (own) store.set(withTaken(own, act))
    change(roundId, (kept) => withoutAct(kept, mark))
    onTaken(roundId, act)
  }

  const ask = async (roundId: string): Promise<void> => {
    const before = changes
    const own = await roundsApi.mine(planId, roundId)
    // What was sent meanwhile may not be in it.
    if (changes !== before) await ask(roundId)
    else ownOf(roundId).set(own)
  }

  const onStorage = (event: StorageEvent) => {
    if (!event.key?.startsWith(start)) return
    const roundId = event.key.slice(start.length)
    keptOf(roundId).set(readKept(read(event.key)))
    if (ownOf(roundId).get()) ask(roundId).catch((error: unknown) => console.info('Asked again later', error))
  }

  const wake = () => {
    if ([...roundIds()].some((roundId) => nextToSend(keptOf(roundId).get())))
      sendSoon(isStuck.get() ? Math.random() * SPREAD_MS : 0)
  }

  return {
    kept: keptOf,
    own: ownOf,
    isStuck,
    isForgetful,
    ask,
    type: (roundId, key, text) => change(roundId, (kept) => withDraft(kept, key, text)),
    say(roundId, act) {
      change(roundId, (kept) => withAct(kept, act, randomId(8)))
      sendSoon(act.kind === 'cast' ? REST_MS : 0)
    },
    tryAgain(roundId) {
      if (tryAgain(keptOf(roundId).get()) === keptOf(roundId).get()) return
      change(roundId, tryAgain)
      sendSoon(0)
    },
    async eraseMine(roundId, behalf) {
      await roundsApi.eraseMine(planId, roundId, behalf)
      changes += 1
      change(roundId, (kept) => withoutPerson(kept, behalf))
      const own = ownOf(roundId)
      own.set(own.get()?.filter((one) => one.behalf?.key !== behalf?.key))
    },
    forget: (roundId) => change(roundId, () => NOTHING_KEPT),
    wake,
    open() {
      isOpen = true
      window.addEventListener('storage', onStorage)
      window.addEventListener('online', wake)
      wake()
      return () => {
        isOpen = false
        clearTimeout(timer)
        window.removeEventListener('storage', onStorage)
        window.removeEventListener('online', wake)
      }
    },
  }
}

/** @returns why the server did not take it; undefined: it did */
async function send(planId: string, roundId: string, act: Act): Promise<ApiErrorCode | undefined> {
  try {
    if (act.kind === 'write') await roundsApi.write(planId, roundId, act.answer, act.behalf)
    else if (act.kind === 'remove') await roundsApi.remove(planId, roundId, act.answerId)
    else await roundsApi.cast(planId, roundId, act.ballot, act.behalf)
    return undefined
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    // What is not there need not be removed.
    return act.kind === 'remove' && error.code === 'notFound' ? undefined : error.code
  }
}

/** Nothing is wrong with the answer: it is sent again. */
const isPassing = (code: ApiErrorCode): boolean =>
  code === 'offline' ||
  code === 'restarting' ||
  code === 'internal' ||
  code === 'tooMany' ||
  code === 'notSaving' ||
  code === 'cannotLoad'
