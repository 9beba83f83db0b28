import type * as Y from 'yjs'
import type { Change } from './difference.ts'
import { type CopyState, type LocalCopy, openLocalCopy } from './localCopy.ts'
import type { Waiting } from './waiting.ts'

/** What was changed here, by name, with the words it had when the server last had everything; null: none, or not there. */
export type WordsBefore = Record<string, string | null>

/** The zones that are opened beside the plan, when something asks for them. */
export const BESIDE = ['sketch', 'talk'] as const
export type BesideName = (typeof BESIDE)[number]

/** Where in the copy of the zone its waiting changes stand. */
const PART = { sketch: 'drawings', talk: 'talk' } as const

/** A zone beside the plan on this device: its copy, and what waits in it to be sent. */
export interface BesideZone {
  /** Reads the copy on this device; resolves when the zone may be connected. */
  open(): Promise<void>
  isOpen(): boolean
  copyState(): CopyState
  /** Things changed here which the server has not confirmed; undefined: it has everything. */
  waiting(): Waiting | undefined
  count(): number
  /** What waits, in words. */
  difference(): Change[]
  allIsSaved(): void
  readAgain(): Promise<unknown>
  wipe(): Promise<void>
  destroy(): void
}

export interface BesideZoneOptions<Known> {
  readonly zone: BesideName
  readonly name: string
  readonly doc: Y.Doc | undefined
  /** How the zone stands before a change of ours. */
  readonly read: () => Known
  /** What a transaction has changed, with its words before. */
  readonly touched: (transaction: Y.Transaction, before: Known) => Iterable<readonly [string, string | null]>
  readonly changesOf: (before: WordsBefore) => Change[]
  readonly isOwn: (origin: unknown) => boolean
  readonly onChange: () => void
}

export function makeBesideZone<Known>(options: BesideZoneOptions<Known>): BesideZone {
  const { zone, name, doc, read, touched, changesOf, isOwn, onChange } = options
  const none = () => Object.create(null) as WordsBefore
  let before = none()
  let known: { readonly is: Known } | undefined
  let copy: LocalCopy | undefined

  const onBefore = (transaction: Y.Transaction) => {
    if (isOwn(transaction.origin)) known = { is: read() }
  }
  const onAfter = (transaction: Y.Transaction) => {
    const last = known
    known = undefined
    if (!last || !isOwn(transaction.origin) || transaction.changed.size === 0) return
    for (const [id, words] of touched(transaction, last.is)) if (!(id in before)) before[id] = words
    onChange()
  }
  doc?.on('beforeTransaction', onBefore)
  doc?.on('afterTransaction', onAfter)

  const count = () => Object.keys(before).length
  const waiting = (): Waiting | undefined =>
    count() > 0 ? { cards: {}, links: {}, [PART[zone]]: { ...before } } : undefined

  return {
    async open() {
      if (!doc) return
      copy ??= openLocalCopy({
        name,
        doc,
        waiting,
        adopt: (other) => {
          before = Object.assign(none(), before, other[PART[zone]])
        },
        onState: onChange,
      })
      await copy.loaded
    },
    isOpen: () => copy !== undefined,
    copyState: () => copy?.state() ?? 'none',
    waiting,
    count,
    difference: () => changesOf(before),
    allIsSaved() {
      if (count() === 0) return
      before = none()
      copy?.noteWaiting()
    },
    readAgain: async () => copy?.readAgain(),
    wipe: async () => copy?.wipe(),
    destroy() {
      doc?.off('beforeTransaction', onBefore)
      doc?.off('afterTransaction', onAfter)
      copy?.destroy()
    },
  }
}
