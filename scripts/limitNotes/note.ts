import type { CLOSE, ErrorCode, ZoneSize } from '@commonboard/model'
import type { LIMIT } from '../../apps/sync-server/src/limits.ts'

/** What a person meets: a code, and the sentence shown with it where there is one. */
export type Met =
  | `size ${Exclude<ZoneSize, 'fine'>}`
  | `close ${keyof typeof CLOSE}`
  | `error ${ErrorCode}`
  | 'slower'
  | 'nothing'
  | 'HTTP 431'
  | 'HTTP 408'

export interface Note {
  readonly of: string
  readonly why: string
  readonly met: Met
  readonly wayOut: string
}

/** A part of the table. */
export type Notes = Partial<Record<keyof typeof LIMIT, Note>>

export const NOT_OURS = 'none needed: no program of ours sends this'
