import { pluralEn } from '../plural.ts'

const rows = (n: number) => pluralEn(n, { one: '1 row', other: `${n} rows` })

/** A table that is brought in: the file, what its columns are, what it would do. */
export const importing = {
  title: 'Bring in a file',
  intro:
    'A table from Excel, a CSV or a JSON file. You see what would happen before anything changes, and nothing is ever removed.',
  choose: 'Choose a file',
  drop: 'or drop it here',
  paste: 'Or paste rows from a spreadsheet',
  look: 'Look at the rows',
  reading: 'Reading the table…',
  tooLarge: (mib: number) =>
    `This file is larger than ${mib} MB. Without pictures and spare sheets it may be small enough.`,
  sheet: 'Sheet',
  columns: 'What the columns are',
  unknown: (n: number) => pluralEn(n, { one: '1 is left out', other: `${n} are left out` }),
  sayOne: 'Say which column has the words of your cards, for example “Result” or “Indicator”.',
  firstLine: 'The first line has headings',
  column: (n: number) => `Column ${n}`,
  leaveOut: 'Leave out',
  cards: 'Words of a card',
  aboutCards: 'More about the card',
  value: 'Value',
  valueDate: 'Date of the value',
  readingOf: (date: string) => `Value of ${date}`,
  summary: (n: { same: number; changed: number; new: number; links: number; leftOut: number; cells: number }) =>
    [
      `${n.same + n.changed} match${n.changed > 0 ? `, ${n.changed} of them ${pluralEn(n.changed, { one: 'changes', other: 'change' })}` : ''}`,
      pluralEn(n.new, { one: '1 is new', other: `${n.new} are new` }),
      n.links > 0 && pluralEn(n.links, { one: '1 new link', other: `${n.links} new links` }),
      n.leftOut > 0 && `${rows(n.leftOut)} left out`,
      n.cells > 0 && pluralEn(n.cells, { one: '1 cell left out', other: `${n.cells} cells left out` }),
    ]
      .filter(Boolean)
      .join(' · '),
  rows: 'What each row does',
  outcomes: { same: 'Stays as it is', changed: 'Changes', new: 'New card', leftOut: 'Left out' },
  why: {
    noText: 'there are no words for a card',
    noColumn: 'nothing says which column it belongs to',
    removedHere: 'Left out: this card was removed here',
    noSuchFunction: 'Left out: there is no such function',
    oneVision: 'Left out: a plan has one vision',
    toChoose: 'Left out until you choose a card',
    byChoice: 'Left out',
  },
  rowLeftOut: (line: number, why: string) => `Row ${line} is left out: ${why}.`,
  andMore: (n: number) => pluralEn(n, { one: 'and 1 more', other: `and ${n} more` }),
  whichCard: (text: string) => `Which card is “${text}”?`,
  chooseOne: 'Choose a card',
  ownCard: 'A card of its own',
  alike: (percent: number) => `${percent}% alike`,
  itsWords: 'Words',
  kept: 'A suggested line becomes yours',
  note: (cell: string, heading: string, why: string) => `“${cell}” under ${heading}: ${why}.`,
  noted: {
    notANumber: 'not a number, left out',
    notADate: 'not a date, left out',
    notSure: 'it can be read in two ways, left out',
    notAChoice: 'not one of the answers, left out',
    otherUnit: 'another unit than this indicator has, left out',
    noDate: 'no date says when, left out',
    unknownCard: 'no such card to link to',
    notOfThisKind: 'cards of this kind have no such thing, left out',
    shortened: 'too long, only the beginning comes in',
  },
  tooMuch: 'This is more than comes in at once. Leave out some rows, or bring in the file in parts.',
  otherNow: 'Somebody has changed the plan just now. This is what comes in now; look once more.',
  another: 'Another file',
  bring: (n: number) => `Bring in ${rows(n)}`,
  nothing: 'Nothing to bring in',
  done: (n: number) => `${rows(n)} brought in.`,
  doneBut: (n: number, missed: number) =>
    `${rows(n)} brought in. ${pluralEn(missed, { one: 'One change was', other: `${missed} changes were` })} left out, because somebody was working there.`,
}
