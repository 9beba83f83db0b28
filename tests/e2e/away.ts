import { expect, type MadePlan, type Person, shellIsKept } from './fixtures.ts'
import { OutlinePage } from './pages/OutlinePage.ts'

export const OFFLINE = 'Offline: kept on this device'

export const saved = ({ page }: Person) => page.getByTestId('saved')

export const cut = ({ context }: Person) => context.setOffline(true)

/**
 * Closes the page of somebody who has no network. The browser gives a page that is going its network back before it is
 * gone, often long enough for a new socket and a last word: that word stays unsaid, as it would in a house without Wi-Fi.
 */
export async function leave({ page }: Person): Promise<void> {
  await page.evaluate(() => {
    WebSocket.prototype.send = () => undefined
  })
  await page.goto('about:blank')
}

export async function reword(outline: OutlinePage, card: string, text: string): Promise<void> {
  await outline.card(card).focus()
  await outline.press('Enter')
  await outline.field().fill(text)
  await outline.press('Enter')
}

/** Ana has a plan open in the outline, and no network. @param tabs in a second tab too */
export async function anaOffline(
  people: (name: string, options?: { keepsShell: boolean }) => Promise<Person>,
  newPlan: (options: { template: 'example' }) => Promise<MadePlan>,
  { tabs = false } = {},
) {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana', { keepsShell: tabs })
  await ana.joinQuietly(plan)
  const outline = new OutlinePage(ana.page)
  await outline.open(plan.planId)
  await expect(saved(ana)).toHaveText('Saved')
  if (tabs) {
    await shellIsKept(ana)
    const second = new OutlinePage(await ana.context.newPage())
    await second.open(plan.planId)
    await expect(second.page.getByTestId('saved')).toHaveText('Saved')
  }
  await cut(ana)
  await expect(saved(ana)).toHaveText(OFFLINE)
  return { plan, ana, outline }
}

/** Rows of the plan's copy on this device; 0 also where there is no copy. */
export function rowsKept({ page }: Person, { planId }: MadePlan): Promise<number> {
  return page.evaluate(async (name) => {
    const all = await indexedDB.databases()
    if (!all.some((one) => one.name === name)) return 0
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onerror = () => reject(opening.error ?? new Error(name))
      opening.onsuccess = () => {
        const count = opening.result.transaction('updates').objectStore('updates').count()
        count.onsuccess = () => {
          opening.result.close()
          resolve(count.result)
        }
      }
    })
  }, `commonboard/${planId}/plan/0`)
}

/** Whether the browser would ask before this page is closed. */
export const leavingIsAsked = ({ page }: Person): Promise<boolean> =>
  page.evaluate(() => {
    const event = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(event)
    return event.defaultPrevented
  })
