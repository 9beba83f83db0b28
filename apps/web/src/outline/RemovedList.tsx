import { bringBackCards, type CardContent, type CardId, labelOf, type PlanContent } from '@commonboard/model'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useOpenPlan } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import details from './CardDetails.module.css'
import column from './ColumnSection.module.css'
import { RemovedLine } from './RemovedLine.tsx'
import styles from './RemovedCards.module.css'
import { useOutline } from './state.ts'
import { useNames } from './useNames.ts'
import { useStep } from './useStep.ts'

/** From so many cards on, the list has a field to find one. */
const FIND_FROM = 12

/** The removed cards with where each came from, to be brought back one by one or several at once. */
export default function RemovedList(props: {
  readonly content: PlanContent
  readonly removed: readonly CardContent[]
}) {
  const { content, removed } = props
  const { plan } = useOpenPlan()
  const { language } = useLanguage()
  const { outline: words, cards } = useWords('cards')
  const { canEdit, actions, say } = useOutline()
  const step = useStep()
  const nameOf = useNames(true)
  const [sought, setSought] = useState('')
  const [ticked, setTicked] = useState<ReadonlySet<CardId>>(new Set())
  const placeOf = ({ column: where, band }: CardContent) => {
    const label = labelOf(content, language, `column.${where}`)
    return band ? `${label}, ${labelOf(content, language, `band.${band}`)}` : label
  }
  const found = removed.filter((card) => plain(`${card.text} ${placeOf(card)}`).includes(plain(sought.trim())))
  const chosen = removed.filter(({ id }) => ticked.has(id)).map(({ id }) => id)
  const tick = (id: CardId) => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    setTicked(next)
  }
  const bringBack = () => {
    const [first] = chosen
    step(() => bringBackCards(plan, chosen))
    setTicked(new Set())
    if (first) actions.show(first)
    say(cards.backMany(chosen.length))
  }
  return (
    <>
      {removed.length >= FIND_FROM && (
        <input
          type="search"
          className={`${details.input} ${styles.find}`}
          aria-label={cards.findRemoved}
          placeholder={cards.findRemoved}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      )}
      {found.length === 0 && <p className={details.nothing}>{cards.noneFound}</p>}
      <ul role="list" id="removed-cards" className={column.cards}>
        {found.map((card) => (
          <li key={card.id} className={styles.card}>
            {canEdit && removed.length > 1 && (
              <input
                type="checkbox"
                className={styles.tick}
                aria-label={cards.chooseRemoved(card.text)}
                checked={ticked.has(card.id)}
                onChange={() => tick(card.id)}
              />
            )}
            <div>
              <small>{cards.from(placeOf(card))}</small>
              <del className={styles.text}>{card.text}</del>
              <RemovedLine by={card.removed?.by ?? ''} name={nameOf(card.removed?.by ?? '')} />
            </div>
            {canEdit && (
              <button
                type="button"
                className={styles.back}
                aria-label={words.bringBackWhat(card.text)}
                onClick={() => actions.bringBack(card.id)}
              >
                <Undo2 size={16} strokeWidth={1.75} aria-hidden="true" />
                {words.bringBack}
              </button>
            )}
          </li>
        ))}
      </ul>
      {chosen.length > 0 && (
        <p className={styles.several}>
          <Button onClick={bringBack}>
            <Undo2 size={18} strokeWidth={1.75} aria-hidden="true" />
            {cards.bringBackMany(chosen.length)}
          </Button>
        </p>
      )}
    </>
  )
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
