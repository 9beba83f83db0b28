import { type CardId, isFixedCard, linkableColumns, type PlanContent } from '@commonboard/model'
import { Combine, CopyPlus, Link2, type LucideIcon, Move, Shapes, Trash2, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useBoard } from '../plan/board.ts'
import { useStore } from '../plan/usePlan.ts'
import { MANY } from '../several/many.ts'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './SeveralBar.module.css'
import { useOutline } from './state.ts'
import { useRemoveCards } from './useRemoveCards.ts'

/** What can be done with the chosen cards. It stands where a phone has its bar, on a laptop at the foot of the page. */
export default function SeveralBar({ content }: { readonly content: PlanContent }) {
  const words = useWords('cards')
  const { actions, toBar } = useOutline()
  const bar = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!toBar.get()) return
    toBar.set(false)
    bar.current?.querySelector('button')?.focus()
  }, [toBar])
  const board = useBoard()
  const chosen = new Set(useStore(board.chosen))
  const remove = useRemoveCards()
  const cards = content.cards.filter(({ id }) => chosen.has(id))
  const ids: CardId[] = cards.map(({ id }) => id)
  const own = ids.filter((id) => !isFixedCard(id))
  const isLinkable = cards.some(({ column }) => linkableColumns(column).length > 0)
  const end = () => {
    const [last] = board.chosen.get()
    actions.endChoosing()
    // The button that had the focus goes with the bar.
    if (last) actions.show(last)
  }
  return (
    <section
      ref={bar}
      className={styles.bar}
      aria-label={words.cards.chosenBar}
      data-several
      onKeyDown={(event) => {
        if (event.key === 'Escape') end()
      }}
    >
      <p className={styles.count}>
        {words.outline.chosen(ids.length)}
        <span className="visually-hidden">. {words.cards.keysHint}</span>
      </p>
      <div className={styles.verbs}>
        {own.length > 0 && (
          <Verb icon={Move} label={words.cards.moveTo} onAct={() => actions.ask({ what: 'move', ids: own })} />
        )}
        {own.length > 0 && (
          <Verb icon={Shapes} label={words.cards.makeThem} onAct={() => actions.ask({ what: 'make', ids: own })} />
        )}
        {own.length > 1 && (
          <Verb icon={Combine} label={words.cards.merge} onAct={() => actions.ask({ what: 'merge', ids: own })} />
        )}
        {own.length > 0 && <Verb icon={CopyPlus} label={words.cards.duplicate} onAct={() => actions.duplicate(own)} />}
        {isLinkable && (
          <Verb icon={Link2} label={words.cards.linkAll} onAct={() => actions.ask({ what: 'link', ids })} />
        )}
        {own.length > 0 && (
          <Verb
            icon={Trash2}
            label={words.outline.remove}
            part="remove-chosen"
            onAct={() => (own.length > MANY ? actions.ask({ what: 'remove', ids: own }) : remove(own))}
          />
        )}
      </div>
      <IconButton label={words.cards.endChoosing} onClick={end}>
        <X size={20} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
    </section>
  )
}

function Verb(props: {
  readonly icon: LucideIcon
  readonly label: string
  readonly part?: string
  readonly onAct: () => void
}) {
  const { icon: Icon, label, part, onAct } = props
  return (
    <button type="button" className={styles.verb} data-part={part} onClick={onAct}>
      <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
      {label}
    </button>
  )
}
