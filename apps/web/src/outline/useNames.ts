import { useEffect, useRef, useState } from 'react'
import { api } from '../api.ts'
import { usePeers, useSession } from '../plan/usePlan.ts'

/**
 * Names by participant id: of those who are here, and of all who ever were once `isNeeded`. Without an answer of the
 * server a name stays unknown, and the sentence does without it.
 */
export function useNames(isNeeded: boolean): (who: string) => string | undefined {
  const { planId } = useSession()
  const peers = usePeers()
  const [people, setPeople] = useState<ReadonlyMap<string, string>>(new Map())
  const wasAsked = useRef(false)
  useEffect(() => {
    if (!isNeeded || wasAsked.current) return
    wasAsked.current = true
    api.plan(planId).then(
      (facts) => setPeople(new Map(facts.people.map((person) => [person.participantId, person.name]))),
      (error: unknown) => console.info('The names of earlier people did not arrive', error),
    )
  }, [isNeeded, planId])
  return (who) => peers.find((peer) => peer.who === who)?.name || people.get(who) || undefined
}
