import { type ReactNode, useId } from 'react'
import { classes } from './classes.ts'
import styles from './Segmented.module.css'

export interface SegmentedOption<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly icon?: ReactNode
  /** The language of the label, where it is another one than the page's. */
  readonly lang?: string
}

/** One of a few. Radio buttons underneath: arrow keys and readers need nothing of ours. */
export function Segmented<Value extends string>(props: {
  readonly label: string
  readonly options: readonly SegmentedOption<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly onSlate?: boolean
}) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={props.label} className={classes(styles.group, props.onSlate && styles.slate)}>
      {props.options.map((option) => (
        <label key={option.value} className={styles.option} lang={option.lang}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === props.value}
            onChange={() => props.onChange(option.value)}
          />
          {option.icon}
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  )
}
