import { lockColumn } from '@commonboard/model'
import { writeInPlan } from '../support/fillPlan.ts'
import { readPdf } from '../support/pdf.ts'
import { expect, test } from './fixtures.ts'
import { BoardPage } from './pages/BoardPage.ts'
import { OutlinePage } from './pages/OutlinePage.ts'

test('after writing in a card, the next press chooses a card again', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  const board = new BoardPage(ana.page)
  await board.open(plan.planId)

  for (const key of ['Escape', 'Enter']) {
    await board.write(board.numbered('3.1'))
    // All lines of the text are in sight, not only the one with the caret.
    await expect.poll(() => board.field().evaluate((field) => field.scrollHeight - field.clientHeight)).toBeLessThan(2)
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
  const message = ana.page.getByRole('listitem').filter({ hasText: '5.1 removed' })
  // The message and what can be done with the next card stand beside each other.
  await expect(message).toBeVisible()
  const bar = await ana.page.getByRole('toolbar', { name: 'Card 5.1' }).boundingBox()
  expect(bar).not.toBeNull()
  expect(overlap(bar, await message.boundingBox())).toBe(false)
  await board.addTo('Impact', 'Neighbors look out')
  await message.getByRole('button', { name: 'Undo' }).click()
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
  await ana.joinQuietly(plan)
  await ana.goto(`/plan/${plan.planId}?face=outline`)
  await new OutlinePage(ana.page).ready()
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

test('what can be done with a card covers neither it nor the cards beside it, at any zoom and for several', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana', { language: 'es' })
  await ana.joinQuietly(plan)
  const board = new BoardPage(ana.page)
  await board.open(plan.planId)
  await board.choose(board.numbered('3.2'))
  const uncovered = async (name: RegExp, numbers: readonly string[]) => {
    const bar = ana.page.getByRole('toolbar', { name })
    await expect(bar).toBeInViewport({ ratio: 0.99 })
    for (const number of numbers)
      await expect
        .poll(async () => overlap(await bar.boundingBox(), await board.numbered(number).boundingBox()), number)
        .toBe(false)
  }
  for (const key of ['8', '0', '-']) {
    await ana.page.keyboard.press(key)
    await uncovered(/^Tarjeta 3\.2$/, ['3.1', '3.2', '3.3', '4.2'])
  }
  await board.open(plan.planId)
  await board.choose(board.numbered('3.2'))
  await ana.page.keyboard.down('Shift')
  await board.choose(board.numbered('3.3'))
  await ana.page.keyboard.up('Shift')
  await uncovered(/tarjetas elegidas/, ['3.1', '3.2', '3.3', '3.4'])
  // A card where the bar has its place: the bar gives way to it.
  await ana.page.keyboard.press('Escape')
  await ana.page.mouse.wheel(0, 500)
  const bottom = board.numbered('4.20')
  await expect(bottom).toBeInViewport()
  await board.choose(bottom)
  await uncovered(/^Tarjeta 4\.20$/, ['4.20'])
})

test('on a phone every button of the canvas is at least 44 px large', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const rosa = await people('Rosa', { phone: true, language: 'es' })
  await rosa.joinQuietly(plan)
  const board = new BoardPage(rosa.page)
  await board.open(plan.planId)
  const small = () =>
    rosa.page
      .getByLabel(/^Lienzo del modelo/)
      .first()
      .evaluate((canvas) =>
        [...canvas.querySelectorAll('button:not([class*="tl-watermark"] button)')].flatMap((button) => {
          const { width, height } = button.getBoundingClientRect()
          const isShown = width > 0 && height > 0
          return isShown && Math.min(width, height) < 43.9
            ? [`${button.ariaLabel ?? button.textContent} ${width} × ${height}`]
            : []
        }),
      )
  await expect(rosa.page.getByRole('button', { name: 'Plegar Impacto' })).toBeVisible()
  expect(await small()).toEqual([])
  await board.choose(board.numbered('2.1'))
  await expect(rosa.page.getByRole('toolbar', { name: 'Tarjeta 2.1' })).toBeInViewport({ ratio: 0.99 })
  expect(await small()).toEqual([])
  await rosa.page.getByRole('button', { name: 'Plegar Impacto' }).tap()
  await expect(rosa.page.getByRole('button', { name: /^Abrir Impacto/ })).toBeVisible()
  expect(await small()).toEqual([])
})

test('where somebody asks to wait, cards of the canvas rest for the others, who can go on anyway', async ({
  people,
  newPlan,
  server,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  const board = new BoardPage(ana.page)
  await board.open(plan.planId)
  await writeInPlan(server, plan, (open) =>
    lockColumn(open, 'results', { by: 'dana', at: Date.now(), reason: 'Numbers' }),
  )
  const asked = ana.page.getByRole('dialog', { name: 'Results: who works here' })
  await expect(ana.page.getByRole('button', { name: 'Results: who works here' })).toBeVisible()
  await expect(ana.page.getByRole('button', { name: /^Add a card to Results/ })).toHaveCount(0)
  await expect(ana.page.getByRole('button', { name: /^Add a card to Impact/ })).toHaveCount(1)
  const name = (await board.numbered('3.2').getAttribute('aria-label')) ?? ''
  await board.drag(board.numbered('3.2'), board.numbered('3.4'))
  await expect(asked).toContainText('is working on Results until')
  await ana.page.keyboard.press('Escape')
  await expect(asked).toHaveCount(0)
  await expect(board.numbered('3.2')).toHaveAccessibleName(name)
  await board.numbered('3.2').dblclick({ force: true })
  await expect(asked).toBeVisible()
  await expect(board.field()).toHaveCount(0)
  await ana.page.keyboard.press('Escape')
  for (const key of ['Enter', 'n', 'Delete', 'l', 'Alt+ArrowDown']) {
    await board.choose(board.numbered('3.2'))
    await ana.page.keyboard.press(key)
    await expect(asked, key).toBeVisible()
    await ana.page.keyboard.press('Escape')
    await expect(asked).toHaveCount(0)
  }
  await expect(ana.page.getByRole('toolbar', { name: 'Card 3.2' }).getByRole('button', { name: 'Remove' })).toHaveCount(
    0,
  )
  await board.drag(board.numbered('2.1'), board.numbered('3.4'))
  await expect(asked).toBeVisible()
  await asked.getByRole('button', { name: 'Write anyway' }).click()
  await expect(asked).toHaveCount(0)
  await board.drag(board.numbered('3.2'), board.numbered('3.4'))
  await expect(board.numbered('3.2')).not.toHaveAccessibleName(name)
})

test('Ctrl P prints the board on one page, with the strips while they are shown', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  await new BoardPage(ana.page).open(plan.planId)
  const printed = async () => {
    const { pages, letters, outside } = await readPdf(await ana.page.pdf({ preferCSSPageSize: true }))
    expect(pages).toHaveLength(1)
    expect(outside).toEqual([])
    return letters
  }
  expect(await printed()).toContain('A.1')
  await ana.page.keyboard.press('y')
  await expect(ana.page.locator('[data-strip]')).toHaveCount(0)
  const seven = await printed()
  expect(seven).toContain('7.1')
  expect(seven).not.toContain('A.1')
})

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null

const overlap = (a: Box, b: Box): boolean =>
  a !== null && b !== null && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
