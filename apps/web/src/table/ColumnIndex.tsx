import {
  type CardId,
  COLUMN_FACTS,
  type Column,
  COLUMNS,
  GROUPS,
  labelOf,
  type PlanContent,
  STRIPS,
} from '@commonboard/model'
import { useId } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { KIND_ICONS, kindColor } from '../outline/kinds.ts'
import { Select } from '../ui/Field.tsx'
import styles from './ColumnIndex.module.css'

interface ColumnIndexProps {
  readonly content: PlanContent
  /** Those somebody looks for; undefined while all are shown. */
  readonly found: ReadonlySet<CardId> | undefined
  readonly column: Column
  readonly isWide: boolean
  readonly onChoose: (column: Column) => void
}

/** The seven columns by their groups and the two strips, with how many cards each has; on a narrow page one list. */
export function ColumnIndex({ content, found, column, isWide, onChoose }: ColumnIndexProps) {
  const { language } = useLanguage()
  const words = useWords('table').table
  const id = useId()
  const all = new Map<Column, number>()
  const those = new Map<Column, number>()
  for (const { id, column } of content.cards) {
    all.set(column, (all.get(column) ?? 0) + 1)
    if (found?.has(id)) those.set(column, (those.get(column) ?? 0) + 1)
  }
  const countOf = (one: Column) =>
    found ? words.foundOf(those.get(one) ?? 0, all.get(one) ?? 0) : `${all.get(one) ?? 0}`
  const parts: readonly (readonly [string, readonly Column[]])[] = [
    ...GROUPS.map(
      (group) =>
        [
          labelOf(content, language, `group.${group}`),
          COLUMNS.filter((one) => COLUMN_FACTS[one].group === group),
        ] as const,
    ),
    [words.strips, STRIPS],
  ]
  const labelFor = (one: Column) => labelOf(content, language, `column.${one}`)

  if (!isWide)
    return (
      <p className={styles.choice}>
        <label htmlFor={id} className="visually-hidden">
          {words.column}
        </label>
        <Select
          id={id}
          className={styles.select}
          value={column}
          onChange={(event) => onChoose(event.target.value as Column)}
        >
          {parts.map(([name, columns]) => (
            <optgroup key={name} label={name}>
              {columns.map((one) => (
                <option key={one} value={one}>{`${labelFor(one)} (${countOf(one)})`}</option>
              ))}
            </optgroup>
          ))}
        </Select>
      </p>
    )
  return (
    <nav className={styles.index} aria-label={words.index}>
      {parts.map(([name, columns]) => (
        <section key={name} className={styles.group}>
          <h4 className={styles.name}>{name}</h4>
          <ul role="list">
            {columns.map((one) => {
              const Icon = KIND_ICONS[one]
              return (
                <li key={one}>
                  <button
                    type="button"
                    className={styles.button}
                    aria-current={one === column || undefined}
                    onClick={() => onChoose(one)}
                  >
                    <Icon size={19} strokeWidth={1.75} aria-hidden="true" style={{ color: kindColor(one) }} />
                    <span className={styles.label}>{labelFor(one)}</span>
                    <span className={styles.count}>{countOf(one)}</span>
                  </button>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </nav>
  )
}
