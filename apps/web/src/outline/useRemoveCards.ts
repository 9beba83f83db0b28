import { bringBackCards, type CardId, isFixedCard, removeCards } from '@commonboard/model'
import { useWords } from '../i18n/language.tsx'
import { useOpenPlan, useSession } from '../plan/usePlan.ts'
import { rowBeside } from './rows.ts'
import { useOutline } from './state.ts'
import { useStep } from './useStep.ts'

/** Removes several cards in one step; the way back brings back just these. */
export function useRemoveCards(): (ids: readonly CardId[]) => void {
  const { plan } = useOpenPlan()
  const { participantId } = useSession()
  const { actions, say } = useOutline()
  const step = useStep()
  const { cards: words } = useWords('cards')
  return (all) => {
    const ids = all.filter((id) => !isFixedCard(id))
    if (ids.length === 0) return
    const near = rowBeside(new Set(ids))
    step(() => removeCards(plan, ids, participantId, Date.now()))
    actions.endChoosing()
    if (near) actions.show(near)
    actions.tell(words.removedMany(ids.length), () => {
      step(() => bringBackCards(plan, ids))
      if (ids[0]) actions.show(ids[0])
      say(words.backMany(ids.length))
    })
  }
}
