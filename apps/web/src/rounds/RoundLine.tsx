import { askedIn } from '@commonboard/model'
import { MessageCircleQuestion } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import type { PlanFacts } from '../api.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useRights, useSession, useStore } from '../plan/usePlan.ts'
import { announce } from '../ui/Announcer.tsx'
import { notify } from '../ui/Toast.tsx'
import { LinkButton } from './LinkButton.tsx'
import { roundHref, roundsHref } from './paths.ts'
import { firstAsked } from './asking.ts'
import type { Round } from './round.ts'
import styles from './RoundLine.module.css'
import { useIsPhone, useNameOf, useRounds } from './useRounds.ts'

/**
 * What is asked now, wherever one is in the plan: one quiet line with its verb, said once to a screen reader. Also where
 * the news of a reveal is heard.
 */
export default function RoundLine({ facts }: { readonly facts: PlanFacts }) {
  const { planId, saved } = useSession()
  const rounds = useRounds()
  const list = useStore(rounds.list)
  const isFresh = useStore(rounds.isFresh)
  const isAway = useStore(saved) === 'offlineKept'
  const { role } = useRights()
  const { rounds: words } = useWords('rounds')
  const { language } = useLanguage()
  const nameOf = useNameOf(facts.people)
  const [path, go] = useLocation()

  useEffect(() => rounds.learn(facts.people), [rounds, facts])
  useRevealNews(list, nameOf)

  const open = isFresh || isAway ? (list ?? []).filter(({ state }) => state === 'open') : []
  const isHere = ({ roundId }: Round) => path.startsWith(roundHref(planId, roundId))
  const others = role === 'viewer' ? [] : open.filter((round) => !isHere(round))
  // Whoever answers on a phone has nothing else before his eyes: there it is said in passing. The list shows all itself.
  const isAnswering = useIsPhone() && open.some(isHere)
  const shown = isAnswering || path === roundsHref(planId) ? [] : others
  const [first, second] = shown
  const isFacilitator = role === 'facilitator'
  const textOf = ({ asked, openedBy }: Round) => {
    const question = askedIn(firstAsked(asked), language)
    return isFacilitator ? words.youAsk(question) : words.asks(nameOf(openedBy), question)
  }

  // Once for each round, however often the line changes.
  const said = useRef(new Set<string>())
  useEffect(() => {
    const isNew = ({ roundId }: Round) => !said.current.has(roundId)
    const [newest] = others.filter(isNew)
    for (const { roundId } of open) said.current.add(roundId)
    if (!newest) return
    const text = textOf(newest)
    if (isAnswering) notify(text, { label: words.see, onAct: () => go(roundHref(planId, newest.roundId)) })
    else announce(text)
  })

  if (!first) return null
  return (
    <div className={styles.line} data-testid="round-line">
      <MessageCircleQuestion size={19} strokeWidth={1.75} aria-hidden="true" />
      <p className={styles.text}>{second ? words.severalOpen(shown.length) : textOf(first)}</p>
      <LinkButton
        href={second ? roundsHref(planId) : roundHref(planId, first.roundId)}
        look={isFacilitator || first.hasMine ? 'plain' : 'main'}
        className={styles.act}
      >
        {isFacilitator || second ? words.see : first.hasMine ? words.change : words.answer}
      </LinkButton>
    </div>
  )
}

/** Says in passing that something is shown now; the list of questions keeps it. */
function useRevealNews(list: readonly Round[] | undefined, nameOf: (participantId: string) => string) {
  const { planId } = useSession()
  const { rounds: words } = useWords('rounds')
  const { language } = useLanguage()
  const [path, go] = useLocation()
  const before = useRef<ReadonlyMap<string, string>>(undefined)
  useEffect(() => {
    if (!list) return
    const known = before.current
    before.current = new Map(list.map(({ roundId, state }) => [roundId, state]))
    for (const { roundId, state, asked, openedBy } of list) {
      const was = known?.get(roundId)
      if (state !== 'revealed' || !was || was === 'revealed') continue
      const href = roundHref(planId, roundId)
      if (path.startsWith(href)) continue
      notify(words.shownNow(nameOf(openedBy), askedIn(firstAsked(asked), language)), {
        label: words.see,
        onAct: () => go(href),
      })
    }
  }, [list, planId, path, words, language, nameOf, go])
}
