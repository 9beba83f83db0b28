import type { Page } from '@playwright/test'

const patienceMs = 5_000

/** What a page shows, in a few lines for a log: where it is, what it says in passing, and what has the focus. */
export async function sightOf(page: Page): Promise<string> {
  const seen = page.evaluate(() => {
    const said = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)]
        .filter((one) => one.checkVisibility())
        .map((one) => one.innerText.replace(/\s+/g, ' ').trim())
        .filter(Boolean)
        .join(' | ')
        .slice(0, 200)
    return [
      ['says', said('[role=status], [role=alert]')],
      ['asks', said('[role=dialog], [role=alertdialog], dialog[open]')],
      ['heading', said('h1')],
      ['focus', document.activeElement?.outerHTML.replace(/\s+/g, ' ').slice(0, 120) ?? ''],
    ]
      .filter(([, words]) => words)
      .map(([name, words]) => `      ${name}: ${words}`)
      .join('\n')
  })
  // A page that hangs has nothing to show.
  const tooLate = new Promise<string>((resolve) => {
    setTimeout(resolve, patienceMs, '      it does not answer')
  })
  const lines = await Promise.race([seen, tooLate]).catch((error: Error) => `      ${error.message.split('\n')[0]}`)
  return `${page.url()}\n${lines}`
}
