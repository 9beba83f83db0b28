import { ROUND_KINDS, ROUND_LIMITS, type RoundKind } from '@commonboard/model'
import { ChartNoAxesColumn, CircleDot, type LucideIcon, PenLine, Vote } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { read, remove, ROUNDS, write } from '../plan/device.ts'
import { useRights, useSession } from '../plan/usePlan.ts'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Problem, Select } from '../ui/Field.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import styles from './Ask.module.css'
import { type Draft, type Missing, missingIn, newDraft, onlyIn, questionOf, readDraft } from './asking.ts'
import { BothField, BothRows, type Writing } from './BothField.tsx'
import { Frame } from './Frame.tsx'
import { roundHref, roundsHref } from './paths.ts'
import { Preview } from './Preview.tsx'
import { roundsApi } from './round.ts'
import { useRounds } from './useRounds.ts'

const ICONS: Readonly<Record<RoundKind, LucideIcon>> = {
  write: PenLine,
  poll: CircleDot,
  consent: Vote,
  rate: ChartNoAxesColumn,
}

/** A facilitator writes what everybody is asked, and sees beside it what they will see. Kept on this device until it is asked. */
export default function AskPage() {
  const { planId } = useSession()
  const words = useWords('rounds')
  const { rounds: say } = words
  const { ask } = say
  const { role } = useRights()
  const rounds = useRounds()
  const [, go] = useLocation()
  const key = `${ROUNDS}${planId}.asking`
  const [draft, setDraft] = useState<Draft>(() => {
    const fresh = newDraft(ask.ends.low, ask.ends.high)
    return readDraft(read(key), fresh) ?? fresh
  })
  const [writing, setWriting] = useState<Writing>('both')
  const [missing, setMissing] = useState<Missing>()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    write(key, next)
    setMissing(undefined)
  }

  const start = async (event: FormEvent) => {
    event.preventDefault()
    const lack = missingIn(draft)
    setMissing(lack)
    if (lack || isBusy) return
    setBusy(true)
    setProblem(undefined)
    try {
      const round = await roundsApi.open(planId, {
        asked: questionOf(draft),
        isNameless: draft.kind !== 'write' || draft.isNameless,
      })
      remove(key)
      rounds.put(round)
      go(roundHref(planId, round.roundId), { replace: true })
      announce(say.opened)
    } catch (error) {
      setBusy(false)
      setProblem(sayError(words, error))
    }
  }

  const back = { back: roundsHref(planId), backLabel: say.backToAll }
  if (role !== 'facilitator')
    return (
      <Frame {...back} title={say.askAll}>
        <p>{say.onlyFacilitators}</p>
      </Frame>
    )
  const asked = questionOf(draft)
  const one = onlyIn(asked)
  return (
    <Frame {...back} title={say.askAll} wide>
      <div className={styles.ask}>
        <form className={styles.form} noValidate onSubmit={(event) => void start(event)}>
          <Kinds value={draft.kind} onChange={(kind) => change({ kind })} />
          <div className={styles.languages}>
            <span aria-hidden="true">{ask.languages}</span>
            <Segmented
              label={ask.languages}
              value={writing}
              onChange={setWriting}
              options={[
                { value: 'both', label: ask.both },
                { value: 'en', label: ask.en },
                { value: 'es', label: ask.es },
              ]}
            />
          </div>
          <Fields draft={draft} writing={writing} change={change} />
          {one && <p className={styles.hint}>{ask.onlyOne[one]}</p>}
          {missing && (
            <Problem
              text={missing === 'tooLong' ? ask.missing.tooLong(ROUND_LIMITS.askedMaxLength) : ask.missing[missing]}
            />
          )}
          {problem && <Problem text={problem} />}
          <Button look="main" type="submit" className={styles.start}>
            {isBusy ? ask.starting : ask.start}
          </Button>
        </form>
        <Preview asked={asked} isNameless={draft.isNameless} />
      </div>
    </Frame>
  )
}

function Kinds({ value, onChange }: { readonly value: RoundKind; readonly onChange: (kind: RoundKind) => void }) {
  const { ask } = useWords('rounds').rounds
  const name = useId()
  return (
    <fieldset className={styles.kinds}>
      <legend>{ask.kind}</legend>
      <div>
        {ROUND_KINDS.map((kind) => {
          const Icon = ICONS[kind]
          return (
            <label key={kind} className={styles.kind}>
              <input type="radio" name={name} value={kind} checked={kind === value} onChange={() => onChange(kind)} />
              <Icon size={21} strokeWidth={1.75} aria-hidden="true" />
              <span>
                <b>{ask.kinds[kind].label}</b> <span>{ask.kinds[kind].line}</span>
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

function Fields(props: {
  readonly draft: Draft
  readonly writing: Writing
  readonly change: (part: Partial<Draft>) => void
}) {
  const { draft, writing, change } = props
  const { ask } = useWords('rounds').rounds
  const question = (
    <BothField
      label={ask.question}
      hint={draft.kind === 'consent' ? ask.consentHint : undefined}
      writing={writing}
      value={draft.question}
      onChange={(value) => change({ question: value })}
    />
  )
  switch (draft.kind) {
    case 'write':
      return (
        <>
          <BothRows
            rows={draft.prompts}
            labelOf={ask.prompt}
            add={ask.addPrompt}
            max={ROUND_LIMITS.promptsMax}
            least={1}
            writing={writing}
            onChange={(prompts) => change({ prompts })}
          />
          <div className={styles.promise}>
            <input
              id="nameless"
              type="checkbox"
              aria-describedby="nameless-hint"
              checked={draft.isNameless}
              onChange={(event) => change({ isNameless: event.target.checked })}
            />
            <div>
              <label htmlFor="nameless">{ask.nameless}</label>
              <p id="nameless-hint">{ask.namelessHint}</p>
            </div>
          </div>
        </>
      )
    case 'poll':
      return (
        <>
          {question}
          <BothRows
            legend={ask.options}
            rows={draft.options}
            labelOf={ask.option}
            add={ask.addOption}
            max={ROUND_LIMITS.optionsMax}
            least={2}
            writing={writing}
            onChange={(options) => change({ options })}
          />
          <Count
            label={ask.dots}
            min={1}
            max={ROUND_LIMITS.dotsMax}
            value={draft.dots}
            onChange={(dots) => change({ dots })}
          />
          <p className={styles.hint}>{ask.alwaysNameless}</p>
        </>
      )
    case 'consent':
      return (
        <>
          {question}
          <div className={styles.languages}>
            <span aria-hidden="true">{ask.consentScale}</span>
            <Segmented
              label={ask.consentScale}
              value={draft.consent}
              onChange={(consent) => change({ consent })}
              options={[
                { value: 'three', label: ask.scales.three },
                { value: 'fist', label: ask.scales.fist },
              ]}
            />
          </div>
          <p className={styles.hint}>{ask.alwaysNameless}</p>
        </>
      )
    case 'rate':
      return (
        <>
          {question}
          <BothRows
            legend={ask.items}
            rows={draft.items}
            labelOf={ask.item}
            add={ask.addItem}
            max={ROUND_LIMITS.itemsMax}
            least={1}
            writing={writing}
            onChange={(items) => change({ items })}
          />
          <Count
            label={ask.steps}
            min={ROUND_LIMITS.stepsMin}
            max={ROUND_LIMITS.stepsMax}
            value={draft.steps}
            onChange={(steps) => change({ steps })}
          />
          <BothField label={ask.low} writing={writing} value={draft.low} onChange={(low) => change({ low })} />
          <BothField
            label={ask.high(draft.steps)}
            writing={writing}
            value={draft.high}
            onChange={(high) => change({ high })}
          />
          <p className={styles.hint}>{ask.alwaysNameless}</p>
        </>
      )
  }
}

function Count(props: {
  readonly label: string
  readonly min: number
  readonly max: number
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  const { label, min, max, value, onChange } = props
  return (
    <label className={styles.countField}>
      <span>{label}</span>
      <Select value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {Array.from({ length: max - min + 1 }, (_, index) => index + min).map((count) => (
          <option key={count} value={count}>
            {count}
          </option>
        ))}
      </Select>
    </label>
  )
}
