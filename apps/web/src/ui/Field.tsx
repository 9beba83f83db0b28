import { OctagonAlert } from 'lucide-react'
import { type ComponentProps, useId } from 'react'
import { classes } from './classes.ts'
import styles from './Field.module.css'

export interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'aria-describedby' | 'aria-invalid'> {
  readonly label: string
  /** Beside the label in lighter type: "or a nickname". */
  readonly aside?: string | undefined
  readonly hint?: string | undefined
  /** What has to change; the text stays as it was typed. */
  readonly problem?: string | undefined
  readonly large?: boolean
}

/** One line of text with its label. Never cuts what was typed: a text too long is said, not truncated. */
export function Field({ label, aside, hint, problem, large = false, className, ...input }: FieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        <span className={styles.label}>{label}</span> {aside && <span className={styles.aside}>{aside}</span>}
      </label>
      <input
        {...input}
        id={id}
        className={classes(styles.input, large && styles.large, className)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem || hint ? noteId : undefined}
      />
      {problem ? (
        <Problem id={noteId} text={problem} />
      ) : (
        hint && (
          <p id={noteId} className={styles.hint}>
            {hint}
          </p>
        )
      )}
    </div>
  )
}

/** What went wrong, said at once to a screen reader. */
export function Problem({ text, id }: { readonly text: string; readonly id?: string }) {
  return (
    <p id={id} role="alert" className={styles.problem}>
      <OctagonAlert size={16} strokeWidth={1.75} aria-hidden="true" />
      <span>{text}</span>
    </p>
  )
}

/** The system's own list: it works with every keyboard, reader and phone, and inside dialogs. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return <select {...rest} className={classes(styles.input, styles.select, className)} />
}
