import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { HomePage } from './pages/HomePage.ts'

/** What is said in passing, as it is seen; a reader of screens has it from a region of its own. */
const messages = (page: Page) => page.getByRole('region', { name: 'Messages' })

test('a download that does not come is said in a sentence, and can be tried again; the focus stays', async ({
  people,
}) => {
  const dana = await people('Dana')
  const home = new HomePage(dana.page)
  await home.open()
  await home.openExample()
  const { page } = dana
  let refuse = true
  await page.route('**/export/**', async (route) =>
    refuse
      ? route.fulfill({ status: 503, json: { error: { code: 'cannotRender', message: 'no' } } })
      : route.fallback(),
  )
  const menu = page.getByRole('button', { name: 'Menu of this plan' })
  await menu.click()
  await page.getByRole('menuitem', { name: 'PDF, Letter' }).click()
  await expect(messages(page).getByText('The file cannot be made right now.')).toBeVisible()
  await expect(menu).toBeFocused()
  refuse = false
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Try again' }).click()
  expect((await file).suggestedFilename()).toBe('riverbend-community-schools-logic-model.pdf')
})

test('a file that takes a while says so, and can be given up @long', async ({ people }) => {
  const dana = await people('Dana')
  const home = new HomePage(dana.page)
  await home.open()
  await home.openExample()
  const { page } = dana
  let isAsked = false
  // Never answered: whoever asks has to give up.
  await page.route('**/export/**', () => {
    isAsked = true
  })
  await page.getByRole('button', { name: 'Menu of this plan' }).click()
  await page.getByRole('menuitem', { name: 'PDF, Letter' }).click()
  await expect(messages(page).getByText('Making the PDF…')).toBeVisible()
  expect(isAsked).toBe(true)
  const givenUp = page.waitForEvent('requestfailed')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await givenUp
  await expect(messages(page).getByText('Making the PDF…')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Try again' })).toBeHidden()
})

test('on the board of the leadership its own files come first, and signs no face has are named @long', async ({
  people,
}) => {
  const dana = await people('Dana')
  const home = new HomePage(dana.page)
  await home.open()
  await home.openExample()
  const { page } = dana
  await page.getByRole('navigation', { name: 'Boards' }).getByRole('button', { name: 'Leadership' }).click()
  await page.getByRole('button', { name: 'Menu of this plan' }).click()
  await expect(page.getByText('Download the leadership structure')).toBeVisible()
  await page.route('**/export/**', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), 'missing-signs': encodeURIComponent('学校') } })
  })
  const file = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'All files' }).click()
  const files = page.getByRole('dialog', { name: 'All files' })
  await files.getByRole('region', { name: 'Leadership structure' }).getByRole('link', { name: 'Drawing (SVG)' }).click()
  expect((await file).suggestedFilename()).toBe('riverbend-community-schools-leadership.svg')
  await expect(messages(page).getByText('the server has no letters for 学校')).toBeVisible()
})

test('the logic model and the results come as Word and Excel files, with as much as is wanted @long', async ({
  people,
}) => {
  const dana = await people('Dana')
  const home = new HomePage(dana.page)
  await home.open()
  await home.openExample()
  const { page } = dana
  const menu = page.getByRole('button', { name: 'Menu of this plan' })
  const nameOf = async (click: () => Promise<void>) => {
    const file = page.waitForEvent('download')
    await click()
    return (await file).suggestedFilename()
  }
  await menu.click()
  expect(await nameOf(() => page.getByRole('menuitem', { name: 'Word' }).click())).toMatch(/-logic-model\.docx$/)
  await menu.click()
  await page.getByRole('menuitem', { name: 'All files' }).click()
  const files = page.getByRole('dialog', { name: 'All files' })
  const results = files.getByRole('region', { name: 'Results framework' })
  expect(await nameOf(() => results.getByRole('link', { name: 'Excel' }).click())).toMatch(/-results\.xlsx$/)
  await files.getByLabel('With strategies and resources').uncheck()
  await files.getByLabel('With what was accepted as it is, and why').check()
  const asked = page.waitForRequest(/export\/logic-model\.xlsx/)
  const model = files.getByRole('region', { name: 'Logic model' })
  expect(await nameOf(() => model.getByRole('link', { name: 'Excel' }).click())).toMatch(/-logic-model\.xlsx$/)
  expect(new URL((await asked).url()).search).toBe('?layer=0&notes=1&lang=en')
  await page.keyboard.press('Escape')
  await expect(menu).toBeFocused()
})
