import {
  EXPORTS,
  exportPlan,
  fileNameOf,
  isLanguage,
  type Language,
  type PlanContent,
  printedLeadership,
  printedModel,
  printedVision,
  withParts,
} from '@commonboard/model'
import { CannotRender } from '../render/renderer.ts'
import type { TemplateName } from '../render/typst.ts'
import type { Ask } from './asking.ts'
import { Refusal } from './errors.ts'
import type { Services } from './services.ts'

const EXPORT_FILE = /^([a-z-]+)\.([a-z]+)$/
const PAPERS = ['tabloid', 'letter'] as const

/** What needs the renderer, beside the texts the model writes itself. */
const RENDERED = [
  { what: 'logic-model', format: 'pdf' },
  { what: 'logic-model', format: 'docx' },
  { what: 'logic-model', format: 'xlsx' },
  { what: 'logic-model', format: 'png' },
  { what: 'results', format: 'pdf' },
  { what: 'results', format: 'docx' },
  { what: 'results', format: 'xlsx' },
  { what: 'vision', format: 'pdf' },
  { what: 'vision', format: 'docx' },
  { what: 'leadership', format: 'pdf' },
  { what: 'leadership', format: 'docx' },
  { what: 'leadership', format: 'png' },
] as const
type Rendered = (typeof RENDERED)[number]
const CONTENT_TYPES = {
  pdf: 'application/pdf',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

const TOO_MUCH =
  'This plan is too large for that file just now; nothing of it is lost. The xlsx and csv of the same are made at once.'

/** Every file a plan can be exported as. */
export const EXPORT_FILES: readonly string[] = [...EXPORTS, ...RENDERED].map(({ what, format }) => `${what}.${format}`)

/**
 * The plan as a file to download: never shown by the browser in our origin.
 * @param version the number of the kept version it is of; its name says so
 */
export async function exportFile(
  ask: Ask,
  whole: PlanContent,
  file: string,
  services: Services,
  version?: number,
): Promise<Response> {
  const [, what = '', format = ''] = EXPORT_FILE.exec(file) ?? []
  // A backup is always whole.
  const content =
    what === 'plan'
      ? whole
      : withParts(whole, { hasLayer: ask.req.query('layer') !== '0', hasNotes: ask.req.query('notes') === '1' })
  const asked = ask.req.query('lang')
  const language = isLanguage(asked) ? asked : content.about.language
  const written = exportPlan(content, what, format, language)
  const made = written ? { ...written, missingSigns: '' } : await render(ask, content, { what, format }, language)
  return ask.body(made.body, 200, {
    'Content-Type': made.contentType,
    'Content-Disposition': `attachment; filename="${fileNameOf(content, what, format, version)}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    // A header holds plain letters only.
    ...(made.missingSigns ? { 'Missing-Signs': encodeURIComponent(made.missingSigns) } : {}),
  })

  async function render(ask: Ask, content: PlanContent, one: { what: string; format: string }, language: Language) {
    const wanted = RENDERED.find(({ what, format }) => what === one.what && format === one.format)
    if (!wanted)
      throw new Refusal('noSuchExport', `There is no export of that name. There are: ${EXPORT_FILES.join(', ')}`)
    try {
      const { file, missingSigns } = await services.renderer.render(
        jobOf(ask, content, wanted, language, services.clock.now()),
      )
      return { body: new Uint8Array(file), contentType: CONTENT_TYPES[wanted.format], missingSigns }
    } catch (error) {
      if (!(error instanceof CannotRender)) throw error
      services.logger.warn({ error }, 'A file could not be made')
      throw new Refusal('cannotRender', error.isTooMuch ? TOO_MUCH : undefined, error.retryAfterMs)
    }
  }
}

function jobOf(ask: Ask, content: PlanContent, { what, format }: Rendered, language: Language, now: number) {
  if (format === 'png') return { kind: 'picture', svg: exportPlan(content, what, 'svg', language)?.body ?? '' } as const
  const asked = PAPERS.find((one) => one === ask.req.query('paper'))
  if (format === 'xlsx' || format === 'docx' || what === 'results') {
    // What people go on working in is printed on what stands in every office.
    const paper = asked ?? (format === 'pdf' ? 'tabloid' : 'letter')
    return { kind: 'office', what, format, content, language, now, paper } as const
  }
  const paper = asked ?? 'tabloid'
  const page = (template: TemplateName, data: object) => ({ kind: 'page', template, data: { ...data, paper } }) as const
  switch (what) {
    case 'vision':
      return page('vision', printedVision(content, language, now))
    case 'leadership':
      return page('leadership', printedLeadership(content, language, now, paper))
    case 'logic-model':
      return page('logicModel', printedModel(content, language, now))
  }
}
