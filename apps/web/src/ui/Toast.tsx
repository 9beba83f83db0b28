import { lazy, Suspense } from 'react'
import type { toast as sonnerToast } from 'sonner'
import { useBaseWords } from '../i18n/language.tsx'
import styles from './Toast.module.css'

// Comes after the page has been drawn: nobody waits for the place where news will stand.
const ToastList = lazy(() => import('./ToastList.tsx'))

/** Where toasts appear. Once on a page. */
export function Toasts({ bottom = 92 }: { readonly bottom?: number }) {
  return (
    <Suspense fallback={null}>
      <ToastList bottom={bottom} label={useBaseWords().common.messages} />
    </Suspense>
  )
}

interface Action {
  readonly label: string
  readonly onAct: () => void
}

/**
 * Says in passing what has just happened, with at most one action. Never the only copy of news: a toast is gone
 * after 8 s (the focus or the mouse on it stops the clock).
 */
export function notify(text: string, action?: Action): void {
  void import('sonner').then(({ toast }) => show(toast, text, action))
}

/** The same of something that goes on: it stays until the function that is returned is called. */
export function notifyWhile(text: string, action: Action): () => void {
  const shown = import('sonner').then(({ toast }) => ({ toast, id: show(toast, text, action, Infinity) }))
  return () => void shown.then(({ toast, id }) => toast.dismiss(id))
}

function show(toast: typeof sonnerToast, text: string, action: Action | undefined, duration?: number) {
  return toast.custom(
    (id) => (
      <div className={styles.toast}>
        <span>{text}</span>
        {action && (
          <button
            type="button"
            className={styles.action}
            onClick={() => {
              toast.dismiss(id)
              action.onAct()
            }}
          >
            {action.label}
          </button>
        )}
      </div>
    ),
    duration === undefined ? {} : { duration },
  )
}
