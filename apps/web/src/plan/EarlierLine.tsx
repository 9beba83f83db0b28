import { History } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { dropEarlier, earlierCopies, type Epoch } from './device.ts'
import styles from './NewsLine.module.css'
import { useOpenPlan, useSession } from './usePlan.ts'
import { later } from '../ui/later.ts'

const EarlierWords = later(() => import('./EarlierWords.tsx').then((file) => ({ default: file.EarlierWords })))

const NONE: readonly Epoch[] = []

/** The plan was begun anew, and this device still has it as it was: said plainly, until the person removes it. */
export function EarlierLine() {
  const { planId } = useSession()
  const { epoch } = useOpenPlan()
  const words = useWords('handed')
  const [epochs, setEpochs] = useState(NONE)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    let isCurrent = true
    earlierCopies(planId, epoch).then(
      (found) => isCurrent && setEpochs(found),
      (error: unknown) => console.info('Earlier copies cannot be looked for', error),
    )
    return () => {
      isCurrent = false
    }
  }, [planId, epoch])
  const remove = async (one: Epoch) => {
    await dropEarlier(planId, one)
    const left = await earlierCopies(planId, epoch)
    setEpochs(left)
    if (left.length === 0) setOpen(false)
  }
  const line = epochs.length > 0 && words.handed.earlierLine(epochs.length)
  return (
    <>
      <p role="status" className="visually-hidden">
        {line}
      </p>
      {line && (
        <div className={styles.line}>
          <History size={19} strokeWidth={1.75} aria-hidden="true" />
          <p>{line}</p>
          <Button look="quiet" className={styles.act} onClick={() => setOpen(true)}>
            {words.handed.lookAtIt}
          </Button>
        </div>
      )}
      <Dialog open={isOpen} onOpenChange={setOpen} title={words.handed.earlierTitle} wide>
        <p className={styles.lead}>{words.handed.earlierText}</p>
        <Suspense fallback={<p>{words.common.loading}</p>}>
          {epochs.map((one, index) => (
            <EarlierWords
              key={one}
              planId={planId}
              epoch={one}
              {...(epochs.length > 1 ? { heading: words.handed.earlierOf(index + 1, epochs.length) } : {})}
              onRemove={() => void remove(one)}
            />
          ))}
        </Suspense>
      </Dialog>
    </>
  )
}
