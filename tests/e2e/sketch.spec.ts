import { setRole } from '../support/facilitate.ts'
import { expect, type MadePlan, type Person, test } from './fixtures.ts'
import { BoardPage } from './pages/BoardPage.ts'
import { LeadershipPage } from './pages/LeadershipPage.ts'
import { boxOf, SketchPage } from './pages/SketchPage.ts'
import { VisionPage } from './pages/VisionPage.ts'

async function atCanvas(person: Person, plan: MadePlan, role: Parameters<Person['joinQuietly']>[1] = 'editor') {
  await person.joinQuietly(plan, role)
  const board = new BoardPage(person.page)
  await board.open(plan.planId)
  return { board, sketch: new SketchPage(person.page), page: person.page }
}

/** Two frames have gone by: what was done is on the screen. */
const frames = (page: Person['page']) => () =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)))))

/** A free place of the example at 1440 × 900: below the impacts. */
const FREE = { x: 250, y: 640 } as const

test('ink, highlighter, figure and arrow of one are seen by the other, at the same words', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await atCanvas(await people('Ana'), plan)
  const ben = await atCanvas(await people('Ben', { language: 'es' }), plan)
  const card = await boxOf(ana.board.numbered('5.2'))
  await ana.sketch.draw('Pen', [card.x + 10, card.y + 10], [card.x + 90, card.y + 40], [card.x + 30, card.y + 50])
  await ana.sketch.draw('Highlight', [card.x + 10, card.y + 20], [card.x + 100, card.y + 20])
  await ana.sketch.draw('Shape', [FREE.x, FREE.y], [FREE.x + 80, FREE.y + 60])
  await ana.sketch.draw('Arrow', [FREE.x, FREE.y + 100], [FREE.x + 80, FREE.y + 100])
  for (const type of ['draw', 'highlight', 'sketchFigure', 'sketchArrow'] as const)
    await expect(ben.sketch.shapes(type)).toHaveCount(1)
  const his = await boxOf(ben.board.numbered('5.2'))
  const [inkHers, inkHis] = [await boxOf(ana.sketch.shapes('draw')), await boxOf(ben.sketch.shapes('draw'))]
  expect(inkHis.x - his.x).toBeCloseTo(inkHers.x - card.x, 0)
  expect(inkHis.y - his.y).toBeCloseTo(inkHers.y - card.y, 0)
  await expect(ana.board.saved()).toHaveText('Saved')
  // All of it is there after a reload too.
  await ben.page.reload()
  await expect(ben.sketch.shapes('draw')).toHaveCount(1)
  await expect(ben.sketch.shapes('sketchArrow')).toHaveCount(1)
})

test('a note stands on its card and moves with it; its words are written by two at once', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await atCanvas(await people('Ana'), plan)
  const ben = await atCanvas(await people('Ben'), plan)
  const card = ana.board.numbered('5.2')
  const text = await card.getAttribute('aria-label')
  const first = await boxOf(card)
  await ana.sketch.putNote(first.x + 40, first.y + 20, 'Who decides?')
  const before = await boxOf(ana.sketch.note('Who decides?'))

  await ana.board.choose(ana.board.numbered('5.1'))
  await ana.page.keyboard.press('Delete')
  const same = ana.board.card((text ?? '').replace(/^5\.2\. /, ''))
  await expect(same).toHaveAccessibleName(/^5\.1/)
  await expect.poll(async () => (await boxOf(same)).y).toBeLessThan(first.y)
  await expect
    .poll(async () => Math.round((await boxOf(ana.sketch.note('Who decides?'))).y - (await boxOf(same)).y))
    .toBe(Math.round(before.y - first.y))

  await ben.sketch.note('Who decides?').dblclick({ force: true })
  await expect(ben.sketch.field()).toBeFocused()
  await ana.sketch.note('Who decides?').dblclick({ force: true })
  await expect(ana.sketch.field()).toBeFocused()
  await expect(ana.page.getByText('Ben is writing')).toBeVisible()
  await Promise.all([ana.page.keyboard.type(' Families.'), ben.page.keyboard.type(' Students.')])
  for (const words of ['Who decides?', 'amilies', 'tudents']) {
    await expect(ana.sketch.field()).toHaveValue(new RegExp(words.replace('?', '\\?')))
    await expect(ben.sketch.field()).toHaveValue(new RegExp(words.replace('?', '\\?')))
  }
  await expect
    .poll(async () => [...(await ana.sketch.field().inputValue())].sort().join(''))
    .toBe([...'Who decides? Families. Students.'].sort().join(''))
})

test('Undo takes back drawing and plan in the order they were done, and only one’s own', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await atCanvas(await people('Ana'), plan)
  const ben = await atCanvas(await people('Ben'), plan)
  await ben.sketch.draw('Pen', [FREE.x, FREE.y], [FREE.x + 60, FREE.y + 20])
  await expect(ana.sketch.shapes('draw')).toHaveCount(1)

  await ana.sketch.draw('Shape', [FREE.x, FREE.y + 40], [FREE.x + 60, FREE.y + 90])
  await ana.sketch.tool('Select').click()
  await ana.board.addTo('Principles', 'A new principle')
  await ana.sketch.draw('Arrow', [FREE.x, FREE.y + 120], [FREE.x + 60, FREE.y + 120])
  await expect(ben.sketch.shapes('sketchArrow')).toHaveCount(1)

  const here = async () =>
    [
      await ana.sketch.shapes('sketchFigure').count(),
      await ana.board.card('A new principle').count(),
      await ana.sketch.shapes('sketchArrow').count(),
      await ana.sketch.shapes('draw').count(),
    ].join('')
  await expect.poll(here).toBe('1111')
  // The card takes several steps: it is added, then written in.
  const seen = ['1111']
  while (await ana.board.tool('Undo').isEnabled()) {
    await ana.board.undo()
    await expect.poll(frames(ana.page)).toBe(true)
    if ((await here()) !== seen.at(-1)) seen.push(await here())
  }
  expect(seen).toEqual(['1111', '1101', '1001', '0001'])
  while (await ana.board.tool('Redo').isEnabled()) {
    await ana.board.tool('Redo').click()
    await expect.poll(frames(ana.page)).toBe(true)
    if ((await here()) !== seen.at(-1)) seen.push(await here())
  }
  expect(seen.slice(4)).toEqual(['1001', '1101', '1111'])
  await expect(ben.sketch.shapes('sketchArrow')).toHaveCount(1)
})

test('one key hides the drawing and shows it; the choice stays, and a tool in the hand shows it again', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await atCanvas(await people('Ana'), plan)
  const ben = await atCanvas(await people('Ben'), plan)
  await ana.sketch.putNote(FREE.x, FREE.y, 'Vacant homes?')
  await expect(ben.sketch.note('Vacant homes?')).toBeVisible()
  await ana.page.keyboard.press('d')
  await expect(ana.sketch.note('Vacant homes?')).toBeHidden()
  await expect(ana.page.getByText('Drawing hidden')).toBeVisible()
  await expect(ben.sketch.note('Vacant homes?')).toBeVisible()
  await ana.page.reload()
  await ana.board.ready()
  await expect(ana.page.getByText('Drawing hidden')).toBeVisible()
  await expect(ana.sketch.note('Vacant homes?')).toBeHidden()
  await ana.page.keyboard.press('p')
  await expect(ana.sketch.note('Vacant homes?')).toBeVisible()
  await expect(ana.page.getByText('Drawing hidden')).toBeHidden()
})

test('the eraser takes drawings and no cards', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await atCanvas(await people('Ana'), plan)
  const card = await boxOf(ana.board.numbered('5.2'))
  await ana.sketch.draw('Pen', [card.x + 20, card.y + 10], [card.x + 20, card.y + 60])
  await expect(ana.sketch.shapes('draw')).toHaveCount(1)
  const cards = await ana.page.locator('article[data-card]').count()
  await ana.sketch.draw('Erase', [card.x - 20, card.y + 30], [card.x + 100, card.y + 35], [card.x + 100, card.y + 200])
  await expect(ana.sketch.shapes('draw')).toHaveCount(0)
  await expect(ana.page.locator('article[data-card]')).toHaveCount(cards)
  await ana.board.undo()
  await expect(ana.sketch.shapes('draw')).toHaveCount(1)
})

test('what is brought back by the message is the drawing that was taken away, not the last thing done', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await atCanvas(await people('Ana'), plan)
  await ana.sketch.putNote(FREE.x, FREE.y, 'Vacant homes?')
  await ana.sketch.note('Vacant homes?').click({ force: true })
  await ana.page.keyboard.press('Delete')
  await expect(ana.sketch.note('Vacant homes?')).toBeHidden()
  await ana.sketch.draw('Pen', [FREE.x, FREE.y + 100], [FREE.x + 60, FREE.y + 120])
  await expect(ana.sketch.shapes('draw')).toHaveCount(1)
  const message = ana.page.getByRole('listitem').filter({ hasText: 'Removed from the drawing' })
  // Colors and sizes are out, and the message does not lie on them.
  const [look, said] = [await boxOf(ana.page.getByRole('group', { name: 'Color and size' })), await boxOf(message)]
  expect(said.y + said.height).toBeLessThan(look.y)
  await message.getByRole('button', { name: 'Undo' }).click()
  await expect(ana.sketch.note('Vacant homes?')).toBeVisible()
  await expect(ana.sketch.shapes('draw')).toHaveCount(1)
})

test('ink on a card goes where its card goes when both are dragged together', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await atCanvas(await people('Ana'), plan)
  const card = ana.board.card('Nothing about families')
  const first = await boxOf(card)
  await ana.sketch.draw('Pen', [first.x + 20, first.y + 50], [first.x + 100, first.y + 60])
  const offset = async () =>
    Math.round((await boxOf(ana.sketch.shapes('draw'))).y - (await boxOf(ana.board.card('Nothing about families'))).y)
  const before = await offset()
  await ana.sketch.tool('Select').click()
  await ana.board.choose(ana.board.numbered('5.2'))
  await ana.page.keyboard.down('Shift')
  await ana.page.mouse.click(first.x + 60, first.y + 55)
  await ana.page.keyboard.up('Shift')
  await expect(ana.page.getByRole('group', { name: 'Color and size' })).toBeVisible()
  await ana.board.drag(ana.board.numbered('5.2'), ana.board.numbered('5.4'))
  await expect(card).toHaveAccessibleName(/^5\.4/)
  await expect.poll(async () => (await boxOf(card)).y).toBeGreaterThan(first.y + 40)
  await expect.poll(offset).toBe(before)
})

test('the word of the tool in the hand can be read while the mouse is still on it', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await atCanvas(await people('Ana'), plan)
  const ground = (name: string) => ana.sketch.tool(name).evaluate((tool) => getComputedStyle(tool).backgroundColor)
  const chosen = await ground('Select')
  await ana.sketch.tool('Pen').click()
  await expect.poll(() => ground('Pen')).toBe(chosen)
})

test('on a phone colors, zoom, tools and messages lie beside each other, and Undo is in sight', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await atCanvas(await people('Ana', { phone: true }), plan)
  await ana.sketch.tool('Draw').tap()
  await ana.page.getByRole('menuitem', { name: 'Note' }).tap()
  await ana.page.touchscreen.tap(200, 400)
  await expect(ana.sketch.field()).toBeFocused()
  await ana.page.keyboard.type('From a phone')
  await ana.page.keyboard.press('Escape')
  const [look, zoom, tools] = [
    await boxOf(ana.page.getByRole('group', { name: 'Color and size' })),
    await boxOf(ana.page.getByRole('group', { name: 'Zoom' })),
    await boxOf(ana.page.getByRole('toolbar', { name: 'Tools' })),
  ]
  expect(look.y + look.height).toBeLessThan(zoom.y)
  expect(zoom.y + zoom.height).toBeLessThan(tools.y)
  await ana.page.keyboard.press('Delete')
  const message = ana.page.getByRole('listitem').filter({ hasText: 'Removed from the drawing' })
  await expect.poll(async () => (await boxOf(message)).y + (await boxOf(message)).height).toBeLessThan(tools.y)
  const undo = ana.page.getByRole('button', { name: 'Undo', exact: true }).first()
  const { x, width } = await boxOf(undo)
  expect(x + width).toBeLessThanOrEqual(390)
  await undo.tap()
  await expect(ana.sketch.note('From a phone')).toBeVisible()
})

test('a note is put, written, moved and removed by keys alone', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await atCanvas(await people('Ana'), plan)
  await ana.board.choose(ana.board.numbered('2.3'))
  await ana.page.keyboard.press('s')
  await expect(ana.sketch.said('press Enter')).toBeVisible()
  await ana.page.keyboard.press('Enter')
  await expect(ana.sketch.field()).toBeFocused()
  await expect(ana.sketch.said('press Enter')).toHaveCount(0)
  await ana.page.keyboard.type('Ask the county')
  await ana.page.keyboard.press('Escape')
  const note = ana.sketch.note('Ask the county')
  await expect(note).toBeFocused()
  const before = await boxOf(note)
  await ana.page.keyboard.press('ArrowRight')
  await ana.page.keyboard.press('ArrowDown')
  await expect.poll(async () => Math.round((await boxOf(note)).x - before.x)).toBeGreaterThan(4)
  await ana.page.keyboard.press('Enter')
  await expect(ana.sketch.field()).toBeFocused()
  await ana.page.keyboard.type(' again')
  await ana.page.keyboard.press('Escape')
  await expect(ana.sketch.note('Ask the county again')).toBeFocused()
  await ana.page.keyboard.press('Delete')
  await expect(ana.sketch.note('Ask the county again')).toBeHidden()
  await expect(ana.board.numbered('2.3')).toBeVisible()
})

test('who may not write sees the drawing and has no tools for it', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await atCanvas(await people('Ana'), plan)
  const eve = await atCanvas(await people('Eve'), plan, 'contributor')
  await ana.sketch.putNote(FREE.x, FREE.y, 'Vacant homes?')
  await expect(eve.sketch.note('Vacant homes?')).toBeVisible()
  await expect(eve.sketch.tool('Pen')).toHaveCount(0)
  await eve.page.keyboard.press('p')
  await eve.sketch.drag([FREE.x, FREE.y + 90], [FREE.x + 90, FREE.y + 120])
  await eve.sketch.note('Vacant homes?').dblclick({ force: true })
  await expect(eve.sketch.field()).toHaveCount(0)
  await expect(eve.sketch.shapes('draw')).toHaveCount(0)
  await expect(eve.sketch.tool('Hide drawing')).toBeVisible()
})

test('pictures and files get a sentence, an address becomes a text', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await atCanvas(await people('Ana'), plan)
  const give = (kind: 'paste' | 'drop', what: { file?: string; text?: string }) =>
    ana.page.evaluate(
      ({ kind, what, x, y }) => {
        const data = new DataTransfer()
        if (what.file) data.items.add(new File(['x'], what.file, { type: 'image/png' }))
        if (what.text) data.setData('text/plain', what.text)
        const target = document.querySelector('.tl-canvas') ?? document.body
        const event =
          kind === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, clientX: x, clientY: y })
        target.dispatchEvent(event)
      },
      { kind, what, ...FREE },
    )
  await give('drop', { file: 'school.png' })
  await expect(ana.sketch.said('cannot be put on a board')).toBeVisible()
  await give('paste', { file: 'school.png' })
  await expect(ana.page.locator('.tl-shape img, .tl-shape iframe')).toHaveCount(0)
  await give('drop', { text: 'https://example.org/vacant-homes' })
  await expect(ana.sketch.text('https://example.org/vacant-homes')).toBeVisible()
})

test('what is drawn offline is kept, counted and merged', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await atCanvas(await people('Ana'), plan)
  const ben = await atCanvas(await people('Ben'), plan)
  await ana.sketch.putNote(FREE.x, FREE.y, 'Vacant homes?')
  await expect(ben.sketch.note('Vacant homes?')).toBeVisible()
  await expect(ana.board.saved()).toHaveText('Saved')

  await ana.page.context().setOffline(true)
  await expect(ana.board.saved()).toContainText('Offline')
  await ana.sketch.note('Vacant homes?').dblclick({ force: true })
  await ana.page.keyboard.type(' 212')
  await ana.page.keyboard.press('Escape')
  await ana.sketch.draw('Pen', [FREE.x, FREE.y + 80], [FREE.x + 60, FREE.y + 120])
  await expect(ana.board.saved()).toHaveText('Offline: kept on this device')
  await ben.sketch.note('Vacant homes?').dblclick({ force: true })
  await ben.page.keyboard.press('Home')
  await ben.page.keyboard.type('Why? ')
  await ben.page.keyboard.press('Escape')

  await ana.page.context().setOffline(false)
  await expect(ana.sketch.note('Why? Vacant homes? 212')).toBeVisible()
  await expect(ben.sketch.note('Why? Vacant homes? 212')).toBeVisible()
  await expect(ben.sketch.shapes('draw')).toHaveCount(1)
  await expect(ana.board.saved()).toHaveText('Saved')
})

test('the laser is seen by others while it points, and leaves nothing', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await atCanvas(await people('Ana'), plan)
  const ben = await atCanvas(await people('Ben'), plan)
  await ana.sketch.tool('Laser').click()
  await ana.page.mouse.move(FREE.x, FREE.y)
  await ana.page.mouse.down()
  const trail = ben.page.locator('[data-laser="Ana"] polyline')
  let x: number = FREE.x
  await expect(async () => {
    await ana.page.mouse.move((x += 10), FREE.y + 10)
    await expect(trail).toBeAttached({ timeout: 100 })
  }).toPass()
  await ana.page.mouse.up()
  await expect(trail).toHaveCount(0)
  await expect(ana.board.tool('Undo')).toBeDisabled()
})

test('a note of somebody who may not write any more is kept in plain words, and sent by nobody', async ({
  people,
  newPlan,
  server,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await atCanvas(await people('Ana'), plan)
  const ben = await atCanvas(await people('Ben'), plan)
  await ana.sketch.putNote(FREE.x, FREE.y, 'Sent in time')
  await expect(ben.sketch.note('Sent in time')).toBeVisible()
  await expect(ana.board.saved()).toHaveText('Saved')
  await ana.page.context().setOffline(true)
  await expect(ana.board.saved()).toContainText('Offline')
  await ana.sketch.putNote(FREE.x, FREE.y + 120, 'Vacant homes? The county knows')
  await expect(ana.board.saved()).toHaveText('Offline: kept on this device')
  await setRole(server, plan, 'Ana', 'viewer')
  await ana.page.context().setOffline(false)
  const box = ana.page.getByRole('alert', { name: /not taken over/ })
  await expect(box.getByRole('textbox')).toHaveValue(/Written on a board: Vacant homes\? The county knows/)
  await expect(ana.sketch.note('Sent in time')).toBeVisible()
  await expect(ana.sketch.note('Vacant homes?')).toHaveCount(0)
  await setRole(server, plan, 'Ana', 'editor')
  await expect(ana.sketch.tool('Pen')).toBeVisible()
  await ana.sketch.putNote(FREE.x, FREE.y + 120, 'Allowed again')
  await expect(ben.sketch.note('Allowed again')).toBeVisible()
  await expect(ben.sketch.note('Vacant homes?')).toHaveCount(0)
})

test.describe('over a board that is a page', () => {
  test('leadership: a note on a body is seen by the other, follows the body, and the board below stays in reach', async ({
    people,
    newPlan,
  }) => {
    const plan = await newPlan({ template: 'example' })
    const [ana, ben] = [await people('Ana'), await people('Ben')]
    for (const person of [ana, ben]) {
      await person.joinQuietly(plan)
      await new LeadershipPage(person.page).open(plan.planId, 'canvas')
    }
    const [hers, his] = [new SketchPage(ana.page), new SketchPage(ben.page)]
    await expect(ana.page.locator('.tl-container')).toHaveCount(0)
    const seat = (page: Person['page']) => new LeadershipPage(page).seat('Ruth Ames, fund').first()
    const place = await boxOf(seat(ana.page))
    await hers.tool('Draw').click()
    await hers.putNote(place.x + 90, place.y + 50, 'Two parents here')
    await hers.draw('Pen', [place.x, place.y + 120], [place.x + 80, place.y + 150])
    const offset = async (page: Person['page']) => {
      const note = await boxOf(new SketchPage(page).note('Two parents here'))
      const under = await boxOf(seat(page))
      return [Math.round(note.x - under.x), Math.round(note.y - under.y)]
    }
    await expect(his.note('Two parents here')).toBeVisible()
    await expect(his.shapes('draw')).toHaveCount(1)
    // Another window has another layout; the note stands on the same seat.
    const before = await offset(ana.page)
    const seatBefore = await boxOf(seat(ben.page))
    await ben.page.setViewportSize({ width: 1180, height: 900 })
    await expect.poll(async () => (await boxOf(seat(ben.page))).x).not.toBe(seatBefore.x)
    await expect.poll(() => offset(ben.page)).toEqual(before)
    // No tool in Ben's hand: he presses what is below, through the note.
    const note = await boxOf(his.note('Two parents here'))
    await ben.page.mouse.click(note.x + 4, note.y + 4)
    await expect(ben.page.locator('[data-item][aria-current="true"]')).toHaveCount(1)
    // The board scrolls under a tool as well.
    await hers.tool('Pen').click()
    const still = await boxOf(seat(ana.page))
    await ana.page.mouse.move(place.x + 200, place.y + 200)
    await ana.page.mouse.wheel(0, 80)
    await expect.poll(async () => (await boxOf(seat(ana.page))).y).toBeLessThan(still.y - 20)
    await hers.tool('Done').click()
    await ana.page.keyboard.press('d')
    await expect(ana.page.locator('.tl-container')).toHaveCount(0)
    await expect(ana.page.getByText('Drawing hidden')).toBeVisible()
  })

  test('vision: a note beside a block moves with it, and scrolls with the page', async ({ people, newPlan }) => {
    const plan = await newPlan({ template: 'example' })
    const [ana, ben] = [await people('Ana'), await people('Ben')]
    for (const person of [ana, ben]) {
      await person.joinQuietly(plan)
      await new VisionPage(person.page).open(plan.planId)
      await expect(new VisionPage(person.page).text()).toBeVisible()
    }
    const [hers, his] = [new SketchPage(ana.page), new SketchPage(ben.page)]
    const text = new VisionPage(ana.page).text()
    await new VisionPage(ana.page).write('')
    await ana.page.keyboard.press('Enter')
    await ana.page.keyboard.type('The last line')
    const line = await boxOf(text.getByText('The last line'))
    await hers.tool('Draw').click()
    await hers.putNote(line.x - 90, line.y + 44, 'Whose words?')
    await expect(his.note('Whose words?')).toBeVisible()
    const before = await boxOf(his.note('Whose words?'))
    await hers.tool('Done').click()
    // The words below the sheet are written as before.
    await new VisionPage(ana.page).text().click()
    await ana.page.keyboard.press('Control+Home')
    await ana.page.keyboard.type('A first line')
    await ana.page.keyboard.press('Enter')
    await expect.poll(async () => (await boxOf(his.note('Whose words?'))).y).toBeGreaterThan(before.y + 10)
    await ben.page.setViewportSize({ width: 1440, height: 420 })
    const still = await boxOf(his.note('Whose words?'))
    await ben.page.mouse.wheel(0, 60)
    await expect.poll(async () => Math.round((await boxOf(his.note('Whose words?'))).y - still.y)).toBeLessThan(-20)
  })
})
