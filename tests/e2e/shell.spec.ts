import { startFront } from '../support/nextVersion.ts'
import { expect, shellIsKept, test } from './fixtures.ts'
import { OutlinePage } from './pages/OutlinePage.ts'

// The whole shell is loaded three times, through a door: with the machine shared, most of a minute.
test.describe.configure({ timeout: 120_000 })

test('a new version is announced, and loaded when Ana says so', async ({ people, newPlan, server }) => {
  const front = await startFront(server)
  try {
    const plan = await newPlan({ template: 'example' })
    const ana = await people('Ana', { keepsShell: true, origin: front.url })
    await ana.joinQuietly(plan)
    const outline = new OutlinePage(ana.page)
    await outline.open(plan.planId)
    await shellIsKept(ana)
    const news = ana.page.getByText('A new version is ready.')
    await expect(news).toHaveCount(0)

    front.release()
    await ana.page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()))
    await expect(news).toBeVisible()
    await outline.card('5.1').focus()
    await outline.press('n')
    await ana.page.keyboard.type('Typed over the announcement')
    await outline.press('Escape')
    await expect(ana.page.getByTestId('saved')).toHaveText('Saved')
    await Promise.all([ana.page.waitForEvent('load'), ana.page.getByRole('button', { name: 'Load it' }).click()])
    await expect(outline.card('Typed over the announcement')).toBeVisible()
    await expect.poll(() => ana.page.evaluate(() => caches.keys())).toEqual(['commonboard-shell-next'])
  } finally {
    await front.close()
  }
})
