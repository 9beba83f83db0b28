import { type Column, labelOf } from '@commonboard/model'
import { useEffect, useRef } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useContent } from '../plan/usePlan.ts'
import { Dialog } from '../ui/Dialog.tsx'
import ColumnLock from './ColumnLock.tsx'
import { useColumnLock } from './locks.ts'

/** Said to whoever begins something where another asks to wait: who and why, and the way to go on anyway. */
export function WaitDialog({ column, onClose }: { readonly column: Column; readonly onClose: () => void }) {
  const words = useWords('lock').lock
  const { language } = useLanguage()
  const content = useContent()
  const { isResting } = useColumnLock(column)
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    if (!isResting) close.current()
  }, [isResting])
  return (
    <Dialog open onOpenChange={onClose} title={words.lockOf(labelOf(content, language, `column.${column}`))}>
      <ColumnLock column={column} />
    </Dialog>
  )
}
