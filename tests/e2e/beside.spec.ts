import { ask, call, roundPath, WRITE } from './asking.ts'
import { expect, test } from './fixtures.ts'
import { VersionsPage } from './pages/VersionsPage.ts'

// The pages of a plan beside its boards: one head, a focus that stays, and something to read without a network.

test('every page beside the boards leads back under the plan’s title, and speaks the other language on the spot', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example', title: 'Riverbend' })
  const dana = await people('Dana')
  await dana.join(plan, 'facilitator')
  const roundId = await ask(dana, plan, WRITE)
  const { page } = dana
  for (const path of [
    'rounds',
    'rounds/new',
    `rounds/${roundId}`,
    `rounds/${roundId}/answer`,
    'ideas',
    'versions',
    'activity',
  ]) {
    await dana.goto(`/plan/${plan.planId}/${path}`)
    const head = page.getByRole('banner')
    await expect(head.getByRole('link', { name: 'Back to the plan: Riverbend' }), path).toBeVisible()
    await head.getByRole('button', { name: 'Español' }).click()
    await expect(head.getByRole('link', { name: 'Volver al plan: Riverbend' }), path).toBeVisible()
    await head.getByRole('button', { name: 'English' }).click()
  }
  await dana.goto(`/plan/${plan.planId}/rounds/${roundId}/answer`)
  await page.getByRole('main').getByRole('link', { name: 'Back' }).click()
  await page.getByRole('main').getByRole('link', { name: 'All questions' }).click()
  await page.getByRole('banner').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Riverbend' })).toBeVisible()
})

test('a question that is closed or erased under somebody’s hands says so, and the focus stays on the page', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'blank' })
  const [dana, sam] = [await people('Dana'), await people('Sam')]
  await dana.join(plan, 'facilitator')
  await sam.join(plan, 'contributor')
  for (const act of ['close', 'erase'] as const) {
    const roundId = await ask(dana, plan, WRITE)
    const api = `/api/plans/${plan.planId}/rounds/${roundId}`
    await sam.goto(roundPath(plan, roundId))
    await sam.page.getByRole('textbox').fill('Half a senten')
    await expect(sam.page.getByRole('textbox')).toBeFocused()
    await (act === 'close' ? call(dana, 'POST', `${api}/close`) : call(dana, 'DELETE', api))
    const said = act === 'close' ? 'It is closed now.' : 'This question is not there any more'
    await expect(sam.page.getByRole('status').filter({ hasText: said })).toHaveCount(1)
    await expect(sam.page.getByRole('main')).toBeFocused()
  }
})

test('a facilitator who confirms, removes, makes public and withdraws by keyboard is never thrown to the top of the page', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const dana = await people('Dana')
  await dana.joinQuietly(plan, 'facilitator')
  const { page } = dana
  const versions = new VersionsPage(page)
  await versions.open(plan.planId)
  await versions.keep('Agreed')
  const signature = { organization: 'River library', person: 'Luz Mora', statement: 'agree' }
  await call(dana, 'POST', `/api/plans/${plan.planId}/versions/1/sign-ons`, signature)
  await page.reload()
  const signatures = page.getByRole('region', { name: 'Signatures' })
  const link = page.getByRole('region', { name: 'Public page' })
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).focus()
    await page.keyboard.press('Enter')
  }

  await press('Confirm: River library')
  await expect(signatures.getByText(/^Confirmed/)).toBeVisible()
  await expect(signatures).toBeFocused()
  await press('Remove: River library')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(signatures.getByText('No organization has signed this version yet.')).toBeVisible()
  await expect(signatures).toBeFocused()

  await press('Make a public link')
  await expect(link.getByRole('status')).toHaveText('The link works from now on.')
  await expect(link).toBeFocused()
  await press('Withdraw')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(link.getByRole('status')).toHaveText('The link is withdrawn. It shows nothing any more.')
  await expect(link).toBeFocused()
})

test('without a network versions say so and lead back; what was read stays readable; they open by themselves when it is back', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example', title: 'Riverbend' })
  const [dana, rosa] = [await people('Dana'), await people('Rosa', { phone: true })]
  await dana.joinQuietly(plan, 'facilitator')
  const danas = new VersionsPage(dana.page)
  await danas.open(plan.planId)
  await danas.keep('Agreed')
  await danas.open(plan.planId)
  await danas.keep('Agreed once more')

  await rosa.join(plan, 'contributor')
  const { page } = rosa
  const versions = new VersionsPage(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Riverbend' })).toBeVisible()
  await versions.open(plan.planId)
  await page.getByRole('link', { name: 'Agreed', exact: true }).click()
  await expect(versions.document).toBeVisible()
  await rosa.context.setOffline(true)

  await page.getByRole('link', { name: 'All versions' }).click()
  await expect(versions.rows).toHaveCount(2)
  await expect(page.getByText('You read what this page knew before.')).toBeVisible()
  await page.getByRole('link', { name: 'Agreed', exact: true }).click()
  await expect(versions.document).toBeVisible()
  await page.getByRole('link', { name: 'All versions' }).click()
  await page.getByRole('link', { name: 'Agreed once more' }).click()
  await expect(page.getByRole('alert')).toContainText('It opens by itself when the network is back.')
  await expect(page.getByRole('link', { name: 'Back to the plan: Riverbend' })).toBeVisible()

  await rosa.context.setOffline(false)
  await expect(versions.heading).toHaveText('Agreed once more')
  await expect(page.getByText('You read what this page knew before.')).toHaveCount(0)
})

test('who signs a version that can have no more signatures is told so, not to wait a minute', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const dana = await people('Dana')
  await dana.joinQuietly(plan, 'facilitator')
  const { page } = dana
  const versions = new VersionsPage(page)
  await versions.open(plan.planId)
  await versions.keep('Agreed')
  // Five hundred organizations; the server's own answer is looked at in tests/server/signOn.test.ts.
  await page.route('**/sign-ons', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 409, json: { error: { code: 'noRoom', message: 'Full.' } } })
      : route.continue(),
  )
  await page.getByRole('button', { name: 'Sign for an organization' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Organization' }).fill('River library')
  await dialog.getByRole('textbox', { name: 'Person who signs' }).fill('Luz Mora')
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('as many signatures as one version can have')
  await expect(dialog.getByRole('textbox', { name: 'Organization' })).toHaveValue('River library')
})
