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
const EARLIER = 'commonboard.earlier.'
/** What is asked in a plan, and what this device holds of one's answers. */
export const ROUNDS = 'commonboard.rounds.'
export const ANSWERS = 'commonboard.answers.'
/** Plans whose free drawing is hidden on this device. */
export const SKETCH_HIDDEN = 'commonboard.sketch.'
/** Plans whose strategies and resources were shown or hidden by hand on this device. */
export const LAYER = 'commonboard.layer.'
/** Pairs of cards somebody has said are not the same. */
export const UNLIKE = 'commonboard.unlike.'
/** Columns folded on the canvas on this device. */
export const FOLDS = 'commonboard.folds.'
/** When somebody was here last. */
export const VISITED = 'commonboard.visit.'
/** Half-written comments. */
export const DRAFTS = 'commonboard.drafts.'
/** Cards somebody wrote on this device. */
export const MINE = 'commonboard.mine.'
const ASKED = 'commonboard.persist'
const DELETE_MAX_MS = 3_000

export const copyName = (planId: string, zone: Zone, epoch: Epoch): string =>
  `${DATABASES}${planId}/${zone}/${String(epoch)}`

/** Rises when a zone's content was erased for good: an older copy belongs to another document. */
export type Epoch = string | number
export const epochOf = (facts: Pick<PlanFacts, 'epochs'>, zone: Zone): Epoch => facts.epochs[zone] ?? 0

/** A plan as this device knew it last. */
export interface RememberedPlan extends PlanFacts {
  /** Milliseconds since 1970 by this device's clock. */
  readonly openedAt: number
}

/** What a plan opens with when the server cannot be asked: everything but the people and the links. */
export function rememberPlan({ links: _links, people: _people, ...facts }: PlanFacts, openedAt = Date.now()): void {
  write(FACTS + facts.planId, { ...facts, people: [], openedAt } satisfies RememberedPlan)
}

export function rememberRights(planId: string, { role, frozen }: Rights): void {
  const facts = rememberedPlan(planId)
  if (facts && (facts.role !== role || facts.frozen !== frozen))
    rememberPlan({ ...facts, role, frozen }, facts.openedAt)
}

export const rememberedPlan = (planId: string): RememberedPlan | undefined =>
  read(FACTS + planId) as RememberedPlan | undefined

/** The plans this device can open by itself, the one opened last first. */
export async function keptPlans(): Promise<readonly RememberedPlan[]> {
  const found: RememberedPlan[] = []
  for (const key of keys()) {
    const facts = key.startsWith(FACTS) ? rememberedPlan(key.slice(FACTS.length)) : undefined
    if (facts && (await hasCopy(facts.planId, epochOf(facts, 'plan')))) found.push(facts)
  }
  return found.sort((a, b) => (b.openedAt ?? 0) - (a.openedAt ?? 0))
}

export const forgetPlan = (planId: string): void => remove(FACTS + planId)

/**
 * Notes that the plan was begun anew: the copy of before belongs to another document. It is neither merged nor dropped,
 * and stays for the person to look at.
 */
export function rememberEarlier(planId: string, earlier: Epoch, now: Epoch): void {
  write(EARLIER + planId, [...new Set([...earlierOf(planId), earlier])])
  const facts = rememberedPlan(planId)
  if (facts) rememberPlan({ ...facts, epochs: { ...facts.epochs, plan: now } }, facts.openedAt)
}

const earlierOf = (planId: string): readonly Epoch[] => {
  const epochs = read(EARLIER + planId)
  return Array.isArray(epochs) ? (epochs as Epoch[]) : []
}

/** The epochs of which this device keeps an earlier copy. @param epoch of the plan as it is now */
export async function earlierCopies(planId: string, epoch: Epoch): Promise<readonly Epoch[]> {
  const found: Epoch[] = []
  for (const one of earlierOf(planId)) if (one !== epoch && (await hasCopy(planId, one))) found.push(one)
  return found
}

export async function dropEarlier(planId: string, epoch: Epoch): Promise<void> {
  await deleteCopy(copyName(planId, 'plan', epoch))
  const left = earlierOf(planId).filter((one) => one !== epoch)
  if (left.length > 0) write(EARLIER + planId, left)
  else remove(EARLIER + planId)
}

/** All that a copy holds, as it lies there; nothing is written. */
export async function readCopy(planId: string, epoch: Epoch): Promise<{ rows: Uint8Array[]; waiting: Waiting[] }> {
  const name = copyName(planId, 'plan', epoch)
  const rows = await ask(name, UPDATES, (store) => store.getAll() as IDBRequest<Uint8Array[]>)
  const waiting = await ask(name, CUSTOM, (store) => store.getAll(waitingRange()) as IDBRequest<Waiting[]>)
  return { rows, waiting }
}

/** Whether there is something of this plan to open without a network. */
export async function hasCopy(planId: string, epoch: Epoch, zone: Zone = 'plan'): Promise<boolean> {
  const name = copyName(planId, zone, epoch)
  if (!(await copyNames()).includes(name)) return false
  const rows = await ask(name, UPDATES, (store) => store.count()).catch(() => 0)
  return rows > 0
}

/** How many cards, links, answers and other things were changed on this device and have not reached a server, over all plans. */
export async function countUnsent(): Promise<number> {
  let count = 0
  for (const name of await copyNames()) {
    const things = new Set<string>()
    const entries = await ask(name, CUSTOM, (store) => store.getAll(waitingRange())).catch(() => [])
    for (const { cards, links, items, ingredients, labels, drawings, talk, hasMore } of entries as Waiting[]) {
      for (const part of [cards, links, items, ingredients, labels, drawings, talk])
        for (const id of Object.keys(part ?? {})) things.add(id)
      if (hasMore) things.add('more')
    }
    count += things.size
  }
  for (const key of keys()) if (key.startsWith(ANSWERS)) count += waitingAnswers(read(key))
  return count
}

/** Of what is kept for one round: answers that have not reached the server. */
function waitingAnswers(kept: unknown): number {
  const { waiting } = (kept ?? {}) as { readonly waiting?: unknown }
  return Array.isArray(waiting) ? waiting.length : 0
}

export const waitingRange = () => IDBKeyRange.bound(WAITING_KEY, `${WAITING_KEY}\uffff`)

/** Takes every trace of every plan off this device. */
export async function wipeDevice(): Promise<void> {
  const names = await copyNames()
  const own = [FACTS, KEPT, EARLIER, SKETCH_HIDDEN, LAYER, UNLIKE, FOLDS, ROUNDS, ANSWERS, VISITED, DRAFTS, MINE]
  for (const key of keys()) if (own.some((start) => key.startsWith(start))) remove(key)
  await Promise.all(names.map(deleteCopy))
}

/** Takes every trace of one plan off this device. */
export async function forgetHere(planId: string): Promise<void> {
  const names = (await copyNames()).filter((name) => name.startsWith(`${DATABASES}${planId}/`))
  for (const key of keys()) if (key.startsWith('commonboard.') && key.includes(planId)) remove(key)
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
      const zones = ['plan', 'sketch', 'talk'] as const
      if (facts) return zones.map((zone) => copyName(facts.planId, zone, epochOf(facts, 'plan')))
      const planId = key.startsWith(EARLIER) ? key.slice(EARLIER.length) : undefined
      return planId ? earlierOf(planId).map((epoch) => copyName(planId, 'plan', epoch)) : []
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

export function keys(): string[] {
  try {
    return Object.keys(localStorage)
  } catch {
    return []
  }
}
