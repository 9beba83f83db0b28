import { Toaster } from 'sonner'

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
      containerAriaLabel={label}
      toastOptions={{ unstyled: true }}
    />
  )
}
