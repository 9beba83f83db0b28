import { api, type PlanFile } from '../api.ts'
import type { BaseWords, Words } from '../i18n/en.ts'
import { sayError } from '../i18n/sayError.ts'
import { notify, notifyWhile } from '../ui/Toast.tsx'

/** Before this nobody has begun to wonder, and most tables and texts are there. */
const SAY_AFTER_MS = 400
const FORGET_AFTER_MS = 60_000

/**
 * Fetches a file of the plan and hands it to the browser to keep. A refusal is said in a sentence, with another try; a
 * plain link would show the server's answer as a page.
 */
export const download = (href: string, words: BaseWords & Pick<Words, 'menu'>): Promise<void> =>
  saveFile((giveUp) => api.file(href, giveUp), {
    making: /\.pdf\b/.test(href) ? words.menu.makingPdf : words.menu.makingFile,
    missingSigns: words.menu.missingSigns,
    common: words.common,
  })

interface Said extends BaseWords {
  readonly making: string
  readonly missingSigns: (signs: string) => string
}

/** The same of any file that is asked for. */
export async function saveFile(ask: (giveUp: AbortController) => Promise<PlanFile>, said: Said): Promise<void> {
  const { common } = said
  const giveUp = new AbortController()
  let done = () => {}
  const wondering = setTimeout(() => {
    done = notifyWhile(said.making, { label: common.cancel, onAct: () => giveUp.abort() })
  }, SAY_AFTER_MS)
  try {
    const { blob, name, missingSigns } = await ask(giveUp)
    save(blob, name)
    if (missingSigns) notify(said.missingSigns(missingSigns))
  } catch (error) {
    if (giveUp.signal.aborted) return
    notify(sayError(said, error), { label: common.tryAgain, onAct: () => void saveFile(ask, said) })
  } finally {
    clearTimeout(wondering)
    done()
  }
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), FORGET_AFTER_MS)
}
