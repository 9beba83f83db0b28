import { ChevronDown, type LucideIcon } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './CardDetails.module.css'
import { type FoldName, useFact, useOutline } from './state.ts'

/**
 * One line of a card's details: what it is, how it stands, and folded below it the means to change it. Buttons and
 * boxes instead of the system's list, which some browsers let every arrow key change at once.
 */
export function Fold(props: {
  readonly card: string
  readonly name: FoldName
  readonly icon: LucideIcon
  readonly label: string
  readonly value: string
  readonly children: ReactNode
}) {
  const { card, name, icon: Icon, label, value, children } = props
  const { opened } = useOutline()
  const isOpen = useFact(opened, (now) => now?.card === card && now.fold === name)
  const bodyId = useId()
  const body = useRef<HTMLDivElement>(null)
  const takesFocus = useFact(opened, (now) => now?.card === card && now.fold === name && now.takesFocus === true)
  useEffect(() => {
    const now = opened.get()
    if (!takesFocus || !now) return
    opened.set({ ...now, takesFocus: false })
    body.current?.querySelector<HTMLElement>('input, button')?.focus()
  }, [takesFocus, opened])
  const toggle = () => {
    const now = opened.get()
    if (now) opened.set({ card: now.card, fold: isOpen ? undefined : name })
  }
  return (
    <div className={styles.fold}>
      <button
        type="button"
        className={styles.line}
        data-part={`fold-${name}`}
        aria-expanded={isOpen}
        aria-controls={isOpen ? bodyId : undefined}
        onClick={toggle}
      >
        <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
        <span>{label}</span> <span className={styles.now}>{value}</span>
        <ChevronDown size={18} strokeWidth={1.75} aria-hidden="true" className={styles.chevron} />
      </button>
      {isOpen && (
        <div ref={body} id={bodyId} className={styles.folded}>
          {children}
        </div>
      )}
    </div>
  )
}
