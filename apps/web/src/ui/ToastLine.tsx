import { useEffect, useId, useRef, useState } from 'react'
import type { Toast } from './Toast.tsx'
import styles from './Toast.module.css'

const TOAST_MS = 8000

/** One toast. Its time runs while nobody is on it and somebody could see it. */
export function ToastLine({ toast, onDone }: { readonly toast: Toast; readonly onDone: (id: number) => void }) {
  const { id, text, action, stays = false } = toast
  const [isHeld, setHeld] = useState(false)
  const isSeen = useIsPageSeen()
  const textId = useId()
  /** Where the focus was before it came here; it goes back when the toast goes. */
  const before = useRef<EventTarget | null>(null)

  useEffect(() => {
    if (stays || isHeld || !isSeen) return
    const timer = setTimeout(() => onDone(id), TOAST_MS)
    return () => clearTimeout(timer)
  }, [stays, isHeld, isSeen, id, onDone])

  const goBack = () => {
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
  }
  return (
    <li
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={(event) => setHeld(event.currentTarget.contains(document.activeElement))}
      onFocus={(event) => {
        setHeld(true)
        if (!event.currentTarget.contains(event.relatedTarget)) before.current = event.relatedTarget
      }}
      onBlur={() => setHeld(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        goBack()
        onDone(id)
      }}
    >
      <span id={textId}>{text}</span>
      {action && (
        <button
          type="button"
          aria-describedby={textId}
          className={styles.action}
          onClick={() => {
            // First, so that an act that puts the focus somewhere has the last word.
            goBack()
            onDone(id)
            action.onAct()
          }}
        >
          {action.label}
        </button>
      )}
    </li>
  )
}

/** False while another tab lies over this one. */
function useIsPageSeen(): boolean {
  const [isSeen, setSeen] = useState(!document.hidden)
  useEffect(() => {
    const onChange = () => setSeen(!document.hidden)
    document.addEventListener('visibilitychange', onChange)
    return () => document.removeEventListener('visibilitychange', onChange)
  }, [])
  return isSeen
}
