import { type Card, type CardId, type PlanContent, wordsOf } from '@commonboard/model'
import { ChevronDown } from 'lucide-react'
import { type CSSProperties, type KeyboardEvent, useId, useRef, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { kindColor } from '../outline/kinds.ts'
import { cardName } from './cardName.ts'
import styles from './CardPicker.module.css'

/** So many are listed; more words find the others. */
const LISTED_MAX = 60

interface CardPickerProps {
  readonly content: PlanContent
  readonly card: Card
  /** What the search of the board has found; undefined while all cards are shown. */
  readonly found: ReadonlySet<CardId> | undefined
  readonly onChoose: (id: CardId) => void
}

/** A field that finds a card by its words: type, go through the list with the arrows, Enter chooses. */
export function CardPicker({ content, card, found, onChoose }: CardPickerProps) {
  const { chain: words, outline } = useWords('chain')
  const { language } = useLanguage()
  const { columns } = wordsOf(language)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string>()
  const [active, setActive] = useState(0)
  const isOpen = typed !== undefined
  const nameOf = (one: Card) => cardName(content, one, language) || outline.empty
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const wanted = plain(typed ?? '').split(/\s+/u)
  const options = isOpen
    ? content.cards
        .filter((one) => !found || found.has(one.id))
        .filter((one) => {
          const text = plain(`${one.number} ${columns[one.column].one} ${nameOf(one)}`)
          return wanted.every((word) => text.includes(word))
        })
        .slice(0, LISTED_MAX)
    : []
  const at = Math.min(active, options.length - 1)
  const optionId = (one: Card) => `${id}-${one.id}`

  const open = (text: string) => {
    setTyped(text)
    setActive(text === '' ? Math.max(0, content.cards.filter((one) => !found || found.has(one.id)).indexOf(card)) : 0)
  }
  const close = () => setTyped(undefined)
  const choose = (one: Card | undefined) => {
    close()
    if (one) onChoose(one.id)
  }
  const move = (to: number) => {
    const next = options[Math.max(0, Math.min(options.length - 1, to))]
    if (!next) return
    setActive(options.indexOf(next))
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event
    if (key === 'ArrowDown') {
      if (isOpen) move(at + 1)
      else open('')
    } else if (key === 'ArrowUp' && isOpen) move(at - 1)
    else if (key === 'Enter' && isOpen) choose(options[at])
    else if (key === 'Escape' && isOpen) close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const current = options[at]
  return (
    <div className={styles.picker}>
      <label htmlFor={`${id}-input`}>{words.pick}</label>
      <div className={styles.field}>
        <input
          ref={input}
          id={`${id}-input`}
          role="combobox"
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={current && optionId(current)}
          placeholder={words.pickHint}
          value={typed ?? `${card.number} ${nameOf(card)}`}
          onFocus={(event) => event.target.select()}
          onClick={() => !isOpen && open('')}
          onChange={(event) => open(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={close}
        />
        <ChevronDown size={18} strokeWidth={1.75} aria-hidden="true" />
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={words.pick}
        className={styles.list}
        hidden={!isOpen}
        // The field keeps the focus: the list goes when it leaves.
        onMouseDown={(event) => event.preventDefault()}
      >
        {options.map((one, index) => (
          // The keys are those of the field: it keeps the focus.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={one.id}
            id={optionId(one)}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            style={{ '--kind': kindColor(one.column) } as CSSProperties}
            onClick={() => choose(one)}
          >
            <b>{one.number}</b>
            <bdi>{nameOf(one)}</bdi>
          </div>
        ))}
        {isOpen && options.length === 0 && (
          <div role="option" tabIndex={-1} aria-disabled="true" aria-selected="false">
            {words.noneFound}
          </div>
        )}
      </div>
      <p role="status" className="visually-hidden">
        {isOpen ? words.options(options.length) : ''}
      </p>
    </div>
  )
}
