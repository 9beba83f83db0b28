import type * as Y from 'yjs'
import { type BodyId, isCardId, oneId, type PersonId } from './ids.ts'
import { LAST } from './place.ts'
import { isLevel, type Level } from './vocabulary.ts'

// How bodies and seats are read, apart from how they are changed, which a plan's first words do not wait for.

/** Level and order of a body, forgiving; undefined for a level only a newer version knows. */
export function readBodyPlace(entry: Y.Map<unknown>): { level: Level; order: string } | undefined {
  const raw = entry.get('place')
  const [level, order] = (Array.isArray(raw) ? raw : []) as unknown[]
  if (isLevel(level)) return { level, order: typeof order === 'string' ? order : LAST }
  // Without a readable place it comes last among the sites, where somebody finds it.
  return typeof level === 'string' ? undefined : { level: 'site', order: LAST }
}

/** Body and order of a seat; undefined without a readable body: the seat then rests. */
export function readSeatPlace(entry: Y.Map<unknown>): { body: BodyId; order: string } | undefined {
  const raw = entry.get('place')
  const [body, order] = (Array.isArray(raw) ? raw : []) as unknown[]
  return isCardId(body)
    ? { body: body as string as BodyId, order: typeof order === 'string' ? order : LAST }
    : undefined
}

export const HELD = 'held.'

/** Seatings nobody has replaced, the latest first: several only where people were seated at once. */
export function heldIn(entry: Y.Map<unknown>): { key: string; person: PersonId | undefined; turn: number }[] {
  const held: { key: string; person: PersonId | undefined; turn: number }[] = []
  for (const [key, value] of entry) {
    if (!key.startsWith(HELD)) continue
    const [person, turn] = (Array.isArray(value) ? value : []) as unknown[]
    held.push({
      key,
      person: isCardId(person) ? (person as string as PersonId) : undefined,
      turn: typeof turn === 'number' && turn > 0 ? turn : 0,
    })
  }
  return held.sort((a, b) => b.turn - a.turn || (a.key < b.key ? -1 : 1))
}

/**
 * Who holds a seat; everybody sees the same one. The latest seating counts, `holder` decides between those at once:
 * somebody who takes back a seating gives the seat to its earlier holder, unless it was given anew meanwhile.
 */
export function holderIn(entry: Y.Map<unknown>): PersonId | undefined {
  const holder = oneId(entry.get('holder')) as PersonId | undefined
  const held = heldIn(entry).filter(({ person }) => person)
  // Another program seats without a turn.
  if (holder && held.every(({ person }) => person !== holder)) return holder
  const latest = held.filter(({ turn }) => turn === held[0]?.turn)
  return (latest.find(({ person }) => person === holder) ?? latest[0])?.person
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
export const isMonth = (value: unknown): value is string => typeof value === 'string' && MONTH.test(value)
