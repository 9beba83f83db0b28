import type { CardId, Presence, Rights, ZoneSize } from '@commonboard/model'
import type { Epoch } from './device.ts'
import type { OpenPlan } from './documents.ts'
import type { KeptWords } from './kept.ts'
import type { CopyState } from './localCopy.ts'
import type { Store } from './store.ts'

/** The truths of the saved indicator; see `Saved.tsx` for their words. */
export type SavedState = 'saved' | 'saving' | 'offlineKept' | 'notSaved' | 'refused'

/** Why a plan is not on the screen yet. */
export type Opening = 'opening' | 'cannotLoad' | 'noSocket'

/** What ends a visit to a plan. */
export type Ending = 'gone' | 'putOut' | 'reload' | 'whoAreYou'

/** What the server says when it is asked whether we are still welcome. */
export type Answer =
  | { readonly kind: 'welcome'; readonly rights: Rights; readonly epoch: Epoch }
  | { readonly kind: 'ended'; readonly why: Ending }
  | { readonly kind: 'unknown' }

/** Own changes the server has not got while it cannot be reached. */
export interface NotSent {
  readonly count: number
  readonly cards: ReadonlySet<CardId>
}

/** One person's visit to a plan: live documents, the truth about saving, rights. */
export interface Session {
  readonly planId: string
  readonly participantId: string
  /** Our own name and color: the server stamps them on what others see of us. */
  readonly me: { readonly name: string; readonly color: number }
  readonly open: Store<OpenPlan>
  /** The plan's words are here: from the server, or from the copy on this device. */
  readonly isLoaded: Store<boolean>
  readonly opening: Store<Opening>
  readonly saved: Store<SavedState>
  readonly copy: Store<CopyState>
  readonly notSent: Store<NotSent>
  readonly rights: Store<Rights>
  /** How large the plan has grown on the server. */
  readonly size: Store<ZoneSize>
  readonly kept: Store<readonly KeptWords[]>
  readonly ending: Store<Ending | undefined>
  /** Rises when words may have been handed to the facilitators, or put away; only they hear of it. */
  readonly handedNews: Store<number>
  /** The kept words have been handed to a facilitator. */
  noteHanded(): void
  /** The person has the kept words somewhere else. */
  putKeptAway(): void
  /** Loads the free drawing, from now on; for the boards that show it. */
  openSketch(): void
  /** Loads the comments, from now on. */
  openTalk(): void
  /** Changes our own presence; absent keys stay as they are. */
  setPresence(change: Partial<Presence>): void
  canEdit(): boolean
  destroy(): void
}

export interface SessionOptions {
  readonly planId: string
  readonly participantId: string
  readonly me: Session['me']
  readonly rights: Rights
  /** What this device knew of our rights before it asked; changes found here were made under them. */
  readonly lastRights: Rights | undefined
  readonly epoch: Epoch
  /** The server could not be asked: the plan opens from the copy, and nothing is sent before it has answered. */
  readonly isRemembered: boolean
  /** Asks over HTTP whether we are still welcome; a browser cannot see why an upgrade failed. */
  readonly ask: () => Promise<Answer>
}
