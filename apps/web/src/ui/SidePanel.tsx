import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { Announcer } from './Announcer.tsx'
import { PHONE, useMedia } from './media.ts'
import { Panel } from './Panel.tsx'
import { Sheet } from './Sheet.tsx'
import { enterSheet, leaveSheet, onBack } from './sheetHistory.ts'
import styles from './SidePanel.module.css'
import { useBarsHeight } from './useBarsHeight.ts'

interface SidePanelProps {
  /** Its id; the button that opens it bears `data-…-button`. */
  readonly name: 'talk' | 'checks' | 'library'
  readonly title: string
  readonly onClose: () => void
  /** Id of what sums up the panel: heard with its title. */
  readonly describedBy?: string
  /** What is inside takes the focus when it comes; absent: the title does. */
  readonly focusesInside?: boolean
  readonly children: ReactNode
}

/** What stands open beside the board while one works; a sheet over it on a phone. One at a time: `plan/board.ts`. */
export function SidePanel(props: SidePanelProps) {
  return useMedia(PHONE) ? <OverBoard {...props} /> : <BesideBoard {...props} />
}

function BesideBoard({ name, title, onClose, describedBy, focusesInside = false, children }: SidePanelProps) {
  const box = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  /** Where the focus came from last; whoever closes the panel goes on there. */
  const before = useRef<Element | null>(null)
  // Before any effect of what is inside, which may take the focus.
  useLayoutEffect(() => {
    before.current = document.activeElement
  }, [])
  useLayoutEffect(() => {
    if (!focusesInside) heading.current?.focus()
  }, [focusesInside])
  useBarsHeight(box)
  const close = () => {
    onClose()
    const opener = before.current instanceof HTMLElement && before.current.isConnected ? before.current : undefined
    const button = () => document.querySelector<HTMLElement>(`[data-${name}-button]`)
    if (opener && !opener.matches('body, main')) opener.focus()
    else (button() ?? document.getElementById('board'))?.focus()
  }
  return (
    <Panel
      ref={box}
      id={name}
      data-panel
      heading="h2"
      headingRef={heading}
      titleId={`${name}-title`}
      {...(describedBy === undefined ? {} : { describedBy })}
      title={title}
      onFocus={({ relatedTarget, currentTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) before.current = relatedTarget
      }}
      className={styles.beside}
      onClose={close}
    >
      <div className={styles.inside}>{children}</div>
    </Panel>
  )
}

function OverBoard({ name, title, onClose, children }: SidePanelProps) {
  const latest = useRef(onClose)
  useEffect(() => {
    latest.current = onClose
  })
  useEffect(() => {
    enterSheet()
    const stop = onBack(() => latest.current())
    return () => {
      stop()
      leaveSheet()
    }
  }, [])
  return (
    <Sheet title={title} onClose={onClose} spoken={<Announcer />}>
      <div id={name} data-panel className={styles.inside}>
        {children}
      </div>
    </Sheet>
  )
}
