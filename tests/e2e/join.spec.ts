import { expect, test } from './fixtures.ts'
import { JoinPage } from './pages/JoinPage.ts'

test('a parent joins from a phone in Spanish with three taps and no scrolling', async ({ people, newPlan }) => {
  const plan = await newPlan({ title: 'Riverbend Community Schools' })
  const rosa = await people('Rosa', { phone: true, language: 'es' })
  const door = new JoinPage(rosa.page, 'es')
  await door.open(plan.links.editor)
  await expect(door.heading).toHaveText('Riverbend Community Schools')
  await expect(door.joinButton).toBeInViewport({ ratio: 1 })
  await expect(rosa.page.getByRole('link', { name: '¿Qué se guarda de mí?' })).toBeInViewport({ ratio: 1 })
  expect(await rosa.page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)

  await door.name.fill('Rosa')
  await door.comeAs('Familia').check()
  await door.join()

  await expect(rosa.page.locator('html')).toHaveAttribute('lang', 'es')
  const me = await (await rosa.context.request.get('/api/me')).json()
  expect(me).toMatchObject({ name: 'Rosa', roleGroup: 'family', language: 'es' })
  // The door is not in the history: "back" must not ask for a name again.
  expect(await rosa.page.evaluate(() => history.length)).toBeLessThanOrEqual(2)
})

test('somebody joins with the keyboard alone', async ({ people, newPlan }) => {
  const plan = await newPlan()
  const sam = await people('Sam')
  const door = new JoinPage(sam.page)
  await door.open(plan.links.editor)
  await door.name.focus()
  await sam.page.keyboard.type('Sam')
  await sam.page.keyboard.press('Tab')
  await sam.page.keyboard.press('Space')
  await sam.page.keyboard.press('ArrowDown')
  await expect(door.comeAs('Student')).toBeChecked()
  await door.name.focus()
  await sam.page.keyboard.press('Enter')
  await sam.page.waitForURL(/\/plan\//)
})

test('a name and a role group may be skipped', async ({ people, newPlan }) => {
  const plan = await newPlan()
  const jaylen = await people('Jaylen', { phone: true })
  const door = new JoinPage(jaylen.page)
  await door.open(plan.links.contributor)
  await door.comeAs('Student').click()
  await door.comeAs('Student').click()
  await expect(door.comeAs('Student')).not.toBeChecked()
  await door.joinWithoutName()
  const me = await (await jaylen.context.request.get('/api/me')).json()
  expect(me).toMatchObject({ name: '', roleGroup: null })
})

test('a device that has a name already finds it filled in', async ({ people, newPlan }) => {
  const first = await newPlan({ title: 'Riverbend' })
  const second = await newPlan({ title: 'Eastfork' })
  const marcus = await people('Marcus')
  await marcus.joinQuietly(first)
  const door = new JoinPage(marcus.page)
  await door.open(second.links.editor)
  await expect(door.name).toHaveValue('Marcus')
})

test('a name that is too long gets a sentence and stays as it was typed', async ({ people, newPlan }) => {
  const plan = await newPlan()
  const ana = await people('Ana')
  const door = new JoinPage(ana.page)
  await door.open(plan.links.editor)
  const long = 'Ana María de los Ángeles Fernández de Córdoba y Gutiérrez-Villanueva'
  await door.name.fill(long)
  await expect(door.problem).toContainText('longer than 60 letters')
  await door.joinButton.click()
  await expect(door.name).toHaveValue(long)
  await expect(door.name).toBeFocused()
  await door.name.fill('Ana')
  await door.join()
})

test('a link that was replaced, revoked, mistyped or cut off gets a sentence that says what to do', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ title: 'Riverbend Community Schools' })
  const tom = await people('Tom')
  const door = new JoinPage(tom.page)

  await door.open(`${new URL(plan.links.editor).origin}/join#notATokenAtAll`)
  await expect(door.heading).toHaveText('This link does not work any more')
  await expect(door.problem).toContainText('Ask the person who sent it for a new link')
  await expect(tom.page.getByText('Riverbend Community Schools')).toHaveCount(0)

  // The same window: only the fragment changes.
  await tom.page.evaluate(() => {
    location.hash = ''
  })
  await expect(door.heading).toHaveText('This link is not complete')

  await tom.page.evaluate((hash) => {
    location.hash = hash
  }, new URL(plan.links.viewer).hash)
  await expect(door.heading).toHaveText('Riverbend Community Schools')
})

test('the language of a link that was sent with one is kept', async ({ people, newPlan }) => {
  const plan = await newPlan()
  const { hash } = new URL(plan.links.viewer)
  const abuela = await people('Abuela')
  await abuela.goto(`/join?lang=es${hash}`)
  const door = new JoinPage(abuela.page, 'es')
  await expect(door.joinButton).toBeVisible()
  await abuela.page.getByRole('radio', { name: 'English' }).check()
  await expect(new JoinPage(abuela.page).joinButton).toBeVisible()
  await expect(abuela.page.locator('html')).toHaveAttribute('lang', 'en')
})

test('what a server sends before anybody holds a link never names a plan', async ({ people, newPlan }) => {
  const plan = await newPlan({ title: 'Riverbend Community Schools' })
  const bot = await people('Link preview')
  const html = await (await bot.context.request.get('/join')).text()
  expect(html).toContain('og:title')
  expect(html).not.toContain('Riverbend')
  const answer = await bot.context.request.get(`/plan/${plan.planId}`)
  expect(await answer.text()).not.toContain('Riverbend')
})

test('a browser that is too old, or has no scripts, gets a sentence', async ({ browser, people, server }) => {
  const old = await people('Old tablet')
  await old.page.addInitScript(() => {
    Object.defineProperty(window, 'structuredClone', { value: undefined })
  })
  await old.goto('/')
  await expect(old.page.getByRole('heading', { name: 'This browser is too old' })).toBeVisible()

  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/join')
  // Playwright's text selectors look past <noscript>.
  const note = page.locator('noscript p')
  await expect(note).toBeVisible()
  expect(await note.innerText()).toContain('Commonboard needs JavaScript')
  expect(await note.innerText()).toContain('Commonboard necesita JavaScript')
  await context.close()
})
