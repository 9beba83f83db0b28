import type { Page } from '@playwright/test'
import { writeInPlan } from '../support/fillPlan.ts'
import { addLargeStructure } from '../support/largeStructure.ts'
import { readPdf } from '../support/pdf.ts'
import { expect, test } from './fixtures.ts'
import { LeadershipPage } from './pages/LeadershipPage.ts'

/** Whether the page or anything in it that scrolls is wider than what one sees of it. */
const scrollsSideways = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('#structure, #structure > div')].some(
      (element) => element.scrollWidth > element.clientWidth,
    ),
  )

test.describe('the leadership board on other screens', () => {
  test('Rosa adds a seat with the bar under her thumb; the back button closes the sheet', async ({
    people,
    newPlan,
  }) => {
    const rosa = await people('Rosa', { phone: true })
    const plan = await newPlan({ template: 'example' })
    await rosa.joinQuietly(plan)
    const board = new LeadershipPage(rosa.page)
    await board.open(plan.planId, 'outline')
    const bar = rosa.page.getByRole('navigation', { name: 'Parts of the plan' })
    for (const name of ['Plan', 'Add', 'People', 'Show the canvas'])
      await expect(bar.getByRole('button', { name })).toBeInViewport()
    const sheet = rosa.page.getByRole('dialog', { name: 'Add' })
    await bar.getByRole('button', { name: 'Add' }).tap()
    await expect(sheet).toBeVisible()
    await rosa.page.goBack()
    await expect(sheet).toHaveCount(0)
    await expect(board.item(/^Leadership council/)).toBeVisible()
    await bar.getByRole('button', { name: 'Add' }).tap()
    await sheet.getByRole('button', { name: 'Add a seat to Data group' }).tap()
    await expect(sheet).toHaveCount(0)
    await expect(board.field('Seat of')).toBeFocused()
    await rosa.page.keyboard.type('librarian')
    await expect(board.item('Open: librarian')).toBeVisible()
    await bar.getByRole('button', { name: 'People' }).tap()
    await expect(rosa.page.getByRole('dialog', { name: 'People' })).toBeVisible()
  })

  test('who may only read finds the bar without Add', async ({ people, newPlan }) => {
    const vera = await people('Vera', { phone: true })
    const plan = await newPlan({ template: 'example' })
    await vera.joinQuietly(plan, 'viewer')
    await new LeadershipPage(vera.page).open(plan.planId, 'outline')
    const bar = vera.page.getByRole('navigation', { name: 'Parts of the plan' })
    await expect(bar.getByRole('button', { name: 'Plan' })).toBeVisible()
    await expect(bar.getByRole('button', { name: 'Add' })).toHaveCount(0)
  })

  test('twenty-five bodies in Spanish fit every width, on both faces', async ({ people, newPlan, server }) => {
    const ana = await people('Ana', { language: 'es' })
    const plan = await newPlan({ language: 'es' })
    await writeInPlan(server, plan, (open) => addLargeStructure(open, 'es'))
    await ana.joinQuietly(plan)
    for (const face of ['outline', 'canvas'] as const) {
      await ana.goto(`/plan/${plan.planId}?board=leadership&face=${face}`)
      await expect(ana.page.locator('#structure')).toBeVisible()
      for (const width of [320, 390, 640, 768, 1024, 1440]) {
        await ana.page.setViewportSize({ width, height: 800 })
        await expect.poll(() => scrollsSideways(ana.page), `${face} at ${width}`).toBe(false)
      }
    }
  })

  test('a channel both ways is drawn in both piers and told once', async ({ people, newPlan }) => {
    const ana = await people('Ana')
    const plan = await newPlan({ template: 'example' })
    await ana.joinQuietly(plan)
    const board = new LeadershipPage(ana.page)
    await board.open(plan.planId, 'canvas')
    await expect(board.seat(/^Help, training, agreements .*both ways/)).toHaveCount(1)
    const drawn = ana.page.locator('#structure li > button').filter({ hasText: 'Help, training, agreements' })
    await expect(drawn).toHaveCount(2)
    const [down, up] = await Promise.all([drawn.nth(0).boundingBox(), drawn.nth(1).boundingBox()])
    expect(down?.x).toBeLessThan(up?.x ?? 0)
    await drawn.nth(1).click()
    await expect(board.field('What is passed on')).toHaveValue('Help, training, agreements')
  })
})

test.describe('the structure on paper', () => {
  test('prints without the server: every body whole on its page, nothing below nine points', async ({
    people,
    newPlan,
  }) => {
    const ana = await people('Ana')
    const plan = await newPlan({ template: 'example' })
    await ana.joinQuietly(plan)
    const board = new LeadershipPage(ana.page)
    await board.open(plan.planId, 'canvas')
    const bodies = await ana.page.locator('#structure h4').evaluateAll((heads) =>
      heads.map((head) => ({
        name: head.querySelector('button')?.textContent ?? '',
        seats: [...(head.parentElement?.querySelectorAll('[data-seat]') ?? [])].map((seat) => seat.textContent ?? ''),
      })),
    )
    expect(bodies).toHaveLength(10)
    await ana.context.setOffline(true)
    for (const format of ['Letter', 'A4'] as const) {
      const pdf = await readPdf(await ana.page.pdf({ format, preferCSSPageSize: true }))
      expect(pdf.sizes[0]).toBeGreaterThanOrEqual(9)
      expect(pdf.outside).toEqual([])
      expect(pdf.size.width).toBeGreaterThan(pdf.size.height)
      const pages = pdf.pages.map((page) => page.replace(/\s+/g, ''))
      for (const page of pages) expect(page).not.toBe('')
      for (const { name, seats } of bodies) {
        const page = pages.find((one) => one.includes(seats[0]?.replace(/\s+/g, '') ?? name)) ?? ''
        for (const words of [name, ...seats]) expect(page, `${name} is whole`).toContain(words.replace(/\s+/g, ''))
      }
    }
  })

  test('of twenty-five bodies none is left in the stack, on either face', async ({ people, newPlan, server }) => {
    const ana = await people('Ana')
    const plan = await newPlan()
    await writeInPlan(server, plan, (open) => addLargeStructure(open, 'en'))
    await ana.joinQuietly(plan)
    const board = new LeadershipPage(ana.page)
    for (const face of ['canvas', 'outline'] as const) {
      await board.open(plan.planId, face)
      const { letters, sizes } = await readPdf(await ana.page.pdf({ format: 'Letter' }))
      for (let school = 1; school <= 20; school++) expect(letters).toContain(`CommunityhighschoolofRiverbend${school}`)
      expect(letters).toContain('Guadalupe,superintendentofallschoolsinthecounty')
      expect(sizes[0]).toBeGreaterThanOrEqual(9)
    }
    await board.open(plan.planId, 'canvas')
    await expect(ana.page.getByRole('button', { name: /^15 more/ })).toBeVisible()
  })
})

test('who writes can be read where the system chooses the colors', async ({ people, newPlan }) => {
  const [ana, ben] = [await people('Ana'), await people('Ben')]
  const plan = await newPlan({ template: 'example' })
  await ana.joinQuietly(plan)
  await ben.joinQuietly(plan)
  await ben.page.emulateMedia({ forcedColors: 'active' })
  const [anas, bens] = [new LeadershipPage(ana.page), new LeadershipPage(ben.page)]
  await anas.open(plan.planId, 'outline')
  await anas.item(/^Data group/).click()
  await anas.field('Name').focus()
  for (const face of ['canvas', 'outline'] as const) {
    await bens.open(plan.planId, face)
    const flag = ben.page.locator('#structure').getByText('Ana is writing')
    await expect(flag).toBeVisible()
    const [words, ground] = await flag.evaluate((element) => {
      const { color, backgroundColor } = getComputedStyle(element)
      return [color, backgroundColor]
    })
    const [systemWords, systemGround] = await ben.page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'))
      probe.style.cssText = 'color: CanvasText; background: Canvas'
      const { color, backgroundColor } = getComputedStyle(probe)
      probe.remove()
      return [color, backgroundColor]
    })
    expect([words, ground]).toEqual([systemWords, systemGround])
  }
})
