import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const sentences = (page: Page) => page.getByRole('region', { name: 'Read it aloud' }).getByRole('listitem')

test('Maya reads the chains of a result aloud, hears one that sounds wrong, and mends it there', async ({
  people,
  newPlan,
}) => {
  const maya = await people('Maya')
  const plan = await newPlan({ template: 'example' })
  await maya.joinQuietly(plan)
  const { page } = maya
  await page.goto(`/plan/${plan.planId}?face=outline`)
  await page.locator('[data-row]', { hasText: '3.2' }).first().focus()
  await page.keyboard.press('ArrowDown')

  await test.step('the card chosen in the outline is the one whose chains are read', async () => {
    await page.keyboard.press('i')
    const heading = page.getByRole('heading', { level: 3, name: /^3\.3 Result/ })
    await expect(heading).toBeFocused()
    await expect(sentences(page).first()).toContainText('We want this to become true: “')
    await expect(sentences(page).first()).toContainText('We will see it in “')
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })

  const picker = page.getByRole('combobox', { name: 'Card' })
  await test.step('another card is found by its words, by keyboard alone', async () => {
    await picker.focus()
    await page.keyboard.type('2.1')
    await expect(page.getByRole('option')).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 3, name: /^2\.1 Impact/ })).toBeVisible()
    await expect(sentences(page).nth(1)).toBeVisible()
  })

  await test.step('one at a time, in a large view, with the arrows; a link that sounds wrong goes and comes back', async () => {
    const count = await sentences(page).count()
    await page.setViewportSize({ width: 1280, height: 720 })
    await page.getByRole('button', { name: 'One at a time' }).click()
    const room = page.getByRole('dialog')
    await expect(room.getByRole('heading', { name: `Chain 1 of ${count}` })).toBeVisible()
    // Nobody scrolls a projector while reading: the whole sentence is there.
    await expect(room.getByText(/^If we have|^We want/)).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('ArrowRight')
    await expect(room.getByRole('heading', { name: `Chain 2 of ${count}` })).toBeVisible()
    // The keys go on: the sentence that comes has the focus.
    await page.keyboard.press('ArrowLeft')
    await expect(room.getByRole('heading', { name: `Chain 1 of ${count}` })).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect(room.getByRole('heading', { name: `Chain 2 of ${count}` })).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    const before = await room.getByText(/more chains? (is|are) not shown/).innerText()
    await room.getByRole('button', { name: 'This sounds wrong' }).click()
    await room.getByRole('button', { name: 'Remove this link' }).first().click()
    await expect(room.getByRole('status')).toContainText(/^The link from .* is removed\./)
    // Eight are shown at most: what goes is counted among those that are not.
    const left = room.getByText(/more chains? (is|are) not shown/)
    await expect(left).not.toHaveText(before)
    await room.getByRole('button', { name: 'Undo' }).click()
    await expect(left).toHaveText(before)
    await expect(room.getByRole('status')).toBeEmpty()
    await expect(room.getByRole('heading', { name: `of ${count}` })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(room).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'One at a time' })).toBeFocused()
  })

  await test.step('a reason is said with the chain', async () => {
    await page.getByRole('button', { name: 'Chain 1 sounds wrong' }).click()
    await page.getByRole('button', { name: 'Say why it holds' }).first().click()
    await page.getByRole('textbox', { name: 'Why it holds' }).fill('Trust grows with time')
    await page.keyboard.press('Enter')
    await expect(sentences(page).first()).toContainText('Why we think so: “Trust grows with time.”')
  })

  await test.step('a card nothing leads to says so gently and can be linked there', async () => {
    await picker.click()
    await page.getByRole('option', { name: /^3\.1 / }).click()
    await expect(page.getByRole('heading', { level: 3, name: /^3\.1 Result/ })).toBeVisible()
    await expect(page.getByText('Nothing leads here yet.')).toBeVisible()
    await page.getByRole('button', { name: 'Add a link' }).first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
  })
})
