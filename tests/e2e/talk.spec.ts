import { AxeBuilder } from '@axe-core/playwright'
import { cut, OFFLINE, saved } from './away.ts'
import { setRole } from '../support/facilitate.ts'
import { expect, shellIsKept, test } from './fixtures.ts'
import { BoardPage } from './pages/BoardPage.ts'
import { LeadershipPage } from './pages/LeadershipPage.ts'
import { OutlinePage } from './pages/OutlinePage.ts'
import { TalkPage } from './pages/TalkPage.ts'
import { VisionPage } from './pages/VisionPage.ts'

test.describe.configure({ timeout: 120_000 })

test('Ana proposes words and names Ben, Rosa answers on her phone in Spanish, Ben takes the words over, thinks better of it, and resolves', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const [ana, ben] = [await people('Ana'), await people('Ben')]
  const rosa = await people('Rosa', { phone: true, language: 'es' })
  await ana.joinQuietly(plan, 'facilitator')
  await ben.joinQuietly(plan)
  await rosa.joinQuietly(plan, 'contributor')
  const board = new BoardPage(ana.page)
  const outline = new OutlinePage(ben.page)
  const [anas, bens, rosas] = [new TalkPage(ana.page), new TalkPage(ben.page), new TalkPage(rosa.page, 'es')]
  await board.open(plan.planId)
  await outline.open(plan.planId)
  await rosa.goto(`/plan/${plan.planId}`)

  // Ana, on the canvas, at a card.
  const before = 'Both districts and the county share data and act on it.'
  await board.choose(board.numbered('3.2'))
  await ana.page.getByRole('toolbar', { name: /3\.2/ }).getByRole('button', { name: 'Comment' }).click()
  await expect(anas.field()).toBeFocused()
  await ana.page.keyboard.type('Clearer for families? @')
  await expect(anas.field('Find a person')).toBeFocused()
  await ana.page.keyboard.type('be')
  await ana.page.keyboard.press('Enter')
  await expect(anas.field()).toHaveValue('Clearer for families? ')
  await anas.button('Propose other words').click()
  await anas.field('The words as you would write them').fill('Both districts share data with families and act on it.')
  await expect(anas.panel().locator('del')).toContainText(['county'])
  await anas.send()
  await expect(anas.comment('Clearer for families?')).toContainText('Ben')
  await expect(board.numbered('3.2').getByRole('button', { name: '1 open comment' })).toBeVisible()

  // Rosa reads it, says what she thinks, and can take nothing over.
  await rosas.open()
  const hers = rosas.comment('Clearer for families?')
  await expect(hers).toContainText('Both districts and the county')
  await expect(rosas.button('Aceptar estas palabras')).toHaveCount(0)
  await expect(rosas.button('Resolver', hers)).toHaveCount(0)
  await rosas.button('Responder a Ana').tap()
  await rosas.field('Su respuesta').fill('Sí, y en los dos idiomas.')
  await rosas.button('Responder', hers.locator('form')).tap()
  await rosas.button('En una palabra', hers).tap()
  await rosa.page.getByRole('menuitem', { name: 'Esto nos importa' }).tap()
  await expect(rosas.button(/^Esto nos importa: 1 \(Rosa\)/, hers)).toHaveAttribute('aria-pressed', 'true')

  // Ben, in the outline, finds it under his name, takes the words over, takes that back, and resolves.
  await expect(outline.item('3.2').getByText('1 open comment')).toBeAttached()
  await bens.open()
  await bens.filter('mine')
  const his = bens.comment('Clearer for families?')
  await expect(his).toContainText('Sí, y en los dos idiomas.')
  await expect(his.getByText('This matters to us', { exact: false }).first()).toBeVisible()
  await bens.button('Take these words over', his).click()
  await expect(board.numbered('3.2')).toContainText('Both districts share data with families and act on it.')
  await expect(his).toContainText('Ben took these words over.')
  await bens.panel().getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(board.numbered('3.2')).toContainText(before)
  await expect(his).not.toContainText('took these words over')
  await bens.button('Resolve', his).click()
  await expect(anas.comment('Clearer for families?')).toHaveCount(0)
  await expect(board.numbered('3.2').getByRole('button', { name: '1 open comment' })).toHaveCount(0)
  await anas.filter('settled')
  await expect(anas.comment('Clearer for families?')).toContainText('Resolved by Ben')
  await expect(saved(ana)).toHaveText('Saved')
})

test('words of the vision are underlined, keep their comment while others write, and are quoted when they go', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const [ana, chidi] = [await people('Ana'), await people('Chidi')]
  await ana.joinQuietly(plan)
  await chidi.joinQuietly(plan, 'contributor')
  const [hers, talk] = [new VisionPage(ana.page), new TalkPage(ana.page)]
  const his = new TalkPage(chidi.page)
  await hers.open(plan.planId)
  await new VisionPage(chidi.page).open(plan.planId)

  // A contributor only reads the words, and speaks of them all the same.
  await chidi.page.locator('[data-words] p').evaluate((line) => {
    const text = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode() as Text
    const at = text.data.indexOf('every child')
    document.getSelection()?.setBaseAndExtent(text, at, text, at + 'every child'.length)
  })
  await chidi.page.getByRole('button', { name: 'Comment on these words' }).click()
  await his.field().fill('And every parent')
  await his.button('Propose other words').click()
  await his.field('The words as you would write them').fill('every family')
  await his.send()
  const underlined = () =>
    ana.page.evaluate(() =>
      [...(CSS.highlights.get('talk') ?? [])].map((range) => (range as Range).toString()).join('|'),
    )
  await expect.poll(underlined).toBe('every child')

  await hers.text().focus()
  await ana.page.keyboard.press('Control+Home')
  await ana.page.keyboard.type('Here, always: ')
  await expect.poll(underlined).toBe('every child')
  await ana.page.getByRole('button', { name: '1 open comment on “every child”' }).click()
  await expect(talk.comment('And every parent')).toBeFocused()
  await talk.button('Take these words over').click()
  await expect.poll(() => hers.words()).toContain('Here, always: In Riverbend, every family is known')
  await hers.text().focus()
  await ana.page.keyboard.press('Control+End')
  await ana.page.keyboard.type(' And more.')
  // Another step has come since: it is not taken back for this one.
  await talk.button('Undo').click()
  await expect(talk.panel().getByRole('status')).toContainText('You have changed something else since.')
  await expect.poll(() => hers.words()).toContain('And more.')
  await hers.text().focus()
  await ana.page.keyboard.press('Control+z')
  await ana.page.keyboard.press('Control+z')
  await expect.poll(() => hers.words()).toContain('every child is known')
  await expect.poll(underlined).toBe('every child')

  await hers.text().focus()
  await ana.page.keyboard.press('Control+a')
  await ana.page.keyboard.type('All of it anew')
  await expect(his.comment('And every parent')).toContainText('These words are not in the vision any more:')
  await expect(his.comment('And every parent').getByRole('blockquote')).toHaveText('every child')
  await expect(talk.button('Take these words over')).toHaveCount(0)
})

test('a comment made without a network is kept through a reload and arrives later; half of one too', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const ana = await people('Ana', { keepsShell: true })
  const ben = await people('Ben')
  await ana.joinQuietly(plan)
  await ben.joinQuietly(plan)
  const outline = new OutlinePage(ana.page)
  const [hers, his] = [new TalkPage(ana.page), new TalkPage(ben.page)]
  await outline.open(plan.planId)
  await new OutlinePage(ben.page).open(plan.planId)
  await his.open()
  await hers.open()
  await shellIsKept(ana)

  await cut(ana)
  await expect(saved(ana)).toHaveText(OFFLINE)
  await hers.button('Comment on this board as a whole').click()
  await hers.field().fill('Written in the bus')
  await hers.send()
  await expect(hers.comment('Written in the bus')).toBeVisible()
  await expect(saved(ana)).toHaveText(OFFLINE)
  await hers.button('Comment on this board as a whole').click()
  await hers.field().fill('Half a thou')
  await hers.button('Close').click()
  await ana.page.reload()
  await outline.ready()
  await hers.open()
  await expect(hers.field()).toHaveValue('Half a thou')
  await expect(hers.comment('Written in the bus')).toBeVisible()
  await expect(his.comment('Written in the bus')).toHaveCount(0)

  await ana.context.setOffline(false)
  await expect(his.comment('Written in the bus')).toBeVisible({ timeout: 20_000 })
  await expect(saved(ana)).toHaveText('Saved')
  await hers.field().fill('Half a thought no more')
  await hers.send()
  await expect(his.comment('Half a thought no more')).toBeVisible()
})

test('a comment made without a network by somebody who may only read by then is kept on the device, and nobody else’s is lost @long', async ({
  people,
  newPlan,
  server,
}) => {
  const plan = await newPlan({ template: 'example' })
  const [ana, chidi] = [await people('Ana'), await people('Chidi')]
  await ana.joinQuietly(plan, 'facilitator')
  await chidi.joinQuietly(plan, 'contributor')
  const [hers, his] = [new TalkPage(ana.page), new TalkPage(chidi.page)]
  for (const [person, talk] of [
    [ana, hers],
    [chidi, his],
  ] as const) {
    await new OutlinePage(person.page).open(plan.planId)
    await talk.open()
  }
  await hers.button('Comment on this board as a whole').click()
  await hers.field().fill('Said by Ana')
  await hers.send()
  await expect(his.comment('Said by Ana')).toBeVisible()
  await cut(chidi)
  await expect(saved(chidi)).toHaveText(OFFLINE)
  await his.button('Comment on this board as a whole').click()
  await his.field().fill('Said too late')
  await his.send()
  await setRole(server, plan, 'Chidi', 'viewer')
  await chidi.context.setOffline(false)
  await expect(chidi.page.getByText('Your words were not taken over. They are kept here.')).toBeVisible({
    timeout: 20_000,
  })
  await expect(chidi.page.getByText('A comment: Said too late')).toBeVisible()
  await expect(his.comment('Said by Ana')).toBeVisible()
  await expect(his.comment('Said too late')).toHaveCount(0)
  await expect(hers.panel().getByRole('article')).toHaveCount(1)
})

test('by keyboard alone: C speaks of the chosen card, answers, resolves, goes to the card and back', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const sam = await people('Sam')
  await sam.joinQuietly(plan)
  const outline = new OutlinePage(sam.page)
  const talk = new TalkPage(sam.page)
  const { keyboard } = sam.page
  await outline.open(plan.planId)
  await expect(talk.opener()).toBeVisible()
  await outline.card('3.1').focus()
  await keyboard.press('c')
  await expect(talk.field()).toBeFocused()
  await keyboard.type('Said with keys')
  await keyboard.press('Control+Enter')
  const comment = talk.comment('Said with keys')
  await expect(comment).toBeFocused()
  await keyboard.press('Tab')
  await expect(talk.button(/^Go to: 3\.1/)).toBeFocused()
  await keyboard.press('Enter')
  await expect(outline.card('3.1')).toBeFocused()
  await sam.page.getByRole('button', { name: 'Comments', exact: true }).last().press('Enter')
  await expect(comment).toBeFocused()
  await talk.button('Reply to Sam').press('Enter')
  await expect(talk.field('Your reply')).toBeFocused()
  await keyboard.type('Answered with keys')
  await keyboard.press('Control+Enter')
  await expect(comment).toContainText('Answered with keys')
  await expect(talk.button('Reply to Sam')).toBeFocused()
  await talk.button('Resolve').press('Enter')
  await expect(comment).toHaveCount(0)
  await expect(talk.panel().getByRole('status')).toHaveText('Resolved. It stands under Resolved now.')
  await talk.panel().getByRole('radio', { name: 'Resolved' }).focus()
  await keyboard.press('Escape')
  await expect(talk.panel()).toHaveCount(0)
})

test('what is wrongly said is changed or taken back; a viewer reads, and says nothing @long', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const [chidi, dolores] = [await people('Chidi'), await people('Dolores')]
  await chidi.joinQuietly(plan, 'contributor')
  await dolores.joinQuietly(plan, 'viewer')
  const board = new LeadershipPage(chidi.page)
  await board.open(plan.planId, 'outline')
  const [his, hers] = [new TalkPage(chidi.page), new TalkPage(dolores.page)]
  await board.item(/./).first().click()
  await chidi.page.locator('#structure').getByRole('button', { name: 'Comment', exact: true }).click()
  await his.field().fill('Who is in their?')
  await his.send()
  await new LeadershipPage(dolores.page).open(plan.planId, 'outline')
  await hers.open()
  await expect(hers.comment('Who is in their?')).toBeVisible()
  await expect(hers.panel()).toContainText('You can read the comments.')
  await expect(hers.panel().getByRole('textbox')).toHaveCount(0)
  for (const name of ['Reply to Chidi', 'Resolve', 'In a word', 'Comment on this board as a whole'])
    await expect(hers.button(name)).toHaveCount(0)

  await his.button('What you can do with the comment of Chidi').click()
  await chidi.page.getByRole('menuitem', { name: 'Change my words' }).click()
  await his.field('Your words').fill('Who is in there?')
  await his.button('Save').click()
  await expect(hers.comment('Who is in there?')).toBeVisible()
  await his.button('What you can do with the comment of Chidi').click()
  await chidi.page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(his.button('Keep them')).toBeFocused()
  await his.button('Remove').click()
  await expect(hers.panel().getByRole('article')).toHaveCount(0)
})

for (const { phone, language } of [
  { phone: false, language: 'en' },
  { phone: true, language: 'es' },
] as const)
  test(`axe finds nothing to mend in the comments, ${phone ? 'as a sheet, in Spanish' : 'beside the board'} @long`, async ({
    people,
    newPlan,
  }) => {
    const plan = await newPlan({ template: 'example' })
    const [ana, dan] = [await people('Ana', { phone, language }), await people('Dan')]
    await ana.joinQuietly(plan)
    await dan.joinQuietly(plan)
    const outline = new OutlinePage(dan.page)
    await outline.open(plan.planId)
    const his = new TalkPage(dan.page)
    await outline.card('3.2').focus()
    await expect(his.opener()).toBeVisible()
    await dan.page.keyboard.press('c')
    await his.field().fill('Other words, perhaps')
    await his.button('Propose other words').click()
    await his.field('The words as you would write them').fill('Both districts share what they know.')
    await his.send()
    await his.button('In a word').click()
    await dan.page.getByRole('menuitem', { name: 'Thanks' }).click()
    await ana.goto(`/plan/${plan.planId}?face=outline`)
    const hers = new TalkPage(ana.page, language)
    await hers.open()
    await expect(hers.comment('Other words, perhaps')).toBeVisible()
    await hers.button(hers.words.replyTo('Dan')).click()
    await hers.button(hers.words.mention).click()
    await expect(hers.field(hers.words.findPerson)).toBeFocused()
    for (const theme of ['light', 'dark', 'contrast']) {
      await ana.page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme)
      const axe = new AxeBuilder({ page: ana.page }).include('#talk')
      const { violations } = await axe
        .options({ rules: { 'target-size': { enabled: true } } })
        .setLegacyMode()
        .analyze()
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${theme} ${id}: ${html}`))).toEqual([])
    }
  })
