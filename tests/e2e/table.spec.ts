import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import { TablePage } from './pages/TablePage.ts'

test('Priya fills the results framework by keyboard alone, Marcus sees it', async ({ people, newPlan }) => {
  const [priya, marcus] = [await people('Priya'), await people('Marcus')]
  const plan = await newPlan({ template: 'example' })
  for (const one of [priya, marcus]) await one.joinQuietly(plan)
  const table = new TablePage(priya.page)
  const other = new TablePage(marcus.page)
  await Promise.all([table.open(plan.planId), other.open(plan.planId)])
  const reading = 'Reading, end of grade 3'

  await test.step('one stop of Tab; arrows, Home and End go over the cells', async () => {
    await (await table.cell(reading, 'Result or indicator')).click()
    await table.press('Home', 'ArrowDown', 'ArrowUp', 'ArrowRight')
    await expect(await table.cell(reading, 'Result or indicator')).toBeFocused()
    await expect(table.at()).toHaveCount(1)
    await table.press('ArrowRight', 'ArrowRight')
    await expect(await table.cell(reading, 'Start')).toBeFocused()
  })

  await test.step('typing opens the cell, Tab keeps and goes right; a number of either language is one', async () => {
    await priya.page.keyboard.type('44,5 %')
    await table.press('Tab')
    await expect(await table.cell(reading, 'Start')).toContainText('44.5%')
    await expect(await table.cell(reading, 'Now')).toBeFocused()
    await expect(await other.cell(reading, 'Start')).toContainText('44.5%')
  })

  await test.step('a number under Now is a value of this month; undo takes it back', async () => {
    await priya.page.keyboard.type('47')
    await expect(priya.page.getByText(/^Kept for \w+ \d{4}\.$/)).toBeVisible()
    await table.press('Enter')
    await expect(await table.cell(reading, 'Now')).toContainText('47%')
    await expect(await table.cell(reading, 'Trend')).toHaveText(/^(up|better)$/)
    await table.press('Control+z')
    await expect(await table.cell(reading, 'Now')).toContainText('41%')
  })

  await test.step('what is no number is said, and Escape leaves what stood there', async () => {
    const goal = await table.cell(reading, 'Goal')
    const before = (await goal.textContent()) ?? ''
    await goal.click()
    await priya.page.keyboard.type('many')
    await table.press('Enter')
    await expect(priya.page.getByRole('alert').filter({ hasText: 'Write a number' })).toBeVisible()
    await table.press('Escape')
    await expect(goal).toBeFocused()
    await expect(goal).toHaveText(before)
    await table.press('6', '0', 'Enter')
    await expect(goal).toHaveText(/^60%/)
    await goal.click()
    await table.press('Delete')
    await expect(goal).toHaveText('')
    await table.press('Control+z')
    await expect(goal).toHaveText(/^60%/)
  })

  await test.step('who is overtaken in a cell is told, and chooses', async () => {
    const source = await table.cell(reading, 'Where from')
    await source.click()
    await priya.page.keyboard.type('State test')
    const his = await other.cell(reading, 'Where from')
    await his.click()
    await expect(source).toContainText('Marcus')
    await marcus.page.keyboard.type('District')
    await other.press('Enter')
    await expect(priya.page.getByText('Marcus wrote District here meanwhile.')).toBeVisible()
    await priya.page.getByRole('button', { name: 'Keep mine' }).press('Enter')
    await table.press('Enter')
    await expect(source).toContainText('State test')
    await expect(his).toContainText('State test')
  })

  await test.step('a new indicator stands under its result, and its words are shared letter by letter', async () => {
    await (await table.cell(reading, 'No.')).click()
    await table.press('Control+Enter')
    await priya.page.keyboard.type('Reads for joy')
    await expect(other.row('Reads for joy')).toBeVisible()
    await table.press('Enter')
    const added = await table.cell('Reads for joy', 'No.')
    const number = (await added.textContent()) ?? ''
    await added.click()
    await table.press('Alt+ArrowUp')
    await expect(await table.cell('Reads for joy', 'No.')).not.toHaveText(number)
    await expect(await table.cell('Reads for joy', 'No.')).toBeFocused()
    await table.press('Delete')
    await expect(table.row('Reads for joy')).toHaveCount(0)
    await expect(table.at()).toBeFocused()
    await priya.page.getByRole('button', { name: 'Undo' }).last().press('Enter')
    await expect(table.row('Reads for joy')).toBeVisible()
  })

  await test.step('an indicator is linked to a further result from its row', async () => {
    await (await table.cell('Reads for joy', 'Leads to')).click()
    await table.press('Enter')
    await priya.page
      .getByRole('dialog')
      .getByRole('checkbox', { name: /^3\.1 / })
      .press('Space')
    await table.press('Escape')
    await expect(await table.cell('Reads for joy', 'Leads to')).toHaveText(/^also under /)
    await expect(table.grid().getByRole('rowheader').filter({ hasText: 'Reads for joy' })).toHaveCount(2)
  })
})

test('a block from a spreadsheet is shown before it is put in, and is one step of undo', async ({
  people,
  newPlan,
}) => {
  const ana = await people('Ana')
  const plan = await newPlan({ template: 'example' })
  await ana.joinQuietly(plan)
  const table = new TablePage(ana.page)
  await table.open(plan.planId)
  const start = await table.cell('Shared funding', 'Start')
  const first = (await start.textContent()) ?? ''
  await start.click()
  await table.paste('0.9\t\t2.5\n300\t\t400\nlots\t\t14\n')
  const dialog = ana.page.getByRole('dialog', { name: '5 values into 3 indicators' })
  await expect(dialog).toContainText('“lots” was not taken over. Write a number')
  await expect(dialog).toContainText('1 cell stays as it is.')
  await dialog.getByRole('button', { name: 'Put in 5 values' }).press('Enter')
  await expect(start).toContainText('$0.9 M')
  await expect(await table.cell('Shared funding', 'Goal')).toContainText('$2.5 M')
  await expect(start).toBeFocused()
  await table.press('Shift+ArrowDown')
  const copied = await ana.page.evaluate(() => {
    const data = new DataTransfer()
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    )
    return data.getData('text/plain')
  })
  expect(copied).toBe('0.9\n300')
  await table.press('Control+z')
  await expect(start).toHaveText(first)

  await test.step('on the last row whole rows are meant', async () => {
    await table.press('Control+End')
    await expect(table.at()).toHaveText('Add a result')
    await table.paste('Neighbors know each other\nParks are safe\n')
    await expect(ana.page.getByRole('dialog')).toContainText('Parks are safe')
  })
})

test('all columns are in reach of a reader and of a phone, in Spanish too @long', async ({ people, newPlan }) => {
  const ana = await people('Ana', { phone: true, language: 'es' })
  const plan = await newPlan({ template: 'example', language: 'es' })
  await ana.joinQuietly(plan, 'viewer')
  const table = new TablePage(ana.page)
  await table.open(plan.planId)
  const column = ana.page.getByRole('combobox', { name: 'Columna' })
  for (const name of ['results', 'functions', 'vision', 'impact']) {
    await column.selectOption(name)
    await expect(column).toHaveValue(name)
    const faults = await new AxeBuilder({ page: ana.page }).include('#table').analyze()
    expect(faults.violations.map((one) => `${name}: ${one.id}, ${one.nodes[0]?.html}`)).toEqual([])
    for (const width of [390, 320]) {
      await ana.page.setViewportSize({ width, height: 844 })
      expect(await ana.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
  }
  await column.selectOption('results')
  await table.row('4.1').getByRole('gridcell').first().click()
  await table.press('End', 'x', 'Delete', 'Enter')
  await expect(ana.page.getByRole('textbox')).toHaveCount(0)
  await expect(table.at()).toBeFocused()
})

test('a column with nothing in it asks its question, in the language of the page', async ({ people, newPlan }) => {
  const ana = await people('Ana', { language: 'es' })
  const plan = await newPlan({ language: 'es' })
  await ana.joinQuietly(plan)
  await new TablePage(ana.page).open(plan.planId)
  const question = ana.page.getByText('¿Qué debe hacerse realidad, para la gente y en nuestra forma de trabajar?')
  await expect(question).toBeVisible()
  await ana.page.getByRole('button', { name: 'Agregar un resultado' }).first().click()
  await ana.page.keyboard.type('Las familias se conocen')
  await expect(question).toBeHidden()
})
