export { applyImport, importBytes, type Imported } from './applyImport.ts'
export type { ImportChange, ImportNote, WhyNoted } from './changes.ts'
export type { LeftOutRow, WhyLeftOut } from './drafts.ts'
export { groundsOf, type ImportGrounds, stillHolds } from './grounds.ts'
export { hasCards, isMeaning, type Mapping, type Meaning, namedMapping, PLAIN_MEANINGS, recognize } from './headings.ts'
export { tableOfJson } from './json.ts'
export type { Candidate, Choice, FoundBy } from './matching.ts'
export {
  type ImportCounts,
  type ImportEntry,
  type ImportLink,
  type ImportPlan,
  type Outcome,
  planImport,
} from './planImport.ts'
export { type Cell, IMPORT_LIMITS, type Table, tableOf, withoutHeadings } from './table.ts'
export { tableOfText } from './text.ts'
