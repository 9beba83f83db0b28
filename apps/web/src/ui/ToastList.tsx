import { Toaster } from 'sonner'
import styles from './Toast.module.css'

const TOAST_MS = 8000

/** Bottom center, above the toolbar. */
export default function ToastList({ bottom, label }: { readonly bottom: number; readonly label: string }) {
  return (
    <Toaster
      position="bottom-center"
      duration={TOAST_MS}
      offset={{ bottom }}
      mobileOffset={{ bottom, left: 16, right: 16 }}
      visibleToasts={2}
      // One above the other: folded, the newer one would lie across the words of the older.
      expand
      gap={8}
      containerAriaLabel={label}
      toastOptions={{ unstyled: true, className: styles.place ?? '' }}
    />
  )
}
