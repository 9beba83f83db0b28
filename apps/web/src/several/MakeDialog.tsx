import { type CardId, COLUMN_FACTS, COLUMNS_AND_STRIPS, type Column, type PlanContent } from '@commonboard/model'
import { useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { KIND_ICONS, kindColor } from '../outline/kinds.ts'
import { usePlanWords } from '../outline/usePlanWords.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions, DialogText } from '../ui/Dialog.tsx'
import { MANY } from './many.ts'
import { type Resting, restingAs, restsAnything } from './rest.ts'
import styles from './Several.module.css'

/** Makes cards another kind: a list of kinds that says what would rest, and one question where something does. */
export function MakeDialog(props: {
  readonly content: PlanContent
  readonly ids: readonly CardId[]
  readonly onMake: (column: Column) => void
  readonly onClose: () => void
}) {
  const { content, ids, onMake, onClose } = props
  const words = useWords('cards')
  const planWords = usePlanWords()
  const sayRests = useRests()
  const [asked, setAsked] = useState<Column>()
  const columnsNow = new Set(content.cards.filter(({ id }) => ids.includes(id)).map(({ column }) => column))
  if (asked)
    return (
      <MakeQuestion
        column={asked}
        count={ids.length}
        resting={restingAs(content, ids, asked)}
        onMake={() => onMake(asked)}
        onClose={onClose}
      />
    )
  return (
    <Dialog open onOpenChange={onClose} title={words.cards.makeTitle(ids.length)}>
      <ul role="list" className={styles.list}>
        {COLUMNS_AND_STRIPS.filter((column) => !COLUMN_FACTS[column].isFixed).map((column) => {
          const Icon = KIND_ICONS[column]
          const isNow = columnsNow.size === 1 && columnsNow.has(column)
          const resting = restingAs(content, ids, column)
          return (
            <li key={column}>
              <button
                type="button"
                className={styles.row}
                aria-current={isNow || undefined}
                onClick={() =>
                  isNow ? onClose() : restsAnything(resting) || ids.length > MANY ? setAsked(column) : onMake(column)
                }
              >
                <Icon size={20} strokeWidth={1.75} aria-hidden="true" color={kindColor(column)} />
                <span>
                  {planWords.columns[column].one}
                  {!isNow && restsAnything(resting) && <small>{sayRests(resting)}</small>}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}

/** "Make these 3 cards results? 2 links rest until they come back." */
export function MakeQuestion(props: {
  readonly column: Column
  readonly count: number
  readonly resting: Resting
  readonly onMake: () => void
  readonly onClose: () => void
}) {
  const { column, count, resting, onMake, onClose } = props
  const words = useWords('cards')
  const sayRests = useRests()
  return (
    <Dialog open onOpenChange={onClose} title={words.plan.makeThis(column, count)}>
      <DialogText>
        {restsAnything(resting) ? words.cards.restsUntil(sayRests(resting)) : words.cards.nothingRests}
      </DialogText>
      <DialogActions>
        <Button onClick={onClose}>{words.plan.leaveIt}</Button>
        <Button look="main" onClick={onMake}>
          {words.plan.makeIt(column, count)}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

/** "2 links rest and 1 detail rests", with a capital letter. */
export function useRests(): (resting: Resting) => string {
  const { cards } = useWords('cards')
  return ({ links, values, fields }) => {
    const text = cards.all([
      ...(links > 0 ? [cards.linksRest(links)] : []),
      ...(values > 0 ? [cards.valuesRest(values)] : []),
      ...(fields > 0 ? [cards.fieldsRest(fields)] : []),
    ])
    return text.charAt(0).toLocaleUpperCase() + text.slice(1)
  }
}
