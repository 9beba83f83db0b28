import { type CardId, duplicateCards, isFixedCard } from '@commonboard/model'
import { useWords } from '../i18n/language.tsx'
import { usePlan } from '../plan/usePlan.ts'
import { useOutline } from './state.ts'
import { useStep } from './useStep.ts'

/** Copies cards, each right below its original; the last copy is chosen. */
export function useDuplicate(): (ids: readonly CardId[]) => void {
  const plan = usePlan()
  const { actions, say } = useOutline()
  const step = useStep()
  const { cards: words, outline } = useWords('cards')
  return (ids) => {
    let copies: readonly CardId[] = []
    const takeBack = step(() => {
      copies = duplicateCards(
        plan,
        ids.filter((id) => !isFixedCard(id)),
      )
    })
    const last = copies.at(-1)
    if (!takeBack || !last) return
    actions.show(last)
    actions.tell(words.duplicated(copies.length), () => {
      if (!takeBack()) return say(outline.tooLate)
      if (ids[0]) actions.show(ids[0])
    })
  }
}
