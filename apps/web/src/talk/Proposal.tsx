import { acceptProposal, type Comment } from '@commonboard/model'
import { Check } from 'lucide-react'
import { useWords } from '../i18n/language.tsx'
import { useCanEdit, useOpenPlan, useSession } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import { Difference } from './Difference.tsx'
import type { People } from './people.ts'
import styles from './Talk.module.css'

/** Other words for a card or a range, beside those that stand there; whoever may edit takes them over. */
export function Proposal(props: {
  readonly comment: Comment
  readonly people: People
  readonly say: (text: string, undo?: () => void) => void
}) {
  const { comment, people, say } = props
  const { plan, undo } = useOpenPlan()
  const { participantId } = useSession()
  const canEdit = useCanEdit()
  const words = useWords('talk').talk
  const { proposal = '', accepted, isOrphan, quote } = comment
  const now = comment.words ?? quote
  const accept = () => {
    undo.closeStep()
    const refusal = acceptProposal(plan, comment.id, participantId, Date.now())
    undo.closeStep()
    if (refusal) say(words.refused[refusal])
    else say(words.accepted, () => undo.undo())
  }
  return (
    <section className={styles.proposal} aria-label={words.proposal}>
      <h4>{words.proposal}</h4>
      {accepted ? <p dir="auto">{proposal}</p> : <Difference before={now} after={proposal} />}
      {accepted && (
        <p className={styles.settled}>
          <Check size={16} strokeWidth={2} aria-hidden="true" />
          {words.acceptedBy(people.of(accepted.by).name)}
        </p>
      )}
      {!accepted && isOrphan && <p className={styles.hint}>{words.refused.gone}</p>}
      {!accepted && !isOrphan && canEdit && <Button onClick={accept}>{words.accept}</Button>}
    </section>
  )
}
