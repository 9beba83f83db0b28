import * as Y from 'yjs'
import type { ItemRoot } from './entry.ts'
import type { Leadership } from './leadership.ts'
import type { Plan } from './plan.ts'

/** The structure as a backup holds it. What was removed is known there by its first words only and stays out. */
export type LeadershipBackup = Omit<Leadership, 'removed'>

/** Writes a structure into an empty plan. Ids stay as they were: they name things within one plan only. */
export function restoreLeadership(plan: Plan, backup: LeadershipBackup): void {
  const put = (root: ItemRoot, id: string, facts: object, texts: Readonly<Record<string, string>>) => {
    const set = Object.entries(facts).filter(([, value]) => value !== undefined && value !== false)
    plan[root].set(
      id,
      new Y.Map<unknown>([
        ...set,
        ...Object.entries(texts).map(([key, text]): [string, Y.Text] => [key, new Y.Text(text)]),
      ]),
    )
  }
  const origin = (isStarter: boolean) => (isStarter ? 'starter' : undefined)
  for (const { id, level, order, kind, isStarter, name, purpose, meets } of backup.bodies)
    put('bodies', id, { place: [level, order], kind, origin: origin(isStarter) }, { name, purpose, meets })
  for (const { id, body, order, sector, holder, since, isStarter, role, waitsFor } of backup.seats)
    put('seats', id, { place: [body, order], sector, holder, since, origin: origin(isStarter) }, { role, waitsFor })
  for (const { id, order, organization, name } of backup.people) put('people', id, { order, organization }, { name })
  for (const { id, order, sector, name } of backup.organizations) put('organizations', id, { order, sector }, { name })
  for (const { id, order, from, to, isTwoWay, purpose, rhythm } of backup.channels)
    put('channels', id, { order, from, to, twoWay: isTwoWay }, { purpose, rhythm })
}
