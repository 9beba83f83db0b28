import { randomId, type Role } from '@commonboard/model'
import { KEPT, read, remove, write } from './device.ts'
import type { Change } from './difference.ts'

/** Changes of ours the server would not take, kept for the person to copy, download or hand over. */
export interface KeptWords {
  readonly id: string
  /** Milliseconds since 1970 by this device's clock. */
  readonly at: number
  /** Under which they were made. */
  readonly role: Role
  readonly changes: readonly Change[]
  /** A facilitator has them. */
  readonly isHanded?: true
}

/** @returns undefined if there is nothing to keep */
export const keptWords = (changes: readonly Change[], role: Role, at: number): KeptWords | undefined =>
  changes.length > 0 ? { id: randomId(8), at, role, changes } : undefined

// Another tab may have kept something in the meantime: read before each write.
export const readKept = (planId: string): readonly KeptWords[] => {
  const kept = read(KEPT + planId)
  return Array.isArray(kept) ? (kept as KeptWords[]).filter((one) => Array.isArray(one.changes)) : []
}

/** Puts words where a reload finds them. @returns false: this browser keeps nothing; they live as long as the page */
export function storeKept(planId: string, words: KeptWords): boolean {
  return write(KEPT + planId, [...readKept(planId).filter(({ id }) => id !== words.id), words])
}

/** The person has them. */
export function dropKept(planId: string, gone: readonly KeptWords[]): void {
  const left = readKept(planId).filter(({ id }) => !gone.some((one) => one.id === id))
  if (left.length > 0) write(KEPT + planId, left)
  else remove(KEPT + planId)
}
