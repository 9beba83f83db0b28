import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { reword, saved } from './away.ts'
import { expect, type MadePlan, type Person, test, tokenOf } from './fixtures.ts'
import { OutlinePage } from './pages/OutlinePage.ts'
import { ShareDialog } from './pages/ShareDialog.ts'
import { TalkPage } from './pages/TalkPage.ts'

test.describe.configure({ timeout: 120_000 })

const WITH_TARGETS = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).options(WITH_TARGETS).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  )
}

async function inOutline(person: Person, plan: MadePlan, role: 'facilitator' | 'editor' = 'editor') {
  await person.joinQuietly(plan, role)
  const outline = new OutlinePage(person.page)
  await outline.open(plan.planId)
  await expect(saved(person)).toHaveText('Saved')
  return outline
}

const personTool = (page: Page, name: RegExp | string) =>
  page.getByRole('dialog', { name: 'Invite people' }).getByRole('button', { name })

test('what a vandal did is taken back while two others go on typing; he is blocked, and let in again', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const [ana, ben, val] = [await people('Ana'), await people('Ben'), await people('Val')]
  const anas = await inOutline(ana, plan, 'facilitator')
  const bens = await inOutline(ben, plan)
  const vals = await inOutline(val, plan)
  const before = await anas.card('3.1').innerText()
  await reword(vals, '3.1', 'Nobody reads')
  await vals.add('5.1', 'Spam on the board')
  await expect(saved(val)).toHaveText('Saved')
  await expect(bens.card('Spam on the board')).toBeVisible()

  // Ben is in the middle of a card when Ana takes it back.
  await bens.card('5.3').focus()
  await bens.press('Enter')
  await expect(bens.field()).toBeFocused()
  await bens.press('End')
  await ben.page.keyboard.type(' and Ben goes on')

  const share = new ShareDialog(ana.page)
  await share.open()
  await share.showPeople()
  await personTool(ana.page, 'More about Val').click()
  await personTool(ana.page, 'Take back what Val did').click()
  const dialog = ana.page.getByRole('dialog', { name: 'Take back what Val did?' })
  await expect(dialog.getByRole('status')).toContainText('2 changes in the plan')
  await expect(dialog.getByRole('status')).toContainText('Spam on the board')
  await expectAccessible(ana.page)
  await ben.page.keyboard.type(', and on')
  await dialog.getByRole('button', { name: 'Take it back', exact: true }).click()
  await expect(dialog).toBeHidden()
  await ben.page.keyboard.type(', and on')
  await bens.press('Enter')

  await personTool(ana.page, 'Block Val').click()
  await ana.page.getByRole('group', { name: 'Block Val?' }).getByRole('button', { name: 'Block', exact: true }).click()
  await expect(val.page.getByRole('heading', { name: 'This plan is closed for you' })).toBeVisible({ timeout: 20_000 })
  await expect(ana.page.getByRole('region', { name: 'Blocked' })).toContainText('Val')
  await share.close()
  await expect(anas.card('Spam on the board')).toHaveCount(0)
  await expect(anas.card('3.1')).toHaveText(before)
  await expect(anas.card('and Ben goes on, and on, and on')).toBeVisible()
  await expect(bens.card('Spam on the board')).toHaveCount(0)

  // By no link, in words.
  await val.goto(`/join#${tokenOf(plan.links.viewer)}`)
  await val.page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(val.page.getByRole('alert')).toContainText('has blocked this device')

  await share.open()
  await share.showPeople()
  await ana.page.getByRole('button', { name: 'Let Val in again' }).click()
  await expect(ana.page.getByRole('region', { name: 'Blocked' })).toHaveCount(0)
  await val.goto(`/plan/${plan.planId}?face=outline`)
  await vals.ready()
  await expect(vals.card('Spam on the board')).toHaveCount(0)
})

test('activity is read by keyboard: by board, by person, to the card, and back to what was before a line', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const [ana, ben] = [await people('Ana'), await people('Ben')]
  const bens = await inOutline(ben, plan)
  await reword(bens, '3.1', 'Children read for joy')
  await expect(saved(ben)).toHaveText('Saved')
  const anas = await inOutline(ana, plan, 'facilitator')

  await ana.page.getByRole('button', { name: 'Menu of this plan' }).focus()
  await ana.page.keyboard.press('Enter')
  const item = ana.page.getByRole('menuitem', { name: 'Activity' })
  for (let step = 0; step < 30 && !(await item.evaluate((one) => one === document.activeElement)); step++)
    await ana.page.keyboard.press('ArrowDown')
  await ana.page.keyboard.press('Enter')
  await expect(ana.page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible()
  const today = ana.page.getByRole('region', { name: 'Today' })
  await expect(today.getByRole('listitem')).toHaveText([/Ben.*“Children read for joy”/])
  await expectAccessible(ana.page)

  await ana.page.getByRole('combobox', { name: 'Board' }).focus()
  await ana.page.getByRole('combobox', { name: 'Board' }).selectOption({ label: 'Leadership' })
  await expect(ana.page.getByText('Nothing to show here yet.')).toBeVisible()
  await ana.page.getByRole('combobox', { name: 'Board' }).selectOption({ label: 'All boards' })
  await ana.page.getByRole('combobox', { name: 'Person' }).selectOption({ label: 'Ben' })

  const undo = today.getByRole('button', { name: 'Take back what Ben did since here' })
  await undo.focus()
  await ana.page.keyboard.press('Enter')
  const dialog = ana.page.getByRole('dialog', { name: 'Take back what Ben did?' })
  await expect(dialog.getByRole('combobox', { name: 'Since' })).toBeFocused()
  await expect(dialog.getByRole('status')).toContainText('1 change in the plan')
  await ana.page.keyboard.press('Escape')
  await expect(undo).toBeFocused()
  await ana.page.keyboard.press('Enter')
  await dialog.getByRole('checkbox', { name: /^Block Ben too/ }).check()
  await ana.page.keyboard.press('Escape')

  const link = today.getByRole('link', { name: /Children read for joy/ })
  await link.focus()
  await ana.page.keyboard.press('Enter')
  await expect(ana.page).toHaveURL(/board=logicModel&card=/)
  await ana.page.goto(`${new URL(ana.page.url()).pathname}?face=outline`)
  await anas.ready()
  await expect(anas.card('Children read for joy')).toBeVisible()
})

test('on a phone in Spanish: the activity, and what changed since the last visit, in the reader’s own days @long', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example', language: 'es' })
  const [rosa, ben] = [await people('Rosa', { phone: true, language: 'es' }), await people('Ben')]
  await rosa.joinQuietly(plan, 'editor')
  await rosa.goto(`/plan/${plan.planId}`)
  const visit = `commonboard.visit.${plan.planId}`
  await rosa.page.waitForFunction((key) => localStorage.getItem(key) !== null, visit)
  const left = Date.now()
  await rosa.goto('/')
  const bens = await inOutline(ben, plan)
  await bens.add('5.1', 'Familias en cada mesa')
  await expect(saved(ben)).toHaveText('Saved')

  // Rosa was here two hours ago, by the clock of the plan; her device says so.
  await rosa.page.evaluate(({ key, at }) => localStorage.setItem(key, JSON.stringify({ last: at })), {
    key: visit,
    at: left,
  })
  await rosa.page.clock.setSystemTime(left + 2 * 3_600_000)
  await rosa.goto(`/plan/${plan.planId}`)
  const line = rosa.page.getByText('1 cambio desde su visita de hoy', { exact: true })
  await expect(line.last()).toBeVisible({ timeout: 20_000 })
  await rosa.page.getByRole('button', { name: 'Leerlos' }).click()
  const dialog = rosa.page.getByRole('dialog', { name: 'Qué cambió desde su última visita' })
  await expect(dialog.getByRole('listitem')).toHaveText([/Familias en cada mesa.*por Ben/])
  await expectAccessible(rosa.page)
  await dialog.getByRole('link', { name: 'Toda la actividad' }).click()
  await expect(rosa.page.getByRole('heading', { level: 1, name: 'Actividad' })).toBeVisible()
  await expect(rosa.page.getByRole('listitem').filter({ hasText: 'Familias en cada mesa' })).toContainText('agregó')
  await expectAccessible(rosa.page)
  expect(await rosa.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  // Read once is enough.
  await rosa.goto(`/plan/${plan.planId}`)
  await expect(rosa.page.getByRole('button', { name: 'Menú de este plan' })).toBeVisible({ timeout: 20_000 })
  await expect(line).toHaveCount(0)
})

test('a name is erased; how long is kept who did what is set, and read by who comes @long', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const [ana, ben, gus] = [await people('Ana'), await people('Benjamin'), await people('Gus')]
  const anas = await inOutline(ana, plan, 'facilitator')
  const bens = await inOutline(ben, plan)
  await bens.add('5.1', 'Written by somebody')
  await expect(saved(ben)).toHaveText('Saved')
  const share = new ShareDialog(ana.page)
  await share.open()
  await share.showPeople()
  const keeping = ana.page.getByRole('combobox', { name: 'Who did what is kept for' })
  await keeping.selectOption({ label: '7 days' })
  await expect(ana.page.getByText('Who did what is now kept for 7 days.')).toHaveCount(1)
  await personTool(ana.page, 'More about Benjamin').click()
  await personTool(ana.page, 'Erase Benjamin’s name').click()
  await ana.page
    .getByRole('group', { name: 'Erase Benjamin’s name?' })
    .getByRole('button', { name: 'Erase the name' })
    .click()
  await expect(share.person('Benjamin')).toHaveCount(0)
  await share.close()
  await expect(anas.card('Written by somebody')).toBeVisible()
  await ana.goto(`/plan/${plan.planId}/activity`)
  await expect(ana.page.getByRole('listitem').filter({ hasText: 'Written by somebody' })).toContainText('Somebody')
  await expect(ana.page.getByText('Benjamin')).toHaveCount(0)
  await expect(ana.page.getByText('Kept for 7 days, then it goes.')).toBeVisible()

  await gus.goto(`/join#${tokenOf(plan.links.viewer)}`)
  await expect(gus.page.getByText('Who changed what is kept for 7 days.')).toBeVisible()
})

test('whoever takes part erases his own name on his phone, and nothing of the plan stays there; the last facilitator is told why not @long', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const [ana, rosa] = [await people('Ana'), await people('Rosa', { phone: true, language: 'es' })]
  const anas = await inOutline(ana, plan, 'facilitator')
  await rosa.join(plan, 'contributor')
  const talk = new TalkPage(rosa.page, 'es')
  await talk.open()
  await talk.button(talk.words.onThisBoard).tap()
  await talk.field().fill('Una escuela abierta')
  await talk.send()
  await expect(talk.comment('Una escuela abierta')).toContainText('Rosa')
  await expect(saved(rosa)).toHaveText('Guardado')
  await rosa.page.keyboard.press('Escape')
  await rosa.page.getByRole('navigation').getByRole('button', { name: 'Personas' }).tap()
  const list = rosa.page.getByRole('dialog', { name: 'Personas' })
  await list.getByRole('button', { name: 'Borrar mi nombre' }).tap()
  await expect(list.getByRole('button', { name: 'Conservar mi nombre' })).toBeFocused()
  await expectAccessible(rosa.page)
  await list.getByRole('button', { name: 'Borrar y salir' }).tap()
  await expect(rosa.page.getByText('Su nombre se borró del plan y usted salió de él.')).toBeVisible()
  await expect
    .poll(() =>
      rosa.page.evaluate(
        async (planId) =>
          [...Object.keys(localStorage), ...(await indexedDB.databases()).map(({ name }) => name ?? '')].filter(
            (name) => name.includes(planId),
          ),
        plan.planId,
      ),
    )
    .toEqual([])

  const hers = new TalkPage(ana.page)
  await hers.open()
  await expect(hers.comment('Una escuela abierta')).toContainText('Somebody')
  await expect(ana.page.getByText('Rosa')).toHaveCount(0)

  // Whoever made the plan has left too: somebody must stay who leads it.
  await hers.button('Close').click()
  await expect(anas.item('3.1')).toBeVisible()
  const share = new ShareDialog(ana.page)
  await share.open()
  await share.showPeople()
  await share.person('Guest 1').getByRole('combobox').selectOption({ label: 'Editor' })
  await expect(ana.page.getByText(/Guest 1 .*Editor/)).toHaveCount(1)
  await personTool(ana.page, 'Erase my name').click()
  await expect(ana.page.getByText('You are the only facilitator here.')).toBeVisible()
  await expect(personTool(ana.page, 'Erase and leave')).toHaveCount(0)
})

test('a line about a comment or a reply leads to it, also once it is resolved; one that was taken back is missed in words @long', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana')
  await inOutline(ana, plan)
  const talk = new TalkPage(ana.page)
  const toActivity = (line: string) =>
    ana.page.getByRole('list').getByRole('link', { name: line, exact: true }).first().click()
  await talk.open()
  for (const words of ['First', 'Second']) {
    await talk.button(talk.words.onThisBoard).click()
    await talk.field().fill(words)
    await talk.send()
  }
  await talk.button('Reply to Ana', talk.comment('First')).click()
  await talk.field('Your reply').fill('And an answer')
  await talk.button('Reply', talk.comment('First').locator('form')).click()
  await talk.button('Resolve', talk.comment('First')).click()
  await expect(saved(ana)).toHaveText('Saved')

  await ana.goto(`/plan/${plan.planId}/activity`)
  await toActivity('added a reply')
  await expect(talk.comment('And an answer')).toBeFocused({ timeout: 20_000 })
  expect(new URL(ana.page.url()).search).not.toContain('comment')

  await talk.filter('mine')
  await talk.button('What you can do with the comment of Ana', talk.comment('Second')).click()
  await ana.page.getByRole('menuitem', { name: 'Remove' }).click()
  await talk.button('Remove', talk.comment('Second')).click()
  await expect(talk.comment('Second')).toHaveCount(0)
  await expect(saved(ana)).toHaveText('Saved')
  await ana.goto(`/plan/${plan.planId}/activity`)
  await ana.page
    .getByRole('link', { name: /a comment/ })
    .first()
    .click()
  await expect(talk.panel()).toBeVisible({ timeout: 20_000 })
  await expect(talk.panel().getByText('That comment is not there any more.')).toBeVisible({ timeout: 15_000 })
})
