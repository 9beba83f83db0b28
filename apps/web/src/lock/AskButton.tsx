import { type Column, labelOf } from '@commonboard/model'
import { Hourglass } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useContent } from '../plan/usePlan.ts'
import { useColumnLock } from './locks.ts'
import { later } from '../ui/later.ts'

const AskToWait = later(() => import('./AskToWait.tsx'))

/** Asks the others to wait in a column; only where nobody has asked yet and this person may. */
export function AskButton({ column, className }: { readonly column: Column; readonly className?: string | undefined }) {
  const { mayAsk } = useColumnLock(column)
  const words = useWords().outline
  const { language } = useLanguage()
  const label = labelOf(useContent(), language, `column.${column}`)
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      {mayAsk && (
        <button
          type="button"
          className={className}
          data-lock-ask={column}
          aria-label={`${words.askToWait}: ${label}`}
          aria-haspopup="dialog"
          onClick={() => setAsking(true)}
        >
          <Hourglass size={16} strokeWidth={1.75} aria-hidden="true" />
          {words.askToWait}
        </button>
      )}
      <Suspense fallback={null}>{isAsking && <AskToWait column={column} onClose={() => setAsking(false)} />}</Suspense>
    </>
  )
}
