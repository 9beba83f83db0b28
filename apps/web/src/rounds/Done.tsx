import { CircleCheck } from 'lucide-react'
import type { Ref } from 'react'
import { useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './Answer.module.css'
import type { Shown } from './answers.ts'
import { hasAnswer } from './ballot.ts'
import { EraseMine } from './EraseMine.tsx'
import { LinkButton } from './LinkButton.tsx'
import type { Round } from './round.ts'

/** Thanks, what has arrived, and that it can be changed. */
export function Done(props: {
  readonly ref: Ref<HTMLHeadingElement>
  readonly round: Round
  readonly shown: Shown
  readonly isStuck: boolean
  readonly back: string
  readonly backLabel: string
  readonly onChange: () => void
}) {
  const { ref, round, shown, isStuck, back, backLabel, onChange } = props
  const { rounds: words } = useWords('rounds')
  const count = shown.answers.length
  const hasSaid = count > 0 || hasAnswer(shown.ballot)
  const isWaiting = shown.isBallotWaiting || shown.answers.some((answer) => answer.isWaiting)
  return (
    <div className={styles.done}>
      <CircleCheck size={32} strokeWidth={1.75} aria-hidden="true" />
      <h1 ref={ref} tabIndex={-1} className={styles.question}>
        {words.thanks}
      </h1>
      <p>
        {isWaiting && isStuck
          ? words.thanksWaiting
          : !hasSaid
            ? words.thanksNothing
            : count > 0
              ? words.thanksIdeas(count)
              : words.thanksText}
      </p>
      <OwnWords shown={shown} />
      <p className={styles.hint}>{words.youCanChange}</p>
      <div className={styles.acts}>
        <LinkButton href={back} look="main">
          {backLabel}
        </LinkButton>
        <Button onClick={onChange}>{words.changeMine}</Button>
        {hasSaid && <EraseMine round={round} onErased={onChange} />}
      </div>
    </div>
  )
}

export function OwnWords({ shown }: { readonly shown: Shown }) {
  const { rounds: words } = useWords('rounds')
  if (shown.answers.length === 0) return null
  return (
    <ul aria-label={words.yourIdeas} className={styles.ideas}>
      {shown.answers.map(({ answerId, text }) => (
        <li key={answerId} className={styles.idea}>
          <p className={styles.ideaText}>{text}</p>
        </li>
      ))}
    </ul>
  )
}
