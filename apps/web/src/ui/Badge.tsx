import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Badge.module.css'
import { classes } from './classes.ts'

/** Icon and words, never a bare number or dot. */
export function Badge(props: {
  readonly icon: LucideIcon
  readonly tone?: 'plain' | 'ok' | 'warn' | 'stop'
  readonly children: ReactNode
}) {
  const { icon: Icon, tone = 'plain', children } = props
  return (
    <span className={classes(styles.badge, tone !== 'plain' && styles[tone])}>
      <Icon size={15} strokeWidth={2} aria-hidden="true" />
      <span>{children}</span>
    </span>
  )
}
