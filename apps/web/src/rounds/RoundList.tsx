import { askedIn, type RoundState } from '@commonboard/model'
import { MessageCircleQuestion } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { formatAgo } from '../i18n/format.ts'
import { Loading } from '../pages/Loading.tsx'
import { useBoard } from '../plan/board.ts'
import { useRights, useSession, useStore } from '../plan/usePlan.ts'
import { Problem } from '../ui/Field.tsx'
import { firstAsked } from './asking.ts'
import { Frame } from './Frame.tsx'
import { LinkButton } from './LinkButton.tsx'
import { askHref, ideasHref, planHref, roundHref } from './paths.ts'
import type { Round } from './round.ts'
import { Said } from './Said.tsx'
import styles from './RoundList.module.css'
import { useRoundList, useRounds } from './useRounds.ts'

const STATES: readonly RoundState[] = ['open', 'closed', 'revealed']

/** All that was ever asked in this plan: open now, closed, shown. */
export function RoundList() {
  const { planId } = useSession()
  const words = useWords('rounds')
  const { rounds: say } = words
  const { role } = useRights()
  const board = useBoard()
  const list = useRoundList()
  const { failure } = useRounds()
  const code = useStore(failure)
  const isFacilitator = role === 'facilitator'
  return (
    <Frame back={planHref(planId, board)} backLabel={say.backToPlan} title={say.title}>
      <p className={styles.lead}>{say.lead}</p>
      <p className={styles.acts}>
        {isFacilitator && (
          <LinkButton href={askHref(planId)} look="main">
            <MessageCircleQuestion size={18} strokeWidth={1.75} aria-hidden="true" />
            {say.askAll}
          </LinkButton>
        )}
        <LinkButton href={ideasHref(planId)}>{say.toIdeas}</LinkButton>
      </p>
      {code && <Problem text={code === 'offline' ? words.common.offline : words.common.errors[code]} />}
      {!list && !code && <Loading />}
      {list?.length === 0 && (
        <p className={styles.nothing}>
          {say.nothing} {!isFacilitator && say.nothingForYou}
        </p>
      )}
      {STATES.map((state) => {
        const rounds = (list ?? []).filter((round) => round.state === state)
        if (rounds.length === 0) return null
        return (
          <section key={state} className={styles.group} aria-labelledby={`rounds-${state}`}>
            <h2 id={`rounds-${state}`}>{say.groups[state]}</h2>
            <ul>
              {rounds.map((round) => (
                <Row key={round.roundId} round={round} />
              ))}
            </ul>
          </section>
        )
      })}
    </Frame>
  )
}

function Row({ round }: { readonly round: Round }) {
  const { planId } = useSession()
  const { rounds: words } = useWords('rounds')
  const { language } = useLanguage()
  const { role } = useRights()
  const { asked, state, roundId, answered, hasMine } = round
  const mayAnswer = state === 'open' && role !== 'viewer' && role !== 'facilitator'
  const question = askedIn(firstAsked(asked), language)
  const [now] = useState(() => Date.now())
  const at = round.revealedAt ?? round.closedAt ?? round.openedAt
  const more = asked.kind === 'write' && asked.prompts.length > 1 && words.morePrompts(asked.prompts.length - 1)
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <Link href={roundHref(planId, roundId)} className={styles.question}>
          <Said asked={firstAsked(asked)} />
        </Link>
        <p className={styles.hint}>
          {[words.kinds[asked.kind], more, words.answered(answered), formatAgo(language, at, now)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {mayAnswer && <p className={styles.hint}>{hasMine ? words.youAnswered : words.youDidNot}</p>}
      </div>
      {mayAnswer && (
        <LinkButton
          href={roundHref(planId, roundId)}
          look={hasMine ? 'plain' : 'main'}
          aria-label={hasMine ? undefined : words.answerIt(question)}
        >
          {hasMine ? words.change : words.answer}
        </LinkButton>
      )}
    </li>
  )
}
