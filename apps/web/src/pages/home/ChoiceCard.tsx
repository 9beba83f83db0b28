import type { LucideIcon } from 'lucide-react'
import { classes } from '../../ui/classes.ts'
import styles from './ChoiceCard.module.css'

/** A verb with a line that says what comes of it. One of them on a page may be the `main` one. */
export function ChoiceCard(props: {
  readonly icon: LucideIcon
  readonly title: string
  readonly text: string
  readonly main?: boolean
  readonly disabled?: boolean
  readonly onChoose: () => void
}) {
  const { icon: Icon, title, text, main = false, disabled = false, onChoose } = props
  return (
    <button
      type="button"
      className={classes(styles.choice, main && styles.main)}
      onClick={onChoose}
      disabled={disabled}
    >
      <Icon size={21} strokeWidth={1.75} aria-hidden="true" />
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        <span className={styles.text}>{text}</span>
      </span>
    </button>
  )
}
