import { useEffect, useSyncExternalStore } from 'react'
import { createStore } from '../plan/store.ts'
import { useBaseWords } from '../i18n/language.tsx'
import { ToastLine } from './ToastLine.tsx'
import styles from './Toast.module.css'

interface Action {
  readonly label: string
  readonly onAct: () => void
  /** It takes back what the toast says: the toast goes when that has been done otherwise (`endOffers`). */
  readonly takesBack?: true
}

export interface Toast {
  readonly id: number
  readonly text: string
  readonly action?: Action | undefined
  /** Until it is taken away, not for 8 s. */
  readonly stays?: boolean
}

const VISIBLE_MAX = 2

const toasts = createStore<readonly Toast[]>([])
let lastId = 0

/**
 * Says in passing what has just happened, with at most one action. Never the only copy of news: a toast is gone
 * after 8 s (the focus or the mouse on it stops the clock).
 */
export function notify(text: string, action?: Action): void {
  show({ text, action })
}

/** The same of something that goes on: it stays until the function that is returned is called. */
export function notifyWhile(text: string, action?: Action): () => void {
  const id = show({ text, action, stays: true })
  return () => dismiss(id)
}

function show(toast: Omit<Toast, 'id'>): number {
  lastId += 1
  const all = [...toasts.get(), { ...toast, id: lastId }]
  const oldest = all.length > VISIBLE_MAX ? (all.find(({ stays }) => !stays) ?? all[0]) : undefined
  toasts.set(all.filter((one) => one !== oldest))
  return lastId
}

/** Takes away what offers to take something back: Undo has just done that, or another step that lies above it. */
export function endOffers(): void {
  const all = toasts.get()
  const left = all.filter(({ action }) => !action?.takesBack)
  if (left.length < all.length) toasts.set(left)
}

const dismiss = (id: number) => toasts.set(toasts.get().filter((toast) => toast.id !== id))

/**
 * Where toasts appear: bottom center, above the toolbar, the newest lowest. Once on a page. Their words are said once,
 * by a region of its own; the list is there to be looked at and acted on, where Tab comes last.
 */
export function Toasts() {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.get)
  // What happened in one plan is no news in the next.
  useEffect(() => () => toasts.set([]), [])
  const newest = shown.at(-1)
  const label = useBaseWords().common.messages
  return (
    <>
      <p role="status" className="visually-hidden">
        {/* An older one that is left when the newest goes has been said. */}
        {newest?.id === lastId && <span key={newest.id}>{newest.text}</span>}
      </p>
      {shown.length > 0 && (
        <section aria-label={label} className={styles.place}>
          <ol className={styles.list}>
            {shown.map((toast) => (
              <ToastLine key={toast.id} toast={toast} onDone={dismiss} />
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
