import {
  type BodyId,
  bodyName,
  isMonth,
  moveSeat,
  type PersonId,
  type Seat,
  type SeatId,
  seatLabel,
  type Sector,
  SECTORS,
  setSeatSector,
  setSince,
  structureWords,
} from '@commonboard/model'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { usePlan } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import { facesOf } from './actions.ts'
import { Choice, Fields, TextLine } from './fields.tsx'
import styles from './fields.module.css'
import { useStructure } from './state.ts'

const FIRST = 'first'

/** A seat: what for, who holds it, or for whom it is open. */
export function SeatDetails({ seat }: { readonly seat: Seat }) {
  const plan = usePlan()
  const { content, actions, canEdit } = useStructure()
  const words = useWords('leadership').leadership
  const { language } = useLanguage()
  const structure = structureWords[language]
  const { bodies, seats, people } = content.leadership
  const ref = { root: 'seats', id: seat.id } as const
  const all = seats.filter((one) => one.body === seat.body)
  const others = all.filter((one) => one.id !== seat.id)
  const above = all[all.findIndex((one) => one.id === seat.id) - 1]
  const faces = facesOf(content.leadership, language)
  const holder = useRef<HTMLDivElement>(null)
  const before = useRef(seat.holder)
  useEffect(() => {
    const isNew = before.current !== seat.holder
    before.current = seat.holder
    // The field for somebody new goes when the seat is taken, and the focus with it: it goes on with who sits there now.
    if (isNew && seat.holder && document.activeElement === document.body)
      holder.current?.querySelector('select')?.focus()
  }, [seat.holder])
  const byName = [...people].sort((a, b) => a.name.localeCompare(b.name, language))
  return (
    <>
      <TextLine text={{ ...ref, key: 'role' }} label={words.role} placeholder={words.roleHint} isFirst />
      <div ref={holder}>
        <Choice<PersonId>
          label={words.holder}
          value={seat.holder ?? ''}
          options={[
            { value: '', label: words.nobody },
            ...byName.map((person) => ({ value: person.id, label: person.name || structure.nameless.person })),
          ]}
          onChange={(person) => actions.seat(seat.id, person || undefined)}
        />
      </div>
      {canEdit && !seat.holder && <NewPerson seat={seat.id} />}
      {!seat.holder && (
        <TextLine text={{ ...ref, key: 'waitsFor' }} label={words.waitsFor} placeholder={words.waitsForHint} />
      )}
      <Fields>
        <Choice<Sector>
          label={words.sector}
          value={seat.sector ?? ''}
          options={[
            { value: '', label: words.noneNamed },
            ...SECTORS.map((sector) => ({ value: sector, label: structure.sectors[sector] })),
          ]}
          onChange={(sector) => actions.step(() => setSeatSector(plan, seat.id, sector || undefined))}
        />
        <Since seat={seat} />
        <Choice<BodyId>
          label={words.inBody}
          value={seat.body}
          options={bodies.map((body) => ({ value: body.id, label: bodyName(body, language) }))}
          onChange={(body) => {
            if (body) actions.step(() => moveSeat(plan, seat.id, { body }))
          }}
        />
        {others.length > 0 && (
          <Choice<SeatId | typeof FIRST>
            label={words.place}
            value={above?.id ?? FIRST}
            options={[
              { value: FIRST, label: words.first },
              ...others.map((one) => ({ value: one.id, label: words.after(seatLabel(one, faces)) })),
            ]}
            onChange={(after) =>
              actions.step(() =>
                moveSeat(plan, seat.id, { body: seat.body, after: after === FIRST || !after ? null : after }),
              )
            }
          />
        )}
      </Fields>
    </>
  )
}

/** Somebody not in the list yet: added and seated in one step. */
function NewPerson({ seat }: { readonly seat: SeatId }) {
  const { actions } = useStructure()
  const words = useWords('leadership').leadership
  const [name, setName] = useState('')
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    actions.seatNew(seat, name.trim())
    setName('')
  }
  return (
    <form className={styles.newPerson} onSubmit={submit}>
      <div className={styles.field}>
        <label htmlFor={id}>{words.newPerson}</label>
        <input
          id={id}
          value={name}
          maxLength={120}
          autoComplete="off"
          className={styles.input}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <Button type="submit" disabled={name.trim() === ''}>
        {words.seatThem}
      </Button>
    </form>
  )
}

// Browsers without a month picker show a text field: what is not a month yet stays here and is not written.
function Since({ seat }: { readonly seat: Seat }) {
  const plan = usePlan()
  const { actions, canEdit } = useStructure()
  const words = useWords('leadership').leadership
  const [typed, setTyped] = useState(seat.since ?? '')
  const id = useId()
  useEffect(() => setTyped(seat.since ?? ''), [seat.since])
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{words.since}</label>
      <input
        id={id}
        type="month"
        value={typed}
        readOnly={!canEdit}
        placeholder={words.sinceHint}
        className={styles.input}
        onChange={(event) => {
          const { value } = event.target
          setTyped(value)
          if (value === '' || isMonth(value)) actions.step(() => setSince(plan, seat.id, value || undefined))
        }}
      />
    </div>
  )
}
