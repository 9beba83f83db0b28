import type { Rights, Zone } from '@commonboard/model'
import type { PlanFacts } from '../api.ts'
import type { Waiting } from './waiting.ts'

/**
 * What this device keeps of plans, and how it is found again: one database per plan and zone, and beside them, in
 * `localStorage`, the facts a plan opens with while there is no network. Knows nothing of Yjs, so that the page with
 * the list of plans stays light. A browser that blocks storage makes all of it empty, never an exception.
 */

export const COPY_VERSION = 1
export const UPDATES = 'updates'
export const CUSTOM = 'custom'
export const WAITING_KEY = 'waiting:'

const DATABASES = 'commonboard/'
const FACTS = 'commonboard.plan.'
export const KEPT = 'commonboard.kept.'
const ASKED = 'commonboard.persist'
const DELETE_MAX_MS = 3_000

export const copyName = (planId: string, zone: Zone, epoch: Epoch): string =>
  `${DATABASES}${planId}/${zone}/${String(epoch)}`

/** Rises when a zone's content was erased for good: an older copy belongs to another document. */
export type Epoch = string | number
export const epochOf = (facts: Pick<PlanFacts, 'epochs'>, zone: Zone): Epoch => facts.epochs[zone] ?? 0

/** What a plan opens with when the server cannot be asked: everything but the people and the links. */
export function rememberPlan({ links: _links, people: _people, ...facts }: PlanFacts): void {
  write(FACTS + facts.planId, { ...facts, people: [] })
}

export function rememberRights(planId: string, { role, frozen }: Rights): void {
  const facts = rememberedPlan(planId)
  if (facts && (facts.role !== role || facts.frozen !== frozen)) rememberPlan({ ...facts, role, frozen })
}

export const rememberedPlan = (planId: string): PlanFacts | undefined => read(FACTS + planId) as PlanFacts | undefined

export const forgetPlan = (planId: string): void => remove(FACTS + planId)

/** Whether there is something of this plan to open without a network. */
export async function hasCopy(planId: string, epoch: Epoch): Promise<boolean> {
  const name = copyName(planId, 'plan', epoch)
  if (!(await copyNames()).includes(name)) return false
  const rows = await ask(name, UPDATES, (store) => store.count()).catch(() => 0)
  return rows > 0
}

/** How many cards and links were changed on this device and have not reached a server, over all plans. */
export async function countUnsent(): Promise<number> {
  let count = 0
  for (const name of await copyNames()) {
    const things = new Set<string>()
    const entries = await ask(name, CUSTOM, (store) => store.getAll(waitingRange())).catch(() => [])
    for (const { cards, links, hasMore } of entries as Waiting[])
      for (const id of [...Object.keys(cards), ...Object.keys(links), ...(hasMore ? ['more'] : [])]) things.add(id)
    count += things.size
  }
  return count
}

export const waitingRange = () => IDBKeyRange.bound(WAITING_KEY, `${WAITING_KEY}\uffff`)

/** Takes every trace of every plan off this device. */
export async function wipeDevice(): Promise<void> {
  const names = await copyNames()
  for (const key of keys()) if (key.startsWith(FACTS) || key.startsWith(KEPT)) remove(key)
  await Promise.all(names.map(deleteCopy))
}

/** Resolves when it is gone, or when another tab will not let go of it: it then goes with that tab. */
export function deleteCopy(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => resolve()
    setTimeout(resolve, DELETE_MAX_MS)
  })
}

/** Asks the browser, once on this device, not to throw our copies away when its disk gets full. */
export function askToPersist(): void {
  if (read(ASKED) !== undefined || !('storage' in navigator) || !('persist' in navigator.storage)) return
  write(ASKED, true)
  navigator.storage.persist().catch((error: unknown) => console.info('The browser keeps no promise of storage', error))
}

// Some browsers cannot list databases: there the remembered plans name them.
async function copyNames(): Promise<string[]> {
  try {
    if ('databases' in indexedDB) {
      const all = await indexedDB.databases()
      return all.flatMap(({ name }) => (name?.startsWith(DATABASES) ? [name] : []))
    }
    return keys().flatMap((key) => {
      const facts = key.startsWith(FACTS) ? (read(key) as PlanFacts | undefined) : undefined
      return facts ? [copyName(facts.planId, 'plan', epochOf(facts, 'plan'))] : []
    })
  } catch {
    return []
  }
}

function ask<T>(name: string, store: string, question: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name)
    // A database that is not there must not come to be by being asked for.
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onerror = () => reject(opening.error ?? new Error(`${name} cannot be opened`))
    opening.onsuccess = () => {
      const db = opening.result
      const end = () => db.close()
      try {
        const request = question(db.transaction(store, 'readonly').objectStore(store))
        request.onsuccess = () => {
          resolve(request.result)
          end()
        }
        request.onerror = () => {
          reject(request.error ?? new Error(`${name} cannot be read`))
          end()
        }
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
        end()
      }
    }
  })
}

/** undefined: nothing is kept under this key, or the browser does not say. */
export function read(key: string): unknown {
  try {
    const text = localStorage.getItem(key)
    return text === null ? undefined : (JSON.parse(text) as unknown)
  } catch {
    return undefined
  }
}

/** false: the browser would not keep it. */
export function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function remove(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Blocked storage holds nothing of ours.
  }
}

function keys(): string[] {
  try {
    return Object.keys(localStorage)
  } catch {
    return []
  }
}
