import { addCards, addLink, edit, isStrip, LIBRARY, lockColumn, readPlan, removeCards } from '@commonboard/model'
import { writeInPlan } from '../support/fillPlan.ts'
import { expect, test } from './fixtures.ts'
import { BoardPage } from './pages/BoardPage.ts'

const LAYER = /^Strategies and resources/

test('the wheel moves the board, and Tab still leaves a chosen card', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  const board = new BoardPage(ana.page)
  await board.open(plan.planId)
  const before = await board.numbered('3.1').boundingBox()
  await ana.page.mouse.move(700, 500)
  await expect
    .poll(async () => {
      await ana.page.mouse.wheel(0, 60)
      return (await board.numbered('3.1').boundingBox())?.y ?? 0
    })
    .toBeLessThan((before?.y ?? 0) - 50)
  await board.choose(board.numbered('4.12'))
  await ana.page.keyboard.press('ArrowDown')
  await expect(board.numbered('4.13')).toBeFocused()
  await ana.page.keyboard.press('Tab')
  await expect(board.numbered('4.13')).not.toBeFocused()
  // Back to it, and the canvas still stands.
  await ana.page.keyboard.press('Shift+Tab')
  await expect(board.numbered('4.13')).toBeFocused()
  await ana.page.keyboard.press('ArrowUp')
  await expect(board.numbered('4.12')).toBeFocused()
})

test('on a projector tools, zoom and watermark stand clear of each other, also beside a panel', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  await ana.page.setViewportSize({ width: 1280, height: 720 })
  await new BoardPage(ana.page).open(plan.planId)
  const parts = [
    ana.page.getByRole('toolbar', { name: 'Tools' }),
    ana.page.getByRole('group', { name: 'Zoom' }),
    ana.page.getByRole('button', { name: LAYER }),
    ana.page.locator('[class*="tl-watermark"]').first(),
  ]
  const overlaps = async () => {
    const boxes = await Promise.all(parts.map((part) => part.boundingBox()))
    return boxes.flatMap((a, at) =>
      boxes.slice(at + 1).flatMap((b, next) => {
        if (!a || !b) return ['gone']
        const isFree = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
        return isFree ? [] : [`${at} ${at + 1 + next}`]
      }),
    )
  }
  await expect.poll(overlaps).toEqual([])
  await ana.page.getByRole('button', { name: /to look at$/ }).click()
  await expect(ana.page.getByRole('heading', { name: 'To look at' })).toBeVisible()
  await expect.poll(overlaps).toEqual([])
})

test('a frame around cards may begin on a link, and a chosen link gives way to a chosen card', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  const { mouse, keyboard } = ana.page
  const board = new BoardPage(ana.page)
  await board.open(plan.planId)
  await board.choose(board.numbered('3.4'))
  // A place on a link that is nearer to no card than to the link.
  const place = await ana.page.locator('[data-lit] path:first-child').evaluateAll((paths) => {
    const card = document.querySelector('article[data-look="chosen"]')?.getBoundingClientRect()
    if (!card) return undefined
    for (const path of paths as SVGPathElement[])
      for (let at = 0; at < path.getTotalLength(); at += 2) {
        const { x, y } = path.getPointAtLength(at).matrixTransform(path.getScreenCTM() ?? undefined)
        if (card.x - x > 14 && card.x - x < 20 && Math.abs(y - card.y) < 120) return { x, y }
      }
    return undefined
  })
  if (!place) throw new Error('No link passes the left of the card')
  const { x, y } = place
  await keyboard.press('Escape')

  const panel = ana.page.getByRole('group', { name: 'The chosen link' })
  await mouse.click(x, y)
  await expect(panel).toContainText('leads to')
  await board.choose(board.numbered('4.12'))
  await expect(panel).toHaveCount(0)
  await keyboard.press('Escape')

  const far = await board.numbered('3.6').boundingBox()
  await mouse.move(x, y)
  await mouse.down()
  await mouse.move(x + 80, (far?.y ?? 0) + 20, { steps: 6 })
  await mouse.up()
  await expect(panel).toHaveCount(0)
  expect(await ana.page.locator('article[data-look="chosen"]').count()).toBeGreaterThan(1)
})

test('strategies come in by key, a link says why, and the other sees it; folded columns stay one’s own', async ({
  people,
  newPlan,
  server,
}) => {
  const plan = await newPlan({ template: 'example' })
  await writeInPlan(server, plan, (open) => {
    const own = readPlan(open).cards.filter((card) => isStrip(card.column))
    removeCards(
      open,
      own.map((card) => card.id),
      'Ana',
      Date.now(),
    )
  })
  const [ana, ben] = [await people('Ana'), await people('Ben')]
  await ana.joinQuietly(plan)
  await ben.joinQuietly(plan)
  const hers = new BoardPage(ana.page)
  const his = new BoardPage(ben.page)
  await hers.open(plan.planId)
  await his.open(plan.planId)

  await expect(ana.page.getByRole('button', { name: 'Add a card to Strategies' })).toHaveCount(0)
  await ana.page.keyboard.press('y')
  await expect(ana.page.getByRole('button', { name: LAYER })).toHaveAttribute('aria-pressed', 'true')
  await ana.page.keyboard.press('0')
  await ana.page.getByRole('button', { name: 'Add a card to Strategies' }).click()
  await expect(hers.field()).toBeFocused()
  await ana.page.keyboard.type('Reading tutors')
  // Enter at the end of a new card goes on to the next one.
  await ana.page.keyboard.press('Enter')
  await expect(hers.numbered('A.1')).toBeVisible()
  await expect(hers.field()).toHaveValue('')
  await ana.page.keyboard.type('Walk to school')
  await ana.page.keyboard.press('Escape')
  await expect(hers.numbered('A.2')).toHaveAccessibleName(/Walk to school/)

  await hers.choose(hers.numbered('A.2'))
  await ana.page.keyboard.press('l')
  await ana.page.getByRole('checkbox', { name: /^3\.4/ }).check()
  await ana.page.keyboard.press('Escape')
  await expect(ana.page.locator('[data-lit]').first()).toBeAttached()

  // The lit link is pressed where it leaves its card, and says both its cards.
  const panel = ana.page.getByRole('group', { name: 'The chosen link' })
  await expect(async () => {
    const from = await hers.numbered('A.2').boundingBox()
    await ana.page.mouse.click((from?.x ?? 0) + (from?.width ?? 0) / 2, (from?.y ?? 0) - 4)
    await expect(panel).toContainText('Walk to school', { timeout: 1000 })
  }).toPass()
  await expect(panel).toContainText('leads to')
  await panel.getByRole('textbox', { name: 'Why' }).fill('They arrive awake')
  await ana.page.keyboard.press('Enter')
  await panel.getByRole('button', { name: 'Close' }).click()
  await expect(ana.page.locator('.tl-container')).toBeFocused()

  // Ben’s board shows the layer by itself, since it holds something now.
  await expect(ben.page.getByRole('button', { name: LAYER })).toHaveAttribute('aria-pressed', 'true')
  await ben.page.keyboard.press('0')
  await expect(his.numbered('A.2')).toBeVisible()
  await expect(async () => {
    const seen = await his.numbered('A.2').boundingBox()
    await ben.page.mouse.click((seen?.x ?? 0) + (seen?.width ?? 0) / 2, (seen?.y ?? 0) - 4)
    await expect(ben.page.getByRole('textbox', { name: 'Why' })).toHaveValue('They arrive awake', { timeout: 1000 })
  }).toPass()
  await ben.page.keyboard.press('Escape')

  await hers.choose(hers.numbered('2.1'))
  await ana.page.keyboard.press('f')
  const bar = ana.page.getByRole('button', { name: /^Open Impact/ })
  await expect(bar).toBeFocused()
  await expect(hers.numbered('2.1')).toHaveCount(0)
  await expect(his.numbered('2.1')).toBeVisible()
  await ana.page.reload()
  await expect(bar).toBeVisible()
  await bar.press('Enter')
  await expect(hers.numbered('2.1')).toBeVisible()
})

test('several cards are chosen by hand, merged after a look, copied with their links, and a pasted list is looked at', async ({
  people,
  newPlan,
  server,
}) => {
  const plan = await newPlan({ template: 'example' })
  await writeInPlan(server, plan, (open) =>
    edit(open, () => {
      const [first, second] = addCards(open, { column: 'results', band: 'site' }, [
        'Mill Street reads',
        'All of Mill Street reads',
      ])
      const impact = readPlan(open).cards.find((card) => card.column === 'impact')
      if (first && second && impact) for (const id of [first, second]) addLink(open, id, impact.id)
    }),
  )
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  const board = new BoardPage(ana.page)
  await board.open(plan.planId)
  await ana.page.keyboard.press('0')

  await board.choose(board.card('. Mill Street reads'))
  await ana.page.keyboard.down('Shift')
  await board.choose(board.card('All of Mill Street reads'))
  await ana.page.keyboard.up('Shift')
  const bar = ana.page.getByRole('toolbar', { name: 'What to do with the chosen cards' })
  await bar.getByRole('button', { name: 'Merge' }).click()
  await ana.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Merge/ })
    .click()
  await expect(board.card('. All of Mill Street reads')).toHaveCount(0)
  await expect(board.card('. Mill Street reads')).toBeFocused()
  await ana.page.getByRole('listitem').filter({ hasText: 'Merged into' }).getByRole('button', { name: 'Undo' }).click()
  await expect(board.card('. All of Mill Street reads')).toHaveCount(1)

  // The bar of the chosen card lies on the next one.
  await ana.page.keyboard.press('Escape')
  await board.choose(board.card('. All of Mill Street reads'))
  await ana.page.keyboard.press('Control+d')
  await expect(board.card('. All of Mill Street reads')).toHaveCount(2)
  await expect(ana.page.locator('[data-lit]')).toHaveCount(1)

  await board.choose(board.numbered('5.1'))
  await ana.page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', '• We listen first\n• We share the credit')
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await ana.page.getByRole('dialog').getByRole('button', { name: 'Add 2 cards' }).click()
  await expect(board.numbered('5.2')).toHaveAccessibleName(/We listen first/)
  await expect(board.numbered('5.3')).toHaveAccessibleName(/We share the credit/)
})

test('who asks to wait is named at the column, a line of the library is dropped, and what is not looked for goes quiet', async ({
  people,
  newPlan,
  server,
}) => {
  const plan = await newPlan({ template: 'blank' })
  await writeInPlan(server, plan, (open) => {
    addCards(open, { column: 'principles', band: '' }, ['We build trust first', 'We share the credit'])
    lockColumn(open, 'principles', { by: 'somebody', at: Date.now(), reason: 'Checking baselines' })
  })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  const board = new BoardPage(ana.page)
  await board.open(plan.planId)

  await ana.page.getByRole('button', { name: 'Principles: who works here' }).click()
  await expect(ana.page.getByText(/Checking baselines/).first()).toBeVisible()
  await ana.page.keyboard.press('Escape')

  const line = LIBRARY.find(({ column }) => column === 'results')
  if (!line) throw new Error('the library has results')
  const add = await ana.page.getByRole('button', { name: 'Add a card to Results, Population' }).boundingBox()
  await ana.page.evaluate(
    ({ id, x, y }) => {
      const data = new DataTransfer()
      data.setData('application/x-commonboard-library', id)
      const options = { dataTransfer: data, bubbles: true, cancelable: true, clientX: x, clientY: y }
      document.querySelector('.tl-canvas')?.dispatchEvent(new DragEvent('drop', options))
    },
    { id: line.id, x: (add?.x ?? 0) + 20, y: (add?.y ?? 0) + 10 },
  )
  await expect(board.numbered('3.1')).toHaveAccessibleName(new RegExp(line.text.en.slice(0, 20)))

  await ana.page.keyboard.press('Escape')
  await ana.page.keyboard.press('/')
  await expect(ana.page.getByRole('searchbox')).toBeFocused()
  await ana.page.keyboard.type('credit')
  await expect(board.numbered('5.1')).toHaveAttribute('data-look', 'quiet')
  await expect(board.numbered('5.2')).toHaveAttribute('data-look', 'rest')
  // What was found may be out of sight: Enter goes there, and the field keeps the focus.
  await ana.page.keyboard.press('Enter')
  await expect(board.numbered('5.2')).toHaveAttribute('data-look', 'chosen')
  await expect(ana.page.getByRole('searchbox')).toBeFocused()
})
