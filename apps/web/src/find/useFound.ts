import { type CardId, findCards, type PlanContent } from '@commonboard/model'
import { useMemo } from 'react'
import { useBoard } from '../plan/board.ts'
import { useStore } from '../plan/usePlan.ts'

/** The cards this person looks for; undefined while all are shown. */
export function useFound(content: PlanContent): ReadonlySet<CardId> | undefined {
  const sought = useStore(useBoard().sought)
  return useMemo(() => findCards(content, sought), [content, sought])
}
