import { LIMITS } from '@commonboard/model'
import { AtSign, X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import type { People } from './people.ts'
import styles from './Writing.module.css'

const SHOWN_MAX = 8

/** People named beside some words; their names stand nowhere in the text. */
export function Chips({
  mentions,
  people,
  onRemove,
}: {
  readonly mentions: readonly string[]
  readonly people: People
  readonly onRemove?: (id: string) => void
}) {
  const words = useWords('talk').talk
  if (mentions.length === 0) return null
  return (
    <div className={styles.chips}>
      <span>{words.mentioned}</span>
      <ul role="list">
        {mentions.map((id) => {
          const person = people.of(id)
          return (
            <li key={id} className={styles.chip} data-me={person.isMe || undefined}>
              <AtSign size={14} strokeWidth={2} aria-hidden="true" />
              <bdi>{person.name}</bdi>
              {onRemove && (
                <button type="button" aria-label={words.unmention(person.name)} onClick={() => onRemove(id)}>
                  <X size={14} strokeWidth={2} aria-hidden="true" />
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The people of the plan, to name one: a field that narrows a list of buttons. */
export function PersonPicker(props: {
  readonly people: People
  readonly mentions: readonly string[]
  readonly onPick: (id: string) => void
  readonly onClose: () => void
}) {
  const { people, mentions, onPick, onClose } = props
  const words = useWords('talk').talk
  const [asked, setAsked] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => field.current?.focus(), [])
  const found = people.others
    .filter((person) => !mentions.includes(person.id) && fold(person.name).includes(fold(asked)))
    .slice(0, SHOWN_MAX)
  const isFull = mentions.length >= LIMITS.mentionsMax
  return (
    <div
      className={styles.picker}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          event.preventDefault()
          onClose()
        }
      }}
    >
      <label htmlFor={id}>{words.findPerson}</label>
      <input
        ref={field}
        id={id}
        value={asked}
        autoComplete="off"
        onChange={(event) => setAsked(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          const [first] = found
          if (first && !isFull) onPick(first.id)
        }}
      />
      {found.length > 0 ? (
        <ul role="list">
          {found.map((person) => (
            <li key={person.id}>
              <button type="button" disabled={isFull} onClick={() => onPick(person.id)}>
                <Avatar person={person} />
                <bdi>{person.name}</bdi>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.hint} role="status">
          {words.nobodyFound}
        </p>
      )}
    </div>
  )
}

/** Without accents and case, so that "jose" finds "José". */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
