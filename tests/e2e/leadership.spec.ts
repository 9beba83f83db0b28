import { expect, test } from './fixtures.ts'
import { LeadershipPage } from './pages/LeadershipPage.ts'

test.describe('the structure as a bridge', () => {
  test('Ana drags a person onto an open seat, Ben sees it, and she takes it back', async ({ people, newPlan }) => {
    const [ana, ben] = [await people('Ana'), await people('Ben')]
    const plan = await newPlan({ template: 'example' })
    await ana.joinQuietly(plan)
    await ben.joinQuietly(plan)
    const [anas, bens] = [new LeadershipPage(ana.page), new LeadershipPage(ben.page)]
    await anas.open(plan.planId, 'canvas')
    await bens.open(plan.planId, 'canvas')
    await anas.drag(anas.person(/^Martin Daly/), anas.seat(/^Open: a student, Eastfork/))
    await expect(anas.seat('Martin Daly, student')).toBeVisible()
    await expect(bens.seat('Martin Daly, student')).toBeVisible()
    await expect(anas.page.getByRole('complementary', { name: 'Person', exact: true })).toHaveCount(0)
    await ana.page.keyboard.press('Control+z')
    await expect(bens.seat('Martin Daly, student')).toHaveCount(0)
    await expect(bens.seat(/^Open: a student, Eastfork/)).toBeVisible()
  })

  test('by keyboard: Enter opens a seat, the list seats a person, Escape goes back to the seat', async ({
    people,
    newPlan,
  }) => {
    const sam = await people('Sam')
    const plan = await newPlan({ template: 'example' })
    await sam.joinQuietly(plan)
    const board = new LeadershipPage(sam.page)
    await board.open(plan.planId, 'canvas')
    await board.seat(/^Open: a student, Riverbend/).focus()
    await sam.page.keyboard.press('Enter')
    await expect(board.field('Seat of')).toBeFocused()
    await board.field('Who holds it').selectOption('Jaylen')
    await expect(board.seat('Jaylen, student').first()).toBeVisible()
    await expect(sam.page.locator('#structure').getByRole('status')).toContainText('Jaylen holds the seat: student.')
    await board.field('Who holds it').focus()
    await sam.page.keyboard.press('Escape')
    await expect(board.seat('Jaylen, student').first()).toBeFocused()
    // O shows the same seat in the outline, with its fields open, and back.
    await sam.page.keyboard.press('Enter')
    await expect(board.field('Seat of')).toBeFocused()
    await board.page.getByRole('button', { name: 'Close' }).focus()
    await sam.page.keyboard.press('o')
    await expect(board.item('Jaylen, student').first()).toBeFocused()
    await expect(board.field('Seat of')).toHaveValue('student')
    await sam.page.keyboard.press('o')
    await expect(board.seat('Jaylen, student').first()).toBeFocused()
  })

  test('a channel is added, and the checks see that word goes both ways @long', async ({ people, newPlan }) => {
    const dana = await people('Dana')
    const plan = await newPlan({ template: 'blank' })
    await dana.joinQuietly(plan)
    const board = new LeadershipPage(dana.page)
    await board.open(plan.planId, 'canvas')
    for (const level of ['Community-wide', 'Intermediary']) {
      await dana.page.getByRole('button', { name: `Add a council or team: ${level}` }).click()
      await expect(board.field('Name')).toBeFocused()
      await dana.page.keyboard.type(`${level} team`)
      await dana.page.keyboard.press('Escape')
    }
    await dana.page.getByRole('button', { name: 'Add a channel' }).click()
    await board.field('What is passed on').fill('Answers')
    await board.field('How often').fill('every month')
    await expect(board.seat('Answers every month')).toBeVisible()
    await board.field('Both bring something: it goes both ways').check()
    await expect(board.seat('Answers every month, both ways')).toBeVisible()
    await dana.page.getByRole('button', { name: /to look at/ }).click()
    const checks = dana.page.getByRole('complementary', { name: 'To look at' })
    await expect(checks).toContainText('A level without a body')
    await expect(checks).not.toContainText('No way back yet')
  })
})

test.describe('the same as lists', () => {
  test('two people type in one name, and what is removed comes back', async ({ people, newPlan }) => {
    const [ana, ben] = [await people('Ana'), await people('Ben')]
    const plan = await newPlan({ template: 'example' })
    await ana.joinQuietly(plan)
    await ben.joinQuietly(plan)
    const [anas, bens] = [new LeadershipPage(ana.page), new LeadershipPage(ben.page)]
    await anas.open(plan.planId, 'outline')
    await bens.open(plan.planId, 'outline')
    await anas.item(/^Funders’ table/).click()
    await bens.item(/^Funders’ table/).click()
    await bens.field('Name').focus()
    await bens.page.keyboard.press('End')
    await anas.field('Name').focus()
    await expect(bens.page.getByText('Ana is writing')).toBeVisible()
    await anas.page.keyboard.press('Home')
    await Promise.all([ana.page.keyboard.type('The '), ben.page.keyboard.type(' of Riverbend')])
    await expect(anas.field('Name')).toHaveValue('The Funders’ table of Riverbend')
    await expect(bens.field('Name')).toHaveValue('The Funders’ table of Riverbend')
    await anas.page.getByRole('button', { name: 'Remove', exact: true }).last().click()
    await expect(bens.item(/Funders’ table/)).toHaveCount(0)
    await bens.page.getByRole('button', { name: /^Bring back: The Funders/ }).click()
    await expect(anas.item(/^The Funders’ table of Riverbend/)).toBeVisible()
    await expect(bens.item(/^The Funders’ table of Riverbend/)).toBeFocused()
  })

  test('Rosa opens a seat on her phone, seats a neighbor, and undoes it', async ({ people, newPlan }) => {
    const rosa = await people('Rosa', { phone: true, language: 'es' })
    const plan = await newPlan({ template: 'example', language: 'es' })
    await rosa.joinQuietly(plan)
    await rosa.page.goto(`/plan/${plan.planId}?board=leadership`)
    const board = new LeadershipPage(rosa.page)
    await board.item(/^Primaria Eastfork/).tap()
    await board.item(/^Libre: una familia/).tap()
    await board.field('Otra persona').fill('Lupe')
    await rosa.page.getByRole('button', { name: 'Agregar y asignar' }).tap()
    await expect(board.item('Lupe, familia')).toBeVisible()
    await rosa.page.getByRole('button', { name: 'Deshacer' }).first().tap()
    await expect(board.item('Lupe, familia')).toHaveCount(0)
    const wide = await rosa.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(wide, 'nothing stands out at the side').toBe(false)
  })

  test('who may only read sees everything and changes nothing @long', async ({ people, newPlan }) => {
    const vera = await people('Vera')
    const plan = await newPlan({ template: 'example' })
    await vera.joinQuietly(plan, 'viewer')
    const board = new LeadershipPage(vera.page)
    await board.open(plan.planId, 'outline')
    await board.item(/^Leadership council/).click()
    await expect(board.field('Name')).toHaveAttribute('readonly', '')
    await expect(board.field('Kind')).toBeDisabled()
    await expect(vera.page.getByRole('button', { name: /^(Add|Remove)/ })).toHaveCount(0)
    await board.open(plan.planId, 'canvas')
    await expect(board.seat('Ana Morales, family')).toBeVisible()
    await expect(vera.page.getByRole('button', { name: /^(Add|Remove)/ })).toHaveCount(0)
  })
})
