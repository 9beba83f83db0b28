import type { ComponentProps } from 'react'
import { Link } from 'wouter'
import type { ButtonLook } from '../ui/Button.tsx'
import button from '../ui/Button.module.css'
import { classes } from '../ui/classes.ts'

/** A link that looks like a button: it leads to another page. */
export function LinkButton(
  props: Omit<ComponentProps<'a'>, 'ref'> & { readonly href: string; readonly look?: ButtonLook },
) {
  const { look = 'plain', className, href, ...rest } = props
  return <Link {...rest} href={href} className={classes(button.button, button[look], className)} />
}
