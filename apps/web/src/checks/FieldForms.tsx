import {
  BREAKDOWNS,
  type Card,
  choiceWords,
  type Direction,
  DIRECTIONS,
  setBreakdown,
  setField,
  sheetWords,
} from '@commonboard/model'
import { useId, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { usePlan } from '../plan/usePlan.ts'
import fieldStyles from '../ui/Field.module.css'
import { Field, Select } from '../ui/Field.tsx'
import styles from './Checks.module.css'
import { NumberForm, SmallForm, TextForm } from './forms.tsx'
import { useStep } from './steps.ts'

interface FormProps {
  readonly card: Card
  readonly onDone: () => void
}

/** the unit and which way is better, of which one may be there already. */
export function UnitForm({ card, onDone }: FormProps) {
  const words = useWords('checks').checks
  const { language } = useLanguage()
  const labels = sheetWords[language]
  const plan = usePlan()
  const step = useStep()
  const id = useId()
  const [unit, setUnit] = useState(card.unit ?? '')
  const [direction, setDirection] = useState<Direction>(card.direction ?? 'up')
  return (
    <SmallForm
      save={words.save}
      onCancel={onDone}
      onSave={() =>
        step(words.saved(card.number), () => {
          setField(plan, card.id, 'unit', unit)
          setField(plan, card.id, 'direction', direction)
        })
      }
    >
      <Field
        label={labels.unit}
        hint={words.unitHint}
        required
        maxLength={24}
        value={unit}
        onChange={(event) => setUnit(event.target.value)}
      />
      <div className={fieldStyles.field}>
        <label htmlFor={id} className={fieldStyles.label}>
          {labels.direction}
        </label>
        <Select id={id} value={direction} onChange={(event) => setDirection(event.target.value as Direction)}>
          {DIRECTIONS.map((one) => (
            <option key={one} value={one}>
              {choiceWords[language][one]}
            </option>
          ))}
        </Select>
      </div>
    </SmallForm>
  )
}

/** where a number comes from, and who keeps it. */
export function WordsForm({ card, onDone, name }: FormProps & { readonly name: 'source' | 'owner' }) {
  const words = useWords('checks').checks
  const { language } = useLanguage()
  const plan = usePlan()
  const step = useStep()
  return (
    <TextForm
      label={sheetWords[language][name]}
      save={words.save}
      maxLength={120}
      onCancel={onDone}
      onSave={(text) => step(words.saved(card.number), () => setField(plan, card.id, name, text))}
    />
  )
}

/** where it starts and where it should get to, each with its date. */
export function DatedForm({ card, onDone, name }: FormProps & { readonly name: 'baseline' | 'target' }) {
  const words = useWords('checks').checks
  const { language } = useLanguage()
  const labels = sheetWords[language]
  const plan = usePlan()
  const step = useStep()
  const dateName = name === 'baseline' ? 'baselineDate' : 'targetDate'
  return (
    <NumberForm
      labels={[labels[name], labels[dateName]]}
      first={{ value: card[name], date: card[dateName] }}
      onCancel={onDone}
      onSave={(value, date) =>
        step(words.saved(card.number), () => {
          setField(plan, card.id, name, value)
          setField(plan, card.id, dateName, date)
        })
      }
    />
  )
}

/** the groups it is told apart by. */
export function GroupsForm({ card, onDone }: FormProps) {
  const words = useWords('checks').checks
  const { language } = useLanguage()
  const plan = usePlan()
  const step = useStep()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (one: string, isOn: boolean) =>
    setChosen((before) => new Set(isOn ? [...before, one] : [...before].filter((other) => other !== one)))
  return (
    <SmallForm
      save={words.save}
      onCancel={onDone}
      onSave={() => {
        if (chosen.size === 0) return
        step(words.saved(card.number), () => {
          for (const one of chosen) setBreakdown(plan, card.id, one, true)
        })
      }}
    >
      <fieldset className={styles.groups}>
        <legend>{sheetWords[language].breakdowns}</legend>
        {BREAKDOWNS.map((one) => (
          <label key={one}>
            <input type="checkbox" checked={chosen.has(one)} onChange={(event) => toggle(one, event.target.checked)} />
            {choiceWords[language][one]}
          </label>
        ))}
      </fieldset>
    </SmallForm>
  )
}
