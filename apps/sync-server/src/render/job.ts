import type { PaperDocument, Workbook } from '@commonboard/model'
import type { ReadBackup } from './backup.ts'
import type { TemplateName } from './typst.ts'
import type { Paper } from './workbook.ts'

/** What the child process makes. */
export type Job =
  | { readonly kind: 'page'; readonly template: TemplateName; readonly data: object }
  | { readonly kind: 'picture'; readonly svg: string }
  | { readonly kind: 'workbook'; readonly workbook: Workbook; readonly paper: Paper }
  | { readonly kind: 'document'; readonly document: PaperDocument; readonly paper: Paper }
  | { readonly kind: 'backup'; readonly file: Uint8Array }

export interface MadeFile {
  readonly file: Uint8Array
  /** Signs that came out as empty boxes, because no shipped face has them; mostly empty. */
  readonly missingSigns: string
}

export interface Results {
  /** PDF. */
  readonly page: MadeFile
  /** PNG. */
  readonly picture: MadeFile
  /** XLSX. */
  readonly workbook: MadeFile
  /** DOCX. */
  readonly document: MadeFile
  readonly backup: ReadBackup
}
export type Result = Results[Job['kind']]

export interface Question {
  readonly job: Job
}

/** `memoryBytes`: what the process holds after the work. */
export type Answer = { readonly memoryBytes: number } & ({ readonly result: Result } | { readonly failure: string })
