import type { PlanContent } from '../read.ts'
import type { Language } from '../vocabulary.ts'
import { logicModelCsv } from './csv.ts'
import { logicModelJson, planJson } from './json.ts'
import { leadershipCsv, leadershipJson, leadershipMarkdown } from './leadershipText.ts'
import { logicModelMarkdown } from './markdown.ts'
import { leadershipSvg } from './structureSvg.ts'
import { resultsCsv, resultsJson, resultsMarkdown } from './resultsText.ts'
import { logicModelSvg } from './svg.ts'

export { withoutEscape } from './csv.ts'
export * from './paperDocument.ts'
export { showDate } from './dates.ts'
export { PLAN_FORMAT } from './json.ts'
export * from './leadershipParts.ts'
export { isMeasured, type Neighbors, neighborsOf, sayLinks } from './neighbors.ts'
export { withParts } from './logicModelParts.ts'
export type { PaperText } from './paper.ts'
export * from './printed.ts'
export * from './printedLeadership.ts'
export * from './results.ts'
export * from './sheet.ts'
export { logicModelSvg } from './svg.ts'
export * from './workbook.ts'
export { SHEET_COLUMNS } from '../words/sheet.ts'

export interface Exported {
  readonly body: string
  readonly contentType: string
  /** Safe everywhere: small Latin letters, digits, hyphens. */
  readonly fileName: string
}

type Write = (content: PlanContent, language: Language) => string

const CONTENT_TYPES = {
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
} as const

/** A new format: its file in this folder, its line here, a golden file in `tests/fixtures`. */
const WRITERS = [
  { what: 'logic-model', format: 'csv', write: logicModelCsv },
  { what: 'logic-model', format: 'md', write: logicModelMarkdown },
  { what: 'logic-model', format: 'json', write: logicModelJson },
  { what: 'logic-model', format: 'svg', write: logicModelSvg },
  { what: 'leadership', format: 'csv', write: leadershipCsv },
  { what: 'leadership', format: 'md', write: leadershipMarkdown },
  { what: 'leadership', format: 'json', write: leadershipJson },
  { what: 'leadership', format: 'svg', write: leadershipSvg },
  { what: 'results', format: 'csv', write: resultsCsv },
  { what: 'results', format: 'md', write: resultsMarkdown },
  { what: 'results', format: 'json', write: resultsJson },
  { what: 'plan', format: 'json', write: planJson },
] as const satisfies readonly { what: string; format: keyof typeof CONTENT_TYPES; write: Write }[]

/** Everything that can be exported as text; the server adds what needs a renderer. */
export const EXPORTS: readonly {
  readonly what: 'logic-model' | 'leadership' | 'results' | 'plan'
  readonly format: keyof typeof CONTENT_TYPES
}[] = WRITERS.map(({ what, format }) => ({ what, format }))

/** The plan as a file; undefined if there is no such export. `language` is that of headings; people's words stay. */
export function exportPlan(
  content: PlanContent,
  what: string,
  format: string,
  language: Language,
): Exported | undefined {
  const writer = WRITERS.find((one) => one.what === what && one.format === format)
  if (!writer) return undefined
  return {
    body: writer.write(content, language),
    contentType: CONTENT_TYPES[writer.format],
    fileName: fileNameOf(content, writer.what, writer.format),
  }
}

/** Name of the file a plan is exported as; of a kept version with its number, so that two files are not taken for one. */
export const fileNameOf = ({ about }: PlanContent, what: string, format: string, version?: number): string =>
  `${slugOf(about.title)}-${what}${version === undefined ? '' : `-v${version}`}.${format}`.replace(
    /^plan-plan(?=[-.])/,
    'plan',
  )

const SLUG_MAX_LENGTH = 60

/** A title as part of a file name; `plan` if nothing of it is left. */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_MAX_LENGTH)
    .replace(/^-+|-+$/g, '')
  return slug || 'plan'
}
