import type { ComponentProps } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'

export type ButtonLook = 'main' | 'plain' | 'quiet' | 'stop'

export interface ButtonProps extends ComponentProps<'button'> {
  /** `main` once on a screen; `stop` for the verb of something that cannot be undone. */
  readonly look?: ButtonLook
  /** 56 px, for joining. */
  readonly large?: boolean
  readonly wide?: boolean
}

/** A button with its verb. Never submits a form unless it says `type="submit"`. */
export function Button({ look = 'plain', large = false, wide = false, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles.button, styles[look], large && styles.large, wide && styles.wide, className)}
    />
  )
}
