import { api } from '../api.ts'
import type { BoardWords } from '../i18n/en.ts'
import { sayError } from '../i18n/sayError.ts'
import { notify, notifyWhile } from '../ui/Toast.tsx'

/** Before this nobody has begun to wonder, and most tables and texts are there. */
const SAY_AFTER_MS = 400
const FORGET_AFTER_MS = 60_000

/**
 * Fetches a file of the plan and hands it to the browser to keep. A refusal is said in a sentence, with another try; a
 * plain link would show the server's answer as a page.
 */
export async function download(href: string, words: BoardWords): Promise<void> {
  const { plan, common } = words
  const giveUp = new AbortController()
  let done = () => {}
  const wondering = setTimeout(() => {
    const making = /\.pdf\b/.test(href) ? plan.makingPdf : plan.makingFile
    done = notifyWhile(making, { label: common.cancel, onAct: () => giveUp.abort() })
  }, SAY_AFTER_MS)
  try {
    const { blob, name, missingSigns } = await api.file(href, giveUp)
    save(blob, name)
    if (missingSigns) notify(plan.missingSigns(missingSigns))
  } catch (error) {
    if (giveUp.signal.aborted) return
    notify(sayError(words, error), { label: common.tryAgain, onAct: () => void download(href, words) })
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
