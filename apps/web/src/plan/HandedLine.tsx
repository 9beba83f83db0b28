import { Inbox } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useHanded } from '../share/useHanded.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './NewsLine.module.css'
import { useSession } from './usePlan.ts'
import { later } from '../ui/later.ts'

const HandedWords = later(() => import('../share/HandedWords.tsx').then((file) => ({ default: file.HandedWords })))

/** To facilitators: somebody has words for the plan that could not go in by themselves. Also in the list of people. */
export function HandedLine() {
  const { planId } = useSession()
  const words = useWords('handed')
  const { handed, reload } = useHanded()
  const [isOpen, setOpen] = useState(false)
  const names = [...new Set(handed.map(({ name }) => name || words.common.noName))]
  return (
    <>
      <p role="status" className="visually-hidden">
        {handed.length > 0 && words.handed.from(names)}
      </p>
      {handed.length > 0 && (
        <div className={styles.line}>
          <Inbox size={19} strokeWidth={1.75} aria-hidden="true" />
          <p>{words.handed.from(names)}</p>
          <Button look="quiet" className={styles.act} onClick={() => setOpen(true)}>
            {words.handed.read}
          </Button>
        </div>
      )}
      <Dialog open={isOpen} onOpenChange={setOpen} title={words.handed.title} wide>
        {handed.length === 0 && <p>{words.handed.nothing}</p>}
        <Suspense fallback={<p>{words.common.loading}</p>}>
          <HandedWords planId={planId} handed={handed} onChanged={reload} />
        </Suspense>
      </Dialog>
    </>
  )
}
