import type { Locator } from '@playwright/test'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { expect, type Person, test } from './fixtures.ts'
import { BoardPage } from './pages/BoardPage.ts'
import { VisionPage } from './pages/VisionPage.ts'

const RIVERBEND =
  'In Riverbend, every child is known, safe and learning, because schools, families and neighbors plan and act as one team across both of our districts.'

test('two people write the vision at once, one in its card on the canvas; carets carry names, no letter is lost', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  const ben = await people('Ben')
  const marcus = await people('Marcus')
  for (const person of [ana, ben, marcus]) await person.joinQuietly(plan)
  const hers = new VisionPage(ana.page)
  const his = new VisionPage(ben.page)
  const board = new BoardPage(marcus.page)
  await hers.open(plan.planId)
  await his.open(plan.planId)
  await board.open(plan.planId)

  await board.write(board.card(/^1\.1/))
  await his.text().focus()
  await ben.page.keyboard.press('Control+Home')
  await expect(hers.caret('Ben')).toBeVisible()
  await expect(hers.caret('Marcus')).toBeVisible()
  await hers.text().focus()
  await ana.page.keyboard.press('Control+End')
  await expect(board.card(/^1\.1/).getByText(/^(Ana|Ben) is writing$/)).toBeVisible()
  await expect(hers.page.getByText('Ben and Marcus are writing')).toBeVisible()

  await Promise.all([
    ana.page.keyboard.type(' Hers.', { delay: 20 }),
    ben.page.keyboard.type('His. ', { delay: 20 }),
    marcus.page.keyboard.type(' Card.', { delay: 20 }),
  ])
  await expect
    .poll(async () => [...(await hers.words())].sort().join(''))
    .toBe([...`His. ${RIVERBEND} Hers. Card.`].sort().join(''))
  const merged = await hers.words()
  expect(merged).toContain(`His. ${RIVERBEND} `)
  await his.expectWords(merged)
  await expect(board.field()).toHaveValue(merged)
})

test('undo takes back the own words and looks, and leaves what others wrote', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'blank' })
  const ana = await people('Ana')
  const ben = await people('Ben')
  await ana.joinQuietly(plan)
  await ben.joinQuietly(plan)
  const hers = new VisionPage(ana.page)
  const his = new VisionPage(ben.page)
  await hers.open(plan.planId)
  await his.open(plan.planId)
  await expect(hers.page.getByText('To warm up')).toBeVisible()

  await hers.write('Every child')
  await hers.tool('Heading').click()
  await his.expectWords('Every child')
  await his.write(' is known')
  await hers.expectWords('Every child is known')
  await expect(hers.text().getByRole('heading', { name: 'Every child is known' })).toBeVisible()

  await hers.text().focus()
  await ana.page.keyboard.press('Control+z')
  await expect(hers.text().getByRole('heading')).toHaveCount(0)
  await ana.page.keyboard.press('Control+z')
  await his.expectWords(' is known')
  await expect(hers.tool('Undo')).toHaveAttribute('aria-disabled', 'true')
  await hers.tool('Redo').click()
  await his.expectWords('Every child is known')
})

test('bold, headings, lists and links by keyboard and toolbar; a reader gets them whole and safe', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'blank' })
  const ana = await people('Ana')
  const vera = await people('Vera')
  await ana.joinQuietly(plan)
  await vera.joinQuietly(plan, 'viewer')
  const hers = new VisionPage(ana.page)
  await hers.open(plan.planId)
  const { keyboard } = ana.page

  await hers.text().focus()
  await keyboard.type('## We promise')
  await keyboard.press('Enter')
  await keyboard.type('1. To listen')
  await keyboard.press('Enter')
  await keyboard.type('To act')
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await keyboard.type('See the map')
  await keyboard.press('Control+Shift+ArrowLeft')
  await keyboard.press('Control+b')
  await expect(hers.tool('Bold')).toHaveAttribute('aria-pressed', 'true')

  // The toolbar is one stop for Tab; arrow keys go from tool to tool, and Escape back to the words.
  await keyboard.press('Alt+F10')
  await keyboard.press('End')
  await expect(hers.tool('Redo')).toBeFocused()
  await keyboard.press('ArrowRight')
  await expect(hers.tool('Bold')).toBeFocused()
  await keyboard.press('Escape')
  await expect(hers.text()).toBeFocused()

  const refused = await hers.link('javascript:alert(document.cookie)')
  await expect(refused.getByRole('alert')).toContainText('Only web addresses')
  await ana.page.keyboard.press('Escape')
  await expect(hers.text().getByRole('link')).toHaveCount(0)
  await hers.link('riverbend.example/map')
  await expect(hers.text().getByRole('link', { name: 'map' })).toHaveAttribute('href', 'https://riverbend.example/map')
  await expect(hers.saved()).toHaveText('Saved')

  const read = new VisionPage(vera.page)
  await read.open(plan.planId)
  const vision = vera.page.getByRole('region', { name: 'The vision' })
  await expect(vision.getByRole('heading', { name: 'We promise' })).toBeVisible()
  await expect(vision.getByRole('list').getByRole('listitem')).toHaveText(['To listen', 'To act'])
  const link = vision.getByRole('link', { name: 'map' })
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow')
  await expect(vision.getByRole('strong')).toHaveText('map')
  await expect(read.text()).toHaveCount(0)
  await expect(read.tool('Bold')).toHaveCount(0)
  await expect(read.yes('Hope')).toHaveCount(0)
  await expect(vera.page.getByText('Editors and facilitators say yes here.')).toBeVisible()
  // One face only: no switch, and the key O stays where it is.
  await expect(vera.page.getByRole('radiogroup')).toHaveCount(0)
  await vera.page.keyboard.press('o')
  await expect(vision).toBeVisible()
})

test('a paste brings words, bold, lists and safe links, and nothing else', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'blank' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  const hers = new VisionPage(ana.page)
  await hers.open(plan.planId)
  await hers.text().focus()
  await hers.text().evaluate((field) => {
    const data = new DataTransfer()
    data.setData(
      'text/html',
      `<h1 style="color:red" onclick="alert(1)">Title</h1><p>Plain <b>bold</b> <i>slanted</i><br>next
       <a href="javascript:alert(1)">bad</a> <a href="https://riverbend.example/" onclick="alert(1)">good</a>
       <img src="x" onerror="alert(1)"><script>alert(1)</script></p>
       <table><tr><td>cell</td></tr></table><ul><li><p>one</p></li><li>two</li></ul>`,
    )
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  const text = hers.text()
  await expect(text.getByRole('heading', { name: 'Title' })).toBeVisible()
  await expect(text.getByRole('strong')).toHaveText('bold')
  await expect(text.getByRole('link')).toHaveText(['good'])
  await expect(text.getByRole('listitem')).toHaveText(['one', 'two'])
  await expect(text.locator('img, script, table, i, [onclick], [style*="red"]')).toHaveCount(0)
  await hers.expectWords('Title\nPlain bold slanted next bad good\ncell\none\ntwo')
})

test('people say of each ingredient whether it is there; two at once both count, and everybody sees who @long', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  const ben = await people('Ben')
  await ana.joinQuietly(plan)
  await ben.joinQuietly(plan)
  const hers = new VisionPage(ana.page)
  const his = new VisionPage(ben.page)
  await hers.open(plan.planId)
  await his.open(plan.planId)
  await Promise.all([hers.yes('Hope').click(), his.yes('Hope').click()])
  await expect(hers.ingredient('Hope')).toContainText('2 people see it: you and Ben')
  await expect(his.ingredient('Hope')).toContainText('2 people see it: you and Ana')
  await his.yes('Hope').click()
  await expect(hers.ingredient('Hope')).toContainText('1 person sees it: you')
  await expect(his.yes('Hope')).toHaveAttribute('aria-pressed', 'false')
  await expect(hers.page.getByText('25 words, easy to say aloud')).toBeVisible()

  await hers.page.getByRole('button', { name: /to look at/ }).click()
  const ingredients = hers.page.getByRole('region', { name: 'An ingredient nobody has confirmed' })
  await expect(ingredients).toContainText('somebody should say of each')
  // It stays open beside the vision, and sees that it is settled.
  for (const name of ['Working together', 'Place']) await hers.yes(name).click()
  await expect(ingredients).toContainText('Settled')
})

test('the reading view fills the screen with large words, stays live, and Escape closes it @long', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  const ben = await people('Ben')
  await ana.joinQuietly(plan)
  await ben.joinQuietly(plan)
  const hers = new VisionPage(ana.page)
  const his = new VisionPage(ben.page)
  await ana.page.setViewportSize({ width: 1280, height: 720 })
  await hers.open(plan.planId)
  await his.open(plan.planId)
  const view = await hers.openReadingView()
  await his.write(' Together.')
  await expect(view).toContainText(`${RIVERBEND} Together.`)
  const sizes = await view.evaluate((dialog) => ({
    box: [dialog.clientWidth, dialog.clientHeight],
    overflows: dialog.scrollHeight > dialog.clientHeight,
    least: Math.min(
      ...[...dialog.querySelectorAll('h2, p, b, li span span')].map((part) =>
        parseFloat(getComputedStyle(part).fontSize),
      ),
    ),
    words: parseFloat(getComputedStyle(dialog.querySelector('p') as Element).fontSize),
  }))
  expect(sizes).toEqual({ box: [1280, 720], overflows: false, least: 24, words: 45 })
  for (const name of ['Hope', 'Working together', 'Place']) await expect(view).toContainText(name)
  await ana.page.keyboard.press('Escape')
  await expect(view).toBeHidden()
  await expect(ana.page.getByRole('button', { name: 'Reading view' })).toBeFocused()

  // On paper: the words alone.
  await ana.page.emulateMedia({ media: 'print' })
  await expect(ana.page.getByRole('banner')).toBeHidden()
  await expect(hers.text()).toBeHidden()
  await expect(ana.page.getByRole('article')).toContainText(`${RIVERBEND} Together.`)
})

test('on a phone the words come first, every tool is large enough for a thumb, and nothing is wider than the screen @long', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example', language: 'es' })
  for (const language of ['en', 'es'] as const) {
    const rosa = await people(`Rosa ${language}`, { phone: true, language })
    await rosa.joinQuietly(plan)
    await rosa.goto(`/plan/${plan.planId}?board=vision`)
    const field = rosa.page.getByRole('textbox')
    await expect(field).toBeVisible({ timeout: 20_000 })
    await field.tap()
    await rosa.page.keyboard.press('Control+End')
    await rosa.page.keyboard.type(` ${language}`)
    await expect(field).toContainText(` ${language}`)
    for (const button of await rosa.page.getByRole('toolbar').getByRole('button').all()) {
      const box = await button.boundingBox()
      expect(box?.width).toBeGreaterThanOrEqual(44)
      expect(box?.height).toBeGreaterThanOrEqual(44)
    }
    const order = await rosa.page.evaluate(() => {
      const top = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top ?? Number.NaN
      return top('[role="textbox"]') < top('aside')
    })
    expect(order).toBe(true)
    expect(await rosa.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  }
  // A reader has no tools; the words still come first.
  const vera = await people('Vera', { phone: true })
  await vera.joinQuietly(plan, 'viewer')
  await vera.goto(`/plan/${plan.planId}?board=vision`)
  const words = await vera.page.getByRole('region', { name: 'The vision' }).boundingBox()
  const count = await vera.page.getByText(/easy to say aloud$|^\d+ words$/).boundingBox()
  expect(words?.y).toBeLessThan(count?.y ?? 0)
})

test('on a phone the bar stands under the thumb and never over the words, also above the keyboard @long', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  for (const [language, said] of [
    ['en', { bar: 'Parts of the plan', plan: 'Plan', people: 'People', comments: 'Comments', read: 'Reading view' }],
    [
      'es',
      {
        bar: 'Partes del plan',
        plan: 'Plan',
        people: 'Personas',
        comments: 'Comentarios',
        read: 'Vista de lectura',
      },
    ],
  ] as const) {
    const rosa = await people(`Rosa ${language}`, { phone: true, language })
    await rosa.joinQuietly(plan)
    await rosa.goto(`/plan/${plan.planId}?board=vision`)
    const field = rosa.page.getByRole('textbox')
    await expect(field).toBeVisible({ timeout: 20_000 })
    const bar = rosa.page.getByRole('navigation', { name: said.bar })
    await expect(bar.getByRole('button')).toHaveText([said.plan, said.people, said.comments, said.read])

    // At the end of the page nothing lies under the bar.
    for (const width of [390, 320]) {
      await rosa.page.setViewportSize({ width, height: 844 })
      for (const button of await bar.getByRole('button').all()) await expect(button).toBeInViewport({ ratio: 1 })
      await rosa.page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
      const last = rosa.page.getByRole('complementary').getByRole('listitem').last()
      await expect(last).toBeInViewport({ ratio: 1 })
      expect(await bottomOf(last)).toBeLessThanOrEqual(await topOf(bar))
      expect(await rosa.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
    await rosa.page.setViewportSize({ width: 390, height: 844 })
    await bar.getByRole('button', { name: said.plan }).tap()
    await expect(rosa.page.getByRole('heading', { level: 1 })).toBeInViewport()

    // The line one writes stays above the bar, and above the keyboard, for which the window gives up half its height.
    await field.tap()
    await rosa.page.keyboard.press('Control+End')
    for (let line = 0; line < 16; line += 1) await rosa.page.keyboard.press('Enter')
    await rosa.page.keyboard.type('the last line')
    await expect(field).toContainText('the last line')
    const written = field.getByText('the last line').last()
    expect(await bottomOf(written)).toBeLessThanOrEqual(await topOf(bar))
    await rosa.page.setViewportSize({ width: 390, height: 480 })
    await rosa.page.keyboard.type(', lower')
    await expect(field).toContainText('lower')
    await expect(bar).toBeHidden()
    expect(await bottomOf(field.getByText('lower').last())).toBeLessThanOrEqual(480)
    await rosa.page.setViewportSize({ width: 390, height: 844 })
    await expect(bar).toBeVisible()

    await bar.getByRole('button', { name: said.people }).tap()
    await expect(rosa.page.getByRole('dialog', { name: said.people })).toBeVisible()
    await rosa.page.keyboard.press('Escape')
    await bar.getByRole('button', { name: said.read }).tap()
    await expect(rosa.page.getByRole('dialog')).toContainText('the last line')
    await rosa.page.keyboard.press('Escape')
    await expect(bar.getByRole('button', { name: said.read })).toBeFocused()
  }
})

test('the boards locked in the middle of it: the words stay, to read', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  const board = new VisionPage(ana.page)
  await board.open(plan.planId)
  await board.text().focus()
  const dana = await people('Dana')
  await dana.joinQuietly(plan, 'facilitator')
  const answer = await dana.context.request.put(`/api/plans/${plan.planId}/frozen`, {
    headers: { origin: new URL(ana.page.url()).origin },
    data: { frozen: true },
  })
  expect(answer.ok()).toBe(true)
  await expect(board.text()).toHaveCount(0)
  await expect(ana.page.getByRole('region', { name: 'The vision' })).toContainText(RIVERBEND)
  await expect(ana.page.getByText('The boards are locked, so nobody can say yes')).toBeVisible()
})

/** Some other program at the same plan, with the cookie of a person: the stock provider as it is. */
async function programOf(person: Person, planId: string): Promise<{ doc: Y.Doc; end: () => void }> {
  const { origin, host } = new URL(person.page.url())
  const cookie = (await person.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  class ProgramSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie, origin } })
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`ws://${host}/sync`, `${planId}/plan`, doc, {
    WebSocketPolyfill: ProgramSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  await new Promise((resolve) => provider.once('sync', resolve))
  return { doc, end: () => provider.destroy() }
}

test('what another program writes in the vision is shown to read; no editor takes it away unasked', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.joinQuietly(plan)
  const vision = new VisionPage(ana.page)
  await vision.open(plan.planId)
  await vision.text().focus()
  const program = await programOf(ana, plan.planId)
  try {
    const root = program.doc.getXmlFragment('vision')
    const heading = new Y.XmlElement('heading')
    heading.insert(0, [new Y.XmlText('We promise')])
    root.push([heading])

    const read = ana.page.getByRole('region', { name: 'The vision' })
    await expect(read.getByRole('heading', { name: 'We promise' })).toBeVisible()
    await expect(ana.page.getByText('Another program has written parts here')).toBeVisible()
    await expect(vision.saved()).toHaveText('Saved')
    expect(root.length).toBe(2)

    await ana.page.getByRole('button', { name: 'Make it editable here' }).click()
    await vision.expectWords(`${RIVERBEND}\nWe promise`)
    await vision.write(' to listen')
    await expect.poll(() => root.toString()).toContain('We promise to listen')
  } finally {
    program.end()
  }
})

const topOf = async (place: Locator): Promise<number> => (await place.boundingBox())?.y ?? Number.NaN
const bottomOf = async (place: Locator): Promise<number> => {
  const box = await place.boundingBox()
  return box ? box.y + box.height : Number.NaN
}
