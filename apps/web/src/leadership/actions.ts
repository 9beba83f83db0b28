import {
  addBody,
  addChannel,
  addOrganization,
  addPerson,
  addSeat,
  adoptItem,
  type BodyId,
  bodyName,
  bringBackItem,
  type ItemId,
  type ItemRef,
  type Language,
  type Leadership,
  type Level,
  type PersonId,
  removeItem,
  type SeatId,
  seatLabel,
  seatPerson,
  structureWords,
} from '@commonboard/model'
import type { BoardWords, Words } from '../i18n/en.ts'
import type { BoardState } from '../plan/board.ts'
import type { OpenPlan, Session } from '../plan/session.ts'
import type { WritableStore } from '../plan/store.ts'
import { notify } from '../ui/Toast.tsx'
import { thisMonth, today } from './today.ts'

/** What a person does on the leadership board, by key, finger or mouse, on either face. */
export interface StructureActions {
  /** Opens the details of an item, or closes them; the focus goes back to where they were opened. */
  choose(id: ItemId | undefined, takesFocus?: boolean): void
  addBody(level: Level): void
  addSeat(body: BodyId): void
  addPerson(): void
  addOrganization(): void
  /** Between the first two bodies of neighboring levels; which ones is then chosen in its details. */
  addChannel(): void
  seat(seat: SeatId, person: PersonId | undefined): void
  seatNew(seat: SeatId, name: string): void
  remove(ref: ItemRef): void
  bringBack(ref: ItemRef): void
  keep(ref: ItemRef): void
  /** A change of a field as one step of undo. */
  step(change: () => void): void
}

interface Env {
  readonly open: OpenPlan
  readonly session: Session
  readonly board: BoardState
  /** The item whose first field is to have the focus when it is drawn. */
  readonly wanted: WritableStore<ItemId | undefined>
  readonly words: BoardWords & Pick<Words, 'leadership'>
  readonly language: Language
  readonly say: (text: string) => void
}

export function createStructureActions({
  open,
  session,
  board,
  wanted,
  words: all,
  language,
  say,
}: Env): StructureActions {
  const { plan, watch, undo } = open
  const words = all.leadership
  const read = (): Leadership => watch.read().leadership
  const step = (change: () => void) => {
    if (!session.canEdit()) return
    undo.closeStep()
    change()
    undo.closeStep()
  }
  const add = (make: () => ItemId) => {
    let id: ItemId | undefined
    step(() => {
      id = make()
    })
    if (id) actions.choose(id, true)
  }
  const labelOf = (id: SeatId): string => {
    const { seats } = read()
    const seat = seats.find((one) => one.id === id)
    return seat?.role || seat?.waitsFor || structureWords[language].nameless.seat
  }

  const actions: StructureActions = {
    step,

    choose(id, takesFocus = false) {
      const before = board.item.get()
      wanted.set(takesFocus ? id : undefined)
      board.item.set(id)
      if (!id && before) focusItem(before)
    },

    addBody: (level) => add(() => addBody(plan, { level })),
    addSeat: (body) => add(() => addSeat(plan, { body })),
    addPerson: () => add(() => addPerson(plan)),
    addOrganization: () => add(() => addOrganization(plan)),

    addChannel() {
      const { bodies } = read()
      const from = bodies[0]
      const to = bodies.find((body) => from && body.level !== from.level) ?? bodies[1]
      if (from && to) add(() => addChannel(plan, { from: from.id, to: to.id }))
    },

    seat(seat, person) {
      const label = labelOf(seat)
      step(() => seatPerson(plan, seat, person, thisMonth()))
      const name = read().people.find((one) => one.id === person)?.name
      say(person ? words.seated(name || structureWords[language].nameless.person, label) : words.left(label))
    },

    seatNew(seat, name) {
      const label = labelOf(seat)
      step(() => seatPerson(plan, seat, addPerson(plan, name), thisMonth()))
      say(words.seated(name, label))
    },

    remove(ref) {
      const name = nameOfItem(read(), ref.id, language)
      if (!session.canEdit()) return
      const neighbors = neighborsOf(ref.id)
      step(() => removeItem(plan, ref, session.participantId, Date.now()))
      if (board.item.get() === ref.id) board.item.set(undefined)
      // What rests with it, the seats of a body, has gone from the page too when it is drawn again.
      requestAnimationFrame(() => neighbors.find((one) => one.isConnected)?.focus())
      notify(words.removed(name), { label: words.undo, onAct: () => actions.bringBack(ref), takesBack: true })
    },

    bringBack(ref) {
      step(() => bringBackItem(plan, ref))
      say(words.broughtBack(nameOfItem(read(), ref.id, language)))
      actions.choose(ref.id)
      focusSoon(ref.id)
    },

    keep(ref) {
      step(() => adoptItem(plan, ref))
      focusSoon(ref.id)
    },
  }
  return actions
}

/** How an item is called: in a list, in a message. */
export function nameOfItem(leadership: Leadership, id: ItemId, language: Language): string {
  const { nameless } = structureWords[language]
  const body = leadership.bodies.find((one) => one.id === id)
  if (body) return bodyName(body, language)
  const seat = leadership.seats.find((one) => one.id === id)
  if (seat) return seatLabel(seat, facesOf(leadership, language))
  const person = leadership.people.find((one) => one.id === id)
  if (person) return person.name || nameless.person
  const organization = leadership.organizations.find((one) => one.id === id)
  if (organization) return organization.name || nameless.organization
  return leadership.channels.find((one) => one.id === id)?.purpose || nameless.channel
}

export const facesOf = (leadership: Leadership, language: Language) => ({
  language,
  today: today(),
  people: new Map(leadership.people.map((person) => [person.id, person])),
})

/** The button that stands for an item, on either face. */
const buttonOf = (id: ItemId): HTMLElement | null => document.querySelector(`[data-item="${CSS.escape(id)}"]`)

export const focusItem = (id: ItemId): void => buttonOf(id)?.focus()

const focusSoon = (id: ItemId) => requestAnimationFrame(() => focusItem(id))

/** Whoever removes something goes on beside it: what comes after it on the page, else before. */
function neighborsOf(id: ItemId): HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>('[data-item], [data-add]')]
  const at = all.findIndex((one) => one.dataset['item'] === id)
  return [...all.slice(at + 1), ...all.slice(0, Math.max(0, at)).reverse()]
}
