import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useBaseWords } from '../i18n/language.tsx'
import { classes } from './classes.ts'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'

export interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** A question where there is one. */
  readonly title: string
  /** 600 px instead of 400. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/**
 * A modal dialog over the browser's own `<dialog>`: it keeps the focus inside, closes on Escape and gives the focus
 * back, all without a line of ours. Its children exist only while it is open. What opens inside it must not be a
 * portal to the body: the browser has made the body inert.
 */
export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <OpenDialog {...rest} /> : null
}

function OpenDialog({ onOpenChange, title, wide = false, children }: Omit<DialogProps, 'open'>) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const words = useBaseWords()
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    // Read before showModal moves it: React takes the element away at once, so the browser cannot give it back.
    const before = document.activeElement
    // What it says besides its question is said as it opens, wherever the focus goes then.
    const text = dialog.querySelector('[data-dialog-text]')
    if (text) dialog.setAttribute('aria-describedby', text.id)
    dialog.showModal()
    firstStop(dialog).focus()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      className={classes(styles.dialog, wide && styles.wide)}
      onCancel={(event) => {
        if (event.target !== ref.current) return
        event.preventDefault()
        onOpenChange(false)
      }}
      // Keys meant for the dialog are not the board's: Backspace in a field must not remove a card.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className={styles.head}>
        <h2 id={titleId} tabIndex={-1} className={styles.title}>
          {title}
        </h2>
        <IconButton label={words.common.close} onClick={() => onOpenChange(false)}>
          <X size={19} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </div>
      <div className={styles.body} data-dialog-body>
        {children}
      </div>
    </dialog>
  )
}

// The browser would choose the close button. Better: what the dialog names itself; else the first field; else the first answer, which is the safe one;
// else the title, so that a reader says where one is.
function firstStop(dialog: HTMLDialogElement): HTMLElement {
  const body = dialog.querySelector('[data-dialog-body]')
  return (
    body?.querySelector<HTMLElement>('[data-first-stop]') ??
    body?.querySelector<HTMLElement>('input:not([readonly]), textarea:not([readonly])') ??
    body?.querySelector<HTMLElement>('button') ??
    dialog.querySelector<HTMLElement>('h2') ??
    dialog
  )
}

/** The consequence in one sentence. */
export const DialogText = ({ children }: { readonly children: ReactNode }) => (
  <p id={useId()} data-dialog-text className={styles.text}>
    {children}
  </p>
)

/** The safe answer first, the verb last. */
export const DialogActions = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.actions}>{children}</div>
)
