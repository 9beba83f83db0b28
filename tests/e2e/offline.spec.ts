import { setRole, wordsOf } from '../support/facilitate.ts'
import { cut, OFFLINE, saved } from './away.ts'
import { expect, shellIsKept, test } from './fixtures.ts'
import { BoardPage } from './pages/BoardPage.ts'
import { OutlinePage } from './pages/OutlinePage.ts'
import { VisionPage } from './pages/VisionPage.ts'

// Pages are loaded three and four times here; with the machine shared, the longest takes most of a minute.
test.describe.configure({ timeout: 120_000 })

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
  await expect(canvas.card('Written on the canvas, offline')).toContainText('Changed here, not sent yet')
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

test('the vision is written on without a network, loaded again, and refused words of it are kept @long', async ({
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

test('without a network the list of plans shows those kept on this device, and one of them opens from it @long', async ({
  people,
  newPlan,
}) => {
  const first = await newPlan({ template: 'example', title: 'Riverbend' })
  const second = await newPlan({ template: 'example', title: 'Eastfork' })
  const never = await newPlan({ title: 'Never opened here' })
  const ana = await people('Ana', { keepsShell: true, phone: true })
  for (const plan of [first, second, never]) await ana.joinQuietly(plan)
  const outline = new OutlinePage(ana.page)
  for (const plan of [first, second]) {
    await outline.open(plan.planId)
    await expect(saved(ana)).toHaveText('Saved')
  }
  await ana.goto('/')
  await expect(ana.page.getByRole('link', { name: 'Riverbend' })).toBeVisible()
  await shellIsKept(ana)
  await cut(ana)
  await ana.page.reload()
  const kept = ana.page.getByRole('region', { name: 'Kept on this device' })
  await expect(kept.getByRole('listitem')).toHaveText([/Eastfork.*Opened just now/, /Riverbend.*Opened just now/])
  await expect(ana.page.getByText('The server does not answer.')).toBeVisible()
  await kept.getByRole('link', { name: 'Riverbend' }).click()
  await outline.ready()
  await expect(saved(ana)).toHaveText(OFFLINE)
  await outline.card('1.1').tap()
  await expect(outline.sheet()).toBeVisible()
  await outline.sheet().getByRole('button', { name: 'Done' }).tap()
  await ana.context.setOffline(false)
  await expect(saved(ana)).toHaveText('Saved', { timeout: 20_000 })
})
