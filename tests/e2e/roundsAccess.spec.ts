import { AxeBuilder } from '@axe-core/playwright'
import { ask, call, POLL, WRITE } from './asking.ts'
import { expect, type Person, test } from './fixtures.ts'
import { RoundsPage } from './pages/RoundsPage.ts'

test('somebody answers with the keyboard alone', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const dana = await people('Dana')
  const sam = await people('Sam')
  await dana.join(plan, 'facilitator')
  await sam.join(plan, 'contributor')
  const poll = await ask(dana, plan, POLL)
  const sams = new RoundsPage(sam.page)
  await sams.line.getByRole('link', { name: 'Answer' }).focus()
  await sam.page.keyboard.press('Enter')
  await expect(sam.page.getByRole('main')).toBeFocused()
  // The first answer's "less" is in the order of Tab too.
  await sam.page.keyboard.press('Tab')
  await sam.page.keyboard.press('Tab')
  await expect(sam.page.getByRole('button', { name: 'One dot more: Evening school' })).toBeFocused()
  await sam.page.keyboard.press('Enter')
  await sam.page.keyboard.press('Space')
  await expect(sam.page.getByRole('status').filter({ hasText: '2 dots. 1 of 3 dots left' })).toHaveCount(1)
  await expect(sam.page.getByText('Your answer has arrived.')).toBeVisible()
  await sam.page.getByRole('button', { name: 'I am done' }).focus()
  await sam.page.keyboard.press('Enter')
  await expect(sams.heading).toBeFocused()

  await call(dana, 'DELETE', `/api/plans/${plan.planId}/rounds/${poll}`)
  await ask(dana, plan, { kind: 'consent', question: { en: 'We meet on Tuesdays.' }, scale: 'three' })
  await expect(sam.page.getByText('A facilitator has erased it, with all its answers.')).toBeVisible()
  await sams.line.getByRole('link', { name: 'Answer' }).focus()
  await sam.page.keyboard.press('Enter')
  await sam.page.keyboard.press('Tab')
  await sam.page.keyboard.press('Space')
  await sam.page.keyboard.press('ArrowDown')
  await expect(sam.page.getByRole('radio', { name: /^I can live with it/ })).toBeChecked()
  await expect(sam.page.getByText('Your answer has arrived.')).toBeVisible()

  await ask(dana, plan, WRITE)
  await sams.line.getByRole('link', { name: 'Answer' }).focus()
  await sam.page.keyboard.press('Enter')
  await sam.page.keyboard.press('Tab')
  await sam.page.keyboard.type('Buses in the evening')
  await sam.page.keyboard.press('Control+Enter')
  await expect(sams.ideas).toHaveText(['Buses in the evening'])
  await expect(sams.field).toBeFocused()
})

test('every page of a round can be read by axe and on 320 px, in both languages', async ({ people, newPlan }) => {
  test.setTimeout(180_000)
  const plan = await newPlan()
  const dana = await people('Dana')
  const ana = await people('Ana', { language: 'es', phone: true })
  await dana.join(plan, 'facilitator')
  await ana.join(plan, 'editor')
  await ana.page.setViewportSize({ width: 320, height: 640 })
  const look = async (person: Person, path: string, isShown: (page: Person['page']) => Promise<void>) => {
    await person.goto(path)
    await isShown(person.page)
    const { violations } = await new AxeBuilder({ page: person.page })
      .options({ rules: { 'target-size': { enabled: true } } })
      .setLegacyMode()
      .analyze()
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${path}: ${id} ${html}`))).toEqual([])
    expect(
      await person.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
      `${path} fits`,
    ).toBe(true)
  }
  const first = (page: Person['page']) => expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const rounds = `/plan/${plan.planId}/rounds`
  await look(dana, `${rounds}/new`, async (page) => {
    await page.getByRole('radio', { name: /^Rating/ }).check()
    await page.getByRole('textbox', { name: 'Question, in English' }).fill('How ready are we?')
  })
  const asked = [
    WRITE,
    POLL,
    { kind: 'consent', question: { en: 'We meet on Tuesdays.' }, scale: 'fist' },
    {
      kind: 'rate',
      question: { en: 'How ready are we?' },
      items: [{ en: 'One vision' }],
      scale: { steps: 10, low: { en: 'Not at all' }, high: { en: 'Completely' } },
    },
  ]
  for (const one of asked) {
    const roundId = await ask(dana, plan, one)
    await look(dana, `${rounds}/${roundId}`, first)
    await look(ana, `${rounds}/${roundId}`, async (page) => {
      await first(page)
      if (one === WRITE) {
        await new RoundsPage(page, 'es').write('Que la escuela abra por la tarde.')
        await new RoundsPage(page, 'es').field.fill('Que')
      } else if (one === POLL) await page.getByRole('button', { name: /^Un punto más: Caminos/ }).click()
      else await page.getByRole('radio').first().check()
      await expect
        .poll(async () => (await call(dana, 'GET', `/api/plans/${plan.planId}/rounds/${roundId}`))['answered'])
        .toBe(1)
    })
    await look(ana, `${rounds}/${roundId}/scribe`, first)
    await call(dana, 'POST', `/api/plans/${plan.planId}/rounds/${roundId}/close`)
    await look(dana, `${rounds}/${roundId}`, first)
    await look(ana, `${rounds}/${roundId}`, first)
    await call(dana, 'POST', `/api/plans/${plan.planId}/rounds/${roundId}/reveal`)
    await look(ana, `${rounds}/${roundId}`, first)
    await look(dana, `${rounds}/${roundId}`, first)
  }
  await look(ana, rounds, first)
  await look(ana, `/plan/${plan.planId}/ideas`, (page) => expect(page.locator('[data-idea]')).toHaveCount(1))
})
