import type { Reaction } from '../talk/comment.ts'
import type { Language } from '../vocabulary.ts'

/** What can be said to a comment with one press. Apart from the other words: they come with the talk. */
export const reactionWords: Readonly<Record<Language, Readonly<Record<Reaction, string>>>> = {
  en: {
    agree: 'I agree',
    question: 'I have a question',
    matters: 'This matters to us',
    thanks: 'Thanks',
  },
  es: {
    agree: 'Estoy de acuerdo',
    question: 'Tengo una pregunta',
    matters: 'Esto nos importa',
    thanks: 'Gracias',
  },
}
