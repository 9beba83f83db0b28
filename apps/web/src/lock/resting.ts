import type { Column } from '@commonboard/model'
import { useMemo } from 'react'
import { useCanEdit, usePlan, useSession, useStore } from '../plan/usePlan.ts'
import { keyOf, locksOf, passedBy } from './locks.ts'

/** Columns somebody asks to wait in, and those of them whose controls rest for this person. */
export function useResting(): { readonly locked: ReadonlySet<Column>; readonly resting: ReadonlySet<Column> } {
  const locks = useStore(locksOf(usePlan()))
  const { participantId } = useSession()
  const canEdit = useCanEdit()
  const passed = useStore(passedBy)
  return useMemo(() => {
    const others = locks.filter((lock) => canEdit && lock.by !== participantId && !passed.has(keyOf(lock)))
    return {
      locked: new Set(locks.map(({ column }) => column)),
      resting: new Set(others.map(({ column }) => column)),
    }
  }, [locks, participantId, canEdit, passed])
}
