import { changeLink, setFrozen, setRole, wordsOf } from '../support/facilitate.ts'
import { expect, type MadePlan, type Person, shellIsKept, test } from './fixtures.ts'
import { BoardPage } from './pages/BoardPage.ts'
import { OutlinePage } from './pages/OutlinePage.ts'
import { VisionPage } from './pages/VisionPage.ts'

// Pages are loaded three and four times here; with the machine shared, the longest takes most of a minute.
test.describe.configure({ timeout: 120_000 })

const OFFLINE = 'Offline: kept on this device'

test('without a network Ana writes in the outline and on the canvas and loads the page again; back online all of it is there, beside what Ben wrote', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana', { keepsShell: true })
  const ben = await people('Ben')
  await ana.joinQuietly(plan)
  await ben.joinQuietly(plan)
  const outline = new OutlinePage(ana.page)
  const canvas = new BoardPage(ana.page)
  const bens = new BoardPage(ben.page)
  await bens.open(plan.planId)
  await canvas.open(plan.planId)
  await shellIsKept(ana)

  await cut(ana)
  await expect(canvas.saved()).toHaveText(OFFLINE)
  await canvas.addTo('Principles', 'Written on the canvas, offline')
  await expect(canvas.saved()).toHaveText(OFFLINE)
  await bens.addTo('Principles', 'Written by Ben meanwhile')
  await expect(bens.saved()).toHaveText('Saved')

  await ana.page.reload()
  await canvas.ready()
  await expect(canvas.card('Written on the canvas, offline')).toBeVisible()
  await ana.page.getByRole('radio', { name: 'Outline' }).click()
  await outline.add('5.1', 'Written in the outline, offline')
  await expect(canvas.saved()).toHaveText(OFFLINE)
  await expect(outline.item('Written in the outline')).toContainText('Changed here, not sent yet')
  await expect(outline.item('Written on the canvas')).toContainText('Changed here, not sent yet')
  await ana.page.reload()
  await outline.ready()
  await expect(outline.card('Written in the outline, offline')).toBeVisible()
  await expect(canvas.saved()).toHaveText(OFFLINE)

  await ana.context.setOffline(false)
  await expect(canvas.saved()).toHaveText('Saved', { timeout: 20_000 })
  await expect(outline.card('Written by Ben meanwhile')).toBeVisible()
  await expect(ana.page.getByText('Changed here, not sent yet')).toHaveCount(0)
  for (const text of ['Written on the canvas, offline', 'Written in the outline, offline'])
    await expect(bens.card(text)).toBeVisible()
  // And the copy holds no more than that: once more from this device alone.
  await cut(ana)
  await ana.page.reload()
  await expect(outline.card('Written by Ben meanwhile')).toBeVisible()
  await expect(ana.page.getByText('Changed here, not sent yet')).toHaveCount(0)
})

test('the vision is written on without a network, loaded again, and refused words of it are kept', async ({
  people,
  newPlan,
  server,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana', { keepsShell: true })
  await ana.joinQuietly(plan)
  const vision = new VisionPage(ana.page)
  await vision.open(plan.planId)
  await expect(saved(ana)).toHaveText('Saved')
  await shellIsKept(ana)
  await cut(ana)
  await expect(saved(ana)).toHaveText(OFFLINE)
  await vision.write(' Written on the train.')
  await expect(saved(ana)).toHaveText(OFFLINE)
  await ana.page.reload()
  await expect.poll(() => vision.words()).toContain('Written on the train.')
  await ana.context.setOffline(false)
  await expect(saved(ana)).toHaveText('Saved', { timeout: 20_000 })
  expect((await wordsOf(server, plan)).join()).toContain('Written on the train.')

  await cut(ana)
  await expect(saved(ana)).toHaveText(OFFLINE)
  await vision.write(' And too late.')
  await expect(saved(ana)).toHaveText(OFFLINE)
  await setRole(server, plan, 'Ana', 'viewer')
  await ana.context.setOffline(false)
  const box = ana.page.getByRole('alert').getByRole('textbox')
  await expect(box).toHaveValue(/Written on the train\. And too late\./, { timeout: 20_000 })
  expect((await wordsOf(server, plan)).join()).not.toContain('And too late.')
})

test('on a phone one line says how many changes are safe; the server is killed, not the network', async ({
  people,
  newPlan,
  server,
}) => {
  const plan = await newPlan({ template: 'example' })
  const rosa = await people('Rosa', { phone: true, keepsShell: true })
  await rosa.join(plan)
  await expect(saved(rosa)).toHaveText('Saved')
  await shellIsKept(rosa)
  await server.kill9()
  await expect(saved(rosa)).toHaveText(OFFLINE)
  await expect(rosa.page.getByTestId('offline-line')).toHaveCount(0)
  await rosa.page.getByText('Young children start school ready to learn.').first().tap()
  await rosa.page.getByRole('dialog').getByRole('textbox').first().fill('Young children start school rested.')
  await expect(rosa.page.getByTestId('offline-line')).toHaveText(
    '1 change is safe on this device. It goes out by itself when the network is back.',
  )
  await server.restart()
  await expect(saved(rosa)).toHaveText('Saved', { timeout: 20_000 })
  await expect(rosa.page.getByTestId('offline-line')).toHaveCount(0)
  expect(await wordsOf(server, plan)).toContain('Young children start school rested.')
})

test.describe('rights that change while Ana is away', () => {
  test('lowered: her words are kept in plain words, over a reload too; raised again: they are not sent by themselves, and she goes on', async ({
    people,
    newPlan,
    server,
  }) => {
    const { plan, ana, outline } = await anaOffline(people, newPlan)
    await outline.add('5.1', 'A principle of her own')
    await reword(outline, '3.1', 'Partners share')
    await outline.card('5.3').focus()
    await outline.press('Delete')
    await expect(saved(ana)).toHaveText(OFFLINE)
    await setRole(server, plan, 'Ana', 'viewer')
    await ana.context.setOffline(false)

    const box = ana.page.getByRole('alert', { name: 'Your words were not taken over. They are kept here.' })
    await expect(box).toBeVisible({ timeout: 20_000 })
    const text = box.getByRole('textbox')
    await expect(text).toHaveValue(/as: Editor/)
    await expect(text).toHaveValue(/New in Principles: A principle of her own/)
    await expect(text).toHaveValue(/3\.1 now says: Partners share/)
    await expect(text).toHaveValue(/Removed from Principles: /)
    await expect(ana.page.getByText('Read only')).toBeVisible()
    await expect(outline.card('A principle of her own')).toHaveCount(0)
    expect(await wordsOf(server, plan)).not.toContain('A principle of her own')

    await setRole(server, plan, 'Ana', 'editor')
    await expect(ana.page.getByText('Read only')).toHaveCount(0)
    await outline.add('5.1', 'Written as an editor again')
    await expect(saved(ana)).toHaveText('Saved')
    await ana.page.reload()
    await outline.ready()
    await expect(text).toHaveValue(/A principle of her own/)
    await expect(saved(ana)).toHaveText('Saved')
    const words = await wordsOf(server, plan)
    expect(words).toContain('Written as an editor again')
    expect(words).not.toContain('A principle of her own')

    await box.getByRole('button', { name: 'I have them' }).click()
    await ana.page.reload()
    await outline.ready()
    await expect(box).toHaveCount(0)
  })

  test('lowered while her page was closed: the same, before anything is sent', async ({ people, newPlan, server }) => {
    const { plan, ana, outline } = await anaOffline(people, newPlan)
    await outline.add('5.1', 'Left on this device')
    await expect(saved(ana)).toHaveText(OFFLINE)
    await ana.page.goto('about:blank')
    await setRole(server, plan, 'Ana', 'contributor')
    await ana.context.setOffline(false)
    await outline.open(plan.planId)
    await expect(ana.page.getByRole('alert').getByRole('textbox')).toHaveValue(/Left on this device/)
    await expect(outline.card('Left on this device')).toHaveCount(0)
    expect(await wordsOf(server, plan)).not.toContain('Left on this device')
  })

  test('the boards are locked while she types: each of her words is in the plan or in the box', async ({
    people,
    newPlan,
    server,
  }) => {
    const plan = await newPlan({ template: 'example' })
    const ana = await people('Ana')
    await ana.joinQuietly(plan)
    const outline = new OutlinePage(ana.page)
    await outline.open(plan.planId)
    await outline.card('5.1').focus()
    await outline.press('n')
    await expect(outline.field()).toBeFocused()
    const typing = ana.page.keyboard.type('one two three four five six seven eight nine ten', { delay: 30 })
    await expect(outline.field()).toHaveValue(/^one two/)
    await setFrozen(server, plan, true)
    await typing
    await expect(ana.page.getByText('The boards are locked', { exact: true })).toBeVisible()
    await expect(saved(ana)).toHaveText(/^(Saved|Change refused)$/)
    const shown = (await wordsOf(server, plan)).find((text) => text.startsWith('one')) ?? ''
    const box = ana.page.getByRole('alert').getByRole('textbox')
    const kept = (await box.count()) > 0 ? await box.inputValue() : ''
    expect(`${shown} ${kept}`).toContain('one two')

    await setFrozen(server, plan, false)
    await expect(ana.page.getByText('The boards are locked', { exact: true })).toHaveCount(0)
    await outline.add('5.1', 'After the lock')
    await expect(saved(ana)).toHaveText('Saved')
    expect(await wordsOf(server, plan)).toContain('After the lock')
  })

  test('locked while she was away: kept, and she reads on', async ({ people, newPlan, server }) => {
    const { plan, ana, outline } = await anaOffline(people, newPlan)
    await outline.add('5.1', 'Too late for the lock')
    await expect(saved(ana)).toHaveText(OFFLINE)
    await setFrozen(server, plan, true)
    await ana.context.setOffline(false)
    await expect(ana.page.getByRole('alert').getByRole('textbox')).toHaveValue(/Too late for the lock/, {
      timeout: 20_000,
    })
    await expect(ana.page.getByText('The boards are locked', { exact: true })).toBeVisible()
    await expect(outline.card('5.1')).toBeVisible()
  })

  test('her link is replaced: she is inside and stays, and what she wrote arrives', async ({
    people,
    newPlan,
    server,
  }) => {
    const { plan, ana, outline } = await anaOffline(people, newPlan)
    await outline.add('5.1', 'By the old link')
    await expect(saved(ana)).toHaveText(OFFLINE)
    await changeLink(server, plan, 'editor', 'replace')
    await ana.context.setOffline(false)
    await expect(saved(ana)).toHaveText('Saved', { timeout: 20_000 })
    expect(await wordsOf(server, plan)).toContain('By the old link')
  })

  test('her link is revoked: the plan closes and does not open from the copy, her words stay with her', async ({
    people,
    newPlan,
    server,
  }) => {
    const { plan, ana, outline } = await anaOffline(people, newPlan)
    await outline.add('5.1', 'Written before the end')
    await expect(saved(ana)).toHaveText(OFFLINE)
    await changeLink(server, plan, 'editor', 'revoke')
    await ana.context.setOffline(false)
    await expect(ana.page.getByRole('heading', { name: 'This plan is closed for you' })).toBeVisible({
      timeout: 20_000,
    })
    const box = ana.page.getByRole('alert').getByRole('textbox')
    await expect(box).toHaveValue(/New in Principles: Written before the end/)
    await ana.page.reload()
    await expect(ana.page.getByRole('heading', { name: 'This plan cannot be opened' })).toBeVisible()
    await expect(box).toHaveValue(/Written before the end/)
    await expect.poll(() => rowsKept(ana, plan)).toBe(0)
  })

  test('revoked while her page was closed: the same', async ({ people, newPlan, server }) => {
    const { plan, ana, outline } = await anaOffline(people, newPlan)
    await outline.add('5.1', 'Written before she closed it')
    await expect(saved(ana)).toHaveText(OFFLINE)
    await ana.page.goto('about:blank')
    await changeLink(server, plan, 'editor', 'revoke')
    await ana.context.setOffline(false)
    await ana.goto(`/plan/${plan.planId}`)
    await expect(ana.page.getByRole('heading', { name: 'This plan cannot be opened' })).toBeVisible()
    await expect(ana.page.getByRole('alert').getByRole('textbox')).toHaveValue(/Written before she closed it/)
    await expect.poll(() => rowsKept(ana, plan)).toBe(0)
  })
})

test('a device without room says so, keeps nothing it has not, and goes on', async ({ people, newPlan, server }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.page.addInitScript(() => {
    const full = () => {
      if (sessionStorage.getItem('room')) return false
      throw new DOMException('No room', 'QuotaExceededError')
    }
    for (const name of ['put', 'add'] as const) {
      const real = IDBObjectStore.prototype[name]
      IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...args: [unknown, IDBValidKey?]) {
        full()
        return real.apply(this, args)
      }
    }
  })
  await ana.joinQuietly(plan)
  const outline = new OutlinePage(ana.page)
  await outline.open(plan.planId)
  await expect(saved(ana)).toHaveText('Saved')
  await saved(ana).click()
  await expect(ana.page.getByText('This device has no room left for a copy')).toBeVisible()
  await ana.context.setOffline(true)
  await expect(saved(ana)).toHaveText('Not saved: keep this page open')
  await outline.add('5.1', 'Nowhere but on this page')
  await expect(saved(ana)).toHaveText('Not saved: keep this page open')
  expect(await leavingIsAsked(ana)).toBe(true)

  // Room again: the next row is the whole document, not the difference to what could not be kept.
  await ana.page.evaluate(() => sessionStorage.setItem('room', 'yes'))
  await outline.add('5.1', 'And one more')
  await expect(saved(ana)).toHaveText(OFFLINE)
  expect(await leavingIsAsked(ana)).toBe(false)
  await ana.page.goto('about:blank')
  await ana.context.setOffline(false)
  await outline.open(plan.planId)
  await expect(saved(ana)).toHaveText('Saved')
  const words = await wordsOf(server, plan)
  expect(words).toContain('Nowhere but on this page')
  expect(words).toContain('And one more')
})

test('a browser without IndexedDB works, and says that it keeps nothing', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await ana.page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get: () => undefined })
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Blocked', 'SecurityError')
      },
    })
  })
  await ana.joinQuietly(plan)
  const outline = new OutlinePage(ana.page)
  await outline.open(plan.planId)
  await outline.add('5.1', 'Without a copy')
  await expect(saved(ana)).toHaveText('Saved')
  await saved(ana).click()
  await expect(ana.page.getByText('This browser keeps nothing on this device')).toBeVisible()
  await ana.context.setOffline(true)
  await expect(saved(ana)).toHaveText('Not saved: keep this page open')
})

test('two tabs of one person, both without a network: each keeps its own, and together they bring all of it', async ({
  people,
  newPlan,
  server,
}) => {
  const { plan, ana, outline } = await anaOffline(people, newPlan, { tabs: true })
  const second = ana.context.pages().at(-1)
  if (!second) throw new Error('There is no second tab')
  const other = new OutlinePage(second)
  await expect(second.getByTestId('saved')).toHaveText(OFFLINE)
  await outline.add('5.1', 'From the first tab')
  await other.add('5.1', 'From the second tab')
  await expect(saved(ana)).toHaveText(OFFLINE)
  await expect(second.getByTestId('saved')).toHaveText(OFFLINE)

  // The first tab is loaded again and finds what both have kept.
  await ana.page.reload()
  await outline.ready()
  await expect(outline.card('From the first tab')).toBeVisible()
  await expect(outline.card('From the second tab')).toBeVisible()
  // It empties nothing under the other, and the other closes without having been online.
  await other.add('5.1', 'And once more from the second')
  await expect(second.getByTestId('saved')).toHaveText(OFFLINE)
  await second.close()
  await ana.page.reload()
  await outline.ready()
  await expect(outline.card('And once more from the second')).toBeVisible()
  await ana.context.setOffline(false)
  await expect(saved(ana)).toHaveText('Saved', { timeout: 20_000 })
  const words = await wordsOf(server, plan)
  for (const text of ['From the first tab', 'From the second tab', 'And once more from the second'])
    expect(words).toContain(text)
})

test('leaving the device says what is unsent, and takes every copy with it', async ({ people, newPlan }) => {
  const { plan, ana, outline } = await anaOffline(people, newPlan)
  await outline.add('5.1', 'Not sent')
  await expect(saved(ana)).toHaveText(OFFLINE)
  await ana.page.goto('about:blank')
  await ana.context.setOffline(false)
  await ana.goto('/')
  await ana.page.getByRole('button', { name: 'Leave this device' }).click()
  const dialog = ana.page.getByRole('dialog', { name: 'Leave this device?' })
  await expect(dialog).toContainText('1 change is only on this device')
  await dialog.getByRole('button', { name: 'Leave this device' }).click()
  await expect(ana.page.getByText('Nothing of your plans is kept here.')).toBeVisible()
  expect(await rowsKept(ana, plan)).toBe(0)
  expect(await ana.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([])
  expect(await ana.page.evaluate(() => Object.keys(localStorage).filter((key) => /plan|kept/.test(key)))).toEqual([])
})

const saved = ({ page }: Person) => page.getByTestId('saved')

const cut = ({ context }: Person) => context.setOffline(true)

async function reword(outline: OutlinePage, card: string, text: string): Promise<void> {
  await outline.card(card).focus()
  await outline.press('Enter')
  await outline.field().fill(text)
  await outline.press('Enter')
}

/** Ana has a plan open in the outline, and no network. @param tabs in a second tab too */
async function anaOffline(
  people: (name: string, options?: { keepsShell: boolean }) => Promise<Person>,
  newPlan: (options: { template: 'example' }) => Promise<MadePlan>,
  { tabs = false } = {},
) {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana', { keepsShell: tabs })
  await ana.joinQuietly(plan)
  const outline = new OutlinePage(ana.page)
  await outline.open(plan.planId)
  await expect(saved(ana)).toHaveText('Saved')
  if (tabs) {
    await shellIsKept(ana)
    const second = new OutlinePage(await ana.context.newPage())
    await second.open(plan.planId)
    await expect(second.page.getByTestId('saved')).toHaveText('Saved')
  }
  await cut(ana)
  await expect(saved(ana)).toHaveText(OFFLINE)
  return { plan, ana, outline }
}

/** Rows of the plan's copy on this device; 0 also where there is no copy. */
function rowsKept({ page }: Person, { planId }: MadePlan): Promise<number> {
  return page.evaluate(async (name) => {
    const all = await indexedDB.databases()
    if (!all.some((one) => one.name === name)) return 0
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onerror = () => reject(opening.error ?? new Error(name))
      opening.onsuccess = () => {
        const count = opening.result.transaction('updates').objectStore('updates').count()
        count.onsuccess = () => {
          opening.result.close()
          resolve(count.result)
        }
      }
    })
  }, `commonboard/${planId}/plan/0`)
}

/** Whether the browser would ask before this page is closed. */
const leavingIsAsked = ({ page }: Person): Promise<boolean> =>
  page.evaluate(() => {
    const event = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(event)
    return event.defaultPrevented
  })
