import { lazy, Suspense } from 'react'
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

/**
 * Says in passing what has just happened, with at most one action. Never the only copy of news: a toast is gone
 * after 8 s (the focus or the mouse on it stops the clock).
 */
export function notify(text: string, action?: { readonly label: string; readonly onAct: () => void }): void {
  void import('sonner').then(({ toast }) =>
    toast.custom((id) => (
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
    )),
  )
}
