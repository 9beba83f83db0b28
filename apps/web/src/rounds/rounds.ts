import { readRoundNews, type RoundNews, roundsRoot } from '@commonboard/model'
import { ApiError, type ApiErrorCode, api, type Participant } from '../api.ts'
import { read, ROUNDS, write } from '../plan/device.ts'
import type { Session } from '../plan/session.ts'
import { createStore, type Store } from '../plan/store.ts'
import { createDesk, type Desk } from './desk.ts'
import { type Round, roundsApi } from './round.ts'

/** Two hundred phones hear the same news; what they ask the server for comes spread over this time. */
const SPREAD_MS = 1_000
const AGAIN_MS = 4_000

/**
 * What is asked in a plan, as this device knows it: the server's last answer, and over it what the zone `session`
 * announces. Without a network the last answer stays.
 */
export interface Rounds {
  readonly desk: Desk
  /** The latest first; undefined until something is known. */
  readonly list: Store<readonly Round[] | undefined>
  /** The server has said so in this visit; false: it is what this device knew before. */
  readonly isFresh: Store<boolean>
  /** Names of people, present or past, by participant id. */
  readonly names: Store<ReadonlyMap<string, string>>
  learn(people: readonly Participant[]): void
  /** Asks the server who that is, once. */
  askWho(participantId: string): void
  /** Why the last question to the server failed. */
  readonly failure: Store<ApiErrorCode | undefined>
  /** Somebody looks at them: the server is asked at once if it has not been yet. */
  want(): void
  /** Asks the server now. */
  ask(): Promise<void>
  /** What the server answered to an act of one's own. */
  put(round: Round): void
  drop(roundId: string): void
  /** Begins to listen; returns what ends it. Counted, so that several parts of a page may. */
  enter(): () => void
}

type Announced = ReadonlyMap<string, string>
const said = ({ state, turn }: RoundNews): string => `${state} ${turn}`

const visits = new WeakMap<Session, Rounds>()

/** One for each visit to a plan. */
export function roundsOf(session: Session): Rounds {
  const known = visits.get(session)
  if (known) return known
  const made = createRounds(session)
  visits.set(session, made)
  return made
}

function createRounds(session: Session): Rounds {
  const { planId } = session
  const key = ROUNDS + planId
  const list = createStore<readonly Round[] | undefined>(readList(read(key)))
  const isFresh = createStore(false)
  const names = createStore<ReadonlyMap<string, string>>(new Map())
  /** Whom the server was asked about; whoever is unknown afterwards stays somebody. */
  const strangers = new Set<string>()
  let asksWho: Promise<void> | undefined
  const failure = createStore<ApiErrorCode | undefined>(undefined)
  /** What was announced of each round when the server was asked last. */
  let asked: Announced = new Map()
  /** What was announced when what the list has of it was true. */
  const basis = new Map<string, string>()
  let news: readonly RoundNews[] = []
  let hasAsked = false
  let turn = 0
  let users = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let leave: (() => void) | undefined

  const set = (rounds: readonly Round[]) => {
    const now = rounds.map(withNews)
    for (const { roundId, state } of now) if (state === 'open') desk.tryAgain(roundId)
    list.set(now)
    write(key, now)
  }

  const desk = createDesk(planId, {
    onTaken(roundId, act) {
      if (act.behalf || act.kind === 'remove') return
      const round = list.get()?.find((one) => one.roundId === roundId)
      if (round && !round.hasMine) put({ ...round, hasMine: true })
    },
  })

  const withNews = (round: Round): Round => {
    const announced = news.find(({ roundId }) => roundId === round.roundId)
    if (!announced || round.state === 'revealed') return round
    const { answered } = announced
    // What is shown comes from the server; that nobody answers any more is known at once. But what the server has just
    // answered may be ahead of the news.
    const isOlder = basis.get(round.roundId) === said(announced)
    const state = isOlder ? round.state : announced.state === 'revealed' ? 'closed' : announced.state
    return round.state === state && round.answered === answered ? round : { ...round, state, answered }
  }

  const put = (round: Round) => {
    const announced = news.find(({ roundId }) => roundId === round.roundId)
    if (announced) basis.set(round.roundId, said(announced))
    const rounds = list.get() ?? []
    const isKnown = rounds.some(({ roundId }) => roundId === round.roundId)
    set(isKnown ? rounds.map((one) => (one.roundId === round.roundId ? round : one)) : [round, ...rounds])
  }

  const drop = (roundId: string) => {
    desk.forget(roundId)
    set((list.get() ?? []).filter((one) => one.roundId !== roundId))
  }

  const ask = async () => {
    clearTimeout(timer)
    const mine = ++turn
    hasAsked = true
    asked = new Map(news.map((one) => [one.roundId, said(one)]))
    const before = asked
    try {
      const rounds = await roundsApi.all(planId)
      if (mine !== turn) return
      failure.set(undefined)
      isFresh.set(true)
      for (const [roundId, words] of before) basis.set(roundId, words)
      for (const { roundId } of list.get() ?? [])
        if (!rounds.some((one) => one.roundId === roundId)) desk.forget(roundId)
      set(rounds)
    } catch (error) {
      if (mine !== turn) return
      const code = error instanceof ApiError ? error.code : 'internal'
      failure.set(code)
      if (users > 0 && code !== 'notAllowed' && code !== 'notFound' && code !== 'notSignedIn') askSoon(AGAIN_MS)
    }
  }

  const askSoon = (ms = 0) => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), ms + Math.random() * SPREAD_MS)
  }

  const onNews = (doc: Parameters<typeof readRoundNews>[0]) => {
    news = readRoundNews(doc)
    const rounds = list.get()
    if (rounds?.some((round) => withNews(round) !== round)) set(rounds)
    const isNew = news.some((one) => asked.get(one.roundId) !== said(one))
    const isGone = [...asked.keys()].some((roundId) => !news.some((one) => one.roundId === roundId))
    // Old ones are asked for when somebody looks at them.
    if ((isNew || isGone) && (hasAsked || news.some(({ state }) => state === 'open'))) askSoon()
  }

  const listen = () => {
    let stop: (() => void) | undefined
    const watch = () => {
      stop?.()
      // The awareness belongs to the document of the zone `session`.
      const { doc } = session.open.get().awareness
      const root = roundsRoot(doc)
      const onChange = () => onNews(doc)
      root.observe(onChange)
      stop = () => root.unobserve(onChange)
      onChange()
    }
    watch()
    const stops = [session.open.subscribe(watch), session.saved.subscribe(onConnection), desk.open()]
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      stop?.()
      for (const end of stops) end()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }

  let wasAway = false
  const onConnection = () => {
    const isAway = session.saved.get() === 'offlineKept'
    if (wasAway && !isAway) {
      desk.wake()
      if (hasAsked) askSoon()
    }
    wasAway = isAway
  }

  // A phone that was locked has heard nothing.
  const onVisible = () => {
    if (document.visibilityState !== 'visible') return
    desk.wake()
    if (hasAsked) askSoon()
  }

  const learn = (people: readonly Participant[]) =>
    names.set(new Map([...names.get(), ...people.map(({ participantId, name }) => [participantId, name] as const)]))

  return {
    desk,
    list,
    isFresh,
    names,
    learn,
    askWho(participantId) {
      if (names.get().has(participantId) || strangers.has(participantId)) return
      strangers.add(participantId)
      // Many names at once are one question.
      asksWho ??= api
        .plan(planId)
        .then(
          ({ people }) => learn(people),
          () => strangers.clear(),
        )
        .finally(() => {
          asksWho = undefined
        })
    },
    failure,
    want() {
      if (!hasAsked) void ask()
    },
    ask,
    put,
    drop,
    enter() {
      users += 1
      if (users === 1) leave = listen()
      return () => {
        users -= 1
        if (users === 0) leave?.()
      }
    },
  }
}

/** What this device kept of an earlier visit. */
function readList(value: unknown): readonly Round[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.filter(
    (one: Partial<Round> | null) =>
      typeof one?.roundId === 'string' && typeof one.state === 'string' && typeof one.asked === 'object',
  ) as Round[]
}
