import {
  applyImport,
  LANGUAGES,
  logicModelWorkbook,
  planImport,
  readPlan,
  recognize,
  resultsWorkbook,
} from '@commonboard/model'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTables } from '../../apps/sync-server/src/importing/readFile.ts'
import { workbookOf } from '../../apps/sync-server/src/render/workbook.ts'
import { anyModel, type Made, planOf } from '../support/anyModel.ts'

// A sheet that puts a space in the place of a sign would name another card.
const SIGN_NOBODY_SEES: Made = {
  cards: [
    {
      at: ['indicators', 'population'],
      text: '!\u0000!',
      isStarter: false,
      isRemoved: false,
      words: '',
      number: 0,
      date: '2023',
      mark: 32,
    },
  ],
  label: '',
  vision: '',
  line: '',
}

describe('our own Excel files', () => {
  test('read back change nothing at all, whatever is in them', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyModel, fc.constantFrom(...LANGUAGES), (made, language) => {
        const plan = planOf(made)
        const content = readPlan(plan)
        for (const book of [logicModelWorkbook, resultsWorkbook]) {
          const made = book(content, language, Date.UTC(2026, 5, 30))
          if (made.sheets[0]?.rows.length === 0) continue
          for (const table of readTables(Buffer.from(workbookOf(made, 'letter')))) {
            const planned = planImport(content, table, recognize(table.headings))
            const seen = {
              sheet: table.name,
              ...planned.counts,
              changes: planned.entries.flatMap(({ changes }) => changes),
            }
            expect(seen).toMatchObject({ changed: 0, new: 0, links: 0 })
            applyImport(plan, planned)
          }
        }
        expect(readPlan(plan)).toEqual(content)
      }),
      { numRuns: 40, examples: [[SIGN_NOBODY_SEES, 'en']] },
    )
  })
})
