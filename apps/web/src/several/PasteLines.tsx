import {
  type Card,
  COLUMN_FACTS,
  COLUMNS_AND_STRIPS,
  labelOf,
  LIMITS,
  type PlanContent,
  type Target,
} from '@commonboard/model'
import { useId, useMemo, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions } from '../ui/Dialog.tsx'
import { Select } from '../ui/Field.tsx'
import { asOneCard, linesOf } from './lines.ts'
import styles from './Several.module.css'

/**
 * Several pasted lines, looked at before they become cards: which ones, and where they go. Knows nothing of the face it
 * opens over.
 */
export default function PasteLines(props: {
  readonly content: PlanContent
  /** Absent: the list is still to be pasted, here. */
  readonly text?: string | undefined
  /** Where they go unless another place is picked. */
  readonly target: Target
  readonly onAdd: (target: Target, texts: readonly string[]) => void
  /** All in one card instead; absent: one card is added at the place. */
  readonly onOne?: ((text: string) => void) | undefined
  readonly onClose: () => void
}) {
  const { content, target, onAdd, onOne, onClose } = props
  const words = useWords('cards')
  const { language } = useLanguage()
  const [pasted, setPasted] = useState(props.text ?? '')
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const [places] = useState(() => placesFor(target))
  const [place, setPlace] = useState(0)
  const placeId = useId()
  const areaId = useId()
  const lines = useMemo(() => linesOf(pasted), [pasted])
  const taken = lines.filter((_, index) => !left.has(index))
  const above: Card | undefined = content.cards.find(({ id }) => id === target.after)
  const nameOf = ({ column, band, after }: Target) => {
    const label = labelOf(content, language, `column.${column}`)
    if (after && above) return words.cards.pasteBelow(above.number)
    return words.cards.pasteEnd(band ? `${label}, ${labelOf(content, language, `band.${band}`)}` : label)
  }
  const where = places[place] ?? target
  const toggle = (index: number) => {
    const next = new Set(left)
    if (!next.delete(index)) next.add(index)
    setLeft(next)
  }
  const all = asOneCard(pasted)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={lines.length === 0 ? words.cards.pasteList : words.cards.pasteTitle(taken.length)}
      wide
    >
      <p id={`${placeId}-hint`} data-dialog-text className={styles.quiet}>
        {words.cards.pasteHint}
      </p>
      {props.text === undefined && (
        <div className={styles.set}>
          <label htmlFor={areaId} className={styles.label}>
            {words.cards.pasteHere}
          </label>
          <textarea
            id={areaId}
            dir="auto"
            className={styles.area}
            value={pasted}
            onChange={(event) => {
              setPasted(event.target.value)
              setLeft(new Set())
            }}
          />
        </div>
      )}
      {lines.length > 0 && (
        <>
          <fieldset className={styles.set}>
            <legend className="visually-hidden">{words.cards.pasteLines}</legend>
            {lines.length > 1 && (
              <label className={styles.all}>
                <input
                  type="checkbox"
                  checked={left.size === 0}
                  ref={(box) => {
                    if (box) box.indeterminate = left.size > 0 && taken.length > 0
                  }}
                  onChange={() => setLeft(left.size === 0 ? new Set(lines.keys()) : new Set())}
                />
                {words.cards.pasteAll(lines.length)}
              </label>
            )}
            <div className={styles.list}>
              {lines.map((line, index) => (
                // The same line may come twice, and lines do not move.
                <label key={index} className={styles.row}>
                  <input type="checkbox" checked={!left.has(index)} onChange={() => toggle(index)} />
                  <span dir="auto">{line}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <div className={styles.set}>
            <label htmlFor={placeId} className={styles.label}>
              {words.cards.pasteWhere}
            </label>
            <Select id={placeId} value={place} onChange={(event) => setPlace(Number(event.target.value))}>
              {places.map((one, index) => (
                <option key={`${one.column} ${one.band} ${one.after ?? ''}`} value={index}>
                  {nameOf(one)}
                </option>
              ))}
            </Select>
          </div>
        </>
      )}
      <DialogActions>
        <Button onClick={onClose}>{words.common.cancel}</Button>
        {lines.length > 1 && all.length <= LIMITS.cardTextMaxLength && (
          <Button onClick={() => (onOne ? onOne(all) : onAdd(where, [all]))}>{words.cards.pasteOne}</Button>
        )}
        <Button look="main" disabled={taken.length === 0} onClick={() => onAdd(where, taken)}>
          {words.cards.pasteAdd(taken.length)}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

/** The place asked for, then every other there is. */
function placesFor(target: Target): Target[] {
  const others = COLUMNS_AND_STRIPS.filter((column) => !COLUMN_FACTS[column].isFixed).flatMap((column) =>
    COLUMN_FACTS[column].bands.map((band): Target => ({ column, band })),
  )
  const isAsked = (one: Target) => one.column === target.column && one.band === target.band && !target.after
  return [target, ...others.filter((one) => !isAsked(one))]
}
