import { type Column, labelOf } from '@commonboard/model'
import { useEffect, useRef } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useNames } from '../outline/useNames.ts'
import { useOpenPlan, useSession, useStore } from '../plan/usePlan.ts'
import { announce } from '../ui/Announcer.tsx'
import { locksOf } from './locks.ts'

/** Says to a screen reader when somebody else asks to wait, and when that has ended. */
export function useLockNews(): void {
  const { plan, watch } = useOpenPlan()
  const { participantId } = useSession()
  const words = useWords('lock').lock
  const { language } = useLanguage()
  const locks = useStore(locksOf(plan))
  const others = locks.filter(({ by }) => by !== participantId)
  const nameOf = useNames(others.length > 0)
  const before = useRef<ReadonlySet<Column>>(new Set())
  useEffect(() => {
    const label = (column: Column) => labelOf(watch.read(), language, `column.${column}`)
    for (const { column, by } of others)
      if (!before.current.has(column)) announce(words.asksToWait(nameOf(by) ?? words.somebody, label(column)))
    for (const column of before.current)
      if (!locks.some((lock) => lock.column === column)) announce(words.ended(label(column)))
    before.current = new Set(others.map(({ column }) => column))
    // Only locks are news; a name that comes later is not said again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [locks])
}
