import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { api, type Participant } from '../api.ts'
import { useWords } from '../i18n/language.tsx'
import { usePeers, useSession } from '../plan/usePlan.ts'

const ASK_AGAIN_MS = 15_000

export interface Somebody {
  readonly id: string
  readonly name: string
  readonly color: number
  readonly isMe: boolean
}

export interface People {
  /** Who this is; somebody who has left or was erased is "Somebody". */
  of(id: string): Somebody
  /** All others of the plan, present or past, by name. */
  readonly others: readonly Somebody[]
}

/** Names by participant id. They stand in no document: the server's list is asked, again where an id is new. */
export function usePeople(ids: Iterable<string>): People {
  const { planId, participantId, me } = useSession()
  const words = useWords('talk').talk
  const peers = usePeers()
  const [list, setList] = useState<readonly Participant[]>([])
  const askedAt = useRef(0)
  const known = useMemo(() => new Map(list.map((person) => [person.participantId, person])), [list])
  const here = useMemo(() => new Map(peers.flatMap((peer) => (peer.who ? [[peer.who, peer] as const] : []))), [peers])
  const isSomeoneNew = [...ids].some((id) => id !== participantId && !known.has(id))
  const ask = useCallback(() => {
    askedAt.current = Date.now()
    return api.plan(planId).then(
      (facts) => setList(facts.people),
      (error: unknown) => console.info('The names of people did not arrive', error),
    )
  }, [planId])
  useEffect(() => void ask(), [ask])
  useEffect(() => {
    if (!isSomeoneNew) return
    const timer = setTimeout(() => void ask(), Math.max(0, askedAt.current + ASK_AGAIN_MS - Date.now()))
    return () => clearTimeout(timer)
  }, [isSomeoneNew, ask, list])
  return useMemo(() => {
    const of = (id: string): Somebody => {
      const person = known.get(id)
      const peer = here.get(id)
      const isMe = id === participantId
      const name = isMe ? me.name || words.you : person?.name || peer?.name || words.somebody
      return { id, isMe, name, color: isMe ? me.color : (person?.color ?? peer?.color ?? 0) }
    }
    const everybody = new Set([...known.keys(), ...here.keys()])
    const named = (id: string) => Boolean(known.get(id)?.name || here.get(id)?.name)
    return {
      of,
      others: [...everybody]
        .filter((id) => id !== participantId && named(id))
        .map(of)
        .sort((a, b) => a.name.localeCompare(b.name)),
    }
  }, [known, here, participantId, me, words])
}
