import { type Column, labelOf } from '@commonboard/model'
import { useEffect, useRef } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useNames } from '../outline/useNames.ts'
import { useOpenPlan, useSession, useStore } from '../plan/usePlan.ts'
import { announce } from '../ui/Announcer.tsx'
import { locksOf } from './locks.ts'

/** Locks and names come on two ways: a name that is on its way is waited for so long. */
const NAME_MAX_MS = 3000

/** Says to a screen reader when somebody else asks to wait, and when that has ended. */
export function useLockNews(): void {
  const { plan, watch } = useOpenPlan()
  const { participantId } = useSession()
  const words = useWords('lock').lock
  const { language } = useLanguage()
  const locks = useStore(locksOf(plan))
  const others = locks.filter(({ by }) => by !== participantId)
  const nameOf = useNames(others.length > 0)
  const said = useRef(new Set<Column>())
  const names = others.map(({ by }) => nameOf(by) ?? '').join('\n')
  useEffect(() => {
    const label = (column: Column) => labelOf(watch.read(), language, `column.${column}`)
    const say = (column: Column, name: string) => {
      said.current.add(column)
      announce(words.asksToWait(name, label(column)))
    }
    for (const column of said.current) {
      if (locks.some((lock) => lock.column === column)) continue
      said.current.delete(column)
      announce(words.ended(label(column)))
    }
    const fresh = others.filter(({ column }) => !said.current.has(column))
    for (const { column, by } of fresh) {
      const name = nameOf(by)
      if (name) say(column, name)
    }
    const nameless = fresh.filter(({ column }) => !said.current.has(column))
    if (nameless.length === 0) return
    const timer = setTimeout(() => {
      for (const { column } of nameless) say(column, words.somebody)
    }, NAME_MAX_MS)
    return () => clearTimeout(timer)
    // Only locks are news, and the names they come with.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [locks, names])
}
