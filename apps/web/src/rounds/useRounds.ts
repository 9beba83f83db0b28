import { useCallback, useEffect, useState } from 'react'
import type { Participant } from '../api.ts'
import { useWords } from '../i18n/language.tsx'
import { useMedia } from '../ui/media.ts'
import { usePeers, useSession, useStore } from '../plan/usePlan.ts'
import { type Kept, NOTHING_SHOWN, type Shown, shownIn } from './answers.ts'
import type { Behalf, Round } from './round.ts'
import { type Rounds, roundsOf } from './rounds.ts'

export function useRounds(): Rounds {
  const rounds = roundsOf(useSession())
  useEffect(() => rounds.enter(), [rounds])
  return rounds
}

/** All that is asked in this plan, for a page that shows it. */
export function useRoundList(): readonly Round[] | undefined {
  const rounds = useRounds()
  useEffect(() => rounds.want(), [rounds])
  return useStore(rounds.list)
}

/**
 * The name of somebody, present or past; whoever has left without one, or was erased, is somebody.
 * @param people whom the caller knows of already
 */
export function useNameOf(people?: readonly Participant[]): (participantId: string) => string {
  const rounds = useRounds()
  const names = useStore(rounds.names)
  const peers = usePeers()
  const words = useWords('rounds')
  return useCallback(
    (participantId) => {
      const known =
        peers.find(({ who }) => who === participantId)?.name ??
        names.get(participantId) ??
        people?.find((one) => one.participantId === participantId)?.name
      if (known === undefined) rounds.askWho(participantId)
      return known || words.rounds.somebody
    },
    [peers, names, people, rounds, words],
  )
}

/** How many people are here now; somebody with two tabs is one. */
export function usePresent(): number {
  const peers = usePeers()
  return new Set(peers.filter(({ name }) => name !== undefined).map(({ who, clientId }) => who ?? clientId)).size
}

export const useIsPhone = (): boolean => useMedia('(max-width: 639px)')

/** One's own answers in a round, and those one has given for others. */
export interface OwnAnswers {
  readonly kept: Kept
  /** Oneself first. */
  readonly all: readonly Shown[]
  /** The server has said what it has of them. */
  readonly isKnown: boolean
  readonly isStuck: boolean
}

export function useOwnAnswers(roundId: string, isOver: boolean): OwnAnswers {
  const { desk } = useRounds()
  const kept = useStore(desk.kept(roundId))
  const own = useStore(desk.own(roundId))
  const isStuck = useStore(desk.isStuck)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (isOver) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    desk.ask(roundId).catch(() => {
      timer = setTimeout(() => setAttempt((count) => count + 1), 4_000)
    })
    return () => clearTimeout(timer)
  }, [desk, roundId, isOver, attempt])
  return { kept, all: shownIn(own, kept), isKnown: own !== undefined, isStuck }
}

export const shownFor = (all: readonly Shown[], behalf: Behalf | undefined): Shown =>
  all.find((one) => one.behalf?.key === behalf?.key) ?? { ...NOTHING_SHOWN, behalf }
