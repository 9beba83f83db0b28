import {
  type Card,
  choiceWords,
  DIRECTIONS,
  type FieldName,
  sayTrend,
  setField,
  setReading,
  setReadings,
  sheetWords,
  showDate,
  showValue,
} from '@commonboard/model'
import { X } from 'lucide-react'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { thisMonth } from '../outline/numbers.ts'
import { useOpenPlan } from '../plan/usePlan.ts'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions } from '../ui/Dialog.tsx'
import { Field, Problem as ProblemLine } from '../ui/Field.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { readDate, readNumber } from './reading.ts'
import { useTable } from './state.ts'
import { TrendChart } from './TrendChart.tsx'
import styles from './Windows.module.css'

/** An indicator's values over time: the large chart, every reading to change or take away, start and goal. */
export function ValuesWindow({ card, onClose }: { readonly card: Card; readonly onClose: () => void }) {
  const { plan, undo } = useOpenPlan()
  const { nameOf, canEdit } = useTable()
  const { language } = useLanguage()
  const words = useWords('table').table
  const heads = sheetWords[language]
  const readings = card.readings ?? []
  const bare = (value: number | undefined) => (value === undefined ? '' : `${value}`)
  /** Each of these is one step of undo. */
  const step = (change: () => void) => {
    undo.closeStep()
    change()
    undo.closeStep()
  }
  const field = (name: FieldName, value: unknown) => step(() => setField(plan, card.id, name, value as never))
  const number = (text: string) => readNumber(text, card.unit)

  return (
    <Dialog open onOpenChange={onClose} title={words.valuesTitle(nameOf(card))} wide>
      <div className={styles.chart}>
        {readings.length > 0 && <TrendChart card={card} width={440} height={120} />}
        <p className={styles.hint}>{sayTrend(card, language)}</p>
      </div>
      {canEdit && (
        <NewValue
          unit={card.unit}
          onKeep={(value, date) => {
            step(() => setReading(plan, card.id, date, value))
            announce(words.added(showValue(value, card.unit, language), showDate(date, language)))
          }}
        />
      )}
      {readings.length > 0 && (
        <ul role="list" className={styles.readings}>
          {readings.map(({ date, value }) => (
            <li key={date} className={styles.reading}>
              {canEdit ? (
                <>
                  <Draft
                    label={words.date}
                    isQuiet
                    stands={date}
                    read={readDate}
                    problem={words.problems.date}
                    onKeep={(next) =>
                      next !== undefined &&
                      next !== date &&
                      step(() =>
                        setReadings(plan, card.id, [
                          { date: next, value },
                          { date, value: null },
                        ]),
                      )
                    }
                  />
                  <Draft
                    label={`${words.value}, ${showDate(date, language)}`}
                    isQuiet
                    stands={`${value}`}
                    read={number}
                    problem={words.problems.number}
                    onKeep={(next) => next !== undefined && step(() => setReading(plan, card.id, date, next))}
                  />
                  <IconButton
                    label={words.takeAway(showValue(value, card.unit, language), showDate(date, language))}
                    onClick={() => step(() => setReading(plan, card.id, date, null))}
                  >
                    <X size={16} strokeWidth={1.75} aria-hidden="true" />
                  </IconButton>
                </>
              ) : (
                <>
                  <span>{showDate(date, language)}</span>
                  <b>{showValue(value, card.unit, language)}</b>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {canEdit && (
        <>
          <section className={styles.part}>
            <h3>{words.startAndGoal}</h3>
            <div className={styles.pair}>
              <Draft
                label={heads.baseline}
                stands={bare(card.baseline)}
                read={number}
                problem={words.problems.number}
                onKeep={(value) => field('baseline', value)}
              />
              <Draft
                label={heads.baselineDate}
                stands={card.baselineDate ?? ''}
                read={readDate}
                problem={words.problems.date}
                onKeep={(value) => field('baselineDate', value)}
              />
              <Draft
                label={heads.target}
                stands={bare(card.target)}
                read={number}
                problem={words.problems.number}
                onKeep={(value) => field('target', value)}
              />
              <Draft
                label={heads.targetDate}
                stands={card.targetDate ?? ''}
                read={readDate}
                problem={words.problems.date}
                onKeep={(value) => field('targetDate', value)}
              />
              <Draft
                label={heads.unit}
                stands={card.unit ?? ''}
                read={(text) => text}
                onKeep={(value) => field('unit', value)}
              />
              <label className={styles.field}>
                <span>{heads.direction}</span>
                <select
                  className={styles.input}
                  value={card.direction ?? ''}
                  onChange={(event) => field('direction', event.target.value || undefined)}
                >
                  <option value="">{words.notSaid}</option>
                  {DIRECTIONS.map((one) => (
                    <option key={one} value={one}>
                      {choiceWords[language][one]}
                    </option>
                  ))}
                </select>
              </label>
            </div>
          </section>
        </>
      )}
      <DialogActions>
        <Button look="main" onClick={onClose}>
          {words.done}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

interface DraftProps<T> {
  readonly label: string
  /** The label is said only: rows of a list need it once for the eye. */
  readonly isQuiet?: boolean
  readonly stands: string
  readonly read: (text: string) => T | undefined
  readonly problem?: string
  /** Kept on Enter and on leaving the field; `undefined`: it was emptied. */
  readonly onKeep: (value: T | undefined) => void
}

function Draft<T>({ label, isQuiet = false, stands, read, problem, onKeep }: DraftProps<T>) {
  const [text, setText] = useState(stands)
  const [isWrong, setWrong] = useState(false)
  const noteId = useId()
  useEffect(() => setText(stands), [stands])
  const keep = () => {
    if (text.trim() === stands) return setWrong(false)
    const value = text.trim() === '' ? undefined : read(text.trim())
    if (value === undefined && text.trim() !== '') return setWrong(true)
    setWrong(false)
    onKeep(value)
    // What a reading cannot do without stays.
    if (value === undefined) setText(stands)
  }
  return (
    <label className={styles.field}>
      <span className={isQuiet ? 'visually-hidden' : undefined}>{label}</span>
      <input
        className={styles.input}
        autoComplete="off"
        value={text}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? noteId : undefined}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep()
        }}
      />
      {isWrong && problem && <ProblemLine id={noteId} text={`${problem}.`} />}
    </label>
  )
}

function NewValue(props: {
  readonly unit: string | undefined
  readonly onKeep: (value: number, date: string) => void
}) {
  const words = useWords('table').table
  const [text, setText] = useState('')
  const [date, setDate] = useState(thisMonth)
  const [problem, setProblem] = useState<{ value?: string; date?: string }>({})
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const value = readNumber(text, props.unit)
    const when = readDate(date)
    if (value === undefined) return setProblem({ value: `${words.problems.number}.` })
    if (when === undefined) return setProblem({ date: `${words.problems.date}.` })
    setProblem({})
    props.onKeep(value, when)
    setText('')
  }
  return (
    <form className={styles.part} onSubmit={submit} noValidate>
      <h3>{words.newValue}</h3>
      <div className={styles.pair}>
        <Field
          label={words.value}
          data-first-stop
          inputMode="decimal"
          autoComplete="off"
          value={text}
          problem={problem.value}
          onChange={(event) => setText(event.target.value)}
        />
        <Field
          label={words.date}
          autoComplete="off"
          value={date}
          problem={problem.date}
          onChange={(event) => setDate(event.target.value)}
        />
      </div>
      <Button type="submit">{words.addValue}</Button>
    </form>
  )
}
