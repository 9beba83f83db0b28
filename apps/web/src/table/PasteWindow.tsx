import { type Card, type Column, type Language, showDate, showValue } from '@commonboard/model'
import { TriangleAlert } from 'lucide-react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { openImport } from '../import/opener.ts'
import { thisMonth } from '../outline/numbers.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions, DialogText } from '../ui/Dialog.tsx'
import { type GridField, isNumeric } from './fields.ts'
import type { PastePlan } from './paste.ts'
import { cellWords } from './reading.ts'
import { useTable } from './state.ts'
import styles from './Windows.module.css'

/** From so many on, the rest is counted. */
const SHOWN_MAX = 200

/** What a pasted block would do, cell by cell, before it does it. */
export function PasteWindow(props: {
  readonly plan: PastePlan
  /** As it was on the clipboard. */
  readonly text: string
  readonly column: Column
  readonly onClose: () => void
}) {
  const { plan, text, column: into, onClose } = props
  const { actions, headOf } = useTable()
  const { language } = useLanguage()
  const words = useWords('table').table
  const { cells, values, cards, linesOver, columnsOver } = plan
  const column = cells[0]?.card.column ?? 'results'
  const left = cells.length - values
  const notes = [
    values > 0 && cells.some((cell) => cell.field === 'now' && !cell.problem)
      ? words.pasteNow(showDate(thisMonth(), language))
      : '',
    left > 0 ? words.pasteLeft(left) : '',
    linesOver > 0 ? words.linesOver(linesOver) : '',
    columnsOver > 0 ? words.columnsOver(columnsOver) : '',
  ].filter(Boolean)
  // What stays comes first: it is what somebody has to look at.
  const sorted = [...cells.filter((cell) => cell.problem), ...cells.filter((cell) => !cell.problem)]
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={values > 0 ? words.pasteTitle(values, cards, column) : words.pasteNone}
      wide
    >
      {notes.length > 0 && <DialogText>{notes.join(' ')}</DialogText>}
      {sorted.length > 0 && (
        // In the order of Tab, because it scrolls.
        // oxlint-disable-next-line jsx_a11y/no-noninteractive-tabindex
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={words.pasteAfter}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.pasteCard}</th>
                <th scope="col">{words.pasteWhat}</th>
                <th scope="col">{words.pasteBefore}</th>
                <th scope="col">{words.pasteAfter}</th>
              </tr>
            </thead>
            <tbody>
              {sorted.slice(0, SHOWN_MAX).map(({ card, field, written, value, problem }) => (
                <tr key={`${card.id} ${field}`}>
                  <td>
                    {card.number} {card.text}
                  </td>
                  <td>{headOf(field)}</td>
                  <td className={styles.was}>{standsIn(field, card, language) || '–'}</td>
                  <td>
                    {problem ? (
                      <span className={styles.stays}>
                        <TriangleAlert size={15} strokeWidth={2} aria-hidden="true" />
                        {words.stays(written.trim(), words.problems[problem])}
                      </span>
                    ) : (
                      (valueIn(field, card, value, language) ?? written.trim())
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <DialogActions>
        <Button onClick={onClose}>{words.leaveIt}</Button>
        {linesOver > 0 && (
          <Button
            onClick={() => {
              onClose()
              openImport({ text, column: into })
            }}
          >
            {words.asRows}
          </Button>
        )}
        {values > 0 && (
          <Button
            look="main"
            data-first-stop
            onClick={() => {
              onClose()
              actions.paste(plan)
            }}
          >
            {words.pasteIn(values)}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}

/** A number with its unit, as the table shows it. */
const valueIn = (field: GridField, card: Card, value: unknown, language: Language): string | undefined =>
  isNumeric(field) && typeof value === 'number' ? showValue(value, card.unit, language) : undefined

function standsIn(field: GridField, card: Card, language: Language): string {
  const value = field === 'now' ? card.readings?.at(-1)?.value : card[field as 'baseline' | 'target']
  return valueIn(field, card, value, language) ?? cellWords(field, card, { for: '', seenIn: '' }, language)
}
