import type { LucideIcon } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './Menu.module.css'

/** A list of verbs that opens at its button. `trigger` is that button and must pass on its ref. */
export function Menu(props: {
  readonly trigger: ReactElement
  readonly children: ReactNode
  readonly align?: 'start' | 'end'
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{props.trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles.menu}
          align={props.align ?? 'start'}
          sideOffset={6}
          collisionPadding={8}
        >
          {props.children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

export function MenuItem(props: {
  readonly icon: LucideIcon
  readonly children: ReactNode
  readonly onSelect?: () => void
  /** An address instead of a verb: the item is then a real link. */
  readonly href?: string
  readonly download?: boolean
  readonly tone?: 'stop'
  readonly disabled?: boolean
}) {
  const { icon: Icon, children, onSelect, href, download, tone, disabled = false } = props
  const className = classes(styles.item, tone && styles.stop)
  const content = (
    <>
      <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
      <span>{children}</span>
    </>
  )
  if (href !== undefined)
    return (
      <DropdownMenu.Item asChild className={className}>
        <a href={href} download={download}>
          {content}
        </a>
      </DropdownMenu.Item>
    )
  return (
    <DropdownMenu.Item className={className} disabled={disabled} onSelect={() => onSelect?.()}>
      {content}
    </DropdownMenu.Item>
  )
}

export const MenuLabel = ({ children }: { readonly children: ReactNode }) => (
  <DropdownMenu.Label className={styles.label}>{children}</DropdownMenu.Label>
)

export const MenuLine = () => <DropdownMenu.Separator className={styles.line} />
