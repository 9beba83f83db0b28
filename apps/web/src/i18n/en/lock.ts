import { pluralEn } from '../plural.ts'

const because = (reason: string) => (reason ? `: ${reason}` : '.')

/** Asking others to leave a column alone for a while; a courtesy. */
export const lock = {
  askTitle: (column: string) => `Ask others to wait in ${column}?`,
  askText: 'The others see your name and can write anyway. It ends by itself after 30 minutes.',
  why: 'Why',
  optional: 'if you like',
  whyHint: 'Checking baselines',
  askVerb: 'Ask for 30 minutes',
  asked: (column: string) => `The others are asked to wait in ${column}.`,
  lockOf: (column: string) => `${column}: who works here`,
  others: (name: string, column: string, time: string, reason: string) =>
    `${name} is working on ${column} until ${time}${because(reason)}`,
  mine: (column: string, minutes: number, reason: string) =>
    pluralEn(minutes, {
      one: `You asked the others to wait in ${column}. 1 minute left${because(reason)}`,
      other: `You asked the others to wait in ${column}. ${minutes} minutes left${because(reason)}`,
    }),
  line: (name: string, time: string) => `${name} until ${time}`,
  somebody: 'Somebody',
  writeAnyway: 'Write anyway',
  youWrite: (column: string) => `You can write in ${column}.`,
  extend: 'Extend',
  done: 'Done',
  end: 'End it',
  ended: (column: string) => `${column} is open for everybody again.`,
  asksToWait: (name: string, column: string) => `${name} asks to wait in ${column}.`,
}
