import { expect, test } from './fixtures.ts'
import { LeadershipPage } from './pages/LeadershipPage.ts'

test.describe('everything by keyboard', () => {
  for (const face of ['canvas', 'outline'] as const)
    test(`a seat is freed, a body moves to another level, both without a mouse (${face})`, async ({
      people,
      newPlan,
    }) => {
      const sam = await people('Sam')
      const plan = await newPlan({ template: 'example' })
      await sam.joinQuietly(plan)
      const board = new LeadershipPage(sam.page)
      const { keyboard } = sam.page
      await board.open(plan.planId, face)
      await board.item(/^Data group/).focus()
      await keyboard.press('Enter')
      await board.field('Level').focus()
      await keyboard.press('Home')
      await expect(
        sam.page.getByRole('region', { name: 'Community-wide' }).getByRole('button', { name: /^Data group/ }),
      ).toBeVisible()
      await board.field('Level').focus()
      await keyboard.press('Escape')
      await expect(board.item(/^Data group/)).toBeFocused()
      if (face === 'outline') await keyboard.press('Enter')
      await board.item(/^Sam Cole, county health/).focus()
      await keyboard.press('Enter')
      await board.field('Who holds it').focus()
      await keyboard.press('Home')
      await expect(board.item(/^Open: county health/)).toBeVisible()
      await expect(sam.page.locator('#structure').getByRole('status')).toContainText('The seat is open: county health.')
    })

  test('who removes by key goes on beside it, and brings back from the bin of either face', async ({
    people,
    newPlan,
  }) => {
    const sam = await people('Sam')
    const plan = await newPlan({ template: 'example' })
    await sam.joinQuietly(plan)
    const board = new LeadershipPage(sam.page)
    const { keyboard } = sam.page
    const faces = [
      ['canvas', /^Policy, money, answers/],
      ['outline', /^Add a council or team: Community-wide/],
    ] as const
    for (const [face, next] of faces) {
      await board.open(plan.planId, face)
      await board.item(/^Funders’ table/).focus()
      await keyboard.press('Enter')
      await sam.page.getByRole('button', { name: 'Remove', exact: true }).last().focus()
      await keyboard.press('Enter')
      await expect(board.item(/^Funders’ table/)).toHaveCount(0)
      // What comes next on the page, never its top.
      await expect(sam.page.locator('#structure :focus')).toHaveAccessibleName(next)
      const back = sam.page.locator('#structure').getByRole('button', { name: 'Bring back: Funders’ table' })
      await back.focus()
      await keyboard.press('Enter')
      await expect(board.item(/^Funders’ table/)).toBeFocused()
      await expect(back).toHaveCount(0)
    }
  })

  test('a channel is added and turned round by key', async ({ people, newPlan }) => {
    const sam = await people('Sam')
    const plan = await newPlan({ template: 'example' })
    await sam.joinQuietly(plan)
    const board = new LeadershipPage(sam.page)
    await board.open(plan.planId, 'canvas')
    await sam.page.getByRole('button', { name: 'Add a channel' }).focus()
    await sam.page.keyboard.press('Enter')
    await expect(board.field('What is passed on')).toBeFocused()
    await sam.page.keyboard.type('Budget questions')
    await expect(board.seat(/^Budget questions/)).toBeVisible()
    const from = await board.field('From').inputValue()
    await board.field('To').selectOption({ value: from })
    await expect(board.field('To')).toHaveValue(from)
    await expect(board.field('From')).not.toHaveValue(from)
  })
})

test.describe('two people at one structure', () => {
  test('Ben sees at which seat Ana writes, on the diagram and in his own fields', async ({ people, newPlan }) => {
    const [ana, ben] = [await people('Ana'), await people('Ben')]
    const plan = await newPlan({ template: 'example' })
    await ana.joinQuietly(plan)
    await ben.joinQuietly(plan)
    const [anas, bens] = [new LeadershipPage(ana.page), new LeadershipPage(ben.page)]
    await anas.open(plan.planId, 'outline')
    await bens.open(plan.planId, 'canvas')
    await anas.item(/^Data group/).click()
    await anas.item(/^Sam Cole, county health/).click()
    await anas.field('Seat of').focus()
    await expect(bens.seat(/^Sam Cole, county health.*Ana is writing/)).toBeVisible()
    await bens.seat(/^Sam Cole, county health/).click()
    await expect(ben.page.getByRole('complementary', { name: 'Seat' })).toContainText('Ana is writing')
    await ana.page.keyboard.press('Escape')
    await expect(ben.page.getByText('Ana is writing')).toHaveCount(0)
  })
})
