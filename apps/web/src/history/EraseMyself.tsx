import { Eraser } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useBaseWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { forgetHere } from '../plan/device.ts'
import { Button } from '../ui/Button.tsx'
import { Problem } from '../ui/Field.tsx'
import { Question } from '../ui/Question.tsx'
import { historyApi } from './historyApi.ts'
import styles from './PersonTools.module.css'

/** What anybody may do with his own entry: take his name out of the plan, and leave it. */
export function EraseMyself(props: {
  readonly planId: string
  readonly me: string
  /** Nobody else leads this plan: the server would refuse. */
  readonly isLastFacilitator: boolean
}) {
  const { planId, me, isLastFacilitator } = props
  const words = useBaseWords('history')
  const { about } = words.history
  const [, go] = useLocation()
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string>()
  const erase = async () => {
    setAsking(false)
    try {
      await historyApi.erase(planId, me)
      go('/', { state: { nameErased: true } })
      await forgetHere(planId)
    } catch (error) {
      setProblem(sayError(words, error))
    }
  }
  return (
    <div className={styles.tools}>
      <Button
        look="quiet"
        aria-expanded={isAsking}
        onClick={() => {
          setProblem(undefined)
          setAsking(!isAsking)
        }}
      >
        <Eraser size={16} strokeWidth={1.75} aria-hidden="true" /> {about.eraseMine}
      </Button>
      {problem && <Problem text={problem} />}
      {isAsking &&
        (isLastFacilitator ? (
          <p role="status" className={styles.hint}>
            {about.lastFacilitator}
          </p>
        ) : (
          <Question
            title={about.eraseMineTitle}
            text={about.eraseMineText}
            keep={about.eraseMineKeep}
            act={about.eraseMineDo}
            isStop
            onKeep={() => setAsking(false)}
            onAct={() => void erase()}
          />
        ))}
    </div>
  )
}
