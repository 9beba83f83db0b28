import { pluralEn } from '../plural.ts'

/** What the checks find, and how it is mended. */
export const checks = {
  title: 'To look at',
  summary: (first: number, look: number): string =>
    [
      first > 0
        ? pluralEn(first, { one: '1 thing', other: `${first} things` }) + ' to settle before you agree on a version.'
        : '',
      look > 0 ? `${look} worth a look.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  accepted: 'Fine as it is',
  indicatorsFine: (perResult: number, inAll: number) =>
    `Up to ${perResult} ${perResult === 1 ? 'indicator' : 'indicators'} for one result and ${inAll} in all are fine.`,
  changeFine: 'Change these numbers',
  fineHint: (ours: number) => `Empty: ${ours}`,
  fineSaved: 'The numbers are changed for everybody.',
  settled: 'Settled',
  moreSettled: (count: number) => `${count} settled`,
  showAll: (count: number) => `Show all ${count}`,
  showFewer: 'Show fewer',
  back: 'Back to what there is to look at.',
  undo: 'Undo',
  cancel: 'Leave it',
  save: 'Save',
  add: 'Add',
  openVision: 'Go to the vision',

  addOne: {
    impact: 'Write an impact',
    results: 'Write a result',
    infrastructure: 'Write what has to be built',
    principles: 'Write a principle',
  },
  addedOne: 'It is on the board now.',
  newIndicator: 'New indicator',
  addIndicator: 'Write an indicator',
  keepStarters: 'Keep the starters it is linked to',
  fromLibrary: 'Look in the library',
  chooseIndicator: 'Choose an indicator',
  chooseResult: 'Choose a result',
  noneToChoose: 'There is none yet to choose from.',
  linked: (from: string, to: string) => `${from} and ${to} are linked.`,
  now: 'Now',
  later: 'Later, because …',
  saidNow: (name: string) => `${name}: now.`,
  saidLater: (name: string) => `${name}: later.`,
  why: 'Why later',
  keep: 'Keep it',
  keepAll: (count: number) => `Keep all ${count}`,
  kept: (count: number) => pluralEn(count, { one: '1 starter kept.', other: `${count} starters kept.` }),
  merge: 'Make them one',
  mergeSays: (first: string, second: string) =>
    `${first} stays and gets the words, links and values of ${second}, which is removed.`,
  merged: (first: string, second: string) => `${second} is now part of ${first}.`,
  different: 'They are different',
  makeStrategy: 'Make it a strategy',
  makeStrategyFor: 'Which result is it for?',
  noResultYet: 'None of these yet',
  madeStrategy: 'It stands among the strategies now.',

  goalAndStart: (start: string, goal: string, direction: string) =>
    `Start ${start}, goal ${goal}, better is ${direction}.`,
  turn: (direction: string) => `Better is ${direction}`,
  turned: 'The direction is changed.',
  setField: {
    'R-01': 'Say what it counts',
    'R-02': 'Say where it comes from',
    'R-03': 'Say who keeps it',
    'R-04': 'Set the start',
    'R-05': 'Set the goal',
    'R-08': 'Choose groups',
  },
  unitHint: 'Like %, $ M, families',
  dateHint: 'Like 2026 or 2026-09',
  wrongNumber: 'Write a number, like 41 or 1.5.',
  wrongDate: 'Write a year, like 2026, or a month, like 2026-09.',
  saved: (number: string) => `Saved for ${number}.`,

  fine: 'That is fine',
  reason: 'Why is it fine?',
  reasons: ['We have talked about it', 'It comes next year', 'It does not fit our community'],
  accept: 'It is fine',
  acceptedNow: 'Noted as fine.',
  acceptedBy: (name: string, date: string) => (name ? `${name}, ${date}` : date),
  you: 'You',
  lookAgain: 'Look at it again',
  looksAgain: 'It is to be looked at again.',
}
