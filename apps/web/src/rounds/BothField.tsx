import { LANGUAGES, type Language } from '@commonboard/model'
import { Plus, X } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { classes } from '../ui/classes.ts'
import styles from './Ask.module.css'
import { type Both, EMPTY, withPasted } from './asking.ts'

/** The languages whose fields are shown. */
export type Writing = 'both' | Language

interface BothFieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly writing: Writing
  readonly value: Both
  readonly onChange: (value: Both) => void
  readonly onPaste?: (event: ClipboardEvent<HTMLTextAreaElement>, language: Language) => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
}

/** A text in English and in Spanish, side by side where there is room. One's own language comes first. */
export function BothField(props: BothFieldProps) {
  const { label, hint, writing, value, onChange, onPaste, onKeyDown } = props
  const { ask } = useWords('rounds').rounds
  const { language: own } = useLanguage()
  const id = useId()
  const shown = [...LANGUAGES]
    .sort((a, b) => Number(b === own) - Number(a === own))
    .filter((language) => writing === 'both' || writing === language)
  return (
    <div role="group" aria-labelledby={`${id}-label`} className={styles.both}>
      <span id={`${id}-label`} className={styles.label}>
        {label}
      </span>
      <div className={styles.pair}>
        {shown.map((language) => (
          <label key={language} className={styles.bothField}>
            <span className={styles.language}>{ask[language]}</span>
            <textarea
              lang={language}
              rows={1}
              aria-label={language === 'en' ? ask.inEn(label) : ask.inEs(label)}
              aria-describedby={hint ? `${id}-hint` : undefined}
              value={value[language]}
              onChange={(event) => onChange({ ...value, [language]: event.target.value })}
              onPaste={onPaste && ((event) => onPaste(event, language))}
              onKeyDown={onKeyDown}
            />
          </label>
        ))}
      </div>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** Several such texts: Enter goes to the next, several pasted lines become several rows. */
export function BothRows(props: {
  readonly legend?: string
  readonly rows: readonly Both[]
  readonly labelOf: (n: number) => string
  readonly add: string
  readonly least: number
  readonly max: number
  readonly writing: Writing
  readonly onChange: (rows: readonly Both[]) => void
}) {
  const { legend, rows, labelOf, add, least, max, writing, onChange } = props
  const { ask } = useWords('rounds').rounds
  const list = useRef<HTMLDivElement>(null)
  const wanted = useRef<number>(undefined)
  const fieldIn = (row: number) => list.current?.querySelectorAll('[data-row-of-many]')[row]?.querySelector('textarea')

  // The row that was asked for is there now.
  useEffect(() => {
    if (wanted.current === undefined) return
    fieldIn(wanted.current)?.focus()
    wanted.current = undefined
  })

  const addRow = () => {
    if (rows.length >= max) return
    wanted.current = rows.length
    onChange([...rows, EMPTY])
  }
  const onEnter = (event: KeyboardEvent, row: number) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (row < rows.length - 1) fieldIn(row + 1)?.focus()
    else addRow()
  }
  const onPaste = (event: ClipboardEvent, row: number, language: Language) => {
    const text = event.clipboardData.getData('text')
    if (!/\n/.test(text.trim())) return
    event.preventDefault()
    onChange(withPasted(rows, row, language, text, max))
  }
  return (
    <fieldset className={classes(styles.rows, legend !== undefined && styles.compact)}>
      {legend && <legend>{legend}</legend>}
      <div ref={list} className={styles.rowList}>
        {rows.map((row, index) => (
          // Rows have no names of their own; what is typed stands in the draft.
          <div key={index} data-row-of-many className={styles.row}>
            <BothField
              label={labelOf(index + 1)}
              writing={writing}
              value={row}
              onChange={(value) => onChange(rows.map((one, at) => (at === index ? value : one)))}
              onKeyDown={(event) => onEnter(event, index)}
              onPaste={(event, language) => onPaste(event, index, language)}
            />
            {rows.length > least && (
              <IconButton
                label={ask.removeRow(labelOf(index + 1))}
                onClick={() => {
                  wanted.current = Math.max(0, index - 1)
                  onChange(rows.filter((_, at) => at !== index))
                }}
              >
                <X size={18} strokeWidth={1.75} aria-hidden="true" />
              </IconButton>
            )}
          </div>
        ))}
      </div>
      {rows.length < max && (
        <Button className={styles.add} onClick={addRow}>
          <Plus size={18} strokeWidth={1.75} aria-hidden="true" />
          {add}
        </Button>
      )}
    </fieldset>
  )
}
