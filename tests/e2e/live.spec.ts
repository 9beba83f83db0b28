import { addCards, lockColumn } from '@commonboard/model'
import { writeInPlan } from '../support/fillPlan.ts'
import { cut, OFFLINE, saved } from './away.ts'
import { expect, test } from './fixtures.ts'
import { BoardPage } from './pages/BoardPage.ts'
import { OutlinePage } from './pages/OutlinePage.ts'
import { TablePage } from './pages/TablePage.ts'

test('three people work on the same cards from canvas, table and outline, and a fourth face hears of it', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const [ana, ben, rosa] = [await people('Ana'), await people('Ben'), await people('Rosa')]
  for (const one of [ana, ben, rosa]) await one.joinQuietly(plan)
  const board = new BoardPage(ana.page)
  const table = new TablePage(ben.page)
  const outline = new OutlinePage(rosa.page)
  await board.open(plan.planId)
  await table.open(plan.planId)
  await outline.open(plan.planId)
  const words = 'Students do well in their studies'
  const cell = async () => table.cell('studies', 'Result or indicator')

  await test.step('two write in one card at once, letter by letter, from the canvas and the table', async () => {
    await board.write(board.card(words))
    await (await cell()).click()
    await table.press('F2')
    const field = ben.page.locator('[data-editor] textarea')
    await expect(field).toBeFocused()
    await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(0, 0))
    await Promise.all([
      ana.page.keyboard.type(' All of them.', { delay: 20 }),
      ben.page.keyboard.type('Soon: ', { delay: 30 }),
    ])
    const merged = /^Soon: Students do well in their studies\.? All of them\.$/
    await expect(board.field()).toHaveValue(merged)
    await expect(field).toHaveValue(merged)
  })

  await test.step('Rosa moves it meanwhile in the outline; both go on in the same card', async () => {
    await outline.card('Soon: ').focus()
    await outline.press('Alt+ArrowUp')
    await expect(outline.card('3.4')).toHaveAccessibleName(/Soon: /)
    await ana.page.keyboard.type(' Yes.')
    await ben.page.keyboard.type('very ')
    const merged = /^Soon: very Students do well .* All of them\. Yes\.$/
    await expect(board.field()).toHaveValue(merged)
    await expect(board.numbered('3.4')).toBeVisible()
    await expect(outline.card('3.4')).toHaveAccessibleName(/Yes\.$/)
  })

  await test.step('she removes it; both who write are told, and what they write on brings it back for all', async () => {
    await outline.press('Delete')
    await expect(board.card('Soon: ')).toContainText('Write on, and it comes back for everybody.')
    await expect(ben.page.locator('[data-editor]')).toContainText('Write on, and it comes back for everybody.')
    await ben.page.keyboard.type('still ')
    await expect(board.card('Soon: ')).not.toContainText('Write on')
    await ana.page.keyboard.type(' Yes')
    await ana.page.keyboard.press('Escape')
    await expect(outline.card('Soon: very still')).toBeVisible()
    await expect(board.card('Soon: very still')).toBeVisible()
    await expect(outline.said()).toContainText(/Ana|Ben/)
    await table.press('Enter')
  })

  await test.step('what Rosa takes back is her own: her move, and no word of the others', async () => {
    await outline.card('Soon: ').focus()
    await outline.press('Control+z', 'Control+z')
    await expect(outline.card('3.5')).toHaveAccessibleName(/Soon: very still .* Yes\. Yes$/)
    await expect(board.numbered('3.5')).toHaveAccessibleName(/Soon: very still .* Yes/)
  })

  await test.step('Rosa’s chain of the card says the words as they stand, and follows Ben’s next ones', async () => {
    await outline.card('Soon: ').focus()
    await outline.press('i')
    const sentences = rosa.page.getByRole('region', { name: 'Read it aloud' })
    await expect(sentences).toContainText('Soon: very still')
    await (await cell()).click()
    await table.press('F2', 'End')
    await ben.page.keyboard.type(' Now.')
    await expect(sentences).toContainText('Yes Now')
  })
})

test('what two people merge, make another kind and remove while one is away is all there when they meet again', async ({
  people,
  newPlan,
  server,
}) => {
  const plan = await newPlan({ template: 'blank' })
  await writeInPlan(server, plan, (open) => {
    addCards(open, { column: 'principles', band: '' }, ['We listen', 'We hear', 'We share'])
  })
  const [ana, ben] = [await people('Ana'), await people('Ben')]
  for (const one of [ana, ben]) await one.joinQuietly(plan)
  const [hers, his] = [new OutlinePage(ana.page), new OutlinePage(ben.page)]
  for (const { page } of [hers, his]) {
    await page.goto(`/plan/${plan.planId}?face=outline`)
    await expect(page.locator('[data-row]', { hasText: 'We share' })).toBeVisible({ timeout: 20_000 })
  }
  const merge = async (outline: OutlinePage, stays: string, key: 'Shift+ArrowDown' | 'Shift+ArrowUp') => {
    await outline.card(stays).focus()
    await outline.press(key)
    await outline.page.getByRole('button', { name: 'Merge' }).click()
    const dialog = outline.page.getByRole('dialog', { name: 'Merge 2 cards into one?' })
    await dialog.getByRole('radio', { name: stays }).check()
    await dialog.getByRole('button', { name: 'Merge' }).click()
    await expect(dialog).toHaveCount(0)
  }
  // The dialogs come with their first use.
  await merge(hers, 'We listen', 'Shift+ArrowDown')
  await hers.toast('Merged into').getByRole('button', { name: 'Undo' }).click()
  await expect(his.card('5.2')).toHaveAccessibleName('5.2 We hear')
  await expect(saved(ana)).toHaveText('Saved')

  await cut(ana)
  await expect(saved(ana)).toHaveText(OFFLINE)
  await merge(hers, 'We listen', 'Shift+ArrowDown')
  await expect(hers.card('5.2')).toHaveAccessibleName('5.2 We share')
  await his.card('We hear').focus()
  await his.press('Enter')
  await his.field().press('End')
  await ben.page.keyboard.type(' you')
  await his.press('Escape')
  await his.card('We share').focus()
  await his.press('Alt+ArrowRight')
  await expect(his.card('We share')).not.toHaveAccessibleName(/^5/)
  await ana.context.setOffline(false)
  await expect(saved(ana)).toHaveText('Saved')

  for (const outline of [hers, his]) {
    await expect(outline.card('5.1')).toHaveAccessibleName('5.1 We listen We hear')
    await expect(outline.card('5.2')).toHaveAccessibleName('5.2 We hear you')
    await expect(outline.card('We share')).not.toHaveAccessibleName(/^5/)
  }
  // Each takes back their own.
  await hers.card('5.1').focus()
  await hers.press('Control+z')
  for (const outline of [hers, his]) {
    await expect(outline.card('5.1')).toHaveAccessibleName('5.1 We listen')
    await expect(outline.card('5.2')).toHaveAccessibleName('5.2 We hear you')
  }
  await his.card('5.1').focus()
  await his.press('Control+z')
  for (const outline of [hers, his]) await expect(outline.card('We share')).toHaveAccessibleName('5.3 We share')
})

test('who has a question open while somebody removes what it is about is told, and nothing is written @long', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const [ana, ben] = [await people('Ana'), await people('Ben')]
  for (const one of [ana, ben]) await one.joinQuietly(plan)
  const [hers, his] = [new OutlinePage(ana.page), new OutlinePage(ben.page)]
  await hers.open(plan.planId)
  await his.open(plan.planId)
  await hers.card('5.1').focus()
  await hers.press('Shift+ArrowDown')
  await ana.page.getByRole('button', { name: 'Merge' }).click()
  const dialog = ana.page.getByRole('dialog', { name: 'Merge 2 cards into one?' })
  await expect(dialog).toBeVisible()
  await his.card('5.1').focus()
  await his.press('Delete')
  await expect(dialog).toHaveCount(0)
  await expect(hers.toast('Nothing was changed. Somebody may have been here before you.')).toBeVisible()
  await his
    .toast(/removed/)
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect(ana.page.locator('[data-row]', { hasText: '5.1' })).toBeVisible()
  await expect(dialog).toHaveCount(0)
})

test('a column somebody asked to wait in is open again in the table when the time is over', async ({
  people,
  newPlan,
  server,
}) => {
  const plan = await newPlan({ template: 'example' })
  await writeInPlan(server, plan, (open) => {
    lockColumn(open, 'results', { by: 'somebody', at: Date.now(), reason: 'Checking baselines' })
  })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  await ana.page.clock.install()
  const table = new TablePage(ana.page)
  await table.open(plan.planId)
  await expect(table.grid()).toHaveAttribute('aria-readonly', 'true')
  await ana.page.clock.fastForward('31:00')
  await expect(table.grid()).not.toHaveAttribute('aria-readonly', 'true')
})
