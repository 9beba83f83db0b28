import { useCallback } from 'react'
import { useOpenPlan, useSession } from '../plan/usePlan.ts'

/** Makes a change one step of undo, where this person may change anything. */
export function useStep(): (change: () => void) => void {
  const { undo } = useOpenPlan()
  const session = useSession()
  return useCallback(
    (change) => {
      if (!session.canEdit()) return
      undo.closeStep()
      change()
      undo.closeStep()
    },
    [undo, session],
  )
}
