import { useId } from 'react'
import type { PlanFacts } from '../api.ts'
import { useBaseWords } from '../i18n/language.tsx'
import { Select } from '../ui/Field.tsx'
import { historyApi } from './historyApi.ts'
import styles from './PersonTools.module.css'

const CHOICES = [0, 7, 14, 30]

/** For how long this plan keeps who did what. */
export function Keeping(props: {
  readonly facts: PlanFacts
  readonly act: (change: () => Promise<unknown>, said: string) => void
}) {
  const { planId, historyDays, historyMaxDays } = props.facts
  const { keeping } = useBaseWords('history').history
  const id = useId()
  // The server may keep a number of days of its own.
  const choices = [...new Set([...CHOICES.filter((days) => days <= historyMaxDays), historyDays])].sort((a, b) => a - b)
  return (
    <div className={styles.keeping}>
      <label htmlFor={id}>{keeping.label}</label>
      <Select
        id={id}
        value={historyDays}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => {
          const days = Number(target.value)
          props.act(() => historyApi.setKeeping(planId, days), keeping.done(days))
        }}
      >
        {choices.map((days) => (
          <option key={days} value={days} disabled={!CHOICES.includes(days)}>
            {keeping.days(days)}
          </option>
        ))}
      </Select>
      <p id={`${id}-hint`} className={styles.hint}>
        {keeping.hint}
      </p>
    </div>
  )
}
