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
import { useNameOf, useRounds } from './useRounds.ts'

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
  const nameOf = useNameOf()
  const [path] = useLocation()

  useEffect(() => rounds.learn(facts.people), [rounds, facts])
  useRevealNews(list)

  const open = isFresh || isAway ? (list ?? []).filter(({ state }) => state === 'open') : []
  // Whoever answers has nothing else before his eyes; the list says it itself.
  const isBusy = path === roundsHref(planId) || open.some(({ roundId }) => path.startsWith(roundHref(planId, roundId)))
  const elsewhere = role === 'viewer' || isBusy ? [] : open
  const [first, second] = elsewhere
  const text = !first
    ? ''
    : second
      ? words.severalOpen(elsewhere.length)
      : role === 'facilitator'
        ? words.youAsk(askedIn(firstAsked(first.asked), language))
        : words.asks(nameOf(first.openedBy), askedIn(firstAsked(first.asked), language))

  // Once for each round: an answer that changes the line is no news.
  const said = useRef<string>(undefined)
  const ids = open.map(({ roundId }) => roundId).join(' ')
  useEffect(() => {
    if (!text || said.current === ids) return
    said.current = ids
    announce(text)
  }, [text, ids])

  if (!first) return null
  const isFacilitator = role === 'facilitator'
  return (
    <div className={styles.line} data-testid="round-line">
      <MessageCircleQuestion size={19} strokeWidth={1.75} aria-hidden="true" />
      <p className={styles.text}>{text}</p>
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
function useRevealNews(list: readonly Round[] | undefined) {
  const { planId } = useSession()
  const { rounds: words } = useWords('rounds')
  const { language } = useLanguage()
  const nameOf = useNameOf()
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
