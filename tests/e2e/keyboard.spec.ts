import { readFileSync } from 'node:fs'
import { play } from '../access/play.ts'
import { Script } from '../access/transcript.ts'
import { root } from '../support/tree.ts'
import { expect, test } from './fixtures.ts'
import { OutlinePage } from './pages/OutlinePage.ts'

// A trace of so many small steps takes longer than the steps; where one fails is said by its name.
test.use({ trace: 'off' })

test('Ana plans on all three boards with the keyboard and what is said to her, while Ben works beside her', async ({
  people,
  newPlan,
}) => {
  test.setTimeout(300_000)
  const plan = await newPlan({ template: 'starter' })
  const [ana, ben] = [await people('Ana'), await people('Ben')]
  await ben.joinQuietly(plan)
  const script = new Script()
  await play({ ana, ben, plan, script, part: (title, act) => test.step(title, act) })
  expect(script.minutes).toBeGreaterThan(20)
  // What is kept to be read is a transcript of this play: npm run transcript writes it anew.
  const kept = readFileSync(`${root}docs/accessibility.md`, 'utf8').match(/^### \d+\. .*$/gm)
  expect(kept).toEqual(script.parts.map(({ title }) => `### ${title}`))
})

test('Tab leaves the unit of an indicator for what comes next, also when it was changed', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  const outline = new OutlinePage(ana.page)
  await outline.open(plan.planId)
  await outline.card('4.1').focus()
  await outline.press('ArrowRight')
  await outline.line('Values').click()
  await ana.page.getByRole('textbox', { name: /^Unit/ }).fill('pupils')
  await outline.press('Tab')
  await expect(ana.page.locator('[data-part^="fold-"]:focus')).toBeVisible()
})

test('a toast lets the focus go on, waits while it has it, and gives it back', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  await ana.page.clock.install()
  const outline = new OutlinePage(ana.page)
  await outline.open(plan.planId)
  await outline.card('5.1').focus()
  await outline.press('Delete')
  const undo = ana.page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' })
  await outline.tabTo(undo)
  await ana.page.clock.runFor(20_000)
  await expect(undo).toBeFocused()
  await outline.press('Shift+Tab')
  const before = ana.page.getByRole('checkbox', { name: 'Say aloud what others change' })
  await expect(before).toBeFocused()
  await outline.press('Tab')
  await expect(undo).toBeFocused()
  await outline.press('Escape')
  await expect(before).toBeFocused()
  await expect(undo).toHaveCount(0)
})

test('a toast that is left when a newer one goes is not said again', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  const outline = new OutlinePage(ana.page)
  await outline.open(plan.planId)
  const said = ana.page.getByRole('status').filter({ hasText: /removed$/ })
  await outline.card('5.1').focus()
  await outline.press('Delete')
  await expect(said).toHaveText('Principle 5.1 removed')
  await outline.card('7.1').focus()
  await outline.press('Delete')
  await expect(said).toHaveText(/7\.1 removed$/)
  const messages = ana.page.getByRole('region', { name: 'Messages' }).getByRole('listitem')
  await messages.last().getByRole('button', { name: 'Undo' }).focus()
  await outline.press('Escape')
  await expect(messages).toHaveText(/Principle 5\.1 removed/)
  await expect(said).toHaveCount(0)
})

test('single letters and signs can be turned off, and the keys of a card stay', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  const outline = new OutlinePage(ana.page)
  await outline.open(plan.planId)
  await outline.press('?')
  await ana.page.getByRole('checkbox', { name: /work anywhere on the page/ }).uncheck()
  await outline.press('Escape')
  await ana.page.reload()
  await outline.ready()
  await outline.press('?')
  await outline.press('o')
  await outline.card('5.1').focus()
  await outline.press('n')
  await expect(outline.field()).toBeFocused()
  await expect(ana.page.getByRole('dialog')).toHaveCount(0)
  await expect(ana.page.getByRole('radio', { name: 'Outline' })).toBeChecked()
})

test('whoever switches the face or the board stays on the switch', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  const outline = new OutlinePage(ana.page)
  await outline.open(plan.planId)
  await outline.card('3.1').focus()
  const canvas = ana.page.getByRole('radio', { name: 'Canvas' })
  await ana.page.getByRole('radio', { name: 'Outline' }).focus()
  await outline.press('ArrowLeft')
  await outline.press('ArrowLeft')
  // The card that was chosen is so on the other face, and Tab goes to it.
  await expect(ana.page.locator('article[data-look="chosen"]')).toHaveAccessibleName(/^3\.1\. /)
  await expect(canvas).toBeFocused()
  await outline.press('Tab')
  await expect(ana.page.locator('article[data-look="chosen"]')).toBeFocused()
  await expect(ana.page).toHaveTitle('Logic model · Riverbend · Commonboard')
  // A face that was chosen on the switch is left by its key, as from everywhere.
  await ana.page.getByRole('radio', { name: 'Table' }).click()
  await outline.press('o')
  await expect(ana.page.getByRole('radio', { name: 'Outline' })).toBeChecked()
})

test('leading: whoever seats somebody new goes on with the seat, and Escape goes back to it', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  await ana.goto(`/plan/${plan.planId}?board=leadership&face=outline`)
  const { page } = ana
  await page.locator('#structure [data-item]').first().click()
  await page
    .getByRole('button', { name: /^Open: / })
    .first()
    .click()
  await page.getByRole('textbox', { name: 'Somebody new' }).fill('Rosa')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Who holds it' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Rosa/ }).first()).toBeFocused()
})
