import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { HomePage } from './pages/HomePage.ts'

/** The page as a person finds things on it: a line for each thing tried, and one sentence over all of them. */
class CheckPage {
  constructor(readonly page: Page) {}

  open = () => this.page.goto('/check')
  verdict = () => this.page.getByTestId('verdict')
  line = (name: string) => this.page.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name }) })
  async report(): Promise<string> {
    await this.page.getByText(/^(The result in one piece|El resultado completo)$/).click()
    return this.page.locator('pre').innerText()
  }
}

test('Dana finds from her list of plans that everything works from here, and takes the result along', async ({
  people,
  server,
}) => {
  const dana = await people('Dana', { keepsShell: true })
  await new HomePage(dana.page).open()
  await dana.page.getByRole('link', { name: 'Check this network' }).click()
  const check = new CheckPage(dana.page)
  await expect(check.verdict()).toHaveText('Everything works from here.')
  for (const name of [
    'The server',
    'Live connection',
    'Cookies',
    'Protected connection (https)',
    'Copy on this device',
  ])
    await expect(check.line(name)).toContainText('Works')

  await dana.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await dana.page.getByRole('button', { name: 'Copy the result' }).click()
  await expect(dana.page.getByText('Copied. Send it')).toBeVisible()
  const copied = await dana.page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(await check.report())
  const { version } = (await (await fetch(`${server.url}/version`)).json()) as { version: string }
  expect(copied).toContain(`Version of the server: ${version}`)
  expect(copied).toContain(`Address: ${server.url}`)
  for (const reason of [
    'serverAnswers',
    'socketsWork',
    'cookiesWork',
    'httpsNotNeeded',
    'storageWorks',
    'offlineWorks',
    'clockRight',
  ])
    expect(copied).toMatch(new RegExp(`\\[${reason}( \\d+)?\\]`))
  // What was written to try it out is gone again.
  await expect
    .poll(() => dana.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
    .not.toContain('commonboard-check')
})

test('a network that swallows sockets is named, with what to ask for; checking again sees that it has been mended', async ({
  people,
}) => {
  const ana = await people('Ana')
  let isBlocked = true
  await ana.page.routeWebSocket(/\/sync\/check$/, (socket) => {
    // It opens, and nothing comes back.
    if (!isBlocked) socket.connectToServer()
  })
  const check = new CheckPage(ana.page)
  await check.open()
  await expect(check.verdict()).toHaveText('It does not work from here yet. Look at: Live connection.')
  await expect(check.line('Live connection')).toContainText('nothing comes back')
  await expect(check.line('Live connection')).toContainText('Ask whoever runs the network')
  await expect(check.line('The server')).toContainText('Works')

  isBlocked = false
  await ana.page.getByRole('button', { name: 'Check again' }).click()
  await expect(check.line('Live connection')).toContainText('reaches the others')
  await expect(check.verdict()).toContainText('works from here')
})

test('a network that refuses sockets is told from one that swallows them', async ({ people }) => {
  const ana = await people('Ana')
  // A filter that answers the upgrade with a page: the browser says only that it failed.
  await ana.page.addInitScript(() => {
    const Real = WebSocket
    window.WebSocket = class extends Real {
      constructor(address: string | URL) {
        super(String(address).replace(/\/sync\/check$/, '/privacy'))
      }
    }
  })
  const check = new CheckPage(ana.page)
  await check.open()
  await expect(check.line('Live connection')).toContainText('It is refused.')
  await expect(check.line('Live connection')).toContainText('allow WebSocket connections')
})

test('cookies that something on the way takes out are noticed, in Spanish on a phone', async ({ people }) => {
  const ana = await people('Ana', { phone: true, language: 'es' })
  await ana.page.route('**/api/check', async (route) => {
    // Whatever the last answer has set is gone when the next request leaves.
    const { cookie: _, ...headers } = await route.request().allHeaders()
    await ana.context.clearCookies()
    await route.fulfill({ response: await route.fetch({ headers }) })
  })
  const check = new CheckPage(ana.page)
  await check.open()
  await expect(check.verdict()).toHaveText('Desde aquí todavía no funciona. Mire: Cookies.')
  await expect(check.line('Cookies')).toContainText('La cookie no vuelve')
  expect(await check.report()).toContain('[cookiesLost]')
  for (const width of [390, 320]) {
    await ana.page.setViewportSize({ width, height: 844 })
    expect(await ana.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
})

test('a browser that keeps no cookies and nothing else says so', async ({ people }) => {
  const ana = await people('Ana')
  await ana.page.addInitScript(() => {
    Object.defineProperty(navigator, 'cookieEnabled', { get: () => false })
    Object.defineProperty(window, 'indexedDB', { get: () => undefined })
  })
  await ana.page.route('**/api/check', async (route) => {
    const { cookie: _, ...headers } = await route.request().allHeaders()
    await ana.context.clearCookies()
    await route.fulfill({ response: await route.fetch({ headers }) })
  })
  const check = new CheckPage(ana.page)
  await check.open()
  await expect(check.line('Cookies')).toContainText('This browser keeps no cookies')
  await expect(check.line('Copy on this device')).toContainText('This browser keeps nothing')
})

test('a filter that answers in the place of the server, and a server that does not answer, are two things', async ({
  people,
}) => {
  const ana = await people('Ana')
  await ana.page.route('**/api/check', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>Sign in to the guest network</h1>' }),
  )
  const check = new CheckPage(ana.page)
  await check.open()
  await expect(check.line('The server')).toContainText('Something else answered in its place')
  await expect(check.verdict()).toContainText('Look at: The server')

  await ana.page.unroute('**/api/check')
  await ana.page.route('**/api/check', (route) => route.abort())
  await ana.page.getByRole('button', { name: 'Check again' }).click()
  await expect(check.line('The server')).toContainText('It does not answer.')
  await expect(check.line('Cookies')).toContainText('could not be tried')
})

test('a clock that is wrong, and a server that does not know of its https, are worth a note', async ({ people }) => {
  const ana = await people('Ana')
  await ana.page.route('**/api/check', async (route) => {
    const answer = await route.fetch()
    const body = (await answer.json()) as { now: number }
    await route.fulfill({ response: answer, json: { ...body, now: body.now + 3_600_000, isHttps: true } })
  })
  const check = new CheckPage(ana.page)
  await check.open()
  await expect(check.line('Clock of this device')).toContainText('off by 60 minutes')
  await expect(check.line('Protected connection (https)')).toContainText('The server has a protected address')
})

test('a plan that does not open because sockets are blocked leads to the check', async ({ people, newPlan }) => {
  const ana = await people('Ana')
  await ana.page.routeWebSocket(/\/sync\//, () => undefined)
  await ana.join(await newPlan())
  await expect(ana.page.getByText('The page came through, but the live connection does not.')).toBeVisible({
    timeout: 20_000,
  })
  await ana.page.getByRole('link', { name: 'Check this network' }).click()
  await expect(new CheckPage(ana.page).verdict()).toContainText('Look at: Live connection', { timeout: 15_000 })
})
