import { acceptFinding, type Finding } from '@commonboard/model'
import { useWords } from '../i18n/language.tsx'
import { usePlan, useSession } from '../plan/usePlan.ts'
import styles from './Checks.module.css'
import { TextForm } from './forms.tsx'
import { useStep } from './steps.ts'

/** "That is fine", and why: a few words, of one's own or offered ones. */
export function AcceptForm({ finding, onDone }: { readonly finding: Finding; readonly onDone: () => void }) {
  const { rule, cards } = finding
  const words = useWords('checks').checks
  const plan = usePlan()
  const { participantId } = useSession()
  const step = useStep()
  const accept = (reason: string) =>
    step(words.acceptedNow, () =>
      acceptFinding(plan, rule, cards.at(-1), { reason, by: participantId, at: Date.now() }),
    )
  return (
    <>
      <TextForm label={words.reason} save={words.accept} maxLength={200} onSave={accept} onCancel={onDone} />
      <div className={styles.offers}>
        {words.reasons.map((reason) => (
          <button key={reason} type="button" className={styles.offer} onClick={() => accept(reason)}>
            {reason}
          </button>
        ))}
      </div>
    </>
  )
}
