import type { PlanContent } from '@commonboard/model'
import { useWords } from '../i18n/language.tsx'
import { PlaceList } from './PlaceList.tsx'
import { Sheet } from './Sheet.tsx'
import { leaveSheet } from './sheetHistory.ts'
import { useOutline } from './state.ts'

/** Where does the new card go? Then its own sheet opens. */
export default function AddSheet({ content }: { readonly content: PlanContent }) {
  const words = useWords().outline
  const { isAdding, actions } = useOutline()
  return (
    <Sheet
      title={words.add}
      onClose={() => {
        isAdding.set(false)
        leaveSheet()
      }}
    >
      <PlaceList
        content={content}
        onPick={(place) => {
          isAdding.set(false)
          actions.add(place)
        }}
      />
    </Sheet>
  )
}
