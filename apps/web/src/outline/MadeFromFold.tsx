import { type Card, type CardId, type PlanContent } from '@commonboard/model'
import { Combine, Undo2 } from 'lucide-react'
import { useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './CardDetails.module.css'
import { Fold } from './Fold.tsx'
import { kindColor } from './kinds.ts'
import { useOutline } from './state.ts'

/** The cards whose words went into this one, as they read: by a merge, or the one it was split from. */
export function MadeFromFold(props: {
  readonly card: Card
  readonly origins: readonly CardId[]
  readonly content: PlanContent
}) {
  const { card, origins, content } = props
  const { outline, cards: words } = useWords('cards')
  const { canEdit, actions } = useOutline()
  return (
    <Fold card={card.id} name="made" icon={Combine} label={words.madeFrom} value={words.madeFromCount(origins.length)}>
      <ul role="list" className={styles.origins}>
        {origins.map((id) => {
          const live = content.cards.find((one) => one.id === id)
          const removed = content.removed.find((one) => one.id === id)
          return (
            <li key={id}>
              {live ? (
                <span dir="auto">
                  <b style={{ color: kindColor(live.column) }}>{live.number}</b> {live.text}
                </span>
              ) : removed ? (
                <q dir="auto">{removed.text}</q>
              ) : (
                <span>{words.originGone}</span>
              )}
              {live && (
                <Button look="quiet" onClick={() => actions.show(id)}>
                  {words.goTo(live.number)}
                </Button>
              )}
              {removed && canEdit && (
                <Button
                  look="quiet"
                  aria-label={outline.bringBackWhat(removed.text)}
                  onClick={() => actions.bringBack(id)}
                >
                  <Undo2 size={16} strokeWidth={1.75} aria-hidden="true" />
                  {outline.bringBack}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Fold>
  )
}
