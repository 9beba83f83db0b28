import { startBuiltServer } from '../support/builtServer.ts'
import { expect, newPerson, test } from './fixtures.ts'
import { HomePage } from './pages/HomePage.ts'

test('Dana starts a plan, finds it in her list, and another device does not', async ({ people }) => {
  const dana = await people('Dana')
  const home = new HomePage(dana.page)
  await home.open()
  await expect(dana.page.getByText('No plans on this device yet')).toBeVisible()

  const form = await home.beginPlan('With starter cards')
  // A sensible title stands there; typing replaces it.
  await expect(form.title).toBeFocused()
  await expect(form.title).not.toHaveValue('')
  await form.fill({ title: 'Eastfork family center', place: 'Eastfork School District', name: 'Dana Whitfield' })
  await form.createAndOpen()

  await home.open()
  await expect(home.plan('Eastfork family center')).toContainText('Eastfork School District.')
  await expect(home.plan('Eastfork family center')).toContainText(/\d+ cards/)
  await expect(home.plan('Eastfork family center').getByRole('img', { name: /Picture of the plan/ })).toBeVisible()
  await expect(dana.page.getByText('Dana Whitfield')).toBeVisible()

  const tom = await people('Tom')
  const his = new HomePage(tom.page)
  await his.open()
  await expect(tom.page.getByText('No plans on this device yet')).toBeVisible()
})

test('a plan needs a title, and one too long is said, not cut', async ({ people }) => {
  const dana = await people('Dana')
  const home = new HomePage(dana.page)
  await home.open()
  const form = await home.beginPlan('Empty')
  await form.fill({ title: '   ' })
  await form.create()
  await expect(form.problem).toContainText('Give the plan a title')
  const long = 'A very long title. '.repeat(10)
  await form.fill({ title: long })
  await form.create()
  await expect(form.problem).toContainText('longer than 120 letters')
  await expect(form.title).toHaveValue(long)
})

test('the example opens at once and belongs to one device alone', async ({ people }) => {
  const reyes = await people('Dr. Reyes')
  const home = new HomePage(reyes.page)
  await home.open()
  await home.openExample()
  await home.open()
  await expect(home.plan('Riverbend Community Schools')).toContainText(/\d\d cards/)
  await home.openPlan('Riverbend Community Schools')
  await expect(reyes.page).toHaveURL(/\/plan\//)
})

test('leaving a device is asked first and forgets its plans', async ({ people, newPlan }) => {
  const plan = await newPlan({ title: 'Riverbend' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  const home = new HomePage(ana.page)
  await home.open()
  await expect(home.plan('Riverbend')).toContainText('Your role: editor')
  await ana.page.getByRole('button', { name: 'Leave this device' }).click()
  await expect(ana.page.getByRole('button', { name: 'Stay' })).toBeFocused()
  await ana.page.keyboard.press('Enter')
  await expect(home.plan('Riverbend')).toBeVisible()

  await home.leaveDevice()
  await expect(ana.page.getByText('This device has left')).toBeVisible()
  await expect(home.plans).toHaveCount(0)
  await ana.page.reload()
  await expect(ana.page.getByText('No plans on this device yet')).toBeVisible()
})

test('who is in a plan now shows in the list', async ({ people, newPlan }) => {
  const plan = await newPlan({ title: 'Riverbend' })
  const [ana, marcus] = [await people('Ana'), await people('Marcus')]
  await marcus.join(plan)
  await ana.joinQuietly(plan)
  const home = new HomePage(ana.page)
  await expect(async () => {
    await home.open()
    await expect(home.plan('Riverbend').getByRole('img', { name: 'There now: Marcus' })).toBeVisible({ timeout: 1000 })
  }).toPass()
})

test('the language changes everywhere and stays changed', async ({ people }) => {
  const dana = await people('Dana')
  await new HomePage(dana.page).open()
  await dana.page.getByRole('button', { name: 'Español' }).click()
  await expect(dana.page.getByRole('heading', { name: 'Sus planes' })).toBeVisible()
  await dana.page.reload()
  await expect(dana.page.getByRole('heading', { name: 'Sus planes' })).toBeVisible()
  await expect(dana.page.locator('html')).toHaveAttribute('lang', 'es')
  await dana.page.getByRole('link', { name: 'Sus datos' }).click()
  await expect(dana.page.getByRole('heading', { name: 'Lo que se guarda de usted' })).toBeVisible()
})

test('going to another page moves the focus to its content and names the window after it', async ({ people }) => {
  const sam = await people('Sam')
  await new HomePage(sam.page).open()
  await sam.page.getByRole('link', { name: 'Your data' }).focus()
  await sam.page.keyboard.press('Enter')
  await expect(sam.page.getByRole('main')).toBeFocused()
  await expect(sam.page).toHaveTitle('Your data · Commonboard')
  await sam.page.goBack()
  await expect(sam.page).toHaveTitle('Your plans · Commonboard')
})

test('nothing runs over the edge at 320 px with larger text, in Spanish', async ({ people, newPlan }) => {
  const plan = await newPlan({ title: 'Escuelas comunitarias de Riverbend y Eastfork' })
  const rosa = await people('Rosa', { phone: true, language: 'es' })
  await rosa.joinQuietly(plan)
  await rosa.page.setViewportSize({ width: 320, height: 640 })
  for (const path of ['/', '/privacy', `/join${new URL(plan.links.editor).hash}`]) {
    await rosa.goto('about:blank')
    await rosa.goto(path)
    await rosa.page.addStyleTag({ content: 'html { font-size: 22px !important }' })
    await expect(rosa.page.getByRole('heading', { level: 1 })).toBeVisible()
    const over = await rosa.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over, path).toBeLessThanOrEqual(0)
  }
})

test('where only the people who run the server start plans, the page says so', async ({ browser }) => {
  const strict = await startBuiltServer({ CREATE_PLANS: 'admin' })
  const dana = await newPerson(browser, 'Dana', { origin: strict.url })
  const home = new HomePage(dana.page)
  await home.open()
  const form = await home.beginPlan('Empty')
  await form.create()
  await expect(form.problem).toContainText('only the people who run it start new plans')
  await dana.context.close()
  await strict.close()
})
