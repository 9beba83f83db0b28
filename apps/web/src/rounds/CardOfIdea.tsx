import { addCard, type Idea, labelOf } from '@commonboard/model'
import { useLocation } from 'wouter'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { PlaceList } from '../outline/PlaceList.tsx'
import { useBoard } from '../plan/board.ts'
import { useContent, useOpenPlan, useSession } from '../plan/usePlan.ts'
import { Dialog, DialogText } from '../ui/Dialog.tsx'
import { notify } from '../ui/Toast.tsx'
import styles from './Ideas.module.css'
import { planHref } from './paths.ts'

/** Which column gets a card with the words of an idea? The idea stays where it is. */
export default function CardOfIdea({ idea, onClose }: { readonly idea: Idea; readonly onClose: () => void }) {
  const { rounds: words } = useWords('rounds')
  const { plan, undo } = useOpenPlan()
  const { planId } = useSession()
  const content = useContent()
  const board = useBoard()
  const { language } = useLanguage()
  const [, go] = useLocation()
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={words.makeCardTitle}
    >
      <DialogText>
        <q className={styles.quoted}>{idea.text}</q>
      </DialogText>
      <PlaceList
        content={content}
        onPick={({ column, band }) => {
          undo.closeStep()
          const card = addCard(plan, { column, band }, idea.text)
          undo.closeStep()
          onClose()
          notify(words.cardMade(labelOf(content, language, `column.${column}`)), {
            label: words.seeCard,
            onAct: () => {
              board.name.set('logicModel')
              board.chosen.set([card])
              go(planHref(planId, board))
            },
          })
        }}
      />
    </Dialog>
  )
}
