import type { Subject } from '@commonboard/model'
import { DRAFTS, read, remove, write } from '../plan/device.ts'
import { subjectKey } from './state.ts'

/** Half a comment: it survives closing the panel and loading the page again. */
export interface Draft {
  readonly text: string
  /** Participant ids. */
  readonly mentions: readonly string[]
  /** undefined: nothing is proposed. */
  readonly proposal?: string | undefined
  /** Of a new comment: what it is about. */
  readonly subject?: Subject | undefined
}

export const EMPTY: Draft = { text: '', mentions: [] }

/** Where a draft belongs: a new comment on something, a reply. */
export const newKey = (subject: Subject): string => `new ${subjectKey(subject)}`
export const replyKey = (comment: string): string => `reply ${comment}`

type Drafts = Readonly<Record<string, Draft>>

/** For browsers that keep nothing: as long as the page lasts. */
const here = new Map<string, Drafts>()

const all = (planId: string): Drafts => {
  const kept = read(DRAFTS + planId)
  return typeof kept === 'object' && kept !== null ? (kept as Drafts) : (here.get(planId) ?? {})
}

export function readDraft(planId: string, key: string): Draft {
  const draft = all(planId)[key] as Partial<Draft> | undefined
  if (typeof draft?.text !== 'string') return EMPTY
  const { text, mentions, proposal, subject } = draft
  return {
    text,
    mentions: Array.isArray(mentions) ? mentions : [],
    ...(typeof proposal === 'string' ? { proposal } : {}),
    ...(subject ? { subject } : {}),
  }
}

/** The new comment somebody was last in the middle of. */
export const lastNew = (planId: string): Draft | undefined =>
  Object.entries(all(planId)).findLast(([key, draft]) => key.startsWith('new ') && draft.subject)?.[1]

export const isEmpty = ({ text, mentions, proposal }: Draft): boolean =>
  !text.trim() && mentions.length === 0 && proposal === undefined

export function keepDraft(planId: string, key: string, draft: Draft): void {
  const { [key]: _, ...others } = all(planId)
  const next = isEmpty(draft) ? others : { ...others, [key]: draft }
  here.set(planId, next)
  if (Object.keys(next).length > 0) write(DRAFTS + planId, next)
  else remove(DRAFTS + planId)
}
