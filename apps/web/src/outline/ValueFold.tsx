import { type Card, setReading, setField, showValue } from '@commonboard/model'
import { ChartLine, X } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useOpenPlan } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './CardDetails.module.css'
import { Fold } from './Fold.tsx'
import { parseNumber, thisMonth } from './numbers.ts'
import { useOutline } from './state.ts'
import { usePlanWords } from './usePlanWords.ts'

/** An indicator's values: all of them by month, a new one, the unit. */
export function ValueFold({ card }: { readonly card: Card }) {
  const { plan, undo } = useOpenPlan()
  const { language } = useLanguage()
  const { locale } = usePlanWords()
  const words = useWords('cards').cards
  const { canEdit, say } = useOutline()
  const readings = card.readings ?? []
  const last = readings.at(-1)
  const month = (date: string) => showMonth(date, locale)
  /** Each of these is one step of undo. */
  const step = (change: () => void) => {
    undo.closeStep()
    change()
    undo.closeStep()
  }
  return (
    <Fold
      card={card.id}
      name="value"
      icon={ChartLine}
      label={words.values}
      value={last ? `${showValue(last.value, card.unit, language)}, ${month(last.date)}` : words.none}
    >
      {readings.length > 0 && (
        <ul role="list" className={styles.readings}>
          {readings.map((reading) => (
            <li key={reading.date}>
              <span>{month(reading.date)}</span>
              <b>{showValue(reading.value, card.unit, language)}</b>
              {canEdit && (
                <IconButton
                  label={words.takeAway(
                    words.valueKept(showValue(reading.value, card.unit, language), month(reading.date)),
                  )}
                  onClick={() => step(() => setReading(plan, card.id, reading.date, null))}
                >
                  <X size={16} strokeWidth={1.75} aria-hidden="true" />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {canEdit && (
        <NewValue
          onKeep={(value, date) => {
            step(() => setReading(plan, card.id, date, value))
            say(words.valueKept(showValue(value, card.unit, language), month(date)))
          }}
        />
      )}
      {canEdit && <Unit card={card} onKeep={(unit) => step(() => setField(plan, card.id, 'unit', unit))} />}
    </Fold>
  )
}

function NewValue({ onKeep }: { readonly onKeep: (value: number, date: string) => void }) {
  const words = useWords('cards').cards
  const [text, setText] = useState('')
  const [date, setDate] = useState(thisMonth)
  const [problem, setProblem] = useState<{ value?: string; date?: string }>({})
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const value = parseNumber(text)
    if (value === undefined) return setProblem({ value: words.notANumber })
    if (!/^\d{4}(-(0[1-9]|1[0-2]))?$/.test(date.trim())) return setProblem({ date: words.notADate })
    setProblem({})
    onKeep(value, date.trim())
    setText('')
  }
  return (
    <form onSubmit={submit} className={styles.values} noValidate>
      {/* No type=number: it takes no comma, and its wheel and arrows change values nobody meant to change. */}
      <Field
        label={words.value}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        problem={problem.value}
        onChange={(event) => setText(event.target.value)}
      />
      {/* Where the browser has no calendar of months this is a text field for 2026-09. */}
      <Field
        label={words.month}
        type="month"
        value={date}
        problem={problem.date}
        onChange={(event) => setDate(event.target.value)}
      />
      <Button type="submit">{words.keepValue}</Button>
    </form>
  )
}

function Unit({ card, onKeep }: { readonly card: Card; readonly onKeep: (unit: string) => void }) {
  const words = useWords('cards').cards
  const [unit, setText] = useState(card.unit ?? '')
  useEffect(() => setText(card.unit ?? ''), [card.unit])
  return (
    <form
      className={styles.values}
      onSubmit={(event) => {
        event.preventDefault()
        onKeep(unit)
      }}
    >
      <Field
        label={words.unit}
        aside={words.unitHint}
        autoComplete="off"
        maxLength={24}
        value={unit}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => onKeep(unit)}
      />
    </form>
  )
}

/** `2026-09` as "September 2026"; a year stays a year. In UTC, or the first of the month becomes the last of another. */
function showMonth(date: string, locale: string): string {
  const [year, month] = date.split('-').map(Number)
  if (!year || !month) return date
  return new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, 1),
  )
}
