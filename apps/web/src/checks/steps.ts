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
  const words = useWords('checks').checks
  return (said, change) => {
    if (!session.canEdit()) return
    undo.closeStep()
    change()
    undo.closeStep()
    let isLast = true
    const stop = undo.subscribe(() => {
      isLast = false
      stop()
    })
    // Whoever has gone on since must not lose that in place of this.
    tell(said, () => {
      if (isLast) undo.undo()
      else tell(words.notLast)
    })
  }
}
