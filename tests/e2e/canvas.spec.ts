import { expect, test } from './fixtures.ts'
import { BoardPage } from './pages/BoardPage.ts'

test('after writing in a card, the next press chooses a card again', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  const board = new BoardPage(ana.page)
  await board.open(plan.planId)

  for (const key of ['Escape', 'Enter']) {
    await board.write(board.numbered('3.1'))
    await ana.page.keyboard.press(key)
    await expect(board.field()).toBeHidden()
    await board.choose(board.numbered('3.1'))
    await board.choose(board.numbered('5.2'))
    await expect(board.numbered('5.2')).toHaveAttribute('data-look', 'chosen')
  }
})

test('the card somebody writes in is removed by another, and the canvas goes on', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  const ben = await people('Ben')
  await ana.joinQuietly(plan)
  await ben.joinQuietly(plan)
  const hers = new BoardPage(ana.page)
  const his = new BoardPage(ben.page)
  await hers.open(plan.planId)
  await his.open(plan.planId)

  await hers.write(hers.numbered('5.1'))
  await his.choose(his.numbered('5.1'))
  await ben.page.keyboard.press('Delete')
  // It stays under her hands, and says how it comes back; once she leaves it, it is gone.
  await expect(ana.page.getByText('Write on, and it comes back for everybody.').first()).toBeVisible()
  await hers.choose(hers.numbered('5.2'))
  await expect(hers.field()).toBeHidden()
  await expect(hers.numbered('5.2')).toHaveAttribute('data-look', 'chosen')
})

test('who may only read sees cards come, move and go', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  const eve = await people('Eve')
  await ana.joinQuietly(plan)
  await eve.joinQuietly(plan, 'viewer')
  const hers = new BoardPage(ana.page)
  const seen = new BoardPage(eve.page)
  await hers.open(plan.planId)
  await seen.open(plan.planId)

  await hers.addTo('Principles', 'A new principle')
  await expect(seen.card('A new principle')).toBeVisible()
  const before = await seen.numbered('5.2').boundingBox()
  await hers.choose(hers.numbered('5.1'))
  await ana.page.keyboard.press('Delete')
  await expect(seen.numbered('5.1')).toHaveAccessibleName((await hers.numbered('5.1').getAttribute('aria-label')) ?? '')
  await expect.poll(async () => (await seen.numbered('5.1').boundingBox())?.y).toBeLessThan(before?.y ?? 0)
})

test('the Undo of a message brings back the card it speaks of, whatever was done since', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  const board = new BoardPage(ana.page)
  await board.open(plan.planId)

  const name = (await board.numbered('5.1').getAttribute('aria-label'))?.slice('5.1. '.length) ?? ''
  await board.choose(board.numbered('5.1'))
  await ana.page.keyboard.press('Delete')
  await board.addTo('Impact', 'Neighbors look out')
  await ana.page.getByRole('listitem').filter({ hasText: '5.1 removed' }).getByRole('button', { name: 'Undo' }).click()
  await expect(board.numbered('5.1')).toHaveAccessibleName(new RegExp(name.slice(0, 20)))
  await expect(board.card('Neighbors look out')).toBeVisible()
})

test('what can be done with a card of the last column stays inside the window', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  const board = new BoardPage(ana.page)
  await board.open(plan.planId)

  await board.choose(board.numbered('7.1'))
  const remove = ana.page.getByRole('toolbar', { name: 'Card 7.1' }).getByRole('button', { name: 'Remove' })
  await expect(remove).toBeInViewport({ ratio: 0.99 })
})

test('who has ended writing is not said to write any more', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  const ben = await people('Ben')
  await ana.joinQuietly(plan)
  await ben.joinQuietly(plan)
  const hers = new BoardPage(ana.page)
  const his = new BoardPage(ben.page)
  await hers.open(plan.planId)
  await his.open(plan.planId)

  await hers.write(hers.numbered('5.1'))
  await expect(his.numbered('5.1').getByText('Ana is writing')).toBeVisible()
  await ana.page.keyboard.press('Enter')
  await expect(his.numbered('5.1').getByText('Ana is writing')).toBeHidden()
})

test('a phone comes back from the canvas to the outline', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const rosa = await people('Rosa', { phone: true, language: 'es' })
  await rosa.join(plan)
  await rosa.page.getByRole('button', { name: /: Esquema$/ }).tap()
  await rosa.page.getByRole('menuitem', { name: 'Lienzo' }).tap()
  await new BoardPage(rosa.page).ready()
  await rosa.page.getByRole('button', { name: 'Esquema' }).tap()
  await expect(rosa.page.locator('#outline')).toBeVisible()
})

test('a canvas first asked for without a network comes with its styles when the network is back', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.join(plan)
  await ana.goto(`/plan/${plan.planId}?face=outline`)
  await expect(ana.page.getByTestId('saved')).toHaveText('Saved')
  const styles = ana.page.waitForEvent('requestfailed', (request) => /Canvas.*\.css/.test(request.url()))
  await ana.context.setOffline(true)
  await ana.page.keyboard.press('b')
  await styles
  await ana.context.setOffline(false)
  const board = new BoardPage(ana.page)
  await board.ready()
  await expect(ana.page.getByRole('toolbar', { name: 'Tools' })).toHaveCSS('position', 'absolute')
  await expect(ana.page.locator('[data-shape-id="shape:vision"]')).toHaveCSS('position', 'absolute')
})
