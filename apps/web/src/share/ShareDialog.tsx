import { lazy, Suspense } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useRights } from '../plan/usePlan.ts'
import { Dialog } from '../ui/Dialog.tsx'

// Loaded when it is first opened: a phone that only reads never needs the QR code's arithmetic.
const Share = lazy(() => import('./Share.tsx'))

/** Invite people, see who belongs to the plan, and what they may do; whoever cannot invite sees the people. */
export function ShareDialog(props: {
  readonly planId: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}) {
  const words = useWords()
  const mayInvite = useRights().role === 'facilitator'
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={mayInvite ? words.plan.inviteTitle : words.plan.people}
      wide
    >
      <Suspense fallback={<p role="status">{words.common.loading}</p>}>
        <Share planId={props.planId} />
      </Suspense>
    </Dialog>
  )
}
