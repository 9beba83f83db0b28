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
