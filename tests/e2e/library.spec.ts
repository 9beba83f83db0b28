import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import { OutlinePage } from './pages/OutlinePage.ts'

test('Dana takes lines from the library by keyboard: starters, linked, with their result, and back with one undo', async ({
  people,
  newPlan,
}) => {
  const dana = await people('Dana')
  const plan = await newPlan({ template: 'blank' })
  await dana.joinQuietly(plan)
  const { page } = dana
  const outline = new OutlinePage(page)
  await outline.open(plan.planId)
  const library = page.getByRole('complementary', { name: 'Library' })

  await test.step('opened from a column it shows that kind, with the focus in its field', async () => {
    await page
      .locator('section', { has: outline.column('Indicators') })
      .last()
      .getByRole('button', { name: 'From the library' })
      .click()
    await expect(library.getByRole('searchbox')).toBeFocused()
    await expect(library.getByRole('heading', { level: 3 })).toHaveText(/Indicators40 lines/)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })

  await test.step('an indicator whose result is missing asks once, and brings it along', async () => {
    await page.keyboard.type('attend')
    await library.getByRole('button', { name: 'Add: Attendance' }).press('Enter')
    await expect(library.getByText('It shows the result “Students do well in their studies.”')).toBeVisible()
    await expect(library.getByRole('button', { name: 'Add with the result' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(outline.card('4.1')).toHaveAccessibleName(/Attendance/)
    await expect(outline.card('3.1')).toHaveAccessibleName(/Students do well/)
    await expect(outline.item('4.1')).toContainText('for 3.1')
    await expect(outline.item('4.1')).toContainText('Starter')
    await expect(library.getByText('In your plan: 4.1')).toBeVisible()
  })

  await test.step('several at once are one step of undo', async () => {
    await library.getByRole('searchbox').fill('')
    await library.getByRole('combobox').selectOption({ label: 'Principles' })
    for (const box of await library.getByRole('checkbox').all()) await box.check()
    await library.getByRole('button', { name: 'Add 5' }).click()
    await expect(outline.card('5.5')).toBeVisible()
    await library.getByRole('button', { name: 'Undo' }).click()
    await expect(outline.card('5.1')).toHaveCount(0)
    await expect(outline.card('4.1')).toBeVisible()
  })

  await test.step('Escape closes it; the chain of a result without an indicator opens it for that result', async () => {
    await page.keyboard.press('Escape')
    await expect(library).toHaveCount(0)
    await outline.add('3.1', 'Families take part in how their children learn')
    await page.keyboard.press('i')
    await page.getByRole('button', { name: 'Pick an indicator' }).click()
    await expect(library.getByText(/Indicators for 3\.\d “Families take part/)).toBeVisible()
    await expect(library.getByRole('heading', { name: 'Often used for such a result' })).toBeVisible()
    await library.getByRole('button', { name: 'Add: Family turnout at events' }).click()
    await expect(page.getByRole('heading', { level: 3, name: /Families take part/ }).locator('..')).toContainText(
      'Family turnout at events',
    )
  })

  await test.step('one panel stands beside the board, the one asked for last; Escape gives the focus back', async () => {
    const comments = page.getByRole('button', { name: 'Comments' })
    await comments.click()
    await expect(library).toHaveCount(0)
    await expect(page.getByRole('heading', { name: 'Comments', exact: true })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(comments).toBeFocused()
  })
})

test('what is missing altogether can be taken from the library, right where the checks name it', async ({
  people,
  newPlan,
}) => {
  const dana = await people('Dana')
  const plan = await newPlan({ template: 'blank' })
  await dana.joinQuietly(plan)
  const { page } = dana
  const outline = new OutlinePage(page)
  await outline.open(plan.planId)
  await page.getByRole('button', { name: /to look at$/ }).click()
  const impact = page
    .locator('#checks')
    .getByRole('button', { name: /^Look in the library/ })
    .first()
  await impact.click()
  const library = page.getByRole('complementary', { name: 'Library' })
  await expect(library.getByRole('heading', { level: 3 })).toHaveText(/^Impact/)
  await library.getByRole('button', { name: 'Add: Our community can solve its own problems together.' }).click()
  await expect(outline.card('2.1')).toHaveAccessibleName(/Our community can solve/)
})

test('on a phone the library is a sheet, in Spanish too', async ({ people, newPlan }) => {
  const ana = await people('Ana', { phone: true, language: 'es' })
  const plan = await newPlan({ template: 'example', language: 'es' })
  await ana.joinQuietly(plan)
  const { page } = ana
  const outline = new OutlinePage(page)
  await outline.open(plan.planId)
  await page.getByRole('button', { name: 'Menú de este plan' }).click()
  await page.getByRole('menuitem', { name: 'Biblioteca de ejemplos' }).click()
  const sheet = page.getByRole('dialog', { name: 'Biblioteca' })
  await sheet.getByRole('searchbox').fill('confianza')
  await expect(sheet.getByText(/^En su plan: \d/).first()).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.goBack()
  await expect(sheet).toHaveCount(0)
  await expect(page).toHaveURL(new RegExp(plan.planId))
})

test('a community names headings in its own words: everybody sees them at once, and ours come back', async ({
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
  await dana.page.getByRole('button', { name: 'Menu of this plan' }).click()
  await dana.page.getByRole('menuitem', { name: 'Rename headings' }).click()
  const dialog = dana.page.getByRole('dialog', { name: 'Rename headings' })
  const results = dialog.getByRole('textbox', { name: 'Your word for “Results”', exact: true })
  await results.fill('Goals')
  await expect(his.column('Goals')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Your word for “Community Engagement”' }).fill('Listening to people')
  await dana.page.keyboard.press('Enter')
  await expect(his.card('6.1')).toContainText('Listening to people')
  await expect(results).toHaveAttribute('maxlength', '60')
  expect((await new AxeBuilder({ page: dana.page }).analyze()).violations).toEqual([])
  await dialog.getByRole('button', { name: 'Take ours again: Results' }).click()
  await expect(results).toBeFocused()
  await expect(his.column('Results')).toBeVisible()
  await dana.page.keyboard.press('Escape')
  await expect(hers.card('6.1')).toContainText('Listening to people')
})
