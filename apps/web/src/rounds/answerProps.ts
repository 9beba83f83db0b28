import type { Language, RoundKind, RoundQuestion } from '@commonboard/model'
import type { Kept, Shown } from './answers.ts'
import type { Act } from './answers.ts'

/** What each kind of answer gets: what is asked, what has been said, how to say something. */
export interface AnswerProps<Kind extends RoundKind> {
  readonly asked: Extract<RoundQuestion, { kind: Kind }>
  /** Of the words of whoever asks. */
  readonly language: Language
  readonly shown: Shown
  readonly kept: Kept
  readonly say: (act: Act) => void
  readonly type: (field: string, text: string) => void
}
