import { type CardId, duplicateCards, isFixedCard, removeCards } from '@commonboard/model'
import { useWords } from '../i18n/language.tsx'
import { useOpenPlan, useSession } from '../plan/usePlan.ts'
import { useOutline } from './state.ts'

/** Copies cards, each right below its original; the last copy is chosen. */
export function useDuplicate(): (ids: readonly CardId[]) => void {
  const { plan, undo } = useOpenPlan()
  const { participantId, canEdit } = useSession()
  const { actions } = useOutline()
  const { cards: words } = useWords('cards')
  return (ids) => {
    if (!canEdit()) return
    undo.closeStep()
    const copies = duplicateCards(
      plan,
      ids.filter((id) => !isFixedCard(id)),
    )
    undo.closeStep()
    const last = copies.at(-1)
    if (!last) return
    actions.show(last)
    actions.tell(words.duplicated(copies.length), () => {
      undo.closeStep()
      removeCards(plan, copies, participantId, Date.now())
      undo.closeStep()
      if (ids[0]) actions.show(ids[0])
    })
  }
}
