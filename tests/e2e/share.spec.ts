import { networkInterfaces } from 'node:os'
import { expect, tokenOf, test } from './fixtures.ts'
import { HomePage } from './pages/HomePage.ts'
import { JoinPage } from './pages/JoinPage.ts'
import { ShareDialog } from './pages/ShareDialog.ts'

test('Dana copies a link, and it lets Ana in as what it says', async ({ people, newPlan }) => {
  const plan = await newPlan({ title: 'Riverbend' })
  const [dana, ana] = [await people('Dana'), await people('Ana')]
  await dana.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await dana.join(plan, 'facilitator')
  const share = new ShareDialog(dana.page)
  await share.open()
  for (const heading of ['To write the plan', 'To take part and comment', 'To read', 'To lead with you'] as const)
    await expect(share.link(heading)).toBeVisible()
  await share.copy('To read')
  const copied = await dana.page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(await share.addressOf('To read'))
  await expect(await share.code('To read')).toBeVisible()

  const door = new JoinPage(ana.page)
  await door.open(copied)
  await door.name.fill('Ana')
  await door.join()
  await share.showPeople()
  await expect(share.person('Ana')).toContainText('here now')
  await expect(share.person('Ana').getByRole('combobox')).toHaveValue('viewer')
})

test('a replaced link admits nobody new, and those inside stay', async ({ people, newPlan }) => {
  const plan = await newPlan()
  const [dana, ben, eve] = [await people('Dana'), await people('Ben'), await people('Eve')]
  await ben.joinQuietly(plan, 'editor')
  await dana.join(plan, 'facilitator')
  const share = new ShareDialog(dana.page)
  await share.open()
  const old = await share.addressOf('To write the plan')
  await share.replace('To write the plan')
  await expect(share.link('To write the plan')).toContainText('Here is the new link')
  const fresh = await share.addressOf('To write the plan')
  expect(tokenOf(fresh)).not.toBe(tokenOf(old))

  const door = new JoinPage(eve.page)
  await door.open(old)
  await expect(door.heading).toHaveText('This link does not work any more')
  await eve.goto('about:blank')
  await door.open(fresh)
  await expect(door.joinButton).toBeVisible()
  expect((await ben.context.request.get(`/api/plans/${plan.planId}`)).status()).toBe(200)
})

test('a revoked link puts out those who came by it, and says how many', async ({ people, newPlan }) => {
  const plan = await newPlan()
  const [dana, ben, ana] = [await people('Dana'), await people('Ben'), await people('Ana')]
  await ben.joinQuietly(plan, 'editor')
  await ana.joinQuietly(plan, 'viewer')
  await dana.join(plan, 'facilitator')
  const share = new ShareDialog(dana.page)
  await share.open()
  await share.revoke('To write the plan')
  await expect(share.link('To write the plan')).toContainText('1 person was put out')
  expect((await ben.context.request.get(`/api/plans/${plan.planId}`)).status()).toBe(404)
  expect((await ana.context.request.get(`/api/plans/${plan.planId}`)).status()).toBe(200)

  await share.link('To write the plan').getByRole('button', { name: 'Make a link' }).click()
  await expect(share.link('To write the plan').getByRole('textbox')).toBeVisible()
})

test('Dana gives one person another role, everyone another role, and locks the boards', async ({ people, newPlan }) => {
  const plan = await newPlan()
  const [dana, ana, ben] = [await people('Dana'), await people('Ana'), await people('Ben')]
  await ana.joinQuietly(plan, 'viewer')
  await ben.joinQuietly(plan, 'contributor')
  await dana.join(plan, 'facilitator')
  const seen = async (person: typeof ana) => (await person.context.request.get(`/api/plans/${plan.planId}`)).json()
  const share = new ShareDialog(dana.page)
  await share.open()
  await share.showPeople()
  await share.setRole('Ana', 'Editor')
  await expect.poll(async () => (await seen(ana)).role).toBe('editor')
  await share.setEveryonesRole('Viewer')
  await expect.poll(async () => (await seen(ben)).role).toBe('viewer')
  await expect(share.person('Ana').getByRole('combobox')).toHaveValue('viewer')
  await share.lock()
  expect((await seen(ana)).frozen).toBe(true)
  // Dana can still write: without a word in the bar she would forget that the others cannot.
  await share.close()
  await expect(dana.page.getByRole('banner').getByText('The boards are locked')).toBeVisible()
})

test('who is no facilitator sees the people, and whom to ask for a link', async ({ people, newPlan }) => {
  const plan = await newPlan()
  const [dana, ana] = [await people('Dana'), await people('Ana')]
  await dana.joinQuietly(plan, 'facilitator')
  await ana.join(plan, 'editor')
  await ana.page.getByRole('button', { name: 'People', exact: true }).click()
  const dialog = ana.page.getByRole('dialog')
  await expect(dialog).toContainText('Dana')
  await expect(dialog.getByRole('combobox')).toHaveCount(0)
  await dialog.getByRole('tab', { name: 'Links' }).click()
  await expect(dialog).toContainText('Only facilitators see the links')
  await expect(dialog).toContainText('Dana')
})

test('on plain http in a school network copying works too', async ({ people, newPlan, server }) => {
  const address = Object.values(networkInterfaces())
    .flat()
    .find((found) => found && found.family === 'IPv4' && !found.internal)?.address
  test.skip(address === undefined, 'This machine has no network address.')
  const plan = await newPlan()
  const dana = await people('Dana', { origin: `http://${address}:${server.port}` })
  await dana.join(plan, 'facilitator')
  expect(await dana.page.evaluate(() => window.isSecureContext)).toBe(false)
  const share = new ShareDialog(dana.page)
  await share.open()
  await share.copy('To write the plan')
  const link = await share.addressOf('To write the plan')
  expect(new URL(link).hostname).toBe(address)

  const home = new HomePage(dana.page)
  await home.open()
  const form = await home.beginPlan('Empty')
  await form.title.focus()
  await dana.page.keyboard.press('Control+A')
  await dana.page.keyboard.press('Control+V')
  await expect(form.title).toHaveValue(link)
})

test('a facilitator deletes a plan for everybody, after being asked', async ({ people, newPlan }) => {
  const plan = await newPlan({ title: 'Riverbend' })
  const [dana, ana] = [await people('Dana'), await people('Ana')]
  await ana.joinQuietly(plan, 'editor')
  await dana.join(plan, 'facilitator')
  const beginDeleting = async () => {
    await dana.page.getByRole('button', { name: 'Menu of this plan' }).click()
    await dana.page.getByRole('menuitem', { name: 'Delete the plan' }).click()
  }
  await beginDeleting()
  const question = dana.page.getByRole('dialog', { name: 'Delete “Riverbend”?' })
  await expect(question.getByRole('button', { name: 'Keep the plan' })).toBeFocused()
  await dana.page.keyboard.press('Enter')
  await expect(question).toBeHidden()

  await beginDeleting()
  await question.getByRole('button', { name: 'Delete for everybody' }).click()
  await expect(dana.page.getByText('No plans on this device yet')).toBeVisible()
  expect((await ana.context.request.get(`/api/plans/${plan.planId}`)).status()).toBe(404)
})
