import { pluralEn } from '../plural.ts'

/** The starter library: lines a community may take, change or leave. */
export const library = {
  title: 'Library',
  intro:
    'Lines to begin with. What you add is a starter: it stays light, and out of print, until somebody keeps or changes it.',
  forResult: (number: string, text: string) => `Indicators for ${number} “${text}”. What you add is linked with it.`,
  find: 'Find in the library',
  kind: 'Kind',
  all: 'Everything',
  count: (n: number) => pluralEn(n, { one: '1 line', other: `${n} lines` }),
  noneFound: 'No line has these words.',
  suggested: 'Often used for such a result',
  others: 'Others',
  add: 'Add',
  addWhat: (text: string) => `Add: ${text}`,
  inPlan: (number: string) => `In your plan: ${number}`,
  better: { up: 'better is up', down: 'better is down', hold: 'better is the same' },
  from: (source: string) => `from: ${source}`,
  chosen: (n: number) => pluralEn(n, { one: '1 chosen', other: `${n} chosen` }),
  addChosen: (n: number) => pluralEn(n, { one: 'Add 1', other: `Add ${n}` }),
  added: (n: number, place: string) => pluralEn(n, { one: `Added to ${place}.`, other: `${n} cards added: ${place}.` }),
  undo: 'Undo',
  withResult: (text: string) => `It shows the result “${text}”, which is not in your plan. Add it too?`,
  withResults: (n: number) =>
    pluralEn(n, {
      one: 'One result they show is not in your plan. Add it too?',
      other: `${n} results they show are not in your plan. Add them too?`,
    }),
  addBoth: 'Add with the result',
  addAlone: 'Only the indicator',
  noEdit: 'You can read the library. Adding needs the right to change the boards.',
}
