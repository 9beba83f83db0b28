import { type CardId, LIMITS, mergedText, mergeRefusal, type PlanContent } from '@commonboard/model'
import { useId, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { kindColor } from '../outline/kinds.ts'
import { usePlan } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions, DialogText } from '../ui/Dialog.tsx'
import { GoneMeanwhile } from './GoneMeanwhile.tsx'
import { linksOfAll } from './linksOfAll.ts'
import styles from './Several.module.css'

/** Makes one card of several: which one keeps its place, and how it will read. */
export function MergeDialog(props: {
  readonly content: PlanContent
  /** The first one keeps its place unless another is picked. */
  readonly ids: readonly CardId[]
  readonly onMerge: (ids: readonly CardId[]) => void
  readonly onClose: () => void
}) {
  const { content, ids, onMerge, onClose } = props
  const plan = usePlan()
  const words = useWords('cards')
  const name = useId()
  const previewId = useId()
  const [picked, setPicked] = useState(ids[0])
  const cards = content.cards.filter(({ id }) => ids.includes(id))
  // The one that was to stay may have been removed by somebody else meanwhile.
  const first = cards.find(({ id }) => id === picked) ?? cards[0]
  const refusal = mergeRefusal(
    plan,
    cards.map(({ id }) => id),
  )
  if (!first || refusal === 'tooFew' || refusal === 'fixed') return <GoneMeanwhile onClose={onClose} />
  if (refusal)
    return (
      <Dialog open onOpenChange={onClose} title={words.cards.mergeNot(cards.length)}>
        <DialogText>
          {refusal === 'kinds' ? words.cards.mergeKinds : words.cards.mergeTooLong(LIMITS.cardTextMaxLength)}
        </DialogText>
        <DialogActions>
          <Button onClick={onClose}>{words.plan.leaveIt}</Button>
        </DialogActions>
      </Dialog>
    )
  const inOrder = [first, ...cards.filter((card) => card !== first)]
  const texts = inOrder.map(({ text }) => text)
  return (
    <Dialog open onOpenChange={onClose} title={words.cards.mergeTitle(cards.length)} wide>
      <fieldset className={styles.set}>
        <legend className={styles.label}>{words.cards.mergeKeeps}</legend>
        <div className={styles.list}>
          {cards.map((card) => (
            <label key={card.id} className={styles.row}>
              <input type="radio" name={name} checked={card === first} onChange={() => setPicked(card.id)} />
              <b className={styles.number} style={{ color: kindColor(card.column) }}>
                {card.number}
              </b>
              <span dir="auto">{card.text || words.outline.empty}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className={styles.set}>
        <p id={previewId} className={styles.label}>
          {words.cards.mergeGives}
        </p>
        <p role="group" aria-labelledby={previewId} dir="auto" className={styles.preview}>
          {mergedText(texts)}
        </p>
      </div>
      <DialogText>{words.cards.mergeCarries(linksOfAll(content, ids))}</DialogText>
      <DialogActions>
        <Button onClick={onClose}>{words.plan.leaveIt}</Button>
        <Button look="main" onClick={() => onMerge(inOrder.map(({ id }) => id))}>
          {words.cards.merge}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
