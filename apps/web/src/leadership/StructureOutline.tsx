import {
  type Body,
  bodyName,
  endsOfChannel,
  labelOf,
  type Level,
  LEVELS,
  seatLabel,
  structureWords,
  wordsOf,
} from '@commonboard/model'
import { ArrowLeftRight, Building2, Plus, UserRound } from 'lucide-react'
import { type ReactNode, useEffect, useId } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { PHONE, useMedia } from '../ui/media.ts'
import { isFocusFree } from '../plan/board.ts'
import { useStore } from '../plan/usePlan.ts'
import { facesOf, focusItem } from './actions.ts'
import { NotHeard } from './NotHeard.tsx'
import { PhoneParts } from './PhoneParts.tsx'
import { Removed } from './Removed.tsx'
import { Row } from './Row.tsx'
import { LEVEL_ICONS, SEAT_ICONS, seatIconName, sectorIcon } from './sectors.ts'
import { StructureContext, useStructure, useStructureState } from './state.ts'
import { NotesOnBoard } from '../sketch/NotesOnBoard.tsx'
import styles from './StructureOutline.module.css'
import { usePrinting } from './usePrinting.ts'

/** Who leads as lists: complete by keyboard and screen reader, and on a phone with real form fields. */
export default function StructureOutline() {
  const state = useStructureState()
  const isPhone = useMedia(PHONE)
  const isPrinting = usePrinting()
  const { leadership } = state.content
  const words = useWords('leadership').leadership
  const { language } = useLanguage()
  const { nameless } = structureWords[language]
  const spoken = useStore(state.spoken)
  const { actions } = state
  // The diagram had the focus on this item.
  useEffect(() => {
    if (state.chosen && isFocusFree()) focusItem(state.chosen)
    // Only when this face comes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const nameOf = (id: string | undefined) => leadership.organizations.find((one) => one.id === id)?.name
  return (
    <StructureContext value={state}>
      <div id="structure" className={styles.outline} data-phone={isPhone || undefined}>
        {leadership.bodies.length === 0 && (
          <section className={styles.start}>
            <h3>{words.startTitle}</h3>
            <p>{words.startText}</p>
          </section>
        )}
        {LEVELS.map((level) => (
          <LevelSection key={level} level={level} isPrinting={isPrinting} />
        ))}
        <NotHeard />
        <List
          title={words.channels}
          question={leadership.channels.length === 0 ? words.channelsQuestion : undefined}
          add={words.addChannel}
          onAdd={leadership.bodies.length > 1 ? actions.addChannel : undefined}
          hint={leadership.bodies.length > 1 ? undefined : words.needsTwo}
        >
          {leadership.channels.map((channel) => (
            <Row
              key={channel.id}
              id={channel.id}
              icon={ArrowLeftRight}
              name={channel.purpose || nameless.channel}
              note={[endsOfChannel(channel, leadership, language), channel.rhythm].filter(Boolean).join('; ')}
            />
          ))}
        </List>
        <List
          title={words.people}
          question={leadership.people.length === 0 ? words.peopleQuestion : undefined}
          add={words.addPerson}
          onAdd={actions.addPerson}
        >
          {leadership.people.map((person) => (
            <Row
              key={person.id}
              id={person.id}
              icon={UserRound}
              name={person.name || nameless.person}
              note={nameOf(person.organization)}
            />
          ))}
        </List>
        <List
          title={words.organizations}
          question={leadership.organizations.length === 0 ? words.organizationsQuestion : undefined}
          add={words.addOrganization}
          onAdd={actions.addOrganization}
        >
          {leadership.organizations.map((one) => (
            <Row
              key={one.id}
              id={one.id}
              icon={one.sector ? sectorIcon(one.sector) : Building2}
              name={one.name || nameless.organization}
              note={one.sector && structureWords[language].sectors[one.sector]}
            />
          ))}
        </List>
        <NotesOnBoard board="leadership" />
        <Removed />
        {isPhone && <PhoneParts />}
        <p className="visually-hidden" role="status">
          {spoken}
        </p>
      </div>
    </StructureContext>
  )
}

function LevelSection({ level, isPrinting }: { readonly level: Level; readonly isPrinting: boolean }) {
  const { content, actions, canEdit } = useStructure()
  const words = useWords('leadership').leadership
  const { language } = useLanguage()
  const { levels } = structureWords[language]
  const headingId = useId()
  const label = labelOf(content, language, `level.${level}`)
  const bodies = content.leadership.bodies.filter((body) => body.level === level)
  return (
    <section aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.heading} data-level={level}>
        <span className={styles.mark} aria-hidden="true" />
        {label}
      </h3>
      <p className={styles.line}>{bodies.length === 0 ? levels[level].question : levels[level].line}</p>
      {bodies.length > 0 && (
        <ul role="list" className={styles.list} aria-labelledby={headingId}>
          {bodies.map((body) => (
            <BodyRow key={body.id} body={body} isPrinting={isPrinting} />
          ))}
        </ul>
      )}
      {canEdit && (
        <AddButton label={words.addBodyTo(label)} onAdd={() => actions.addBody(level)}>
          {words.addBody}
        </AddButton>
      )}
    </section>
  )
}

function BodyRow({ body, isPrinting }: { readonly body: Body; readonly isPrinting: boolean }) {
  const { content, chosen, actions, canEdit } = useStructure()
  const words = useWords('leadership').leadership
  const { language } = useLanguage()
  const seats = content.leadership.seats.filter((seat) => seat.body === body.id)
  const faces = facesOf(content.leadership, language)
  const name = bodyName(body, language)
  const open = seats.filter((seat) => !seat.holder).length
  return (
    <Row
      id={body.id}
      icon={LEVEL_ICONS[body.level]}
      name={name}
      note={[words.seats(seats.length, open), body.meets, body.isStarter ? wordsOf(language).starter : '']
        .filter(Boolean)
        .join('; ')}
      look="body"
      isStarter={body.isStarter}
      isHeld={seats.some((seat) => seat.id === chosen)}
      printed={
        isPrinting && (
          <ul role="list" className={styles.printed}>
            {seats.map((seat) => (
              <li key={seat.id}>{seatLabel(seat, faces)}</li>
            ))}
          </ul>
        )
      }
    >
      <div className={styles.seats}>
        <h4>{words.seatsOf(name)}</h4>
        {seats.length > 0 && (
          <ul role="list" className={styles.list} aria-label={words.seatsOf(name)}>
            {seats.map((seat) => (
              <Row
                key={seat.id}
                id={seat.id}
                icon={SEAT_ICONS[seatIconName(seat)]}
                name={seatLabel(seat, faces)}
                look={seat.holder ? undefined : 'open'}
                isStarter={seat.isStarter}
                partOf={body.id}
              />
            ))}
          </ul>
        )}
        {canEdit && (
          <AddButton label={words.addSeatTo(name)} onAdd={() => actions.addSeat(body.id)}>
            {words.addSeat}
          </AddButton>
        )}
      </div>
    </Row>
  )
}

function List(props: {
  readonly title: string
  readonly question: string | undefined
  readonly add: string
  readonly onAdd: (() => void) | undefined
  readonly hint?: string | undefined
  readonly children: readonly ReactNode[]
}) {
  const { title, question, add, onAdd, hint, children } = props
  const { canEdit } = useStructure()
  const headingId = useId()
  return (
    <section aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.heading}>
        {title}
      </h3>
      {question && <p className={styles.line}>{question}</p>}
      {children.length > 0 && (
        <ul role="list" className={styles.list} aria-labelledby={headingId}>
          {children}
        </ul>
      )}
      {canEdit && onAdd && <AddButton onAdd={onAdd}>{add}</AddButton>}
      {canEdit && hint && <p className={styles.line}>{hint}</p>}
    </section>
  )
}

export function AddButton(props: {
  readonly label?: string
  readonly onAdd: () => void
  readonly children: ReactNode
}) {
  return (
    <button type="button" data-add className={styles.add} aria-label={props.label} onClick={props.onAdd}>
      <Plus size={16} strokeWidth={1.75} aria-hidden="true" />
      {props.children}
    </button>
  )
}
