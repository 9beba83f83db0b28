import { addBody, setBodyKind } from '../body.ts'
import { addChannel } from '../channel.ts'
import type { BodyId, OrganizationId, PersonId } from '../ids.ts'
import { markItemAsStarter } from '../item.ts'
import { addOrganization } from '../organization.ts'
import { addPerson } from '../person.ts'
import type { Plan } from '../plan.ts'
import { addSeat, seatPerson, setSince } from '../seat.ts'
import type { BodyKind, Language, Level, Sector } from '../vocabulary.ts'
import type { Said } from './seed.ts'

export interface SeatSeed {
  readonly role: Said
  readonly sector: Sector
  /** Key of a person; absent: open. */
  readonly holder?: string
  readonly waitsFor?: Said
  readonly since?: string
}

export interface BodySeed {
  readonly key: string
  readonly level: Level
  readonly kind?: BodyKind
  readonly name: Said
  readonly purpose?: Said
  readonly meets?: Said
  readonly seats: readonly SeatSeed[]
}

/** A leadership structure as a template has it. Keys name things within the template. */
export interface StructureSeed {
  readonly isStarter?: boolean
  readonly organizations: readonly { readonly key: string; readonly name: Said; readonly sector: Sector }[]
  readonly people: readonly { readonly key: string; readonly name: Said; readonly at?: string }[]
  readonly bodies: readonly BodySeed[]
  readonly channels: readonly {
    readonly from: string
    readonly to: string
    readonly purpose: Said
    readonly rhythm: Said
    readonly isTwoWay?: boolean
  }[]
}

export function sowStructure(plan: Plan, seed: StructureSeed, language: Language): void {
  const organizations = new Map<string, OrganizationId>()
  const people = new Map<string, PersonId>()
  const bodies = new Map<string, BodyId>()
  for (const one of seed.organizations)
    organizations.set(one.key, addOrganization(plan, one.name[language], one.sector))
  for (const one of seed.people)
    people.set(
      one.key,
      addPerson(plan, one.name[language], one.at === undefined ? undefined : named(organizations, one.at)),
    )
  for (const body of seed.bodies) {
    const id = addBody(
      plan,
      { level: body.level },
      {
        name: body.name[language],
        purpose: body.purpose?.[language] ?? '',
        meets: body.meets?.[language] ?? '',
      },
    )
    bodies.set(body.key, id)
    setBodyKind(plan, id, body.kind)
    for (const seat of body.seats) sowSeat(plan, id, seat, people, language, seed.isStarter === true)
    if (seed.isStarter) markItemAsStarter(plan, { root: 'bodies', id })
  }
  for (const { from, to, purpose, rhythm, isTwoWay = false } of seed.channels)
    addChannel(
      plan,
      { from: named(bodies, from), to: named(bodies, to) },
      { purpose: purpose[language], rhythm: rhythm[language], isTwoWay },
    )
}

function sowSeat(
  plan: Plan,
  body: BodyId,
  seat: SeatSeed,
  people: ReadonlyMap<string, PersonId>,
  language: Language,
  isStarter: boolean,
): void {
  const id = addSeat(
    plan,
    { body },
    {
      role: seat.role[language],
      sector: seat.sector,
      waitsFor: seat.waitsFor?.[language] ?? '',
    },
  )
  if (seat.holder !== undefined) seatPerson(plan, id, named(people, seat.holder))
  if (seat.since !== undefined) setSince(plan, id, seat.since)
  if (isStarter) markItemAsStarter(plan, { root: 'seats', id })
}

function named<Id>(known: ReadonlyMap<string, Id>, key: string): Id {
  const id = known.get(key)
  if (!id) throw new Error(`The template names ${key}, which is not there`)
  return id
}
