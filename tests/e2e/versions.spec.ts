import { readFile } from 'node:fs/promises'
import { reword, saved } from './away.ts'
import { expect, test } from './fixtures.ts'
import { OutlinePage } from './pages/OutlinePage.ts'
import { VersionsPage } from './pages/VersionsPage.ts'

// Several people, and pages that are loaded a few times each, on a machine that may be shared.
test.describe.configure({ timeout: 120_000 })

test('Dana keeps a version, Ben writes on, and the comparison says what has changed, in words and side by side', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example', title: 'Riverbend' })
  const [dana, ben] = [await people('Dana'), await people('Ben')]
  await ben.joinQuietly(plan, 'editor')
  await dana.join(plan, 'facilitator')
  const versions = new VersionsPage(dana.page)
  await versions.openFromMenu()
  await expect(dana.page.getByText('No version yet. Keep one when people agree')).toBeVisible()

  const question = await versions.askToKeep()
  await expect(question).toContainText(
    /The checks still find \d things? to look at\. You can keep the version all the same/,
  )
  await question.getByRole('button', { name: 'Keep this version' }).click()
  await expect(question.getByRole('alert')).toContainText('Give the version a name')
  await question.getByRole('textbox', { name: 'Name' }).fill('Agreed in November')
  await question.getByRole('textbox', { name: 'Note' }).fill('Read aloud at the bridge meeting')
  await question.getByRole('button', { name: 'Keep this version' }).click()
  await expect(versions.heading).toHaveText('Agreed in November')
  await expect(dana.page.getByRole('main')).toBeFocused()
  await expect(dana.page.getByText('Read aloud at the bridge meeting')).toBeVisible()
  await expect(dana.page.getByText(/^Check code [0-9A-F]{4}-[0-9A-F]{4}$/)).toBeVisible()
  const result = (await versions.document.getByRole('listitem').filter({ hasText: /^3\.2/ }).textContent()) ?? ''
  expect(result.length).toBeGreaterThan(10)

  const bens = new OutlinePage(ben.page)
  await bens.open(plan.planId)
  await reword(bens, '3.2', 'Both districts read the same numbers together.')
  await bens.add('5.1', 'We listen before we plan')
  await expect(saved(ben)).toHaveText('Saved')

  await test.step('the version says what it said', async () => {
    await dana.page.reload()
    await expect(versions.document).not.toContainText('We listen before we plan')
    await expect(versions.document.getByRole('listitem').filter({ hasText: /^3\.2/ })).toHaveText(result)
  })

  await test.step('in words', async () => {
    await dana.page.getByRole('link', { name: 'Compare with now' }).first().click()
    await expect(versions.heading).toHaveText('From version 1 to now')
    await expect(dana.page.getByText('2 differences')).toBeVisible()
    const reworded = versions.differences('logicModel').filter({ hasText: 'Result 3.2 reworded' })
    await expect(reworded.locator('ins').last()).toContainText('same numbers together')
    await expect(reworded.locator('del').first()).toBeVisible()
    await expect(versions.differences('logicModel')).toContainText(['Principle 5.2 added: “We listen before we plan”'])
  })

  await test.step('side by side', async () => {
    await versions.showSideBySide()
    const results = dana.page.getByRole('region', { name: '3 Results' })
    await expect(results.locator('[data-side="after"] ins').last()).toContainText('same numbers together')
    await expect(results.locator('[data-side="before"] del').first()).toBeVisible()
    await expect(results.locator('[data-side="before"] ins')).toHaveCount(0)
    const principles = dana.page.getByRole('region', { name: '5 Principles' })
    await expect(principles.locator('[data-side="before"]')).toContainText('Not there')
    // What did not change waits behind the check box.
    await expect(dana.page.getByRole('region', { name: '2 Impact' })).toHaveCount(0)
    await dana.page.getByRole('checkbox', { name: 'Show only what changed' }).uncheck()
    await expect(dana.page.getByRole('region', { name: '2 Impact' })).toBeVisible()
  })

  await test.step('the other way round, and with itself', async () => {
    await dana.page.getByRole('link', { name: 'The other way round' }).click()
    await expect(versions.heading).toHaveText('From now to version 1')
    await expect(versions.differences('logicModel')).toContainText(['Principle 5.2 removed'])
    await versions.compare(plan.planId, 1, 1)
    await expect(dana.page.getByRole('heading', { name: 'Nothing has changed' })).toBeVisible()
  })

  await test.step('the list names it, and there is no version 9', async () => {
    await versions.open(plan.planId)
    await expect(versions.rows).toHaveCount(1)
    await expect(versions.rows).toContainText('Agreed in November')
    await expect(versions.rows).toContainText(/Version 1.*by Dana/)
    await expect(versions.rows).toContainText('Nobody has signed yet')
    await expect(versions.rows.getByRole('img', { name: /Picture of the version: \d+ cards/ })).toBeVisible()
    await versions.open(plan.planId, 9)
    await expect(versions.heading).toHaveText('There is no such version')
  })
})

test('a version is restored while Ana is typing and Ben is away: nobody loads a page again, nobody’s words are lost, and what was there before is one click away', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const [dana, ana, ben] = [await people('Dana'), await people('Ana'), await people('Ben')]
  for (const person of [ana, ben]) await person.joinQuietly(plan, 'editor')
  await dana.joinQuietly(plan, 'facilitator')
  const versions = new VersionsPage(dana.page)
  await versions.open(plan.planId)
  await versions.keep('Before the summer')

  const [anas, bens] = [new OutlinePage(ana.page), new OutlinePage(ben.page)]
  await anas.open(plan.planId)
  await bens.open(plan.planId)
  const before = (await anas.card('3.2').textContent()) ?? ''
  await reword(anas, '3.2', 'Reworded after the version.')
  await anas.add('5.1', 'A principle that came later')
  await expect(saved(ana)).toHaveText('Saved')
  await expect(bens.card('A principle that came later')).toBeVisible()

  // Ben is on the bus; Ana is in the middle of a sentence.
  await ben.context.setOffline(true)
  await bens.add('7.1', 'Written on the bus')
  await anas.card('3.4').focus()
  await anas.press('Enter', 'End')
  await ana.page.keyboard.type(' And Ana is')

  await expect(saved(ana)).toHaveText('Saved')
  await versions.open(plan.planId, 1)
  const question = await versions.askToRestore()
  await expect(question).toContainText('Restore version 1?')
  await expect(question).toContainText('3 things change in the plan:')
  await expect(question).toContainText('Principle 5.2 removed: “A principle that came later”')
  await expect(question).toContainText('Everybody goes on working meanwhile')
  await expect(question).toContainText('What is there now is kept as a version of its own')
  await expect(question.getByRole('button', { name: 'Leave the plan as it is' })).toBeVisible()
  await question.getByRole('button', { name: 'Restore this version' }).click()
  await expect(dana.page.getByRole('region', { name: 'Messages' })).toContainText(
    'What was there before is kept as version 2.',
  )
  // Her pointer rests on it: a message nobody holds goes after a while.
  await dana.page.getByRole('button', { name: 'See version 2' }).hover()

  await ana.page.keyboard.type(' still typing.')
  await anas.press('Escape')
  await expect(anas.card('3.2')).toHaveText(before)
  await expect(anas.card('A principle that came later')).toHaveCount(0)
  await expect(anas.card('3.4')).toContainText('still typing.')
  await expect(saved(ana)).toHaveText('Saved')

  await ben.context.setOffline(false)
  await expect(saved(ben)).toHaveText('Saved', { timeout: 20_000 })
  await expect(bens.card('3.2')).toHaveText(before)
  for (const outline of [anas, bens]) {
    await expect(outline.card('Written on the bus')).toBeVisible()
    await expect(outline.card('3.4')).toContainText('still typing.')
  }

  await dana.page.getByRole('button', { name: 'See version 2' }).click()
  await expect(versions.heading).toHaveText('Automatic copy 2')
  await expect(dana.page.getByText('Before a version was restored')).toBeVisible()
  await expect(versions.document).toContainText('A principle that came later')
  // An automatic copy can neither be signed nor shown to everybody.
  await expect(dana.page.getByRole('button', { name: 'Sign for an organization' })).toHaveCount(0)
  await expect(dana.page.getByRole('button', { name: 'Make a public link' })).toHaveCount(0)
  await versions.open(plan.planId)
  await dana.page.getByText('1 automatic copy today').click()
  await expect(dana.page.getByRole('link', { name: 'Automatic copy 2' })).toBeVisible()
})

test('Rosa signs on her phone in Spanish, Dana confirms, and each organization signs once @long', async ({
  people,
  newPlan,
}) => {
  const plan = await newPlan({ template: 'example' })
  const dana = await people('Dana')
  const rosa = await people('Rosa', { phone: true, language: 'es' })
  const tom = await people('Tom')
  await dana.joinQuietly(plan, 'facilitator')
  await rosa.joinQuietly(plan, 'contributor')
  await tom.joinQuietly(plan, 'viewer')
  const danas = new VersionsPage(dana.page)
  await danas.open(plan.planId)
  await danas.keep('To be signed')

  const rosas = new VersionsPage(rosa.page, 'es')
  await rosas.open(plan.planId, 1)
  const form = await rosas.beginToSign()
  await expect(form).toContainText('Firmar significa: nuestra organización respalda lo que dice esta versión.')
  await expect(form.getByRole('textbox', { name: 'Organización' })).toBeFocused()
  await form.getByRole('radio', { name: 'Estamos de acuerdo, con una nota' }).check()
  await form.getByRole('button', { name: 'Firmar', exact: true }).click()
  await expect(form.getByRole('alert')).toHaveText([
    '¿Qué organización firma?',
    '¿Quién firma por ella?',
    'Escriba la nota, o elija «Estamos de acuerdo».',
  ])
  await form.getByRole('textbox', { name: 'Organización' }).fill('Centro de familias de Eastfork')
  await form.getByRole('textbox', { name: 'Persona que firma' }).fill('Rosa Delgado')
  await form.getByRole('textbox', { name: 'Nota' }).fill('Pedimos reuniones con cuidado de niños.')
  await form.getByRole('button', { name: 'Firmar', exact: true }).click()
  const thanks = rosa.page.getByRole('dialog', { name: 'Gracias' })
  await expect(thanks).toContainText('Ahora la confirma quien facilita.')
  await thanks.getByRole('button', { name: 'Listo' }).click()
  const hers = rosas.signature('Centro de familias de Eastfork')
  await expect(hers).toContainText('En espera de quien facilita')
  await expect(hers.getByRole('button', { name: /^Retirar:/ })).toBeVisible()
  await expect(hers.getByRole('button', { name: /^Confirmar:/ })).toHaveCount(0)

  await rosas.sign('centro de familias de eastfork', 'Rosa Delgado')
  await expect(rosa.page.getByRole('alert')).toContainText('Cada organización firma una vez.')
  await rosa.page.keyboard.press('Escape')
  await expect(rosas.signatures).toHaveCount(1)

  await dana.page.reload()
  const seen = danas.signature('Centro de familias de Eastfork')
  await expect(seen).toContainText('Pedimos reuniones con cuidado de niños.')
  await seen.getByRole('button', { name: 'Confirm: Centro de familias de Eastfork' }).click()
  await expect(seen).toContainText('Confirmed')
  await rosa.page.reload()
  await expect(hers).toContainText('Confirmada')
  // What a facilitator has confirmed is not hers alone to take back.
  await expect(hers.getByRole('button')).toHaveCount(0)

  const toms = new VersionsPage(tom.page)
  await toms.open(plan.planId, 1)
  await expect(toms.signatures).toHaveCount(1)
  await expect(tom.page.getByRole('button', { name: 'Sign for an organization' })).toHaveCount(0)

  await test.step('a facilitator removes a signature, after being asked', async () => {
    await danas.sign('Mill Street Neighbors', 'Dana')
    await dana.page.getByRole('dialog', { name: 'Thank you' }).getByRole('button', { name: 'Done' }).click()
    const wrong = danas.signature('Mill Street Neighbors')
    await wrong.getByRole('button', { name: /^Take back:/ }).click()
    await expect(wrong.getByRole('button', { name: 'Keep it' })).toBeFocused()
    await wrong.getByRole('group').getByRole('button', { name: 'Take back' }).click()
    await expect(danas.signatures).toHaveCount(1)
  })

  await danas.open(plan.planId)
  await expect(danas.rows).toContainText('Signed by 1 organization')
})

test('a stranger with the public link reads one version on a phone, and nothing leads from there into the plan; withdrawn, the link shows nothing @long', async ({
  people,
  newPlan,
  server,
}) => {
  const plan = await newPlan({ template: 'example', title: 'Riverbend' })
  const dana = await people('Dana')
  const stranger = await people('Lee', { phone: true })
  await dana.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await dana.joinQuietly(plan, 'facilitator')
  const versions = new VersionsPage(dana.page)
  await versions.open(plan.planId)
  await versions.keep('Agreed in November')
  // Before it has come, Escape would be meant for the form.
  const thanked = dana.page.getByRole('dialog', { name: 'Thank you' })
  await versions.sign('Riverbend School District', 'Priya Nair')
  await thanked.getByRole('button', { name: 'Done' }).click()
  await versions
    .signature('Riverbend School District')
    .getByRole('button', { name: /^Confirm:/ })
    .click()
  await expect(versions.signature('Riverbend School District')).toContainText('Confirmed')
  await versions.sign('Nobody has confirmed this', 'Somebody')
  await thanked.getByRole('button', { name: 'Done' }).click()
  const link = await versions.makePublic()
  await dana.page.getByRole('button', { name: /^Copy link/ }).click()
  expect(await dana.page.evaluate(() => navigator.clipboard.readText())).toBe(link)
  await dana.page.getByRole('button', { name: 'QR code' }).click()
  await expect(dana.page.getByRole('img', { name: 'QR code: Public page of version 1' })).toBeVisible()
  const token = new URL(link).hash.slice(1)

  const bens = new OutlinePage(dana.page)
  await bens.open(plan.planId)
  await reword(bens, '3.2', 'Words of a later day.')
  await expect(saved(dana)).toHaveText('Saved')

  const { page } = stranger
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await stranger.goto(`/read#${token}`)
  const shown = new VersionsPage(page)
  await expect(shown.heading).toHaveText('Agreed in November')
  await expect(page.getByText(/^Riverbend\b/).first()).toBeVisible()
  await expect(page.getByText(/^Version 1, kept /)).toBeVisible()
  await expect(shown.document).not.toContainText('Words of a later day.')
  await expect(page.getByText('Riverbend School District')).toBeVisible()
  await expect(page.getByText('Nobody has confirmed this')).toHaveCount(0)

  await test.step('the token is in no address and no log', async () => {
    expect(page.url()).toBe(`${server.url}/read`)
    expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain(token)
    expect(asked.filter((url) => url.includes(token))).toEqual([])
    expect(server.output()).not.toContain(token)
  })
  await test.step('the documents and the boards are not loaded for it', () => {
    expect(asked.some((url) => /\/assets\/PublicPage-/.test(url))).toBe(true)
    expect(asked.filter((url) => /\/assets\/(plan|PlanPage)-|\/sync\//.test(url))).toEqual([])
  })
  await test.step('it can be loaded again, read in Spanish, downloaded', async () => {
    await page.reload()
    await expect(shown.heading).toHaveText('Agreed in November')
    await page.getByRole('radio', { name: 'Español' }).check({ force: true })
    await expect(page.getByRole('heading', { name: '3 Resultados' })).toBeVisible()
    const file = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Modelo lógico como tabla (CSV)' }).click()
    expect(await readFile(await (await file).path(), 'utf8')).not.toContain('Words of a later day.')
    await page.getByRole('radio', { name: 'English' }).check({ force: true })
  })
  await test.step('nothing leads into the plan', async () => {
    const links = await page.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    expect(links).toEqual(['#signed'])
    expect((await stranger.context.request.get(`/api/plans/${plan.planId}`)).ok()).toBe(false)
    expect(await page.content()).not.toContain(plan.planId)
    await expect(page.getByRole('button', { name: 'All of it, as a backup (JSON)' })).toHaveCount(0)
  })

  await versions.open(plan.planId, 1)
  await versions.withdraw()
  await page.reload()
  await expect(shown.heading).toHaveText('This link shows nothing any more')
  await stranger.goto('/privacy')
  const other = await stranger.context.newPage()
  await other.goto('/read')
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('This link is not complete')
})

test('a version downloads as it was, whatever the plan says now', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const dana = await people('Dana')
  await dana.joinQuietly(plan, 'editor')
  const versions = new VersionsPage(dana.page)
  await versions.open(plan.planId)
  await versions.keep('First draft')
  const outline = new OutlinePage(dana.page)
  await outline.open(plan.planId)
  await reword(outline, '3.2', 'Words of a later day.')
  await expect(saved(dana)).toHaveText('Saved')
  await versions.open(plan.planId, 1)
  const download = async (name: string) => {
    const file = dana.page.waitForEvent('download')
    await dana.page.getByRole('button', { name }).click()
    return readFile(await (await file).path())
  }
  const table = (await download('Logic model as a table (CSV)')).toString('utf8')
  expect(table).toContain('"3.2"')
  expect(table).not.toContain('Words of a later day.')
  const now = await (await dana.context.request.get(`/api/plans/${plan.planId}/export/logic-model.csv`)).text()
  expect(now).toContain('Words of a later day.')
  expect((await download('Vision (PDF)')).subarray(0, 5).toString('latin1')).toBe('%PDF-')
})

test('by keyboard alone Priya keeps a version, compares it and signs', async ({ people, newPlan }) => {
  const plan = await newPlan({ template: 'example' })
  const priya = await people('Priya')
  await priya.joinQuietly(plan, 'editor')
  const { page } = priya
  const keys = new OutlinePage(page)
  await keys.open(plan.planId)
  await keys.tabTo(page.getByRole('button', { name: 'Menu of this plan' }))
  await keys.press('Enter', 'v')
  await expect(page.getByRole('menuitem', { name: 'Versions' })).toBeFocused()
  await keys.press('Enter')
  const versions = new VersionsPage(page)
  await expect(versions.heading).toHaveText('Versions')
  await expect(page.getByRole('main')).toBeFocused()

  await keys.tabTo(page.getByRole('button', { name: 'Keep this version' }))
  await keys.press('Enter')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('Kept by keyboard')
  await keys.press('Enter')
  await expect(versions.heading).toHaveText('Kept by keyboard')

  await keys.tabTo(page.getByRole('button', { name: 'Sign for an organization' }))
  await keys.press('Enter')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Organization' })).toBeFocused()
  await page.keyboard.type('Family council')
  await keys.press('Tab')
  await page.keyboard.type('Priya Nair')
  await keys.press('Tab', 'ArrowDown', 'Tab')
  await page.keyboard.type('With childcare')
  await keys.tabTo(page.getByRole('button', { name: 'Sign', exact: true }))
  await keys.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Thank you' }).getByRole('button', { name: 'Done' })).toBeFocused()
  await keys.press('Enter')
  await expect(versions.signature('Family council')).toContainText('With childcare')
  await expect(page.getByRole('button', { name: 'Sign for an organization' })).toBeFocused()

  await keys.tabTo(page.getByRole('link', { name: 'Compare with now' }).first())
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name: 'Nothing has changed' })).toBeVisible()
  await expect(page.getByRole('main')).toBeFocused()
})
