import { createContext, useContext } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useOpenPlan, useSession } from '../plan/usePlan.ts'

/** Says what has just been done, with the way to take it back. */
export type Tell = (text: string, undo?: () => void) => void

export const TellContext = createContext<Tell>(() => undefined)

/** Does something as one step of undo and says it, with its Undo. */
export type Step = (said: string, change: () => void) => void

export function useStep(): Step {
  const session = useSession()
  const { undo } = useOpenPlan()
  const tell = useContext(TellContext)
  const words = useWords().outline
  return (said, change) => {
    const takeBack = session.canEdit() ? undo.asStep(change) : undefined
    if (!takeBack) return tell(words.nothingDone)
    tell(said, () => {
      if (!session.canEdit() || !takeBack()) tell(words.tooLate)
    })
  }
}
