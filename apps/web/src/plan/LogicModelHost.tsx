import { useEffect } from 'react'
import { noteMine } from '../find/mine.ts'
import { useBoard } from './board.ts'
import { useOpenPlan, useSession } from './usePlan.ts'

/** What hangs on the logic model on every face, and nobody waits for at the start. */
export default function LogicModelHost() {
  useMine()
  return null
}

/** Notes what one writes, and keeps a search for one's own cards up to date. */
function useMine(): void {
  const { planId } = useSession()
  const { plan } = useOpenPlan()
  const { sought } = useBoard()
  useEffect(
    () =>
      noteMine(plan, planId, (mine) => {
        if (sought.get().only) sought.set({ ...sought.get(), only: mine })
      }),
    [plan, planId, sought],
  )
}
