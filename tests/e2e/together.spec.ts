import { expect, test } from './fixtures.ts'
import { BoardPage } from './pages/BoardPage.ts'

test('two people write in one card at once, letter by letter, one of them on a phone', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  const rosa = await people('Rosa', { phone: true })
  await ana.joinQuietly(plan)
  await rosa.join(plan)
  const board = new BoardPage(ana.page)
  await board.open(plan.planId)

  await board.write(board.card('Young children start school'))
  // The phone shows the outline, and a card opens as a sheet with a real field.
  await rosa.page.getByText('Young children start school ready to learn.').first().tap()
  const sheet = rosa.page.getByRole('dialog')
  const field = sheet.getByRole('textbox').first()
  await expect(field).toHaveValue('Young children start school ready to learn.')
  await expect(sheet.getByText(/Ana/)).toBeVisible()

  await field.evaluate((area: HTMLTextAreaElement) => {
    area.focus()
    area.setSelectionRange(0, 0)
  })
  await Promise.all([
    ana.page.keyboard.type(' Every one of them.', { delay: 12 }),
    rosa.page.keyboard.type('Here: ', { delay: 30 }),
  ])
  const merged = 'Here: Young children start school ready to learn. Every one of them.'
  await expect(field).toHaveValue(merged)
  await expect(board.field()).toHaveValue(merged)
})

test('a card glides to where somebody drags it while another person types in it, and nothing is lost', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  const ben = await people('Ben')
  await ana.joinQuietly(plan)
  await ben.joinQuietly(plan)
  const hers = new BoardPage(ana.page)
  const his = new BoardPage(ben.page)
  await hers.open(plan.planId)
  await his.open(plan.planId)

  await hers.write(hers.card('Students do well in their'))
  await his.startDrag(his.card('Students do well in their'), his.numbered('3.8'))
  await expect(ana.page.getByText('Ben moves it')).toBeVisible()
  await expect(his.card('Students do well').getByText('Ana is writing')).toBeVisible()
  await ana.page.keyboard.type(' Really well.')
  await his.drop()

  for (const board of [hers, his])
    await expect(board.numbered('3.8')).toHaveAccessibleName(/Students do well in their studies\. Really well$/)
  await expect(hers.field()).toHaveValue('Students do well in their studies. Really well.')
  await ana.page.keyboard.type(' Yes.')
  await expect(his.numbered('3.8')).toHaveAccessibleName(/Really well\. Yes$/)

  // Ben's undo takes back his move and leaves Ana's words.
  await his.undo()
  await expect(his.numbered('3.5')).toHaveAccessibleName(/Students do well in their studies\. Really well\. Yes$/)
  await expect(hers.numbered('3.5')).toHaveAccessibleName(/Really well\. Yes$/)
})

test('cards are added, linked, moved to another column and removed by pointer, and undo takes each step back', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'blank' })
  const dana = await people('Dana')
  await dana.joinQuietly(plan, 'facilitator')
  const board = new BoardPage(dana.page)
  await board.open(plan.planId)

  await board.addTo('Impact', 'Young people thrive')
  await board.addTo('Results, Population', 'Students do well')
  await expect(board.numbered('3.1')).toHaveAccessibleName(/Students do well/)

  // A link drawn from the handle of one card to the other.
  const impact = await board.numbered('2.1').boundingBox()
  const result = await board.numbered('3.1').boundingBox()
  if (!impact || !result) throw new Error('The cards are not on the screen')
  await dana.page.mouse.move(impact.x + 20, impact.y + 10)
  await dana.page.getByRole('button', { name: 'Draw a link from 2.1' }).hover()
  await dana.page.mouse.down()
  await dana.page.mouse.move(result.x + 30, result.y + 10, { steps: 8 })
  await dana.page.mouse.up()
  await expect(board.numbered('2.1')).toHaveAccessibleName('2.1. Young people thrive')
  await expect(board.numbered('3.1')).toHaveAttribute('data-look', 'lit')

  // To another kind: asked first, because the link would rest.
  await dana.page.keyboard.press('Escape')
  const principles = dana.page.getByRole('button', { name: 'Add a card to Principles' })
  await board.drag(board.numbered('3.1'), principles)
  const question = dana.page.getByRole('dialog', { name: 'Make this a principle?' })
  await expect(question).toContainText('One link rests')
  await question.getByRole('button', { name: 'Make it a principle' }).click()
  await expect(board.numbered('5.1')).toHaveAccessibleName(/Students do well/)
  await board.undo()
  await expect(board.numbered('3.1')).toHaveAccessibleName(/Students do well/)

  await board.choose(board.numbered('3.1'))
  await dana.page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(board.numbered('3.1')).toHaveCount(0)
  // A hand on the toast keeps it; what Undo has done it offers no more.
  const toast = dana.page.getByRole('listitem').filter({ hasText: '3.1 removed' })
  await toast.hover()
  await dana.page.keyboard.press('Control+z')
  await expect(board.numbered('3.1')).toHaveAccessibleName(/Students do well/)
  await expect(toast).toHaveCount(0)
})

test('everything on the canvas works by keyboard, and one key goes to the outline with the same card', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const sam = await people('Sam')
  await sam.joinQuietly(plan)
  const board = new BoardPage(sam.page)
  await board.open(plan.planId)
  const { keyboard } = sam.page

  await board.numbered('1.1').focus()
  await keyboard.press('ArrowRight')
  await expect(board.numbered('2.1')).toBeFocused()
  await keyboard.press('ArrowDown')
  await expect(board.numbered('2.2')).toBeFocused()
  await keyboard.press('n')
  await expect(board.field()).toBeFocused()
  await keyboard.type('Neighbors look out for each other')
  await keyboard.press('Escape')
  await expect(board.numbered('2.3')).toBeFocused()
  await expect(board.numbered('2.3')).toHaveAccessibleName(/Neighbors look out/)
  await keyboard.press('Alt+ArrowUp')
  await expect(board.numbered('2.2')).toHaveAccessibleName(/Neighbors look out/)
  await expect(board.numbered('2.2')).toBeFocused()

  await keyboard.press('l')
  const links = sam.page.getByRole('dialog', { name: 'Links of 2.2' })
  await links.getByRole('checkbox', { name: /3\.10/ }).check()
  await keyboard.press('Escape')
  await expect(board.numbered('3.10')).toHaveAttribute('data-look', 'lit')

  await board.numbered('2.2').focus()
  await keyboard.press('o')
  await expect(sam.page.getByRole('radio', { name: 'Outline' })).toBeChecked()
  await expect(sam.page.locator(':focus')).toContainText('Neighbors look out')
  await keyboard.press('o')
  await expect(board.numbered('2.2')).toBeFocused()

  await keyboard.press('Delete')
  await expect(board.card('Neighbors look out')).toHaveCount(0)
  await keyboard.press('Control+z')
  await expect(board.numbered('2.2')).toHaveAccessibleName(/Neighbors look out/)
  await keyboard.press('?')
  await expect(sam.page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
})

test('the server is killed in the middle: the page says so, keeps the words, and goes on by itself', async ({
  people,
  newPlan,
  server,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  const ben = await people('Ben')
  await ana.joinQuietly(plan)
  await ben.joinQuietly(plan)
  const hers = new BoardPage(ana.page)
  const his = new BoardPage(ben.page)
  await hers.open(plan.planId)
  await his.open(plan.planId)

  await hers.addTo('Principles', 'Saved before the power went')
  await expect(hers.saved()).toHaveText('Saved')
  await server.kill9()
  await expect(hers.saved()).toHaveText('Offline: kept on this device')
  await hers.addTo('Principles', 'Written without a server')
  await expect(hers.saved()).toHaveText('Offline: kept on this device')
  await server.restart()

  await expect(hers.saved()).toHaveText('Saved', { timeout: 20_000 })
  await expect(his.card('Saved before the power went')).toBeVisible({ timeout: 20_000 })
  await expect(his.card('Written without a server')).toBeVisible({ timeout: 20_000 })
})

test('no card clips its words, in either language @long', async ({ people, newPlan }) => {
  for (const language of ['en', 'es'] as const) {
    for (const template of ['example', 'starter'] as const) {
      const plan = await newPlan({ template, language })
      const ana = await people(`Ana ${language} ${template}`, { language })
      await ana.joinQuietly(plan)
      const board = new BoardPage(ana.page)
      await board.open(plan.planId)
      await ana.page.evaluate(() => document.fonts.ready)
      const clipped = await ana.page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('article[data-card]')]
          .filter((card) => card.scrollHeight > card.clientHeight + 1 || card.scrollWidth > card.clientWidth + 1)
          .map((card) => `${card.getAttribute('aria-label')}: ${card.scrollHeight} > ${card.clientHeight}`),
      )
      expect(clipped).toEqual([])
    }
  }
})
