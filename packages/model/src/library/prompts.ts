import type { CardFields } from '../field.ts'
import type { CardSeed } from '../templates/seed.ts'

/** A question that becomes a card to write over: what a community does is its own to say. */
export interface PromptLine extends CardSeed {
  readonly fields?: CardFields
}

export const strategyPrompts: readonly PromptLine[] = [
  {
    key: 'ST1',
    text: { en: 'Which activity will we offer, and to whom?', es: '¿Qué actividad ofreceremos, y a quiénes?' },
    fields: { strategyKind: 'activity' },
  },
  {
    key: 'ST2',
    text: { en: 'Which support will we give, and to whom?', es: '¿Qué apoyo daremos, y a quiénes?' },
    fields: { strategyKind: 'support' },
  },
  {
    key: 'ST3',
    text: { en: 'Which program will we run together?', es: '¿Qué programa llevaremos juntos?' },
    fields: { strategyKind: 'program' },
  },
  {
    key: 'ST4',
    text: { en: 'What will we change in how things are run?', es: '¿Qué cambiaremos en la forma de hacer las cosas?' },
    fields: { strategyKind: 'structuralChange' },
  },
  {
    key: 'ST5',
    text: { en: 'What has to be true for this to work?', es: '¿Qué tiene que ser cierto para que esto funcione?' },
  },
  {
    key: 'ST6',
    text: {
      en: 'What outside our control could help or hurt?',
      es: '¿Qué cosa fuera de nuestro control podría ayudar o estorbar?',
    },
  },
]

export const resourcePrompts: readonly PromptLine[] = [
  {
    key: 'RS1',
    text: { en: 'Who can give time, and how much?', es: '¿Quién puede dar tiempo, y cuánto?' },
    fields: { resourceKind: 'people' },
  },
  {
    key: 'RS2',
    text: { en: 'Which rooms and grounds can we share?', es: '¿Qué salones y terrenos podemos compartir?' },
    fields: { resourceKind: 'space' },
  },
  {
    key: 'RS3',
    text: { en: 'Which money can we use or redirect?', es: '¿Qué dinero podemos usar o reorientar?' },
    fields: { resourceKind: 'money' },
  },
  {
    key: 'RS4',
    text: { en: 'Which data can we share?', es: '¿Qué datos podemos compartir?' },
    fields: { resourceKind: 'data' },
  },
  {
    key: 'RS5',
    text: { en: 'What do our people know how to do?', es: '¿Qué sabe hacer nuestra gente?' },
    fields: { resourceKind: 'knowHow' },
  },
]
