import {
  COLUMNS_AND_STRIPS,
  type Language,
  type Mapping,
  type Meaning,
  SHEET_COLUMNS,
  sheetWords,
  showDate,
  type Table,
  wordsOf,
} from '@commonboard/model'
import { useId, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { Select } from '../ui/Field.tsx'
import styles from './ImportDialog.module.css'

const SAMPLES = 2

/** What each column of a table is. Folded while everything is known; it can always be said otherwise. */
export function Headings(props: {
  readonly table: Table
  readonly mapping: Mapping
  readonly isOpen: boolean
  readonly isHeadless: boolean
  readonly onSay: (mapping: Mapping) => void
  readonly onHeadless: (isHeadless: boolean) => void
}) {
  const { table, mapping, isOpen, isHeadless, onSay, onHeadless } = props
  const { importing } = useWords('importing')
  const { language } = useLanguage()
  const id = useId()
  // Once open it stays so: folding it under the one who says what a column is would take the focus away.
  const [isUnfolded, setUnfolded] = useState(isOpen)
  if (isOpen && !isUnfolded) setUnfolded(true)
  const unknown = mapping.filter((meaning, index) => meaning === 'ignored' && samplesOf(table, index).length > 0).length
  const say = (index: number, meaning: Meaning) =>
    onSay(
      mapping.map((old, at) => (at === index ? meaning : old === meaning && meaning !== 'ignored' ? 'ignored' : old)),
    )
  return (
    <details className={styles.headings} open={isUnfolded || undefined}>
      <summary>
        {importing.columns} <span>{unknown > 0 && importing.unknown(unknown)}</span>
      </summary>
      <label className={styles.check}>
        <input type="checkbox" checked={!isHeadless} onChange={({ target }) => onHeadless(!target.checked)} />
        <span>{importing.firstLine}</span>
      </label>
      <ul role="list">
        {mapping.map((meaning, index) => (
          <li key={index} className={styles.heading}>
            <label htmlFor={`${id}-${index}`}>
              <b>{table.headings[index] || importing.column(index + 1)}</b>
              <span>{samplesOf(table, index).join(' · ')}</span>
            </label>
            <Select
              id={`${id}-${index}`}
              data-first-stop={isOpen && index === 0 ? true : undefined}
              value={meaning}
              onChange={({ target }) => say(index, target.value as Meaning)}
            >
              <Options language={language} own={meaning} />
            </Select>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Options({ language, own }: { readonly language: Language; readonly own: Meaning }) {
  const { importing } = useWords('importing')
  const { columns } = wordsOf(language)
  return (
    <>
      <option value="ignored">{importing.leaveOut}</option>
      {own.startsWith('reading.') && (
        <option value={own}>{importing.readingOf(showDate(own.slice('reading.'.length), language))}</option>
      )}
      <optgroup label={importing.cards}>
        {COLUMNS_AND_STRIPS.map((column) => (
          <option key={column} value={`card.${column}`}>
            {columns[column].one}
          </option>
        ))}
      </optgroup>
      <optgroup label={importing.aboutCards}>
        {SHEET_COLUMNS.filter((column) => column !== 'group').map((column) => (
          <option key={column} value={column}>
            {sheetWords[language][column]}
          </option>
        ))}
        <option value="value">{importing.value}</option>
        <option value="valueDate">{importing.valueDate}</option>
      </optgroup>
    </>
  )
}

function samplesOf({ rows }: Table, index: number): string[] {
  const found: string[] = []
  for (const row of rows) {
    const cell = String(row[index] ?? '').trim()
    if (cell && !found.includes(cell)) found.push(cell.length > 40 ? `${cell.slice(0, 40)}…` : cell)
    if (found.length === SAMPLES) break
  }
  return found
}
