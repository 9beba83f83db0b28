import { AxeBuilder } from '@axe-core/playwright'
import { addCard, addLink, type CardId, type Plan, setBreakdown, setField } from '@commonboard/model'
import type { Locator, Page } from '@playwright/test'
import { watchLiveRegions } from '../access/live.ts'
import { writeInPlan } from '../support/fillPlan.ts'
import { expect, test } from './fixtures.ts'
import { BoardPage } from './pages/BoardPage.ts'
import { OutlinePage } from './pages/OutlinePage.ts'

/** What there is to look at, as a person finds it: a panel or sheet, with a part for each rule. */
class ChecksPage {
  constructor(
    readonly page: Page,
    private readonly words = { opener: /to look at$/, title: 'To look at' },
  ) {}

  panel = () => this.page.locator('#checks')
  opener = () => this.page.getByRole('button', { name: this.words.opener })
  rule = (title: string) => this.panel().getByRole('region', { name: title, exact: true })
  act = (title: string, name: string | RegExp) => this.rule(title).getByRole('button', { name }).first()
  toast = (text: string | RegExp): Locator => this.page.getByRole('listitem').filter({ hasText: text })

  async open(): Promise<void> {
    await this.opener().click()
    await expect(this.panel()).toBeVisible()
  }
}

/** Something for each kind of fix. */
function writeFlaws(plan: Plan): void {
  const result = (text: string) => addCard(plan, { column: 'results', band: 'population' }, text)
  const indicator = (text: string, of: CardId) => {
    const id = addCard(plan, { column: 'indicators', band: 'population' }, text)
    addLink(plan, id, of)
    return id
  }
  const impact = addCard(plan, { column: 'impact', band: '' }, 'Young people find their way')
  addLink(plan, result('Children read with ease'), impact)
  addCard(plan, { column: 'impact', band: '' }, 'Neighbors look after each other')
  const care = result('Provide after-school care')
  indicator('Places in care', care)
  const once = result('Families feel welcome at school')
  indicator('Families who feel welcome', once)
  indicator('Families who would come again', result('Families feel welcome at their school'))
  addCard(plan, { column: 'indicators', band: 'population' }, 'Books at home')
  addCard(plan, { column: 'strategies', band: '' }, 'Reading buddies')
  const attendance = indicator('Attendance', once)
  setField(plan, attendance, 'headline', true)
  setField(plan, attendance, 'direction', 'up')
  setField(plan, attendance, 'baseline', 92)
  setField(plan, attendance, 'target', 90)
  setField(plan, attendance, 'targetDate', '2030')
  setBreakdown(plan, attendance, 'grade', false)
}

test('every kind of finding is mended right where it stands, each in one step of undo', async ({
  people,
  newPlan,
  server,
}) => {
  const dana = await people('Dana')
  const plan = await newPlan({ template: 'blank' })
  await writeInPlan(server, plan, writeFlaws)
  await dana.joinQuietly(plan)
  const outline = new OutlinePage(dana.page)
  await outline.open(plan.planId)
  const checks = new ChecksPage(dana.page)
  await checks.open()
  const isSettled = (title: string) => expect(checks.rule(title)).toContainText('Settled')
  const write = async (text: string) => {
    await dana.page.keyboard.type(text)
    await dana.page.keyboard.press('Enter')
  }

  // Written, and taken back in one step.
  await checks.act('No indicator yet', /^Write an indicator/).click()
  await write('Reading at the end of grade 3')
  await isSettled('No indicator yet')
  await dana.page.keyboard.press('Control+z')
  await expect(checks.act('No indicator yet', /^Write an indicator/)).toBeVisible()
  await expect(outline.card('Reading at the end of grade 3')).toHaveCount(0)

  // The library is for this result; closed again, it leads back.
  await checks.act('No indicator yet', /^Look in the library/).click()
  const library = dana.page.getByRole('complementary', { name: 'Library' })
  await expect(library).toContainText('Children read with ease')
  await expect(checks.panel()).toHaveCount(0)
  await dana.page.keyboard.press('Escape')
  await expect(library).toHaveCount(0)

  // Chosen from what is there: that settles the indicator without a result as well.
  await checks.act('No indicator yet', /^Choose an indicator/).click()
  await checks
    .rule('No indicator yet')
    .getByRole('button', { name: /Books at home$/ })
    .click()
  await isSettled('No indicator yet')
  await isSettled('No result yet')

  await checks.act('No result leads here yet', /^Choose a result/).click()
  await checks.act('No result leads here yet', /Children read with ease$/).click()
  await isSettled('No result leads here yet')

  await checks.act('Now or later?', 'Now 6.1').click()
  await checks.act('Now or later?', 'Later, because … 6.2').click()
  await write('After the new budget')
  await expect(checks.rule('Now or later?').locator('[data-finding]')).toHaveCount(4)

  await checks.act('Much like another card', /^Make them one/).click()
  await expect(checks.rule('Much like another card')).toContainText(/stays and gets the words, links and values of/)
  await dana.page.keyboard.press('Enter')
  await isSettled('Much like another card')

  await checks.act('Sounds like something to do', /^Make it a strategy/).click()
  await checks.act('Sounds like something to do', /Children read with ease$/).click()
  await isSettled('Sounds like something to do')
  // Its indicator stands alone now; the strategy is for the result that was chosen.
  await expect(checks.rule('For which result?').locator('[data-finding]')).toHaveCount(1)
  await checks.act('For which result?', /^Choose a result/).click()
  await checks.act('For which result?', /Children read with ease$/).click()
  await isSettled('For which result?')

  await checks.act('No unit or direction yet', /^Say what it counts/).click()
  await write('%')
  await isSettled('No unit or direction yet')
  await checks.act('No source yet', /^Say where it comes from/).click()
  await write('District records')
  await checks.act('Nobody keeps it yet', /^Say who keeps it/).click()
  await write('Priya Nair')
  await checks.act('No start yet', /^Set the start/).click()
  await checks.rule('No start yet').getByLabel('Date of start').fill('last year')
  await dana.page.keyboard.press('Enter')
  await expect(checks.rule('No start yet')).toContainText('Write a year, like 2026')
  await checks.rule('No start yet').getByLabel('Date of start').fill('2024-09')
  await dana.page.keyboard.press('Enter')
  for (const title of ['No source yet', 'Nobody keeps it yet', 'No start yet']) await isSettled(title)
  await expect(checks.rule('Goal and direction differ')).toContainText('Start 92%, goal 90%, better is up.')
  await checks.act('Goal and direction differ', /^Better is down/).click()
  await isSettled('Goal and direction differ')
  await checks.act('By which groups?', /^Choose groups/).click()
  await checks.rule('By which groups?').getByLabel('home language').check()
  await dana.page.keyboard.press('Enter')
  await isSettled('By which groups?')

  await checks.act('No principle yet', /^Write a principle/).click()
  await write('We begin with what is there')
  await isSettled('No principle yet')
})

test('the panel follows what others do, the focus stays, and a click goes to the card in the face one is in', async ({
  people,
  newPlan,
  server,
}) => {
  const [dana, ben] = [await people('Dana'), await people('Ben')]
  const plan = await newPlan({ template: 'blank' })
  await writeInPlan(server, plan, writeFlaws)
  for (const person of [dana, ben]) await person.joinQuietly(plan)
  const board = new BoardPage(dana.page)
  await board.open(plan.planId)
  await new OutlinePage(ben.page).open(plan.planId)
  const [hers, his] = [new ChecksPage(dana.page), new ChecksPage(ben.page)]
  await hers.open()
  await his.open()

  // Both work at once: what Ben settles is ticked off under Dana's eyes, and she stays where she is.
  const writing = hers.rule('No source yet').getByRole('textbox')
  await hers.act('No source yet', /^Say where it comes from/).click()
  await dana.page.keyboard.type('District ')
  await his.act('Sounds like something to do', /^Make it a strategy/).click()
  await his.rule('Sounds like something to do').getByRole('button', { name: 'None of these yet' }).click()
  await expect(hers.rule('Sounds like something to do')).toContainText('Settled')
  await expect(writing).toBeFocused()
  await dana.page.keyboard.type('records')
  await expect(writing).toHaveValue('District records')
  // The line she is on is settled by him: she comes to a line nearby, not to the top of the page.
  await his.act('No source yet', /^Say where it comes from/).click()
  await ben.page.keyboard.type('State')
  await ben.page.keyboard.press('Enter')
  await expect(hers.rule('No source yet')).toContainText('Settled')
  await expect(hers.panel().locator(':focus')).toHaveCount(1)

  // To the card, on the canvas and in the outline; the panel stays.
  await hers
    .rule('For which result?')
    .getByRole('button', { name: /Reading buddies$/ })
    .click()
  await expect(board.card('Reading buddies')).toBeFocused()
  await his
    .rule('No result leads here yet')
    .getByRole('button', { name: /Neighbors look after/ })
    .focus()
  await ben.page.keyboard.press('Enter')
  await expect(new OutlinePage(ben.page).card('Neighbors look after each other')).toBeFocused()
  await expect(his.panel()).toBeVisible()
  for (const [key, there] of [
    ['g', '[role="row"]'],
    ['i', 'h3'],
  ] as const) {
    await ben.page.locator('#board').focus()
    await ben.page.keyboard.press(key)
    await expect(ben.page.locator(`#board ${there}[data-card]`).first()).toBeVisible()
    await his
      .rule('No result leads here yet')
      .getByRole('button', { name: /Neighbors look after/ })
      .click()
    await expect(ben.page.locator(`#board ${there}:focus-within`)).toContainText('Neighbors look after each other')
  }
  await his.rule('No vision yet').getByRole('button', { name: 'Go to the vision' }).click()
  await expect(ben.page).toHaveURL(/board=vision/)
  await expect(his.panel()).toBeVisible()
})

test('V opens it and Escape leads back to the card; how much is left is said once, after the writing', async ({
  people,
  newPlan,
}) => {
  const dana = await people('Dana')
  const plan = await newPlan({ template: 'blank' })
  await dana.joinQuietly(plan)
  const { page } = dana
  await page.addInitScript({ content: `{ const __name = (one) => one; (${String(watchLiveRegions)})() }` })
  const outline = new OutlinePage(page)
  await outline.open(plan.planId)
  await outline.card('6.2').focus()
  await outline.press('v')
  const title = page.getByRole('heading', { name: 'To look at' })
  await expect(title).toBeFocused()
  await expect(title).toHaveAccessibleDescription(/worth a look\.$/)
  await outline.press('Escape')
  await expect(outline.card('6.2')).toBeFocused()
  await outline.press('v')
  await page.getByRole('button', { name: 'Add the first to Impact' }).focus()
  await outline.press('Enter')
  // What the checks find changes with the first letters, and when the words say a thing to do.
  await page.keyboard.type('Provide rides')
  await expect(new ChecksPage(page).rule('No impact yet')).toContainText('Settled')
  const said = () =>
    page.evaluate(() =>
      (window as unknown as { saidAloud: string[] }).saidAloud.filter((text) => text.endsWith('worth a look.')),
    )
  expect(await said()).toHaveLength(0)
  await page.keyboard.type(' for everybody who has none')
  await outline.press('Escape')
  await expect.poll(said).toHaveLength(1)
})

test('a finding is accepted with a reason, by keyboard, and looked at again', async ({ people, newPlan, server }) => {
  const [priya, ben] = [await people('Priya'), await people('Ben')]
  const plan = await newPlan({ template: 'blank' })
  await writeInPlan(server, plan, writeFlaws)
  for (const person of [priya, ben]) await person.joinQuietly(plan)
  await new OutlinePage(priya.page).open(plan.planId)
  const checks = new ChecksPage(priya.page)
  const count = async () => Number(/\d+/.exec((await checks.opener().textContent()) ?? '')?.[0])
  // Some rules look a moment after the first words.
  await expect(checks.opener()).not.toHaveAttribute('aria-busy')
  const before = await count()
  await checks.opener().focus()
  await priya.page.keyboard.press('Enter')
  await expect(priya.page.getByRole('heading', { name: 'To look at' })).toBeFocused()

  // What must be settled has no such way out.
  await expect(checks.act('No vision yet', /^That is fine/)).toHaveCount(0)
  const fine = checks.act('Goal and direction differ', /^That is fine/)
  await fine.focus()
  await priya.page.keyboard.press('Enter')
  await expect(checks.rule('Goal and direction differ').getByRole('textbox')).toBeFocused()
  await priya.page.keyboard.press('Escape')
  await expect(fine).toBeFocused()
  await priya.page.keyboard.press('Enter')
  // Without a reason nothing is accepted.
  await priya.page.keyboard.press('Enter')
  await expect(checks.rule('Goal and direction differ').getByRole('textbox')).toBeFocused()
  await priya.page.keyboard.type('The start was counted otherwise')
  await priya.page.keyboard.press('Enter')
  await expect(checks.rule('Goal and direction differ')).toHaveCount(0)
  await expect(checks.panel().locator(':focus')).toHaveCount(1)
  await expect.poll(count).toBe(before - 1)

  // Ben sees who said so and why, and that it is no longer counted.
  await new OutlinePage(ben.page).open(plan.planId)
  const his = new ChecksPage(ben.page)
  await his.open()
  await his
    .panel()
    .getByRole('button', { name: /^Fine as it is/ })
    .click()
  const accepted = his.panel().getByRole('region', { name: /^Fine as it is/ })
  await expect(accepted).toContainText('The start was counted otherwise')
  await expect(accepted).toContainText('Priya, ')
  await accepted.getByRole('button', { name: 'Look at it again' }).click()
  await expect(checks.rule('Goal and direction differ')).toBeVisible()
  await expect.poll(count).toBe(before)
  await priya.page.keyboard.press('Escape')
  await expect(checks.panel()).toHaveCount(0)
  await expect(checks.opener()).toBeFocused()
})

test('on a phone it is a sheet, in Spanish, that leads to the card and back; axe finds nothing @long', async ({
  people,
  newPlan,
  server,
}) => {
  const rosa = await people('Rosa', { phone: true, language: 'es' })
  const plan = await newPlan({ template: 'blank', language: 'es' })
  await writeInPlan(server, plan, writeFlaws)
  await rosa.joinQuietly(plan)
  const outline = new OutlinePage(rosa.page)
  await outline.open(plan.planId)
  const checks = new ChecksPage(rosa.page, { opener: /por revisar$/, title: 'Por revisar' })
  await checks.open()
  await checks.act('Aún sin unidad o dirección', /^Está bien así/).click()
  const look = async () =>
    (await new AxeBuilder({ page: rosa.page }).setLegacyMode().analyze()).violations.map(({ id }) => id)
  expect(await look()).toEqual([])
  for (const width of [390, 320]) {
    await rosa.page.setViewportSize({ width, height: 844 })
    expect(await rosa.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
  await checks.rule('Aún sin unidad o dirección').getByRole('button', { name: 'Viene el próximo año' }).click()
  await expect(checks.panel().getByRole('status').first()).toContainText('Anotado')
  await checks.panel().getByRole('button', { name: 'Deshacer' }).click()
  await expect(checks.act('Aún sin unidad o dirección', /^Está bien así/)).toBeVisible()

  await checks
    .rule('Ningún resultado lleva aquí')
    .getByRole('button', { name: /Neighbors look after/ })
    .click()
  await expect(checks.panel()).toHaveCount(0)
  await expect(outline.card('Neighbors look after each other')).toBeFocused()
  await checks.toast('Volver a lo que está por revisar').getByRole('button', { name: 'Por revisar' }).click()
  await expect(checks.panel()).toBeVisible()
  await rosa.page.goBack()
  await expect(checks.panel()).toHaveCount(0)
})
