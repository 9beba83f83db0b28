import { TriangleAlert } from 'lucide-react'
import { useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './Answer.module.css'
import { type Kept, refusedIn } from './answers.ts'
import type { Round } from './round.ts'
import { useRounds } from './useRounds.ts'

/** Words that did not get in, or were not added in time: they stay readable, so that somebody can say them instead. */
export function Unsent({ round, kept }: { readonly round: Round; readonly kept: Kept }) {
  const { rounds: words } = useWords('rounds')
  const { desk } = useRounds()
  const isOpen = round.state === 'open'
  const refused = refusedIn(kept)
  const texts = refused.flatMap((act) => (act.kind === 'write' ? [act.answer.text] : []))
  const isBallot = refused.some((act) => act.kind === 'cast')
  const typed = isOpen ? [] : Object.values(kept.drafts).filter((text) => text.trim() !== '')
  if (refused.length + typed.length === 0) return null
  const isLate = refused.some((act) => act.refused === 'notOpen')
  return (
    <div role="status" className={styles.unsent}>
      <TriangleAlert size={19} strokeWidth={1.75} aria-hidden="true" />
      <div>
        {isBallot && <p>{isLate ? words.tooLateBallot : words.refusedBallot}</p>}
        {texts.length > 0 && <p>{isLate ? words.tooLate : words.refused}</p>}
        <Texts texts={texts} />
        {typed.length > 0 && <p>{words.typedOnly}</p>}
        <Texts texts={typed} />
        {round.state === 'revealed' && (
          <Button className={styles.putAway} onClick={() => desk.forget(round.roundId)}>
            {words.putAway}
          </Button>
        )}
      </div>
    </div>
  )
}

function Texts({ texts }: { readonly texts: readonly string[] }) {
  if (texts.length === 0) return null
  return (
    <ul>
      {texts.map((text, index) => (
        // The same words twice are two ideas.
        <li key={index}>{text}</li>
      ))}
    </ul>
  )
}
