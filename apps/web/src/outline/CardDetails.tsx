import { type CardId, isFixedCard, linkableColumns } from '@commonboard/model'
import { CopyPlus, ListChecks, Scissors, SquarePlus, Trash2 } from 'lucide-react'
import { Suspense } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useContent } from '../plan/usePlan.ts'
import { CommentButton } from '../talk/CommentButton.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './CardDetails.module.css'
import { IndicatorFolds, ResourceFold, StrategyFold } from './FieldFolds.tsx'
import { FunctionFold } from './FunctionFold.tsx'
import { LinkFold } from './LinkFold.tsx'
import { MadeFromFold } from './MadeFromFold.tsx'
import { BandFold, KindFold, MoveFold } from './MoveFolds.tsx'
import { useOutline } from './state.ts'
import type { Here } from './useHere.ts'
import { ValueFold } from './ValueFold.tsx'

interface CardDetailsProps {
  readonly id: CardId
  readonly here: readonly Here[] | undefined
}

/** All of a card besides its words: where it stands, what it is linked with, its values. In the row and in the sheet. */
export default function CardDetails({ id, here = [] }: CardDetailsProps) {
  const content = useContent()
  const { outline: words, cards } = useWords('cards')
  const { canEdit, isPhone, actions } = useOutline()
  const card = content.cards.find((one) => one.id === id)
  if (!card) return null
  const isMovable = canEdit && !isFixedCard(id)
  return (
    <>
      <WhoIsHere here={here} />
      {isMovable && <BandFold card={card} content={content} />}
      {isMovable && <MoveFold card={card} content={content} />}
      {isMovable && <KindFold card={card} content={content} />}
      {linkableColumns(card.column).map((other) => (
        <LinkFold key={other} card={card} content={content} other={other} />
      ))}
      {card.column === 'indicators' && (
        <>
          <ValueFold card={card} />
          <IndicatorFolds card={card} content={content} />
        </>
      )}
      {card.column === 'strategies' && <StrategyFold card={card} content={content} />}
      {card.column === 'resources' && <ResourceFold card={card} content={content} />}
      {card.code && <FunctionFold card={card} code={card.code} />}
      {card.origins && <MadeFromFold card={card} origins={card.origins} content={content} />}
      <p className={styles.verbs}>
        {isMovable && !isPhone && (
          <Button look="quiet" onClick={() => actions.addBelow(id)}>
            <SquarePlus size={18} strokeWidth={1.75} aria-hidden="true" />
            {words.addBelow}
          </Button>
        )}
        {isMovable && (
          <>
            {isPhone && (
              <Button
                look="quiet"
                onClick={() => {
                  actions.close()
                  actions.startChoosing(id)
                }}
              >
                <ListChecks size={18} strokeWidth={1.75} aria-hidden="true" />
                {words.chooseSeveral}
              </Button>
            )}
            <Button look="quiet" onClick={() => actions.duplicate([id])}>
              <CopyPlus size={18} strokeWidth={1.75} aria-hidden="true" />
              {cards.duplicate}
            </Button>
            {card.text.trim().includes(' ') && (
              <Button look="quiet" data-part="split" onClick={() => actions.ask({ what: 'split', id })}>
                <Scissors size={18} strokeWidth={1.75} aria-hidden="true" />
                {cards.split}
              </Button>
            )}
          </>
        )}
        {isMovable && !isPhone && (
          <>
            <Button look="quiet" onClick={() => actions.remove(id)}>
              <Trash2 size={18} strokeWidth={1.75} aria-hidden="true" />
              {words.remove}
            </Button>
          </>
        )}
        <Suspense fallback={null}>
          <CommentButton subject={['card', id]} onOpen={isPhone ? () => actions.close() : undefined} />
        </Suspense>
      </p>
    </>
  )
}

function WhoIsHere({ here }: { readonly here: readonly Here[] }) {
  const words = useWords().outline
  return here.map((one) => (
    <p key={one.who} className={styles.who}>
      <Avatar person={one} />
      {one.isWriting ? words.isWriting([one.name]) : words.hasOpen([one.name])}
    </p>
  ))
}
