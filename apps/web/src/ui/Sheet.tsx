import { X } from 'lucide-react'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useWords } from '../i18n/language.tsx'
import { IconButton } from './IconButton.tsx'
import styles from './Sheet.module.css'

/**
 * A sheet over almost the whole phone. The browser's own modal dialog: the focus stays inside, Escape closes it; the
 * back button does too (`sheetHistory.ts`). Whoever opened it puts the focus back.
 */
export function Sheet(props: {
  readonly title: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
  readonly foot?: ReactNode
  /** Says news to a screen reader while it is open: what lies behind a modal dialog is not heard. */
  readonly spoken?: ReactNode
}) {
  const { title, onClose, children, foot, spoken } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const { close } = useWords().common
  // Before any effect of what is inside: a field in a closed dialog cannot take the focus.
  useLayoutEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // A tap on what is left of the page above the sheet.
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className={styles.inside}>
        <header className={styles.head}>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          <IconButton label={close} onClick={onClose}>
            <X size={21} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </header>
        <div className={styles.body}>{children}</div>
        {spoken}
        {foot && <footer className={styles.foot}>{foot}</footer>}
      </div>
    </dialog>
  )
}
