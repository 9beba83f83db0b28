import {
  type Card,
  COLUMN_FACTS,
  COLUMNS_AND_STRIPS,
  type Column,
  labelOf,
  type PlanContent,
  type Target,
} from '@commonboard/model'
import { Check, Move, Rows3, Shapes } from 'lucide-react'
import { useId, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { MakeQuestion, useRests } from '../several/MakeDialog.tsx'
import { restingAs, restsAnything } from '../several/rest.ts'
import { aboveOf } from './target.ts'
import styles from './CardDetails.module.css'
import { Fold } from './Fold.tsx'
import { KIND_ICONS, kindColor } from './kinds.ts'
import { useOutline } from './state.ts'
import { usePlanWords } from './usePlanWords.ts'

interface FoldProps {
  readonly card: Card
  readonly content: PlanContent
}

/** The level band, in columns that have bands. */
export function BandFold({ card, content }: FoldProps) {
  const words = useWords('cards').cards
  const planWords = usePlanWords()
  const { language } = useLanguage()
  const { actions } = useOutline()
  const name = useId()
  const { bands } = COLUMN_FACTS[card.column]
  if (!card.band || bands.length < 2) return null
  return (
    <Fold
      card={card.id}
      name="band"
      icon={Rows3}
      label={words.band}
      value={labelOf(content, language, `band.${card.band}`)}
    >
      <fieldset>
        <legend className="visually-hidden">{words.band}</legend>
        {bands.map(
          (band) =>
            band && (
              <label key={band} className={styles.choice}>
                <input
                  type="radio"
                  name={name}
                  data-part={`band-${band}`}
                  checked={band === card.band}
                  onChange={() => actions.moveTo(card.id, { column: card.column, band })}
                />
                <span>
                  {labelOf(content, language, `band.${band}`)} <small>{planWords.bands[band].line}</small>
                </span>
              </label>
            ),
        )}
      </fieldset>
    </Fold>
  )
}

/** Where the card stands in its band: first, or after another one. A list, so that nothing needs dragging. */
export function MoveFold({ card, content }: FoldProps) {
  const words = useWords('cards').cards
  const { actions } = useOutline()
  const above = aboveOf(content, card)
  const aboveNumber = content.cards.find((one) => one.id === above)?.number
  const others = content.cards.filter(
    (one) => one.column === card.column && one.band === card.band && one.id !== card.id,
  )
  const here = { column: card.column, band: card.band }
  return (
    <Fold
      card={card.id}
      name="move"
      icon={Move}
      label={words.move}
      value={aboveNumber ? words.after(aboveNumber) : words.first}
    >
      <ul role="list" className={styles.list}>
        <PlaceItem
          isNow={above === null}
          part="move-first"
          onMove={() => actions.moveTo(card.id, { ...here, after: null })}
        >
          {words.first}
        </PlaceItem>
        {others.map((one) => (
          <PlaceItem
            key={one.id}
            isNow={one.id === above}
            part={`move-${one.id}`}
            onMove={() => actions.moveTo(card.id, { ...here, after: one.id } satisfies Target)}
          >
            {words.after(one.number)} <small>{one.text}</small>
          </PlaceItem>
        ))}
      </ul>
    </Fold>
  )
}

/** What kind of card it is, with what would rest as another kind. It keeps its id, and with it comments and history. */
export function KindFold({ card, content }: FoldProps) {
  const { cards: words } = useWords('cards')
  const planWords = usePlanWords()
  const { actions } = useOutline()
  const sayRests = useRests()
  const [asked, setAsked] = useState<Column>()
  const make = (column: Column) => {
    setAsked(undefined)
    actions.moveTo(card.id, { column, band: card.band })
  }
  return (
    <Fold card={card.id} name="kind" icon={Shapes} label={words.kind} value={planWords.columns[card.column].one}>
      <ul role="list" className={styles.list}>
        {COLUMNS_AND_STRIPS.filter((column) => !COLUMN_FACTS[column].isFixed).map((column) => {
          const Icon = KIND_ICONS[column]
          const resting = restingAs(content, [card.id], column)
          const isNow = column === card.column
          return (
            <li key={column}>
              <button
                type="button"
                className={styles.item}
                data-part={`kind-${column}`}
                aria-current={isNow || undefined}
                onClick={() => {
                  if (isNow) return
                  if (restsAnything(resting)) setAsked(column)
                  else make(column)
                }}
              >
                <Icon size={18} strokeWidth={1.75} aria-hidden="true" color={kindColor(column)} />
                <span>
                  {planWords.columns[column].one}{' '}
                  {!isNow && restsAnything(resting) && <small>{sayRests(resting)}</small>}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {asked && (
        <MakeQuestion
          column={asked}
          count={1}
          resting={restingAs(content, [card.id], asked)}
          onMake={() => make(asked)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Fold>
  )
}

function PlaceItem(props: {
  readonly isNow: boolean
  readonly part: string
  readonly onMove: () => void
  readonly children: React.ReactNode
}) {
  return (
    <li>
      <button
        type="button"
        className={styles.item}
        data-part={props.part}
        aria-current={props.isNow || undefined}
        onClick={props.onMove}
      >
        {props.isNow ? <Check size={18} strokeWidth={2} aria-hidden="true" /> : <span className={styles.noIcon} />}
        <span>{props.children}</span>
      </button>
    </li>
  )
}
