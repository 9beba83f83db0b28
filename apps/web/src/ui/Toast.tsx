import { Toaster, toast } from 'sonner'
import { useBaseWords } from '../i18n/language.tsx'
import styles from './Toast.module.css'

const TOAST_MS = 8000

/** Where toasts appear: bottom center, above the toolbar. Once on a page. */
export function Toasts({ bottom = 92 }: { readonly bottom?: number }) {
  return (
    <Toaster
      position="bottom-center"
      duration={TOAST_MS}
      offset={{ bottom }}
      mobileOffset={{ bottom, left: 16, right: 16 }}
      visibleToasts={2}
      containerAriaLabel={useBaseWords().common.messages}
      toastOptions={{ unstyled: true }}
    />
  )
}

/**
 * Says in passing what has just happened, with at most one action. Never the only copy of news: a toast is gone
 * after 8 s (the focus or the mouse on it stops the clock).
 */
export function notify(text: string, action?: { readonly label: string; readonly onAct: () => void }): void {
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
  ))
}
