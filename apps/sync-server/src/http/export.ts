import { EXPORTS, exportPlan, isLanguage, type PlanContent } from '@commonboard/model'
import type { Ask } from './asking.ts'
import { Refusal } from './errors.ts'

const EXPORT_FILE = /^([a-z-]+)\.([a-z]+)$/

/** The plan as a file to download: never shown by the browser in our origin. */
export function exportFile(ask: Ask, content: PlanContent, file: string): Response {
  const [, what = '', format = ''] = EXPORT_FILE.exec(file) ?? []
  const asked = ask.req.query('lang')
  const language = isLanguage(asked) ? asked : content.about.language
  const made = exportPlan(content, what, format, language)
  if (!made) {
    const list = EXPORTS.map((one) => `${one.what}.${one.format}`).join(', ')
    throw new Refusal('noSuchExport', `There is no export of that name. There are: ${list}`)
  }
  return ask.body(made.body, 200, {
    'Content-Type': made.contentType,
    'Content-Disposition': `attachment; filename="${made.fileName}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
  })
}
