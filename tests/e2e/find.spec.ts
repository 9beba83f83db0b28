import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import { OutlinePage } from './pages/OutlinePage.ts'

test('Sam looks for cards by words, level, missing indicator and own hand, and the search stays from face to face', async ({
  people,
  newPlan,
}) => {
  const sam = await people('Sam')
  const plan = await newPlan({ template: 'example' })
  await sam.joinQuietly(plan)
  const outline = new OutlinePage(sam.page)
  await outline.open(plan.planId)
  const bar = sam.page.getByRole('search')
  const rows = sam.page.locator('#outline [data-row]')
  const all = await rows.count()

  await test.step('/ opens the bar with the focus in its field; words are found without regard to accents', async () => {
    await outline.press('/')
    await expect(bar.getByRole('searchbox')).toBeFocused()
    await sam.page.keyboard.type('Réading')
    await expect(rows).not.toHaveCount(all)
    for (const text of await rows.allInnerTexts()) expect(text.toLowerCase()).toContain('read')
    await expect(bar).toContainText(/\d+ of \d+ cards/)
    await expect(sam.page.getByRole('status').filter({ hasText: /^\d+ of \d+ cards$/ })).toHaveCount(1)
    await expect(sam.page.getByText('Nothing found here.').first()).toBeVisible()
  })

  await test.step('another face shows the same search, and Escape clears it, then closes the bar', async () => {
    await sam.page.getByRole('radio', { name: 'Chain' }).check({ force: true })
    await expect(bar.getByRole('searchbox')).toHaveValue('Réading')
    await sam.page.getByRole('radio', { name: 'Outline' }).check({ force: true })
    await expect(rows).not.toHaveCount(all)
    await bar.getByRole('searchbox').focus()
    await outline.press('Escape')
    await expect(rows).toHaveCount(all)
    await expect(bar.getByRole('searchbox')).toBeFocused()
    await outline.press('Escape')
    await expect(bar).toHaveCount(0)
    await expect(sam.page.getByRole('button', { name: 'Find', exact: true })).toBeFocused()
  })

  await test.step('"Mine" are the cards written here', async () => {
    await outline.add('3.1', 'Neighbors know each other')
    await outline.press('/')
    await bar.getByRole('checkbox', { name: 'Mine' }).check()
    await expect(rows).toHaveCount(1)
    await expect(outline.card('Neighbors know each other')).toBeVisible()
    await bar.getByRole('checkbox', { name: 'No indicator yet' }).check()
    await expect(outline.card('Neighbors know each other')).toBeVisible()
    await bar.getByRole('combobox', { name: 'Column' }).selectOption({ label: 'Indicators' })
    await expect(rows).toHaveCount(0)
    expect((await new AxeBuilder({ page: sam.page }).analyze()).violations).toEqual([])
    await bar.getByRole('button', { name: 'Show all' }).click()
    await expect(rows).toHaveCount(all + 1)
  })
})

test('Dana asks the others to wait in a column; Ben sees who and why, and may write anyway', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const dana = await people('Dana')
  const ben = await people('Ben')
  await dana.joinQuietly(plan)
  await ben.joinQuietly(plan)
  const [hers, his] = [new OutlinePage(dana.page), new OutlinePage(ben.page)]
  await hers.open(plan.planId)
  await his.open(plan.planId)
  const results = (page: OutlinePage) => page.page.locator('section', { has: page.column('Results') }).last()

  await test.step('Dana asks, with a reason', async () => {
    await results(hers).getByRole('button', { name: 'Ask others to wait' }).click()
    await dana.page.getByRole('textbox', { name: 'Why' }).fill('checking baselines')
    await dana.page.keyboard.press('Enter')
    await expect(results(hers)).toContainText(/in Results\. (30|29) minutes left: checking baselines/)
    await expect(results(hers).getByRole('button', { name: 'Ask others to wait' })).toHaveCount(0)
  })

  await test.step('Ben reads who works there; keys and buttons of that column rest, of others not', async () => {
    await expect(results(his)).toContainText(/Dana is working on Results until \d+:\d\d.*: checking baselines/)
    await expect(ben.page.getByRole('status').filter({ hasText: 'Dana asks to wait in Results.' })).toHaveCount(1)
    await expect(results(his).getByRole('button', { name: /^Add/ })).toHaveCount(0)
    const before = await his.card('3.2').innerText()
    await his.card('3.1').focus()
    await his.press('Delete', 'n')
    await expect(his.field()).toHaveCount(0)
    await expect(his.card('3.2')).toHaveText(before)
    await his.add('5.1', 'We listen first')
    expect((await new AxeBuilder({ page: ben.page }).analyze()).violations).toEqual([])
  })

  await test.step('the table and the canvas say so too', async () => {
    await his.card('3.1').focus()
    await his.press('ArrowDown', 'g')
    const table = ben.page.locator('#table')
    await expect(table).toContainText('Dana is working on Results')
    await expect(table.getByRole('grid')).toHaveAttribute('aria-readonly', 'true')
    await his.press('b')
    await ben.page.locator('[data-lock="results"]').first().click()
    await expect(ben.page.getByRole('dialog')).toContainText('Dana is working on Results')
    await his.press('Escape')
    await expect(ben.page.getByRole('dialog')).toHaveCount(0)
    await ben.page.getByRole('radio', { name: 'Outline' }).check({ force: true })
    await his.ready()
  })

  await test.step('he writes anyway, and is not asked again', async () => {
    await results(his).getByRole('button', { name: 'Write anyway' }).click()
    await his.add('3.1', 'Neighbors know each other')
    await expect(hers.card('Neighbors know each other')).toBeVisible()
    await results(hers).getByRole('button', { name: 'Extend' }).click()
    await expect(results(his).getByRole('button', { name: 'Write anyway' })).toHaveCount(0)
    await expect(results(his)).toContainText('Dana is working on Results')
  })

  await test.step('Dana is done, and it is over for both', async () => {
    await results(hers).getByRole('button', { name: 'Done', exact: true }).click()
    await expect(results(his)).not.toContainText('Dana is working on Results')
    await expect(results(his).getByRole('button', { name: 'Ask others to wait' })).toBeVisible()
  })

  await test.step('it ends by itself, and a facilitator may end anybody’s', async () => {
    await dana.page.clock.install()
    await results(hers).getByRole('button', { name: 'Ask others to wait' }).click()
    await dana.page.keyboard.press('Enter')
    await expect(results(hers)).toContainText('minutes left.')
    await dana.page.clock.fastForward('31:00')
    await expect(results(hers)).not.toContainText('left.')
    const eva = await people('Eva')
    await eva.joinQuietly(plan, 'facilitator')
    const hersToo = new OutlinePage(eva.page)
    await hersToo.open(plan.planId)
    await results(hersToo).getByRole('button', { name: 'End it' }).click()
    await expect(results(his)).not.toContainText('Dana is working on Results')
  })
})
