import { lazy, Suspense } from 'react'
import { useWords } from '../i18n/language.tsx'
import { Dialog } from '../ui/Dialog.tsx'

// Loaded when it is first opened: a phone that only reads never needs the QR code's arithmetic.
const Share = lazy(() => import('./Share.tsx'))

/** Invite people, see who belongs to the plan, and what they may do. */
export function ShareDialog(props: {
  readonly planId: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}) {
  const words = useWords()
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={words.plan.inviteTitle} wide>
      <Suspense fallback={<p role="status">{words.common.loading}</p>}>
        <Share planId={props.planId} />
      </Suspense>
    </Dialog>
  )
}
