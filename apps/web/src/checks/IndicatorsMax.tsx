import {
  INDICATORS_LIMITS,
  INDICATORS_MAX,
  type IndicatorsLimit,
  indicatorsMax,
  limitWords,
  type PlanContent,
  setIndicatorsMax,
} from '@commonboard/model'
import { useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { usePlan } from '../plan/usePlan.ts'
import { Field } from '../ui/Field.tsx'
import styles from './Checks.module.css'
import { SmallForm } from './forms.tsx'
import { useStep } from './steps.ts'

/** How many indicators this community calls fine: what L-13 counts by. */
export function IndicatorsMax({ content }: { readonly content: PlanContent }) {
  const words = useWords('checks').checks
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <MaxForm content={content} onDone={() => setOpen(false)} />
  const [perResult, inAll] = INDICATORS_LIMITS.map((limit) => indicatorsMax(content, limit))
  return (
    <p className={styles.limits}>
      {words.indicatorsFine(perResult ?? 0, inAll ?? 0)}{' '}
      <button type="button" className={styles.more} onClick={() => setOpen(true)}>
        {words.changeFine}
      </button>
    </p>
  )
}

function MaxForm({ content, onDone }: { readonly content: PlanContent; readonly onDone: () => void }) {
  const words = useWords('checks').checks
  const { language } = useLanguage()
  const plan = usePlan()
  const step = useStep()
  const [drafts, setDrafts] = useState<Readonly<Record<IndicatorsLimit, string>>>({
    perResult: String(indicatorsMax(content, 'perResult')),
    inAll: String(indicatorsMax(content, 'inAll')),
  })
  const save = () => {
    const isChanged = INDICATORS_LIMITS.some((limit) => drafts[limit] !== String(indicatorsMax(content, limit)))
    if (isChanged)
      step(words.fineSaved, () => {
        for (const limit of INDICATORS_LIMITS)
          setIndicatorsMax(plan, limit, drafts[limit].trim() ? Number(drafts[limit]) : undefined)
      })
    onDone()
  }
  return (
    <SmallForm save={words.save} onCancel={onDone} onSave={save}>
      {INDICATORS_LIMITS.map((limit) => (
        <Field
          key={limit}
          label={limitWords[language][limit]}
          hint={words.fineHint(INDICATORS_MAX[limit])}
          type="number"
          min={1}
          max={999}
          step={1}
          value={drafts[limit]}
          onChange={(event) => setDrafts({ ...drafts, [limit]: event.target.value })}
        />
      ))}
    </SmallForm>
  )
}
