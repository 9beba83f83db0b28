import { type PersonId, structureWords } from '@commonboard/model'
import type { PointerEvent } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { Panel } from '../ui/Panel.tsx'
import { sectorIcon } from './sectors.ts'
import { useStructure } from './state.ts'
import styles from './Panel.module.css'

/** The people one may seat: dragged onto a seat, or opened by a click or key. */
export function PeoplePanel(props: {
  readonly onPress: (person: PersonId, event: PointerEvent<HTMLElement>) => void
  /** Whether the press that ends now was one, and not a drag. */
  readonly isClick: () => boolean
  readonly onClose: () => void
}) {
  const { onPress, isClick, onClose } = props
  const { content, actions, canEdit } = useStructure()
  const { leadership: words } = useWords('leadership')
  const { language } = useLanguage()
  const { nameless } = structureWords[language]
  const { people, organizations, seats } = content.leadership
  const sectorOf = (person: (typeof people)[number]) =>
    organizations.find((one) => one.id === person.organization)?.sector ??
    seats.find((seat) => seat.holder === person.id)?.sector
  return (
    <Panel heading="h3" title={words.people} className={styles.panel} data-people onClose={onClose}>
      <p className={styles.hint}>{people.length === 0 ? words.peopleQuestion : words.peopleHint}</p>
      <ul role="list" className={styles.people}>
        {people.map((person) => {
          const Icon = sectorIcon(sectorOf(person))
          const isSeated = seats.some((seat) => seat.holder === person.id)
          return (
            <li key={person.id}>
              <button
                type="button"
                data-item={person.id}
                className={styles.person}
                data-seated={isSeated || undefined}
                onPointerDown={(event) => {
                  if (canEdit) onPress(person.id, event)
                }}
                onClick={() => {
                  if (isClick()) actions.choose(person.id, true)
                }}
              >
                <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
                <span>
                  <bdi>{person.name || nameless.person}</bdi>
                  <small>{organizations.find((one) => one.id === person.organization)?.name}</small>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {canEdit && (
        <button type="button" data-add className={styles.add} onClick={actions.addPerson}>
          {words.addPerson}
        </button>
      )}
    </Panel>
  )
}
