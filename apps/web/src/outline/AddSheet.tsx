import type { PlanContent } from '@commonboard/model'
import { ClipboardList } from 'lucide-react'
import { useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './CardDetails.module.css'
import { PlaceList } from './PlaceList.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { leaveSheet } from '../ui/sheetHistory.ts'
import { Spoken } from './Spoken.tsx'
import { useOutline } from './state.ts'

/** Where does the new card go? Then its own sheet opens. */
export default function AddSheet({ content }: { readonly content: PlanContent }) {
  const { outline: words, cards } = useWords('cards')
  const { isAdding, actions } = useOutline()
  return (
    <Sheet
      title={words.add}
      spoken={<Spoken />}
      onClose={() => {
        isAdding.set(false)
        leaveSheet()
      }}
    >
      <Button
        wide
        className={styles.pasteList}
        onClick={() => {
          isAdding.set(false)
          leaveSheet()
          actions.ask({ what: 'paste', target: { column: 'results', band: 'population' } })
        }}
      >
        <ClipboardList size={18} strokeWidth={1.75} aria-hidden="true" />
        {cards.pasteList}
      </Button>
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
