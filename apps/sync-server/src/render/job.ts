import type { Language, PlanContent } from '@commonboard/model'
import type { ReadBackup } from './backup.ts'
import type { OfficeFile } from './office.ts'
import type { TemplateName } from './typst.ts'

/** What the child process makes. */
export type Job =
  | { readonly kind: 'page'; readonly template: TemplateName; readonly data: object }
  | { readonly kind: 'picture'; readonly svg: string }
  | OfficeJob
  | { readonly kind: 'backup'; readonly file: Uint8Array }

/** The plan goes over as it is: to make tables of thousands of cards would hold up everybody's messages. */
export interface OfficeJob extends OfficeFile {
  readonly kind: 'office'
  readonly content: PlanContent
  readonly language: Language
  /** Milliseconds since 1970. */
  readonly now: number
  readonly paper: 'letter' | 'tabloid'
}

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
  /** XLSX, DOCX, or a document as PDF. */
  readonly office: MadeFile
  readonly backup: ReadBackup
}
export type Result = Results[Job['kind']]

export interface Question {
  readonly job: Job
}

/** `memoryBytes`: what the process holds after the work. */
export type Answer = { readonly memoryBytes: number } & ({ readonly result: Result } | { readonly failure: string })
