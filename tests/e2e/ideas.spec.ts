import { ask, roundPath, WRITE } from './asking.ts'
import { saved } from './away.ts'
import { expect, type MadePlan, type Person, test } from './fixtures.ts'
import { OutlinePage } from './pages/OutlinePage.ts'
import { RoundsPage } from './pages/RoundsPage.ts'
import { TalkPage } from './pages/TalkPage.ts'

test.describe.configure({ timeout: 120_000 })

const GARDEN = 'A garden in every school'

/** Rosa writes an idea, Dana shows it. */
async function withIdea(dana: Person, rosa: Person, plan: MadePlan): Promise<void> {
  await dana.join(plan, 'facilitator')
  await rosa.join(plan, 'contributor')
  const roundId = await ask(dana, plan, WRITE)
  const rounds = new RoundsPage(rosa.page, 'es')
  await rounds.answerFromLine()
  await rounds.write(GARDEN)
  await dana.goto(roundPath(plan, roundId))
  await dana.page.getByRole('button', { name: 'Stop answers' }).click()
  await new RoundsPage(dana.page).reveal()
  await expect(dana.page.getByRole('link', { name: 'Read the ideas' })).toBeVisible()
}

const idea = ({ page }: Person) => page.locator('[data-idea]')

test('an idea is spoken of on its page; from the boards one goes to it and back, also on a phone', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const [dana, rosa] = [await people('Dana'), await people('Rosa', { phone: true, language: 'es' })]
  await withIdea(dana, rosa, plan)
  await dana.goto(`/plan/${plan.planId}/ideas`)
  const [danas, rosas] = [new TalkPage(dana.page), new TalkPage(rosa.page, 'es')]
  await dana.page.getByRole('button', { name: `Comment: ${GARDEN}` }).click()
  await danas.field().fill('Which school first?')
  await danas.send()
  await expect(danas.comment('Which school first?')).toBeFocused()

  // Beside the page, never over it; and below whatever bar there is.
  const inSight = async (selector: string) => {
    const box = await dana.page.locator(selector).boundingBox()
    if (!box) throw new Error(`${selector} is not in sight`)
    return box
  }
  const [main, panel] = [await inSight('main'), await inSight('aside#talk')]
  expect(main.x + main.width).toBeLessThanOrEqual(panel.x)
  await dana.page.getByRole('link', { name: 'Back to the plan' }).click()
  await expect(dana.page.getByRole('navigation', { name: 'Boards' })).toBeVisible()
  await expect
    .poll(async () => {
      const bars = await inSight('header:has(nav)')
      return Math.round((await inSight('aside#talk')).y - bars.height)
    })
    .toBe(0)

  await danas.button(`Go to: An idea ${GARDEN}`).click()
  await expect(idea(dana)).toBeFocused()

  // On a phone the sheet of the comments closes first; the way back leads to the vision, not out of the plan.
  await rosa.goto(`/plan/${plan.planId}?board=vision`)
  await rosas.open()
  await rosas.button(`Ir a: Una idea ${GARDEN}`).tap()
  await expect(idea(rosa)).toBeFocused()
  await expect(rosas.panel()).toHaveCount(0)
  await rosa.page.getByRole('button', { name: `Comentar (1): ${GARDEN}` }).tap()
  await rosas.field().fill('La de mi hija')
  await rosas.send()
  await expect(rosas.comment('La de mi hija')).toBeVisible()
  await expect(danas.comment('La de mi hija')).toContainText('Rosa')
  // Each sheet is one step back, the second too.
  await rosa.page.goBack()
  await expect(rosas.panel()).toHaveCount(0)
  await expect(idea(rosa)).toBeVisible()
  await rosa.page.locator('[data-talk-button]').tap()
  await expect(rosas.panel()).toBeVisible()
  await rosa.page.goBack()
  await expect(rosas.panel()).toHaveCount(0)
  await expect(idea(rosa)).toBeVisible()
  await rosa.page.goBack()
  await expect(rosa.page.getByRole('heading', { name: 'Tres ingredientes' })).toBeVisible()
})

test('by keyboard an editor makes a card of an idea, goes to it, and takes it back in one step', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const [dana, rosa, ben] = [
    await people('Dana'),
    await people('Rosa', { phone: true, language: 'es' }),
    await people('Ben'),
  ]
  await withIdea(dana, rosa, plan)
  await ben.joinQuietly(plan)
  await ben.goto(`/plan/${plan.planId}/ideas`)
  await expect(idea(rosa).or(rosa.page.getByRole('link', { name: 'Leer las ideas' }))).toBeVisible()
  await ben.page.getByRole('button', { name: `Make a card of it: ${GARDEN}` }).focus()
  await ben.page.keyboard.press('Enter')
  const dialog = ben.page.getByRole('dialog', { name: 'Which column gets the card?' })
  await dialog.getByRole('button', { name: 'Principle' }).focus()
  await ben.page.keyboard.press('Enter')
  await expect(ben.page.getByRole('button', { name: `Make a card of it: ${GARDEN}` })).toBeFocused()
  await expect(idea(ben)).toHaveCount(1)
  await ben.page.getByRole('button', { name: 'See the card' }).click()
  await expect(ben.page.locator('article[data-card]', { hasText: GARDEN })).toBeVisible({ timeout: 20_000 })
  await expect(saved(ben)).toHaveText('Saved')
  await ben.page.keyboard.press('Control+z')
  await expect(ben.page.locator('article[data-card]', { hasText: GARDEN })).toHaveCount(0)

  // A contributor speaks of it, and makes no card.
  await rosa.goto(`/plan/${plan.planId}/ideas`)
  await expect(rosa.page.getByRole('button', { name: `Comentar: ${GARDEN}` })).toBeVisible()
  await expect(rosa.page.getByRole('button', { name: /Hacer una tarjeta/ })).toHaveCount(0)
  const outline = new OutlinePage(rosa.page)
  await outline.open(plan.planId)
  await expect(outline.card(GARDEN)).toHaveCount(0)
})
