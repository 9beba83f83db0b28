import { z } from 'zod'
import { LIMIT } from '../../limits.ts'
import { type Call, PLAN } from './call.ts'

export const ImportQuery = z.object({
  board: z.literal('logicModel').optional(),
  preview: z.enum(['0', '1']).optional(),
  map: z.string().max(4_000).optional(),
})

const counts = {
  same: z.number().describe('cards that say already what the table says'),
  changed: z.number(),
  new: z.number(),
  links: z.number().describe('new ones'),
  leftOut: z.number().describe('rows nothing is made of'),
}
export const ImportDone = z.object({
  ...counts,
  missed: z
    .number()
    .describe('changes that were not made, because somebody else changed the same thing at that moment'),
  before: z.number().nullable().describe('the version that holds what was there before; null: nothing was changed'),
})

const MIB = 1024 * 1024

export const IMPORT_CALLS = {
  importTable: {
    method: 'POST',
    path: `${PLAN}/import`,
    summary: `Brings a table into the logic model: the body is the file, CSV, Excel (\`.xlsx\`) or JSON, at most ${LIMIT.importMaxBytes / MIB} MiB, ${LIMIT.importRowsMax.toLocaleString('en')} rows and ${LIMIT.importColumnsMax} columns. Rows are matched with cards by id, by number and by their words; nothing is ever removed, and an empty cell changes nothing. Rows that may speak of several cards are left out. What was there before is kept as an automatic version. With \`preview=1\` nothing is written; the answer is then \`{ tables, at, mapping, isKnown, entries, links, leftOut, counts }\`.`,
    who: 'editor; 120 in 10 minutes each, previews included, two at a time',
    query:
      '`board=logicModel`, as if absent. `preview=1`: only says what would happen. `map=heading:field,…`: what headings are, where they are not known by themselves; fields are the columns of `logic-model.csv` (`text`, `column`, `band`, `number`, `id`, `for`, `seenIn`, `unit`, `baseline`, `target`, …), `card.results` and so on for the words of cards of one column, `reading.2024-06` for values of a date, `value` and `valueDate`, `ignored`',
    status: 200,
    result: ImportDone,
    errors: [
      'notFound',
      'notAllowed',
      'frozen',
      'badFile',
      'tooManyRows',
      'noHeadings',
      'noRoom',
      'tooMany',
      'cannotLoad',
    ],
  },
} as const satisfies Record<string, Call>
