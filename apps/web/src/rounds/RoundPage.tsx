import type { RoundState } from '@commonboard/model'
import { useEffect, useRef } from 'react'
import { Loading } from '../pages/Loading.tsx'
import { useBoard } from '../plan/board.ts'
import { useRights, useSession, useStore } from '../plan/usePlan.ts'
import { useWords } from '../i18n/language.tsx'
import { announce } from '../ui/Announcer.tsx'
import { Answering } from './Answering.tsx'
import { Closed } from './Closed.tsx'
import { Frame } from './Frame.tsx'
import { planHref, roundHref, roundsHref } from './paths.ts'
import { Results } from './Results.tsx'
import { Running } from './Running.tsx'
import { Scribe } from './Scribe.tsx'
import { ScribeLink } from './ScribeLink.tsx'
import { useRoundList, useRounds } from './useRounds.ts'

/** One round: to answer it, to run it, or to read what came together. */
export function RoundPage({ roundId, mode }: { readonly roundId: string; readonly mode: string | undefined }) {
  const { planId } = useSession()
  const words = useWords('rounds')
  const { rounds: say } = words
  const { role } = useRights()
  const board = useBoard()
  const list = useRoundList()
  const rounds = useRounds()
  const isFresh = useStore(rounds.isFresh)
  const failure = useStore(rounds.failure)
  const round = list?.find((one) => one.roundId === roundId)
  useStateNews(round?.state)
  const mayScribe = role === 'facilitator' || role === 'editor'

  if (!round) {
    if (!isFresh && !failure) return <Loading />
    const code = failure && !isFresh ? failure : undefined
    return (
      <Frame back={roundsHref(planId)} backLabel={say.backToAll} title={code ? words.plan.cannotOpenTitle : say.gone}>
        <p>{code ? (code === 'offline' ? words.common.offline : words.common.errors[code]) : say.goneText}</p>
      </Frame>
    )
  }
  const toPlan = { back: planHref(planId, board), backLabel: say.backToPlan }
  if (round.state === 'revealed') return <Results round={round} />
  if (round.state === 'open' && mode === 'scribe' && mayScribe) return <Scribe round={round} />
  if (round.state === 'open' && role !== 'viewer' && (mode === 'answer' || role !== 'facilitator')) {
    const back = role === 'facilitator' ? { back: roundHref(planId, roundId), backLabel: say.backToRound } : toPlan
    return (
      <>
        <Answering round={round} {...back} />
        {mayScribe && role !== 'facilitator' && <ScribeLink round={round} />}
      </>
    )
  }
  if (role === 'facilitator') return <Running round={round} />
  return <Closed round={round} {...toPlan} />
}

/** Says that the page has turned because the round did; it turns under one's hands, and may take the focus with it. */
function useStateNews(state: RoundState | undefined) {
  const { now, gone } = useWords('rounds').rounds
  const before = useRef(state)
  useEffect(() => {
    const last = before.current
    before.current = state
    if (!last || last === state) return
    announce(state ? now[state] : gone)
    if (document.activeElement === document.body) document.getElementById('board')?.focus({ preventScroll: true })
  }, [state, now, gone])
}
