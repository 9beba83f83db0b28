import { useCallback, useEffect, useRef } from 'react'
import { api, type Handed } from '../api.ts'
import { useLoad } from '../pages/useLoad.ts'
import { useRights, useSession, useStore } from '../plan/usePlan.ts'

const NONE: readonly Handed[] = []

/** What people have handed to the facilitators, as the server tells of it; empty for everybody else. */
export function useHanded(): { readonly handed: readonly Handed[]; readonly reload: () => Promise<void> } {
  const { planId, handedNews } = useSession()
  const news = useStore(handedNews)
  const { role } = useRights()
  const isFacilitator = role === 'facilitator'
  const ask = useCallback(async () => (isFacilitator ? api.handed(planId) : NONE), [planId, isFacilitator])
  const { load, reload } = useLoad(ask)
  const seen = useRef({ news, isFacilitator })
  useEffect(() => {
    if (seen.current.news === news && seen.current.isFacilitator === isFacilitator) return
    seen.current = { news, isFacilitator }
    void reload()
  }, [news, isFacilitator, reload])
  return { handed: load.state === 'there' && isFacilitator ? load.value : NONE, reload }
}
