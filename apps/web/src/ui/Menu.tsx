import type { LucideIcon } from 'lucide-react'
import {
  type ComponentProps,
  cloneElement,
  createContext,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  use,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { classes } from './classes.ts'
import styles from './Menu.module.css'
import { placeMenu, stepTo } from './menuPlace.ts'

/** Closes the menu and gives the focus back to its button, before what was chosen happens. */
const CloseMenu = createContext<() => void>(() => undefined)

/**
 * A list of verbs that opens at its button. By hand: a library's menu weighs 30 kB, a quarter of what a phone may load
 * before it shows the outline.
 */
export function Menu(props: {
  readonly trigger: ReactElement<ComponentProps<'button'>>
  readonly children: ReactNode
  readonly align?: 'start' | 'end'
}) {
  const { trigger, children, align = 'start' } = props
  const [isOpen, setOpen] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const button = () => anchor.current?.querySelector('button')
  const close = useCallback(() => setOpen(false), [])
  return (
    <span ref={anchor} className={styles.anchor}>
      {cloneElement(trigger, {
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        onClick: () => setOpen(!isOpen),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        },
      })}
      {isOpen && (
        <CloseMenu
          value={() => {
            setOpen(false)
            button()?.focus()
          }}
        >
          <OpenMenu anchor={anchor} align={align} onLeave={close}>
            {children}
          </OpenMenu>
        </CloseMenu>
      )}
    </span>
  )
}

function OpenMenu(props: {
  readonly anchor: RefObject<HTMLSpanElement | null>
  readonly align: 'start' | 'end'
  /** The person has gone elsewhere: no focus is given back. */
  readonly onLeave: () => void
  readonly children: ReactNode
}) {
  const { anchor, align, onLeave, children } = props
  const ref = useRef<HTMLDivElement>(null)
  const close = use(CloseMenu)

  useLayoutEffect(() => {
    const menu = ref.current
    if (!menu || !anchor.current) return
    // Into the top layer, where a bar that clips cannot reach; older browsers have only the z-index.
    if ('showPopover' in menu) menu.showPopover()
    placeMenu(menu, anchor.current, align)
    stepTo(menu, 'first')
  }, [anchor, align])

  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !anchor.current?.contains(event.target)) onLeave()
    }
    document.addEventListener('pointerdown', onPointerDown, true)
    window.addEventListener('resize', onLeave)
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true)
      window.removeEventListener('resize', onLeave)
    }
  }, [anchor, onLeave])

  const onKeyDown = (event: KeyboardEvent) => {
    // The board's keys sleep while a menu is open.
    event.stopPropagation()
    const menu = ref.current
    if (!menu) return
    if (event.key === 'Escape') close()
    else if (event.key === 'Tab') return onLeave()
    else if (event.key === 'ArrowDown') stepTo(menu, 'next')
    else if (event.key === 'ArrowUp') stepTo(menu, 'previous')
    else if (event.key === 'Home') stepTo(menu, 'first')
    else if (event.key === 'End') stepTo(menu, 'last')
    else if (event.key.length === 1 && event.key !== ' ') stepTo(menu, { letter: event.key })
    else return
    event.preventDefault()
  }

  return (
    // In the order of Tab only because it may scroll; Tab itself closes it.
    <div ref={ref} role="menu" popover="manual" tabIndex={0} className={styles.menu} onKeyDown={onKeyDown}>
      {children}
    </div>
  )
}

export function MenuItem(props: {
  readonly icon: LucideIcon
  readonly children: ReactNode
  readonly onSelect?: () => void
  /** An address instead of a verb: the item is then a real link. */
  readonly href?: string
  readonly download?: boolean
  /** Done in the place of following the address; with a key that opens links elsewhere it is followed all the same. */
  readonly onFollow?: (href: string) => void
  readonly tone?: 'stop'
  readonly disabled?: boolean
}) {
  const { icon: Icon, children, onSelect, href, download, onFollow, tone, disabled = false } = props
  const close = use(CloseMenu)
  const shared = {
    role: 'menuitem',
    tabIndex: -1,
    className: classes(styles.item, tone && styles.stop),
    onPointerMove: (event: { readonly currentTarget: HTMLElement }) => event.currentTarget.focus(),
  }
  const content = (
    <>
      <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
      <span>{children}</span>
    </>
  )
  const follow = (event: MouseEvent) => {
    close()
    if (!onFollow || href === undefined || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onFollow(href)
  }
  if (href !== undefined)
    return (
      <a {...shared} href={href} download={download} onClick={follow}>
        {content}
      </a>
    )
  const choose = () => {
    if (disabled) return
    close()
    onSelect?.()
  }
  return (
    <button {...shared} type="button" aria-disabled={disabled || undefined} onClick={choose}>
      {content}
    </button>
  )
}

/** Items that belong together, below their heading. */
export function MenuGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className={styles.group}>
      <div id={id} className={styles.label}>
        {label}
      </div>
      {children}
    </div>
  )
}

/** Two halves of a long menu: beside each other where there is room, so that all of it is in sight. */
export const MenuHalves = ({ children }: { readonly children: readonly [ReactNode, ReactNode] }) => (
  <div className={styles.halves}>
    <div>{children[0]}</div>
    <div>{children[1]}</div>
  </div>
)

export const MenuLine = () => <hr className={styles.line} />
