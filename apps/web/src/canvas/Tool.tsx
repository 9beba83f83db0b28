import type { LucideIcon } from 'lucide-react'
import styles from './Toolbar.module.css'

interface ToolProps {
  readonly icon: LucideIcon
  readonly label: string
  /** Said instead of the label, which it begins with. */
  readonly name?: string
  /** The key that does the same. */
  readonly hint?: string
  readonly isOn?: boolean
  readonly isDisabled?: boolean
  readonly onUse: () => void
}

/** A tool with its word below: nobody here is trained. */
export function Tool({ icon: Icon, label, name, hint, isOn, isDisabled = false, onUse }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-pressed={isOn}
      aria-label={name}
      aria-keyshortcuts={hint}
      title={hint && `${name ?? label} (${hint})`}
      disabled={isDisabled}
      onClick={onUse}
    >
      <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
      {label}
    </button>
  )
}
