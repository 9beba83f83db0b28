import { networkInterfaces } from 'node:os'
import { chromium, type Page } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs'
import { expect, newPerson, test, tokenOf } from './fixtures.ts'
import { HomePage } from './pages/HomePage.ts'
import { JoinPage } from './pages/JoinPage.ts'
import { ShareDialog } from './pages/ShareDialog.ts'

test('no page asks anything of another server, and none breaks the policy it was sent with', async ({
  people,
  newPlan,
  server,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan, 'facilitator')
  const asked: string[] = []
  const violations: string[] = []
  ana.context.on('request', (request) => asked.push(request.url()))
  ana.page.on('websocket', (socket) => asked.push(socket.url()))
  await reportViolations(ana.page, violations)

  const pages = [
    { path: '/', shows: 'Riverbend' },
    { path: `/join#${tokenOf(plan.links.editor)}`, shows: 'Riverbend' },
    { path: `/plan/${plan.planId}?face=outline`, shows: 'Impact' },
    { path: `/plan/${plan.planId}?face=canvas`, shows: 'Impact' },
    { path: '/privacy', shows: 'cookie' },
    { path: '/check', shows: 'works from here' },
    { path: '/plan/no-such-plan', shows: 'no such plan' },
    { path: '/no-such-page', shows: 'nothing at this address' },
  ]
  for (const { path, shows } of pages) {
    const answer = await ana.page.goto(path)
    // From one address with a # to the same without one the browser loads nothing anew.
    if (answer) {
      const policy = answer.headers()['content-security-policy'] ?? ''
      expect(policy, path).toContain("default-src 'self'")
      expect(policy, path).not.toContain('unsafe-eval')
    }
    await expect(ana.page.locator('body'), path).toContainText(shows)
    await ana.page.waitForLoadState('networkidle')
  }

  const elsewhere = asked.filter((url) => !/^(data|blob):/.test(url) && new URL(url).host !== new URL(server.url).host)
  expect(elsewhere).toEqual([])
  expect(violations).toEqual([])
  expect(asked.some((url) => url.startsWith('ws:'))).toBe(true)
})

test('the policy is in force: what asks another server is stopped in the browser, and we would hear of it', async ({
  people,
}) => {
  const ana = await people('Ana')
  const violations: string[] = []
  await reportViolations(ana.page, violations)
  await ana.goto('/')
  const outcome = await ana.page.evaluate(() =>
    fetch('http://127.0.0.1:9/').then(
      () => 'went out',
      () => 'stopped',
    ),
  )
  expect(outcome).toBe('stopped')
  await expect.poll(() => violations.join()).toContain('connect-src')
})

test('the canvas shows the mark that the licence of tldraw asks for', async ({ people, newPlan }) => {
  const plan = await newPlan()
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  await ana.goto(`/plan/${plan.planId}?face=canvas`)
  const mark = ana.page.locator('[class*="tl-watermark"]').first()
  await expect(mark).toBeVisible()
  await expect(mark).toBeInViewport({ ratio: 1 })
})

test('in a meeting room, over plain http on the address of this machine, everything works without a secure context', async ({
  server,
}) => {
  // A machine without a network gives itself a name that the browser takes for one: what matters is that it is neither
  // `localhost` nor 127.0.0.1, which browsers trust without https.
  const host = networkAddress() ?? 'meeting-room.example'
  const executablePath = await findChromium()
  const browser = await chromium.launch({
    args: [...CHROMIUM_FLAGS, '--host-resolver-rules=MAP meeting-room.example 127.0.0.1'],
    ...(executablePath ? { executablePath } : {}),
  })
  const origin = `http://${host}:${server.port}`
  try {
    const ana = await newPerson(browser, 'Ana', { origin })
    const errors: string[] = []
    ana.page.on('pageerror', (error) => errors.push(error.message))
    const home = new HomePage(ana.page)
    await home.open()
    expect(await ana.page.evaluate(() => [isSecureContext, 'randomUUID' in crypto, 'clipboard' in navigator])).toEqual([
      false,
      false,
      false,
    ])

    const form = await home.beginPlan('Empty')
    await form.fill({ title: 'Plans of Eastfork', name: 'Ana' })
    await form.createAndOpen()
    const planPath = new URL(ana.page.url()).pathname
    await addCard(ana.page, planPath, 'Every child reads by nine')

    const share = new ShareDialog(ana.page)
    await share.open()
    const link = await share.addressOf('To write the plan')
    expect(new URL(link).origin).toBe(origin)
    await share.copy('To write the plan')
    await share.close()

    const ben = await newPerson(browser, 'Ben', { origin, phone: true })
    ben.page.on('pageerror', (error) => errors.push(error.message))
    const join = new JoinPage(ben.page)
    await join.open(await pasted(ana.page))
    await expect(join.heading).toContainText('Plans of Eastfork')
    await join.name.fill('Ben')
    await join.join()
    await expect(ben.page.getByText('Every child reads by nine')).toBeVisible()
    expect(errors).toEqual([])
  } finally {
    await browser.close()
  }
})

/** Adds a card by the outline, which is where people without a mouse add theirs. */
async function addCard(page: Page, planPath: string, words: string): Promise<void> {
  await page.goto(`${planPath}?face=outline`)
  await page.getByRole('button', { name: 'Add the first to Results, Population' }).click()
  await page.keyboard.type(words)
  await page.keyboard.press('Escape')
  await expect(page.getByText(words)).toBeVisible()
  await expect(page.getByTestId('saved')).toHaveText('Saved')
}

/** What is on the clipboard, as a person finds out: by pasting it somewhere. */
async function pasted(page: Page): Promise<string> {
  const home = new HomePage(page)
  await home.open()
  const form = await home.beginPlan('Empty')
  await form.title.fill('')
  await form.title.press('ControlOrMeta+V')
  return form.title.inputValue()
}

async function reportViolations(page: Page, violations: string[]): Promise<void> {
  await page.exposeFunction('reportViolation', (what: string) => violations.push(what))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      ;(window as unknown as { reportViolation: (what: string) => void }).reportViolation(
        `${violatedDirective} ${blockedURI}`,
      )
    })
  })
}

function networkAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address
}
