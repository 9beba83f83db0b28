import type { CardId, Column } from '@commonboard/model'
import { type KeyboardEvent, type ReactNode, Suspense, useMemo } from 'react'
import { OutlineContext, useFact, useOutline } from '../outline/state.ts'
import { useOpenPlan } from '../plan/usePlan.ts'
import { later } from '../ui/later.ts'
import styles from './Courtesy.module.css'
import { useColumnLock } from './locks.ts'

const ColumnLock = later(() => import('./ColumnLock.tsx'))

/**
 * A part of the outline that shows cards of one column: while somebody else asks to wait there, its controls rest. A
 * text that is open in it stays open.
 */
export function Courtesy(props: {
  readonly column: Column
  readonly children: ReactNode
  /** false: what is inside says itself who works here. */
  readonly saysSo?: boolean
}) {
  const { column, children, saysSo = true } = props
  const state = useOutline()
  const { watch } = useOpenPlan()
  const { isResting, lock } = useColumnLock(column)
  const isHere = (id: CardId) => watch.read().cards.some((card) => card.id === id && card.column === column)
  const isWriting = useFact(state.writing, (id) => id !== undefined && isHere(id))
  const rests = isResting && !isWriting
  const resting = useMemo(() => ({ ...state, canEdit: false }), [state])
  return (
    <>
      {lock && saysSo && (
        <Suspense fallback={null}>
          <ColumnLock column={column} />
        </Suspense>
      )}
      <OutlineContext value={rests ? resting : state}>
        <div className={styles.part} onKeyDown={rests ? keepFromCards : undefined}>
          {children}
        </div>
      </OutlineContext>
    </>
  )
}

/** The keys of a card that change something rest too; those that only go on work. */
function keepFromCards(event: KeyboardEvent): void {
  const isOnRow = (event.target as HTMLElement).hasAttribute('data-row')
  const changes = event.altKey || ['n', 'N', 'Delete', 'Backspace'].includes(event.key)
  if (!isOnRow || !changes || event.ctrlKey || event.metaKey) return
  event.stopPropagation()
  event.preventDefault()
}
