import { askedIn, RELEASE_MIN } from '@commonboard/model'
import { type ReactNode, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useRights, useSession, useStore } from '../plan/usePlan.ts'
import { consentLines, consentValues, groupsShown, shareOf, sorted } from './ballot.ts'
import { firstAsked } from './asking.ts'
import { Frame } from './Frame.tsx'
import { LinkButton } from './LinkButton.tsx'
import { ideasHref, roundsHref } from './paths.ts'
import type { GroupCounts, Round, RoundResult } from './round.ts'
import { EraseButton, EraseDialog } from './Running.tsx'
import { Said } from './Said.tsx'
import styles from './Results.module.css'
import { Unsent } from './Unsent.tsx'
import { useRounds } from './useRounds.ts'

/** What was shown of a round: the same for everybody. */
export function Results({ round }: { readonly round: Round }) {
  const { planId } = useSession()
  const { rounds: words } = useWords('rounds')
  const { language } = useLanguage()
  const { role } = useRights()
  const kept = useStore(useRounds().desk.kept(round.roundId))
  const [isErasing, setErasing] = useState(false)
  const { asked, result } = round
  const prompts = asked.kind === 'write' ? asked.prompts : [asked.question]
  return (
    <Frame
      back={roundsHref(planId)}
      backLabel={words.backToAll}
      title={askedIn(firstAsked(asked), language)}
      hasOwnHeading
    >
      <div className={styles.results}>
        <div>
          <p className={styles.kind}>
            {words.kinds[asked.kind]}. {result && words.peopleAnswered(result.people)}
          </p>
          {prompts.map((prompt, index) => {
            const Heading = index === 0 ? 'h1' : 'h2'
            return (
              <Heading key={index} className={styles.question}>
                <Said asked={prompt} />
              </Heading>
            )
          })}
        </div>
        <Unsent round={round} kept={kept} />
        {result && <Shown round={round} result={result} />}
        {role === 'facilitator' && (
          <div className={styles.acts}>
            <EraseButton onAsk={() => setErasing(true)} />
          </div>
        )}
      </div>
      <EraseDialog round={round} open={isErasing} onClose={() => setErasing(false)} />
    </Frame>
  )
}

function Shown({ round, result }: { readonly round: Round; readonly result: RoundResult }) {
  const { asked } = round
  if (asked.kind === 'write' && result.kind === 'write') return <Written ideas={result.ideas} />
  if (asked.kind === 'poll' && result.kind === 'poll') return <Poll asked={asked} result={result} />
  if (asked.kind === 'consent' && result.kind === 'consent') return <Consent asked={asked} result={result} />
  if (asked.kind === 'rate' && result.kind === 'rate') return <Rate asked={asked} result={result} />
  return null
}

type Of<Kind extends RoundResult['kind']> = {
  readonly asked: Extract<Round['asked'], { kind: Kind }>
  readonly result: Extract<RoundResult, { kind: Kind }>
}

function Written({ ideas }: { readonly ideas: number }) {
  const { planId } = useSession()
  const { rounds: words } = useWords('rounds')
  return (
    <>
      <p className={styles.lead}>{words.ideasShown(ideas)}</p>
      {ideas > 0 && (
        <p>
          <LinkButton href={ideasHref(planId)} look="main">
            {words.readIdeas}
          </LinkButton>
        </p>
      )}
    </>
  )
}

function Poll({ asked, result }: Of<'poll'>) {
  const { rounds: words } = useWords('rounds')
  const { language } = useLanguage()
  return (
    <>
      <ol className={styles.bars} aria-label={words.result}>
        {sorted(result.counts).map(({ index, count }) => (
          <Bar key={index} count={words.dots(count)} share={shareOf(count, result.counts)}>
            <Said asked={asked.options[index] ?? {}} />
          </Bar>
        ))}
      </ol>
      <ByGroup
        byGroup={result.byGroup}
        columns={asked.options.map((option) => askedIn(option, language))}
        order={sorted(result.counts).map(({ index }) => index)}
      />
    </>
  )
}

function Consent({ asked, result }: Of<'consent'>) {
  const { rounds: words } = useWords('rounds')
  const lines = consentLines(asked.scale, result.counts)
  const values = consentValues(asked.scale)
  const labels = values.map((value) =>
    typeof value === 'number' ? (words.hand[value]?.label ?? '') : words.choices[value].label,
  )
  return (
    <>
      <ol className={styles.bars} aria-label={words.result}>
        {lines.map(({ index, count }, at) => (
          <Bar key={index} count={String(count)} share={shareOf(count, result.counts)}>
            {labels[at]}
          </Bar>
        ))}
      </ol>
      <section className={styles.concerns}>
        <h2>{words.concerns}</h2>
        {result.reasons.length === 0 && <p className={styles.hint}>{words.noReasons}</p>}
        <ul>
          {result.reasons.map((reason, index) => (
            // Unsigned: nothing else names them, and they never change.
            <li key={index}>{reason}</li>
          ))}
        </ul>
      </section>
      <ByGroup byGroup={result.byGroup} columns={labels} order={lines.map(({ index }) => index)} isOrdered />
    </>
  )
}

const Bar = (props: { readonly count: string; readonly share: number; readonly children: ReactNode }) => (
  <li className={styles.bar}>
    <span className={styles.barWords}>{props.children}</span>
    <span className={styles.barCount}>{props.count}</span>
    <span aria-hidden="true" className={styles.track}>
      <span style={{ inlineSize: `${props.share * 100}%` }} />
    </span>
  </li>
)

function Rate({ asked, result }: Of<'rate'>) {
  const { rounds: words } = useWords('rounds')
  const { scale } = asked
  return (
    <>
      <p className={styles.scale}>
        1: <Said asked={scale.low} /> · {scale.steps}: <Said asked={scale.high} />
      </p>
      <ul className={styles.ratings} aria-label={words.result}>
        {asked.items.map((item, index) => {
          const found = result.items[index]
          return (
            <li key={index} className={styles.rating}>
              <div>
                <p className={styles.item}>
                  <Said asked={item} />
                </p>
                <p className={styles.hint}>
                  {found?.counts ? words.answersTo(found.answered ?? 0) : words.fewerThan(RELEASE_MIN)}
                </p>
              </div>
              {found?.counts && <Distribution counts={found.counts} />}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Distribution({ counts }: { readonly counts: readonly number[] }) {
  const { rounds: words } = useWords('rounds')
  return (
    <div className={styles.distribution}>
      <p className="visually-hidden">
        {words.distribution(counts.map((count, index) => ({ step: String(index + 1), count })))}
      </p>
      {counts.map((count, index) => (
        <span key={index} aria-hidden="true" className={styles.column}>
          <span className={styles.columnCount}>{count}</span>
          <span className={styles.columnBar} style={{ blockSize: `${shareOf(count, counts) * 44}px` }} />
          <span className={styles.columnStep}>{index + 1}</span>
        </span>
      ))}
    </div>
  )
}

function ByGroup(props: {
  readonly byGroup: readonly GroupCounts[]
  /** As they are counted; or, if `isOrdered`, as they are shown. */
  readonly columns: readonly string[]
  readonly order: readonly number[]
  readonly isOrdered?: boolean
}) {
  const { byGroup, columns, order, isOrdered = false } = props
  const { rounds: words } = useWords('rounds')
  const groups = groupsShown(byGroup)
  if (groups.length === 0) return null
  return (
    <details className={styles.groups}>
      <summary>{words.byGroup}</summary>
      <p className={styles.hint}>{words.byGroupHint}</p>
      <div className={styles.scroll} role="region" aria-label={words.byGroup} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.groupColumn}</th>
              <th scope="col">{words.peopleColumn}</th>
              {order.map((index, at) => (
                <th key={index} scope="col">
                  {columns[isOrdered ? at : index]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ groups: names, people, counts }) => (
              <tr key={names.join(' ')}>
                <th scope="row">{words.groupNames(names)}</th>
                <td>{people}</td>
                {order.map((index) => (
                  <td key={index}>{counts[index]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
