import { useCallback } from 'react'
import { useOpenPlan, useSession } from '../plan/usePlan.ts'

/**
 * Makes a change one step of undo, where this person may change anything.
 * @returns takes just this step back as long as it is the last one; undefined: nothing was changed
 */
export type Step = (change: () => void) => (() => boolean) | undefined

export function useStep(): Step {
  const { undo } = useOpenPlan()
  const session = useSession()
  return useCallback(
    (change) => {
      const takeBack = session.canEdit() ? undo.asStep(change) : undefined
      return takeBack && (() => session.canEdit() && takeBack())
    },
    [undo, session],
  )
}
