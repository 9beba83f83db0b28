import type { PlanContent } from '@commonboard/model'
import { fileURLToPath } from 'node:url'
import { expect, type Person, test } from './fixtures.ts'
import { OutlinePage } from './pages/OutlinePage.ts'

const contentOf = async ({ page }: Person, planId: string) =>
  (await (await page.request.get(`/api/plans/${planId}/content`)).json()) as PlanContent

async function openImport({ page }: Person) {
  await page.getByRole('button', { name: 'Menu of this plan' }).click()
  await page.getByRole('menuitem', { name: 'Bring in a file' }).click()
  return page.getByRole('dialog', { name: 'Bring in a file' })
}

test('Ana pastes eighteen rows of her district: sixteen are there already, two are new, and Undo takes all of it back', async ({
  people,
  newPlan,
}) => {
  const ana = await people('Ana')
  const plan = await newPlan({ template: 'example' })
  await ana.joinQuietly(plan)
  const outline = new OutlinePage(ana.page)
  await outline.open(plan.planId)
  const before = await contentOf(ana, plan.planId)
  const indicators = before.cards.filter((card) => card.column === 'indicators' && !card.isStarter).slice(0, 16)
  const attendance = indicators.find(({ text }) => text === 'Attendance')
  const rows = indicators.map(({ id, text }) => `${text}\t${id === attendance?.id ? '96%' : ''}\t`)
  const clipboard = ['Indicator\tTarget\tOwner', ...rows, 'Students who mentor\t30\tRosa', 'Open gyms\tabout 5\t'].join(
    '\n',
  )

  const dialog = await openImport(ana)
  await dialog.getByRole('textbox', { name: 'Or paste rows from a spreadsheet' }).fill(clipboard)
  await dialog.getByRole('button', { name: 'Look at the rows' }).click()
  await expect(dialog.getByRole('status')).toHaveText('16 match, 1 of them changes · 2 are new · 1 cell left out')
  await expect(
    dialog
      .getByRole('listitem')
      .filter({ hasText: /Attendance/ })
      .first(),
  ).toContainText('Goal: 95% → 96%')
  await expect(dialog.getByText('“about 5” under Target: not a number, left out.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Bring in 18 rows' }).click()
  await expect(dialog).toBeHidden()
  await expect(outline.card('Students who mentor')).toBeVisible()
  await expect(outline.card('Open gyms')).toBeVisible()
  await expect.poll(async () => (await contentOf(ana, plan.planId)).cards.length).toBe(before.cards.length + 2)
  const after = await contentOf(ana, plan.planId)
  expect(after.cards.find(({ id }) => id === attendance?.id)?.target).toBe(96)
  expect(after.cards.find(({ text }) => text === 'Students who mentor')).toMatchObject({ target: 30, owner: 'Rosa' })

  await ana.page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(outline.card('Open gyms')).toHaveCount(0)
  await expect.poll(async () => (await contentOf(ana, plan.planId)).cards).toEqual(before.cards)
})

test('what comes in is what is shown: two who bring the same rows bring them once', async ({ people, newPlan }) => {
  const [ana, ben] = [await people('Ana'), await people('Ben')]
  const plan = await newPlan()
  await ana.joinQuietly(plan)
  await ben.joinQuietly(plan)
  await new OutlinePage(ana.page).open(plan.planId)
  const rows = 'Result\nGardens in each school\nNeighbors who read'
  const dialog = await openImport(ana)
  await dialog.getByRole('textbox', { name: 'Or paste rows from a spreadsheet' }).fill(rows)
  await dialog.getByRole('button', { name: 'Look at the rows' }).click()
  await expect(dialog.getByRole('status')).toHaveText('0 match · 2 are new')
  const brought = await ben.page.request.post(`/api/plans/${plan.planId}/import`, {
    data: `${rows}\nParks`,
    headers: { origin: new URL(ana.page.url()).origin, 'content-type': 'text/csv' },
  })
  expect(await brought.json()).toMatchObject({ new: 3 })
  await expect(dialog.getByRole('status')).toHaveText('2 match · 0 are new')
  await expect(dialog.getByRole('button', { name: 'Nothing to bring in' })).toBeVisible()
  expect((await contentOf(ana, plan.planId)).cards.filter(({ column }) => column === 'results')).toHaveLength(3)
})

test('a sheet with headings nobody knows asks what they are, on a phone too; nothing is lost when a file cannot be read', async ({
  people,
  newPlan,
}) => {
  const ben = await people('Ben', { phone: true, language: 'es' })
  const plan = await newPlan()
  await ben.joinQuietly(plan)
  const outline = new OutlinePage(ben.page)
  await outline.open(plan.planId)
  await ben.page.getByRole('button', { name: 'Menú de este plan' }).click()
  await ben.page.getByRole('menuitem', { name: 'Traer un archivo' }).click()
  const dialog = ben.page.getByRole('dialog', { name: 'Traer un archivo' })
  const file = dialog.locator('input[type=file]')
  await file.setInputFiles({
    name: 'foto.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('PK\u0003\u0004 no'),
  })
  await expect(dialog.getByRole('alert')).toContainText('Este archivo no se puede leer como tabla.')

  const text = 'Nuestro sueño;Etapa\nUn huerto en cada escuela;1\nVecinos que leen;2'
  await file.setInputFiles({ name: 'lista.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await expect(dialog.getByText('Diga qué columna tiene las palabras')).toBeVisible()
  await dialog.getByRole('combobox', { name: /^Nuestro sueño/ }).selectOption({ label: 'Resultado' })
  await expect(dialog.getByRole('status')).toHaveText('0 coinciden · 2 son nuevas')
  await dialog.getByRole('checkbox', { name: 'Vecinos que leen' }).uncheck()
  await expect(dialog.getByRole('status')).toHaveText('0 coinciden · 1 es nueva · 1 fila fuera')
  await dialog.getByRole('button', { name: 'Traer 1 fila' }).click()
  await expect
    .poll(async () => (await contentOf(ben, plan.planId)).cards.map((card) => card.text))
    .toContain('Un huerto en cada escuela')
})

test('a sheet of a district in old Windows letters comes in whole from the page', async ({ people, newPlan }) => {
  const ana = await people('Ana')
  const plan = await newPlan()
  await ana.joinQuietly(plan)
  await new OutlinePage(ana.page).open(plan.planId)
  const dialog = await openImport(ana)
  await dialog
    .locator('input[type=file]')
    .setInputFiles(fileURLToPath(new URL('../fixtures/import/distrito.windows1252.csv', import.meta.url)))
  await expect(dialog.getByRole('status')).toHaveText('0 match · 6 are new · 4 new links · 1 cell left out')
  await dialog.getByRole('button', { name: 'Bring in 4 rows' }).click()
  await expect.poll(async () => (await contentOf(ana, plan.planId)).links.length).toBe(4)
})
