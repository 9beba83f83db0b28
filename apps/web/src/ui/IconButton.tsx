import type { ComponentProps } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'title'> {
  /** What it does, for ears and for a resting mouse. Close, zoom and more are the only icons without a word beside them. */
  readonly label: string
}

export function IconButton({ label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      // The title alone names it: beside an aria-label of the same words, readers would say them twice.
      title={label}
      className={classes(styles.button, styles.icon, className)}
    />
  )
}
