import type { Page } from '@playwright/test'
import { wordsOf } from '../support/facilitate.ts'
import { LATE, startFront } from '../support/nextVersion.ts'
import { anaOffline, leave, leavingIsAsked, OFFLINE, rowsKept, saved } from './away.ts'
import { expect, shellIsKept, test } from './fixtures.ts'
import { OutlinePage } from './pages/OutlinePage.ts'

// Pages are loaded three and four times here; with the machine shared, the longest takes most of a minute.
test.describe.configure({ timeout: 120_000 })

test('a device without room says so, keeps nothing it has not, and goes on', async ({ people, newPlan, server }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.page.addInitScript(() => {
    const full = () => {
      if (sessionStorage.getItem('room')) return false
      throw new DOMException('No room', 'QuotaExceededError')
    }
    for (const name of ['put', 'add'] as const) {
      const real = IDBObjectStore.prototype[name]
      IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...args: [unknown, IDBValidKey?]) {
        full()
        return real.apply(this, args)
      }
    }
  })
  await ana.joinQuietly(plan)
  const outline = new OutlinePage(ana.page)
  await outline.open(plan.planId)
  await expect(saved(ana)).toHaveText('Saved')
  await saved(ana).click()
  await expect(ana.page.getByText('This device has no room left for a copy')).toBeVisible()
  await ana.context.setOffline(true)
  await expect(saved(ana)).toHaveText('Not saved: keep this page open')
  await outline.add('5.1', 'Nowhere but on this page')
  await expect(saved(ana)).toHaveText('Not saved: keep this page open')
  expect(await leavingIsAsked(ana)).toBe(true)

  // Room again: the next row is the whole document, not the difference to what could not be kept.
  await ana.page.evaluate(() => sessionStorage.setItem('room', 'yes'))
  await outline.add('5.1', 'And one more')
  await expect(saved(ana)).toHaveText(OFFLINE)
  expect(await leavingIsAsked(ana)).toBe(false)
  await leave(ana)
  await ana.context.setOffline(false)
  await outline.open(plan.planId)
  await expect(saved(ana)).toHaveText('Saved')
  const words = await wordsOf(server, plan)
  expect(words).toContain('Nowhere but on this page')
  expect(words).toContain('And one more')
})

test('a browser without IndexedDB works, and says that it keeps nothing', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get: () => undefined })
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Blocked', 'SecurityError')
      },
    })
  })
  await ana.joinQuietly(plan)
  const outline = new OutlinePage(ana.page)
  await outline.open(plan.planId)
  await outline.add('5.1', 'Without a copy')
  await expect(saved(ana)).toHaveText('Saved')
  await saved(ana).click()
  await expect(ana.page.getByText('This browser keeps nothing on this device')).toBeVisible()
  await ana.context.setOffline(true)
  await expect(saved(ana)).toHaveText('Not saved: keep this page open')
})

const BLOCKED = {
  'that opens no database, as in some private windows': () => {
    IDBFactory.prototype.open = () => {
      const request = new EventTarget() as IDBOpenDBRequest
      setTimeout(() => request.onerror?.(new Event('error')), 0)
      return request
    }
  },
  'whose database never answers': () => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest
  },
  'that forbids to ask for a database': () => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('Blocked', 'SecurityError')
      },
    })
  },
}

for (const [browser, block] of Object.entries(BLOCKED))
  test(`a browser ${browser} works, and says that it keeps nothing`, async ({ people, newPlan }) => {
    const plan = await newPlan({ template: 'example' })
    const ana = await people('Ana')
    await ana.page.addInitScript(block)
    await ana.joinQuietly(plan)
    const outline = new OutlinePage(ana.page)
    await outline.open(plan.planId)
    await outline.add('5.1', 'Without a copy')
    await expect(saved(ana)).toHaveText('Saved')
    await saved(ana).click()
    await expect(ana.page.getByText('This browser keeps nothing on this device')).toBeVisible()
    await ana.context.setOffline(true)
    await expect(saved(ana)).toHaveText('Not saved: keep this page open')
    await outline.add('5.1', 'Nowhere but here')
    expect(await leavingIsAsked(ana)).toBe(true)
    await ana.context.setOffline(false)
    await expect(saved(ana)).toHaveText('Saved', { timeout: 20_000 })
    expect(await leavingIsAsked(ana)).toBe(false)
  })

test('two tabs of one person, both without a network: each keeps its own, and together they bring all of it', async ({
  people,
  newPlan,
  server,
}) => {
  const { plan, ana, outline } = await anaOffline(people, newPlan, { tabs: true })
  const second = ana.context.pages().at(-1)
  if (!second) throw new Error('There is no second tab')
  const other = new OutlinePage(second)
  await expect(second.getByTestId('saved')).toHaveText(OFFLINE)
  await outline.add('5.1', 'From the first tab')
  await other.add('5.1', 'From the second tab')
  await expect(saved(ana)).toHaveText(OFFLINE)
  await expect(second.getByTestId('saved')).toHaveText(OFFLINE)

  // The first tab is loaded again and finds what both have kept.
  await ana.page.reload()
  await outline.ready()
  await expect(outline.card('From the first tab')).toBeVisible()
  await expect(outline.card('From the second tab')).toBeVisible()
  // It empties nothing under the other, and the other closes without having been online.
  await other.add('5.1', 'And once more from the second')
  await expect(second.getByTestId('saved')).toHaveText(OFFLINE)
  await second.close()
  await ana.page.reload()
  await outline.ready()
  await expect(outline.card('And once more from the second')).toBeVisible()
  await ana.context.setOffline(false)
  await expect(saved(ana)).toHaveText('Saved', { timeout: 20_000 })
  const words = await wordsOf(server, plan)
  for (const text of ['From the first tab', 'From the second tab', 'And once more from the second'])
    expect(words).toContain(text)
})

test('leaving the device says what is unsent, and takes every copy with it', async ({ people, newPlan }) => {
  const { plan, ana, outline } = await anaOffline(people, newPlan)
  await outline.add('5.1', 'Not sent')
  await expect(saved(ana)).toHaveText(OFFLINE)
  await leave(ana)
  await ana.context.setOffline(false)
  await ana.goto('/')
  await ana.page.getByRole('button', { name: 'Leave this device' }).click()
  const dialog = ana.page.getByRole('dialog', { name: 'Leave this device?' })
  await expect(dialog).toContainText('1 change is only on this device')
  await dialog.getByRole('button', { name: 'Leave this device' }).click()
  await expect(ana.page.getByText('Nothing of your plans is kept here.')).toBeVisible()
  expect(await rowsKept(ana, plan)).toBe(0)
  expect(await ana.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([])
  expect(await ana.page.evaluate(() => Object.keys(localStorage).filter((key) => /plan|kept/.test(key)))).toEqual([])
})

test('“Load it” loads: while the old version still waits for an answer, and after another tab has gone ahead', async ({
  people,
  server,
}) => {
  const front = await startFront(server)
  try {
    const ana = await people('Ana', { keepsShell: true, origin: front.url })
    await ana.goto('/')
    await shellIsKept(ana)
    const second = await ana.context.newPage()
    await second.goto('/')
    const loadIt = (page: Page) => page.getByRole('button', { name: 'Load it' })
    front.release()
    await second.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()))
    for (const page of [ana.page, second]) await expect(loadIt(page)).toBeVisible()

    const load = async (page: Page) => {
      await Promise.all([page.waitForEvent('load', { timeout: 20_000 }), loadIt(page).click()])
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    }

    // The old version has a request in hand, and does not go before that is answered.
    await ana.page.evaluate((path) => void fetch(path).catch(() => undefined), LATE)
    await load(ana.page)
    expect(await second.evaluate(() => caches.keys())).toHaveLength(2)
    front.answerLate()
    await expect.poll(() => second.evaluate(() => caches.keys())).toEqual(['commonboard-shell-next'])
    await load(second)
  } finally {
    await front.close()
  }
})
