import { ask, call, roundPath, WRITE } from './asking.ts'
import { expect, shellIsKept, test } from './fixtures.ts'
import { RoundsPage } from './pages/RoundsPage.ts'

test('half-typed words outlive a reload and a closed tab; they are nobody else’s', async ({ people, newPlan }) => {
  const plan = await newPlan()
  const dana = await people('Dana')
  const rosa = await people('Rosa', { phone: true, language: 'es' })
  await dana.join(plan, 'facilitator')
  await rosa.join(plan, 'contributor')
  const roundId = await ask(dana, plan, WRITE)
  const rosas = new RoundsPage(rosa.page, 'es')
  await rosas.answerFromLine()
  await rosas.field.fill('Los vecinos mayores pueden ayudar con la lectura, si alguien los')
  await expect(rosa.page.getByText('Guardado en este teléfono')).toBeVisible()
  await rosa.page.reload()
  await expect(rosas.field).toHaveValue('Los vecinos mayores pueden ayudar con la lectura, si alguien los')
  await rosa.page.close()
  const again = await rosa.context.newPage()
  await again.goto(roundPath(plan, roundId))
  const reopened = new RoundsPage(again, 'es')
  await expect(reopened.field).toHaveValue('Los vecinos mayores pueden ayudar con la lectura, si alguien los')
  await reopened.write('Los vecinos mayores pueden ayudar con la lectura')
  await again.reload()
  await expect(reopened.ideas).toHaveText(['Los vecinos mayores pueden ayudar con la lectura'])
  await expect(reopened.field).toHaveValue('')

  // What is half typed when it is closed and shown stays readable until it is put away; nobody else has it.
  await reopened.field.fill('Y que alguien')
  await dana.goto(roundPath(plan, roundId))
  await dana.page.getByRole('button', { name: 'Stop answers' }).click()
  await expect(again.getByText('Y que alguien')).toBeVisible()
  await new RoundsPage(dana.page).reveal()
  await expect(again.getByRole('link', { name: 'Leer las ideas' })).toBeVisible()
  await expect(again.getByText('Y que alguien')).toBeVisible()
  await again.getByRole('button', { name: 'Retirarlas' }).click()
  await expect(again.getByText('Y que alguien')).toHaveCount(0)
  await dana.page.getByRole('link', { name: 'Read the ideas' }).click()
  await expect(dana.page.locator('[data-idea]')).toContainText(['Los vecinos mayores pueden ayudar con la lectura'])
})

test('without a network ideas wait on the phone, also over a reload, and go out by themselves', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan()
  const dana = await people('Dana')
  const jaylen = await people('Jaylen', { phone: true, keepsShell: true })
  await dana.join(plan, 'facilitator')
  await jaylen.join(plan, 'contributor')
  const roundId = await ask(dana, plan, WRITE)
  const jaylens = new RoundsPage(jaylen.page)
  await jaylens.answerFromLine()
  await jaylens.write('Buses')
  await shellIsKept(jaylen)
  await jaylen.context.setOffline(true)
  await jaylens.write('Somewhere to play', 'Light')
  await expect(
    jaylen.page.getByText('2 ideas wait on this phone. They are sent by themselves when the network is back.'),
  ).toBeVisible()
  await jaylen.page.reload()
  await expect(jaylens.ideas).toHaveText([/Light/])
  await jaylen.context.setOffline(false)
  await expect(jaylen.page.getByText(/wait on this phone/)).toHaveCount(0, { timeout: 30_000 })
  await expect
    .poll(async () => (await call(dana, 'GET', `/api/plans/${plan.planId}/rounds/${roundId}`))['answers'])
    .toBe(3)
})

test('what is sent after the round was closed is not lost: it stays readable, and goes out when it is open again', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan()
  const dana = await people('Dana')
  const jaylen = await people('Jaylen')
  await dana.join(plan, 'facilitator')
  await jaylen.join(plan, 'contributor')
  const roundId = await ask(dana, plan, WRITE)
  await jaylen.goto(roundPath(plan, roundId))
  const jaylens = new RoundsPage(jaylen.page)
  await expect(jaylens.field).toBeVisible()
  await jaylen.context.setOffline(true)
  await jaylens.write('Too late?')
  await call(dana, 'POST', `/api/plans/${plan.planId}/rounds/${roundId}/close`)
  await jaylen.context.setOffline(false)
  await expect(jaylen.page.getByText(/These words came too late/)).toBeVisible({ timeout: 30_000 })
  await expect(jaylen.page.getByText('Too late?')).toBeVisible()
  await call(dana, 'POST', `/api/plans/${plan.planId}/rounds/${roundId}/reopen`)
  await expect(jaylens.ideas).toHaveText(['Too late?'])
  await expect
    .poll(async () => (await call(dana, 'GET', `/api/plans/${plan.planId}/rounds/${roundId}`))['answers'])
    .toBe(1)
})

test('what the server said before an answer went out does not hide the answer', async ({ people, newPlan }) => {
  const plan = await newPlan()
  const dana = await people('Dana')
  const jaylen = await people('Jaylen')
  await dana.join(plan, 'facilitator')
  await jaylen.join(plan, 'contributor')
  const roundId = await ask(dana, plan, WRITE)
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let asked = 0
  await jaylen.page.route('**/mine', async (route) => {
    asked += 1
    const isFirst = asked === 1
    const response = await route.fetch()
    if (isFirst) await held
    await route.fulfill({ response })
  })
  await jaylen.goto(roundPath(plan, roundId))
  const jaylens = new RoundsPage(jaylen.page)
  await jaylens.write('Too soon?')
  await expect
    .poll(async () => (await call(dana, 'GET', `/api/plans/${plan.planId}/rounds/${roundId}`))['answers'])
    .toBe(1)
  letGo()
  await expect(jaylens.ideas).toHaveText(['Too soon?'])
  await expect.poll(() => asked).toBeGreaterThan(1)
  await expect(jaylens.ideas).toHaveText(['Too soon?'])
})

test('whoever leaves a device is told of answers that were never sent, and leaves none of them there', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan()
  const dana = await people('Dana')
  const jaylen = await people('Jaylen')
  await dana.join(plan, 'facilitator')
  await jaylen.join(plan, 'contributor')
  const roundId = await ask(dana, plan, WRITE)
  await jaylen.goto(roundPath(plan, roundId))
  const jaylens = new RoundsPage(jaylen.page)
  await jaylens.write('Buses')
  // What cannot get through, as behind a filter: everything else works.
  await jaylen.page.route('**/answers/*', (route) => route.abort())
  await jaylens.write('Light')
  await jaylens.field.fill('Half of a')
  await expect(jaylen.page.getByText('1 idea waits on this device.')).toBeVisible()
  await jaylen.goto('/')
  await jaylen.page.getByRole('button', { name: 'Leave this device' }).click()
  const question = jaylen.page.getByRole('dialog', { name: 'Leave this device?' })
  await expect(question).toContainText('1 change')
  await question.getByRole('button', { name: 'Leave this device' }).click()
  await expect(question).toHaveCount(0)
  const left = await jaylen.page.evaluate(() => JSON.stringify(localStorage))
  for (const word of ['Light', 'Half of a', 'What do we hope']) expect(left).not.toContain(word)
})
