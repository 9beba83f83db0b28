import { Ban, Eraser, Undo2 } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useBaseWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import { later } from '../ui/later.ts'
import { Question } from '../ui/Question.tsx'
import { historyApi } from './historyApi.ts'
import styles from './PersonTools.module.css'

const UndoDialog = later(() => import('./UndoDialog.tsx').then((file) => ({ default: file.UndoDialog })))

/** What a facilitator may do about one person, beside role and putting out. */
export function PersonTools(props: {
  readonly planId: string
  readonly person: string
  readonly name: string
  /** Does it, and says so. */
  readonly act: (change: () => Promise<unknown>, said: string) => void
}) {
  const { planId, person, name, act } = props
  const { about, undo } = useBaseWords('history').history
  const [asking, setAsking] = useState<'undo' | 'block' | 'erase'>()
  const close = () => setAsking(undefined)
  return (
    <div className={styles.tools}>
      <Button look="quiet" onClick={() => setAsking('undo')}>
        <Undo2 size={16} strokeWidth={1.75} aria-hidden="true" /> {about.undo(name)}
      </Button>
      <Button look="quiet" aria-expanded={asking === 'block'} onClick={() => setAsking('block')}>
        <Ban size={16} strokeWidth={1.75} aria-hidden="true" /> {about.block(name)}
      </Button>
      <Button look="quiet" aria-expanded={asking === 'erase'} onClick={() => setAsking('erase')}>
        <Eraser size={16} strokeWidth={1.75} aria-hidden="true" /> {about.erase(name)}
      </Button>
      {asking === 'block' && (
        <Question
          key="block"
          title={about.blockTitle(name)}
          text={about.blockText}
          keep={about.blockKeep(name)}
          act={about.blockDo}
          isStop
          onKeep={close}
          onAct={() => act(() => historyApi.block(planId, person), about.blocked(name))}
        />
      )}
      {asking === 'erase' && (
        <Question
          key="erase"
          title={about.eraseTitle(name)}
          text={about.eraseText}
          keep={about.eraseKeep}
          act={about.eraseDo}
          isStop
          onKeep={close}
          onAct={() => act(() => historyApi.erase(planId, person), about.erased)}
        />
      )}
      <Suspense fallback={null}>
        {asking === 'undo' && (
          <UndoDialog
            planId={planId}
            person={person}
            name={name}
            canBlock
            onClose={close}
            onDone={() => {
              close()
              act(async () => undefined, undo.done(name))
            }}
          />
        )}
      </Suspense>
    </div>
  )
}
