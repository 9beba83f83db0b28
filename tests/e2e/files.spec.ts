import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { lettersOf, readPdf } from '../support/pdf.ts'
import { HomePage } from './pages/HomePage.ts'

test('Dana downloads a page and a backup, and makes a new plan of the backup', async ({ people }) => {
  const dana = await people('Dana')
  const home = new HomePage(dana.page)
  await home.open()
  await home.openExample()
  const download = async (name: string) => {
    await dana.page.getByRole('button', { name: 'Menu of this plan' }).click()
    const file = dana.page.waitForEvent('download')
    await dana.page.getByRole('menuitem', { name }).click()
    return (await file).path()
  }
  const page = await readFile(await download('PDF, Letter'))
  expect(page.subarray(0, 5).toString()).toBe('%PDF-')
  const backup = await download('Backup of the plan')

  const reyes = await people('Dr. Reyes')
  const his = new HomePage(reyes.page)
  await his.open()
  await his.chooseBackup({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('{"notes":[]}') })
  await expect(reyes.page.getByText('This file is not a backup of a plan')).toBeVisible()
  await his.chooseBackup(backup)
  await expect(reyes.page).toHaveURL(/\/plan\//)
  await expect(reyes.page.getByRole('heading', { name: 'Riverbend Community Schools', level: 1 })).toBeVisible()
})

test('the outline prints as a list in black on white, with nothing to press', async ({ people }) => {
  const dana = await people('Dana')
  const home = new HomePage(dana.page)
  await home.open()
  await home.openExample()
  await dana.page.goto(`${dana.page.url()}?face=outline`)
  const card = dana.page.locator('li[data-card]').filter({ hasText: 'Chronic absence' })
  await expect(card).toBeVisible()
  await dana.page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(card).toBeVisible()
  await expect(dana.page.getByRole('heading', { name: 'Riverbend Community Schools', level: 1 })).toBeVisible()
  for (const name of ['Menu of this plan', 'Invite', 'Undo', /^Add/])
    await expect(dana.page.getByRole('button', { name })).toHaveCount(0)
  expect(await card.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(0, 0, 0)')
  if (process.env['PRINT_SHOT']) await dana.page.pdf({ path: process.env['PRINT_SHOT'], format: 'Letter' })
})

test('the canvas prints as a drawing of the board without the server, the vision on one page', async ({ people }) => {
  const dana = await people('Dana')
  const home = new HomePage(dana.page)
  await home.open()
  await home.openExample()
  const { page } = dana
  const url = page.url()
  await page.goto(`${url}?face=canvas&board=logicModel`)
  await expect(page.locator('article[data-card]').filter({ visible: true }).first()).toBeVisible()
  await page.context().setOffline(true)
  const pagesOf = async () => readPdf(await page.pdf({ format: 'Letter', preferCSSPageSize: true }))
  const board = await pagesOf()
  expect(board.pages).toHaveLength(1)
  expect(board.letters).toContain(lettersOf('Students do well in their studies.'))
  // The editor of the vision comes when it is first shown.
  await page.context().setOffline(false)
  await page.goto(`${url}?board=vision`)
  await expect(page.getByText('every child is known').filter({ visible: true }).first()).toBeVisible()
  const vision = await pagesOf()
  expect(vision.pages).toHaveLength(1)
  expect(vision.letters).toContain(lettersOf('every child is known'))
})
