import { type Column, labelOf } from '@commonboard/model'
import { Hourglass } from 'lucide-react'
import { type PointerEvent, Suspense, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useContent } from '../plan/usePlan.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useColumnLock } from './locks.ts'
import { later } from '../ui/later.ts'

const ColumnLock = later(() => import('./ColumnLock.tsx'))

/** Where a head has no room for a sentence: that somebody asks to wait there. Who and why stands in a dialog. */
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
  const [isOpen, setOpen] = useState(false)
  if (!lock) return null
  const name = words.lockOf(labelOf(content, language, `column.${column}`))
  return (
    <>
      <button
        type="button"
        className={className}
        data-lock={column}
        aria-label={name}
        title={name}
        onPointerDown={onPointerDown}
        onClick={() => setOpen(true)}
      >
        <Hourglass size={14} strokeWidth={2} aria-hidden="true" />
      </button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={name}>
        <Suspense fallback={null}>
          <ColumnLock column={column} />
        </Suspense>
      </Dialog>
    </>
  )
}
