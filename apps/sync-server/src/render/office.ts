import {
  leadershipDocument,
  logicModelDocument,
  logicModelWorkbook,
  type PaperDocument,
  resultsDocument,
  resultsWorkbook,
  visionDocument,
  type Workbook,
} from '@commonboard/model'
import type { OfficeJob } from './job.ts'

/** What is made of the plan itself, and not of a page set by hand. */
export interface OfficeFile {
  readonly what: keyof typeof DOCUMENTS
  readonly format: 'xlsx' | 'docx' | 'pdf'
}

const DOCUMENTS = {
  'logic-model': logicModelDocument,
  results: resultsDocument,
  vision: visionDocument,
  leadership: leadershipDocument,
} as const

export const documentOf = ({ what, content, language, now }: OfficeJob): PaperDocument =>
  DOCUMENTS[what](content, language, now)

export const tableOf = ({ what, content, language, now }: OfficeJob): Workbook =>
  (what === 'results' ? resultsWorkbook : logicModelWorkbook)(content, language, now)
