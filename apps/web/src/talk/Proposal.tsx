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
  const { plan, undo, watch } = useOpenPlan()
  const { participantId } = useSession()
  const canEdit = useCanEdit()
  const words = useWords('talk').talk
  const { proposal = '', accepted, isOrphan, quote } = comment
  const now = comment.words ?? quote
  const accept = () => {
    undo.closeStep()
    const refusal = acceptProposal(plan, comment.id, participantId, Date.now())
    undo.closeStep()
    if (refusal) return say(words.refused[refusal])
    // The plan's undo takes the latest step: this one only as long as no other has come.
    let isLatest = true
    const stop = watch.subscribe((origin) => {
      if (!undo.isOwn(origin)) return
      isLatest = false
      stop()
    })
    say(words.accepted, () => {
      stop()
      if (isLatest) undo.undo()
      else say(words.notLatest)
    })
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
