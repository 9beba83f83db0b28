import { type Card, type FunctionCode, setAddressed } from '@commonboard/model'
import { Clock } from 'lucide-react'
import { useId } from 'react'
import { usePlan } from '../plan/usePlan.ts'
import styles from './CardDetails.module.css'
import { Fold } from './Fold.tsx'
import { ReasonText } from './ReasonText.tsx'
import { useOutline } from './state.ts'
import { useWords } from '../i18n/language.tsx'
import { usePlanWords } from './usePlanWords.ts'

const ANSWERS = ['now', 'later', 'open'] as const

/** Whether the community works on a function now or later, and why it waits. */
export function FunctionFold({ card, code }: { readonly card: Card; readonly code: FunctionCode }) {
  const plan = usePlan()
  const { addressed } = usePlanWords()
  const words = useWords('cards').cards
  const { canEdit } = useOutline()
  const name = useId()
  const answer = card.addressed ?? 'open'
  return (
    <Fold card={card.id} name="when" icon={Clock} label={words.when} value={addressed[answer]}>
      <fieldset disabled={!canEdit}>
        <legend className="visually-hidden">{words.when}</legend>
        {ANSWERS.map((one) => (
          <label key={one} className={styles.choice}>
            <input
              type="radio"
              name={name}
              checked={one === answer}
              onChange={() => setAddressed(plan, code, one === 'open' ? undefined : one)}
            />
            <span>{addressed[one]}</span>
          </label>
        ))}
      </fieldset>
      {answer === 'later' && <ReasonText card={card.id} label={addressed.reason} hint={words.reasonHint} />}
    </Fold>
  )
}
