import { type Card, isValueDate, similarity } from '@commonboard/model'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { parseNumber } from '../outline/numbers.ts'
import { Button } from '../ui/Button.tsx'
import { kindColor } from '../outline/kinds.ts'
import { Field } from '../ui/Field.tsx'
import styles from './Checks.module.css'

/** A small form below a finding: the first field has the focus, Enter saves. */
export function SmallForm(props: {
  readonly save: string
  readonly onSave: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}) {
  const words = useWords('checks').checks
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), [])
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        props.onSave()
      }}
    >
      {props.children}
      <div className={styles.answers}>
        <Button type="submit" look="main">
          {props.save}
        </Button>
        <Button look="quiet" onClick={props.onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}

/** One line of words; nothing is saved of an empty one. */
export function TextForm(props: {
  readonly label: string
  readonly save: string
  readonly maxLength: number
  readonly onSave: (text: string) => void
  readonly onCancel: () => void
}) {
  const [text, setText] = useState('')
  return (
    <SmallForm
      save={props.save}
      onCancel={props.onCancel}
      onSave={() => {
        if (text.trim()) props.onSave(text.trim())
      }}
    >
      <Field
        label={props.label}
        required
        maxLength={props.maxLength}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </SmallForm>
  )
}

/** A number and the day, month or year it is of. */
export function NumberForm(props: {
  readonly labels: readonly [string, string]
  readonly first: { readonly value: number | undefined; readonly date: string | undefined }
  readonly onSave: (value: number, date: string) => void
  readonly onCancel: () => void
}) {
  const words = useWords('checks').checks
  const [written, setWritten] = useState(props.first.value === undefined ? '' : String(props.first.value))
  const [date, setDate] = useState(props.first.date ?? '')
  const [isTried, setTried] = useState(false)
  const value = parseNumber(written)
  const isDate = isValueDate(date.trim())
  return (
    <SmallForm
      save={words.save}
      onCancel={props.onCancel}
      onSave={() => {
        setTried(true)
        if (value !== undefined && isDate) props.onSave(value, date.trim())
      }}
    >
      <Field
        label={props.labels[0]}
        inputMode="decimal"
        value={written}
        problem={isTried && value === undefined ? words.wrongNumber : undefined}
        onChange={(event) => setWritten(event.target.value)}
      />
      <Field
        label={props.labels[1]}
        hint={words.dateHint}
        value={date}
        problem={isTried && !isDate ? words.wrongDate : undefined}
        onChange={(event) => setDate(event.target.value)}
      />
    </SmallForm>
  )
}

/** Says what becomes of the two before they are made one. */
export function MergeForm(props: {
  readonly says: string
  readonly onMerge: () => void
  readonly onCancel: () => void
}) {
  const words = useWords('checks').checks
  const main = useRef<HTMLButtonElement>(null)
  useEffect(() => main.current?.focus(), [])
  const id = useId()
  return (
    <>
      <p id={id}>{props.says}</p>
      <div className={styles.answers}>
        <Button ref={main} look="main" aria-describedby={id} onClick={props.onMerge}>
          {words.merge}
        </Button>
        <Button look="quiet" onClick={props.onCancel}>
          {words.cancel}
        </Button>
      </div>
    </>
  )
}

const SHOWN_FIRST = 5

/** A list of cards, those most like the card first: picking one settles it. */
export function PickForm(props: {
  readonly label: string
  readonly of: Card
  readonly cards: readonly Card[]
  /** An answer beside the cards. */
  readonly other?: { readonly label: string; readonly onPick: () => void }
  readonly onPick: (card: Card) => void
}) {
  const { label, of, cards, other, onPick } = props
  const words = useWords('checks').checks
  const [isWhole, setWhole] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => list.current?.querySelector('button')?.focus(), [])
  // As it was when it was opened: a list that turns under one's finger leads to the wrong card.
  const [order] = useState(() => new Map(cards.map((card) => [card.id, similarity(card.text, of.text)])))
  const sorted = [...cards].sort((a, b) => (order.get(b.id) ?? 0) - (order.get(a.id) ?? 0))
  const shown = isWhole ? sorted : sorted.slice(0, SHOWN_FIRST)
  return (
    <>
      <p className={styles.ask}>{label}</p>
      {cards.length === 0 && !other && <p>{words.noneToChoose}</p>}
      <ul role="list" ref={list} aria-label={label} className={styles.picks}>
        {shown.map((card) => (
          <li key={card.id}>
            <button type="button" onClick={() => onPick(card)}>
              <b style={{ color: kindColor(card.column) }}>{card.number}</b> <span>{card.text}</span>
            </button>
          </li>
        ))}
        {other && (
          <li>
            <button type="button" onClick={other.onPick}>
              <span>{other.label}</span>
            </button>
          </li>
        )}
      </ul>
      {cards.length > SHOWN_FIRST && !isWhole && (
        <button type="button" className={styles.more} onClick={() => setWhole(true)}>
          {words.showAll(cards.length)}
        </button>
      )}
    </>
  )
}
