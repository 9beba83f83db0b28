import { type RefObject, useId } from 'react'
import { Problem } from '../ui/Field.tsx'
import styles from './dialogs.module.css'

/** A few lines of text with their label. */
export function NoteField(props: {
  readonly label: string
  readonly aside?: string
  readonly problem?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
  readonly field?: RefObject<HTMLTextAreaElement | null>
}) {
  const id = useId()
  return (
    <div className={styles.note}>
      <label htmlFor={id}>
        <span>{props.label}</span> {props.aside && <small>{props.aside}</small>}
      </label>
      <textarea
        ref={props.field}
        id={id}
        rows={3}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        aria-invalid={props.problem ? true : undefined}
        aria-describedby={props.problem ? `${id}-problem` : undefined}
      />
      {props.problem && <Problem id={`${id}-problem`} text={props.problem} />}
    </div>
  )
}
