import { type Column, labelOf, wordsOf } from '@commonboard/model'
import { Hourglass } from 'lucide-react'
import { type PointerEvent, Suspense, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useNames } from '../outline/useNames.ts'
import { useContent } from '../plan/usePlan.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useColumnLock } from './locks.ts'
import { later } from '../ui/later.ts'

const ColumnLock = later(() => import('./ColumnLock.tsx'))

/** Where a head has no room for a sentence: who works there, and until when. The whole of it stands in a dialog. */
export default function LockChip(props: {
  readonly column: Column
  readonly className?: string | undefined
  /** The canvas must not take the press for its own. */
  readonly onPointerDown?: (event: PointerEvent) => void
}) {
  const { column, className, onPointerDown } = props
  const { lock } = useColumnLock(column)
  const words = useWords('lock').lock
  const { language } = useLanguage()
  const content = useContent()
  const nameOf = useNames(lock !== undefined)
  const [isOpen, setOpen] = useState(false)
  if (!lock) return null
  const name = words.lockOf(labelOf(content, language, `column.${column}`))
  const time = new Intl.DateTimeFormat(wordsOf(language).locale, { hour: 'numeric', minute: '2-digit' }).format(
    lock.until,
  )
  const line = words.line(nameOf(lock.by) ?? words.somebody, time)
  return (
    <>
      <button
        type="button"
        className={className}
        data-lock={column}
        aria-label={`${name}. ${line}`}
        title={line}
        onPointerDown={onPointerDown}
        onClick={() => setOpen(true)}
      >
        <Hourglass size={14} strokeWidth={2} aria-hidden="true" />
        <span>{line}</span>
      </button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={name}>
        <Suspense fallback={null}>
          <ColumnLock column={column} />
        </Suspense>
      </Dialog>
    </>
  )
}
