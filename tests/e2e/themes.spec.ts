import { expect, type Person, test } from './fixtures.ts'

/** The ground of the page as it is drawn. */
const ground = ({ page }: Person) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
const LIGHT = 'rgb(243, 245, 241)'
const DARK = 'rgb(16, 28, 24)'
const WHITE = 'rgb(255, 255, 255)'

test('the pages look as the device says, until somebody chooses; the choice is kept and counts before the first picture', async ({
  people,
}) => {
  const ana = await people('Ana')
  const { page } = ana
  await ana.goto('/privacy')
  expect(await ground(ana)).toBe(LIGHT)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => ground(ana)).toBe(DARK)
  await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' })
  await expect.poll(() => ground(ana)).toBe(WHITE)
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' })
  await expect.poll(() => ground(ana)).toBe(LIGHT)

  await page.getByRole('button', { name: 'How it looks' }).click()
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect.poll(() => ground(ana)).toBe(DARK)
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('button', { name: 'How it looks' })).toBeFocused()

  // What stood on <html> when the first element of the page's body came: nothing has been drawn before.
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (!document.body) return
      watch.disconnect()
      Object.assign(window, { themeAtFirst: document.documentElement.dataset['theme'] })
    })
    watch.observe(document, { childList: true, subtree: true })
  })
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.evaluate(() => (window as unknown as { themeAtFirst?: string }).themeAtFirst)).toBe('dark')
  expect(await ground(ana)).toBe(DARK)

  // Another window of this device follows.
  const other = await ana.context.newPage()
  await other.goto('/privacy')
  await other.getByRole('button', { name: 'How it looks' }).click()
  await other.getByRole('radio', { name: 'High contrast' }).check()
  await expect.poll(() => ground(ana)).toBe(WHITE)
  await other.getByRole('radio', { name: 'As the device' }).check()
  await expect.poll(() => ground(ana)).toBe(LIGHT)
})

test('the choice counts on joining, on the canvas and in the plan’s menu', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  const { page } = ana
  await ana.goto(new URL(plan.links.editor).pathname + new URL(plan.links.editor).hash)
  await page.getByRole('button', { name: 'How it looks' }).click()
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(page.locator('article[aria-label^="3.1. "]')).toBeVisible({ timeout: 20_000 })
  await expect(page.locator('.tl-container')).toHaveClass(/tl-theme__dark/)
  await page.getByRole('button', { name: 'Menu of this plan' }).click()
  await page.getByRole('menuitem', { name: 'How it looks' }).click()
  await page.getByRole('radio', { name: 'High contrast' }).check()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.locator('.tl-container')).toHaveClass(/tl-theme__light/)
  // In high contrast people are black, with their name.
  const black = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--person-cherry'),
  )
  expect(black).toMatch(/^#000(000)?$/)
})

for (const [title, ask] of [
  ['the device asks for it', (person: Person) => person.page.emulateMedia({ reducedMotion: 'reduce' })],
  [
    'somebody has chosen it',
    async (person: Person) => {
      await person.goto('/privacy')
      await person.page.getByRole('button', { name: 'How it looks' }).click()
      await person.page.getByRole('checkbox', { name: 'Less motion' }).check()
    },
  ],
] as const) {
  test(`nothing glides and nothing runs on when ${title}`, async ({ people, newPlan }) => {
    const plan = await newPlan({ template: 'example' })
    const [ana, ben] = [await people('Ana'), await people('Ben')]
    const { page } = ana
    await ana.joinQuietly(plan)
    await ask(ana)
    // Every movement that would take longer than a blink is written down, from the first picture on.
    await page.addInitScript(() => {
      const seen: string[] = []
      Object.assign(window, { movements: seen })
      const look = () => {
        for (const animation of document.getAnimations()) {
          const { duration, iterations } = animation.effect?.getComputedTiming() ?? {}
          const name = animation instanceof CSSTransition ? animation.transitionProperty : animation.id
          if (Number(duration) > 90 || iterations === Infinity) seen.push(`${name} for ${String(duration)} ms`)
        }
        requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
    await ana.goto(`/plan/${plan.planId}?face=canvas`)
    await expect(page.locator('article[aria-label^="3.1. "]')).toBeVisible({ timeout: 20_000 })
    await ben.join(plan)
    await expect(ben.page.locator('article[aria-label^="3.1. "]')).toBeVisible({ timeout: 20_000 })
    await page.locator('article[aria-label^="3.2. "]').click({ force: true })
    const text = await page.locator('article[data-look="chosen"]').textContent()
    await page.keyboard.press('Alt+ArrowUp')
    await expect(page.locator('article[aria-label^="3.1. "]')).toHaveAttribute('data-look', 'chosen')
    await page.keyboard.press('Delete')
    await expect(page.getByRole('region', { name: 'Messages' })).toBeVisible()
    await page.getByRole('button', { name: 'Menu of this plan' }).click()
    await page.getByRole('menuitem', { name: 'Keys' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('radio', { name: 'Outline' }).check()
    await expect(page.locator('[data-row]').first()).toBeVisible()
    expect(text).not.toBe('')
    expect(await page.evaluate(() => (window as unknown as { movements: string[] }).movements)).toEqual([])
  })
}

test('in the system’s own colors edges stay where grounds go', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  const { page } = ana
  await page.emulateMedia({ forcedColors: 'active' })
  await ana.joinQuietly(plan)
  await ana.goto(`/plan/${plan.planId}?face=canvas`)
  await expect(page.locator('article[aria-label^="3.1. "]')).toBeVisible({ timeout: 20_000 })
  const system = await page.evaluate(() => {
    const probe = document.createElement('i')
    probe.style.color = 'CanvasText'
    document.body.append(probe)
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  })
  const card = page.locator('article[aria-label^="3.1. "]')
  await expect(card).toHaveCSS('border-top-color', system)
  await card.click({ force: true })
  for (const name of ['Canvas', 'Outline'])
    await expect(page.locator('label').filter({ hasText: new RegExp(`^${name}$`) })).toBeVisible()
  // Words on a filled ground: their color is another than that of the ground, and no ground is put behind them.
  const filled = page.getByRole('button', { name: 'Select' })
  await expect(filled).toHaveCSS('forced-color-adjust', 'none')
  const [ink, behind] = await filled.evaluate((button) => {
    const { color, backgroundColor } = getComputedStyle(button)
    return [color, backgroundColor]
  })
  expect(ink).not.toBe(behind)
  // A drawing is not forced to the system's colors by the browser: the tokens do it.
  const strokes = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--kind-results').trim(),
  )
  expect(strokes).toBe('CanvasText')
})
