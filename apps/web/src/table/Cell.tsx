import {
  type Card,
  choiceWords,
  FIELDS,
  type FieldName,
  labelOf,
  showDate,
  showValue,
  trendOf,
  trendWord,
  trendWords,
} from '@commonboard/model'
import { ArrowDownRight, ArrowRight, ArrowUpRight, EllipsisVertical, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { usePlanWords } from '../outline/usePlanWords.ts'
import styles from './Cell.module.css'
import { type GridField, hasField } from './fields.ts'
import type { CardLine } from './lines.ts'
import { useTable } from './state.ts'
import { TrendChart } from './TrendChart.tsx'

export const CHART = { width: 92, height: 22 }
const ARROWS = { up: ArrowUpRight, down: ArrowDownRight, level: ArrowRight }

/** What stands in a cell at rest. */
export function CellView({ line, field, missing }: { line: CardLine; field: GridField; missing: string | undefined }) {
  const { card } = line
  const { language } = useLanguage()
  const words = useWords('table').table
  const planWords = usePlanWords()
  const { content, canEdit } = useTable()
  if (!hasField(card.column, field)) return null
  const value = (number: number | undefined) => (number === undefined ? null : showValue(number, card.unit, language))

  // The plain fields, all alike, come under `default`.
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check
  switch (field) {
    case 'number':
      return (
        <>
          <span className={styles.number}>{card.number}</span>
          {canEdit && <EllipsisVertical className={styles.dots} size={15} strokeWidth={2} aria-hidden="true" />}
        </>
      )
    case 'text':
      return (
        <span className={styles.words}>
          {card.code && <b className={styles.title}>{labelOf(content(), language, `function.${card.code}`)}</b>}
          <span dir="auto" className={card.text ? undefined : styles.quiet}>
            {card.text || words.noWords}
          </span>
          {card.headline && ' '}
          {card.headline && <span className={styles.mark}>{words.headline}</span>}
          {card.isStarter && ' '}
          {card.isStarter && <span className={styles.mark}>{words.starter}</span>}
          {missing && card.column !== 'indicators' && <Missing text={missing} />}
        </span>
      )
    case 'for':
      if (!line.isNested) return line.for
      return line.also ? <span className={styles.quiet}>{words.also(line.also)}</span> : null
    case 'seenIn':
      return line.seenIn
    case 'baseline':
      return value(card.baseline) && <Dated value={value(card.baseline)} date={card.baselineDate} />
    case 'target':
      return value(card.target) && <Dated value={value(card.target)} date={card.targetDate} />
    case 'now': {
      const last = card.readings?.at(-1)
      if (!last) return <span className={styles.quiet}>{words.noData}</span>
      return <Dated value={<b>{value(last.value)}</b>} date={last.date} />
    }
    case 'line':
      return (card.readings?.length ?? 0) > 0 ? <TrendChart card={card} {...CHART} /> : null
    case 'trend':
      return <TrendView card={card} />
    case 'owner':
      return card.owner ?? (card.text || card.readings?.length ? <Missing text={words.nobodyYet} /> : null)
    case 'addressed':
      return card.addressed ? planWords.addressed[card.addressed] : null
    case 'reason':
      return card.reason ?? null
    case 'breakdowns':
      return (card.breakdowns ?? []).map((one) => choiceWords[language][one] ?? one).join(', ')
    default:
      return plainValue(card, field, language, words.yes)
  }
}

function plainValue(card: Card, field: FieldName, language: 'en' | 'es', yes: string): ReactNode {
  const value = card[field]
  if (value === undefined) return null
  const { is } = FIELDS[field]
  if (is === 'flag') return yes
  if (is === 'date') return showDate(`${value}`, language)
  if (is === 'choice' || field === 'frequency') return choiceWords[language][`${value}`] ?? value
  return value
}

/** A value with the time it is of: for a resting mouse, and for ears. */
function Dated({ value, date }: { readonly value: ReactNode; readonly date: string | undefined }) {
  const { language } = useLanguage()
  if (!date) return <span>{value}</span>
  const said = showDate(date, language)
  return (
    <span title={said}>
      {value}
      <span className="visually-hidden">, {said}</span>
    </span>
  )
}

/** The arrow is the direction of the number, the word says whether that is good. */
export function TrendView({ card }: { readonly card: Card }) {
  const { language } = useLanguage()
  const trend = trendOf(card)
  const word = trendWord(trend)
  const Arrow = trend.arrow && ARROWS[trend.arrow]
  if (!Arrow && !card.readings?.length) return null
  return (
    <span className={styles.trend}>
      {Arrow && <Arrow size={15} strokeWidth={2} aria-hidden="true" />}
      <span className={word === 'none' || word === 'first' ? styles.quiet : undefined}>
        {trendWords[language][word]}
      </span>
    </span>
  )
}

function Missing({ text }: { readonly text: string }) {
  return (
    <span className={styles.missing}>
      <TriangleAlert size={15} strokeWidth={2} aria-hidden="true" />
      <span>{text}</span>
    </span>
  )
}
