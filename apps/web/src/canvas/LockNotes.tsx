import { type Column, HEAD, labelOf } from '@commonboard/model'
import { stopEventPropagation } from '@tldraw/tldraw'
import { Hourglass } from 'lucide-react'
import { useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import ColumnLock from '../lock/ColumnLock.tsx'
import { useColumnLock } from '../lock/locks.ts'
import { useNames } from '../outline/useNames.ts'
import { useContent, useStore } from '../plan/usePlan.ts'
import { useCanvas } from './boardStore.ts'
import styles from './LockNotes.module.css'

/** At the head of a column others ask to wait in: who it is; a press says why and until when, and what one may do. */
export default function LockNotes({ columns }: { readonly columns: readonly Column[] }) {
  const { store } = useCanvas()
  const board = useStore(store.board)
  return columns.map((column) => {
    const strip = board.strips.find((box) => box.column === column)
    const box = board.columns.find((one) => one.column === column)
    if (strip) return <Note key={column} column={column} x={strip.x} y={strip.headY} width={strip.headWidth} />
    return box && <Note key={column} column={column} x={box.x} y={HEAD.columnY} width={box.width} />
  })
}

interface NoteProps {
  readonly column: Column
  readonly x: number
  readonly y: number
  readonly width: number
}

function Note({ column, x, y, width }: NoteProps) {
  const words = useWords('lock').lock
  const { language } = useLanguage()
  const content = useContent()
  const nameOf = useNames(true)
  const { lock } = useColumnLock(column)
  const [isOpen, setOpen] = useState(false)
  if (!lock) return null
  const label = words.lockOf(labelOf(content, language, `column.${column}`))
  return (
    <div className={styles.note} style={{ left: x, top: y, width }} onPointerDown={stopEventPropagation}>
      <button type="button" aria-expanded={isOpen} aria-label={label} title={label} onClick={() => setOpen(!isOpen)}>
        <Hourglass size={14} strokeWidth={2} aria-hidden="true" />
        <span>{nameOf(lock.by) ?? words.somebody}</span>
      </button>
      {isOpen && (
        <div className={styles.open}>
          <ColumnLock column={column} />
        </div>
      )}
    </div>
  )
}
