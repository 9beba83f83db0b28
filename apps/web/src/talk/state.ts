import type { Comment, CommentId, Subject } from '@commonboard/model'
import { createStore, type WritableStore } from '../plan/store.ts'

/** What one person does with the comments; small, for it comes with the plan's first words. */
export interface TalkUi {
  readonly isOpen: WritableStore<boolean>
  /** What a new comment is to be about: its form is open. */
  readonly subject: WritableStore<Subject | undefined>
  /** The comment, or the one a reply belongs to, that is to be shown and takes the focus; it is set back when that is done. */
  readonly wanted: WritableStore<string | undefined>
  /** The range of the vision somebody wants to see. */
  readonly place: WritableStore<CommentId | undefined>
  /** All of them, the oldest first; empty until the talk has come. */
  readonly comments: WritableStore<readonly Comment[]>
  /** How many open comments there are on what, by `subjectKey`. */
  readonly counts: WritableStore<ReadonlyMap<string, number>>
  /** Opens the panel, with a form for a comment on this if it is given. */
  open(subject?: Subject): void
  /** Opens the panel at a comment. */
  show(comment: CommentId): void
}

export const ALL = 'all'

/** One name for what a comment is about. All ranges of the vision have the same. */
export const subjectKey = (subject: Subject): string =>
  subject[0] === 'vision' ? 'vision' : subject[0] === 'item' ? `item:${subject[2]}` : `${subject[0]}:${subject[1]}`

/** @param asked a comment or reply to begin with */
export function createTalkUi(asked?: string): TalkUi {
  const ui: TalkUi = {
    isOpen: createStore(asked !== undefined),
    subject: createStore<Subject | undefined>(undefined),
    wanted: createStore(asked),
    place: createStore<CommentId | undefined>(undefined),
    comments: createStore<readonly Comment[]>([]),
    counts: createStore<ReadonlyMap<string, number>>(new Map()),
    open(subject) {
      if (subject) ui.subject.set(subject)
      ui.isOpen.set(true)
    },
    show(comment) {
      ui.subject.set(undefined)
      ui.wanted.set(comment)
      ui.isOpen.set(true)
    },
  }
  return ui
}
