import { expect, test } from './fixtures.ts'
import { OutlinePage } from './pages/OutlinePage.ts'

test.describe('the outline by keyboard alone', () => {
  test('Sam adds, writes, moves, links, removes, brings back and undoes', async ({ people, newPlan }) => {
    const sam = await people('Sam')
    const plan = await newPlan({ template: 'example' })
    await sam.joinQuietly(plan)
    const outline = new OutlinePage(sam.page)
    await outline.open(plan.planId)

    await test.step('one Tab stop for all cards, arrows between them', async () => {
      await outline.tabTo(outline.card('1.1'))
      await outline.press('ArrowDown', 'ArrowDown', 'End', 'Home')
      await expect(outline.card('1.1')).toBeFocused()
      for (let step = 0; step < 6; step++) await outline.press('ArrowDown')
      await expect(outline.card('3.3')).toBeFocused()
    })

    await test.step('N adds below, Escape ends and stays on the card', async () => {
      await outline.press('n')
      await expect(outline.field()).toBeFocused()
      await sam.page.keyboard.type('Neighbors know each other')
      await outline.press('Escape')
      await expect(outline.card('3.4')).toHaveAccessibleName('3.4 Neighbors know each other')
      await expect(outline.card('3.4')).toBeFocused()
    })

    await test.step('Enter writes on, Escape ends', async () => {
      await outline.press('Enter')
      await expect(outline.field()).toBeFocused()
      await sam.page.keyboard.type(' by name')
      await outline.press('Escape')
      await expect(outline.card('Neighbors know each other by name')).toBeFocused()
    })

    await test.step('Alt and the arrows move it, also into the next band', async () => {
      await outline.press('Alt+ArrowUp')
      await expect(outline.card('3.3')).toHaveAccessibleName('3.3 Neighbors know each other by name')
      await expect(outline.card('3.3')).toBeFocused()
      await outline.press('Alt+ArrowDown', 'Alt+ArrowDown')
      await expect(outline.said()).toContainText('Now 3.4, Results, Population.')
      await expect(outline.card('Neighbors know')).toBeFocused()
    })

    await test.step('L links', async () => {
      await outline.press('l')
      const impact = outline.item('Neighbors know').getByRole('checkbox', { name: /^2\.1 / })
      await expect(impact).toBeFocused()
      await outline.press('Space')
      await expect(impact).toBeChecked()
      await expect(outline.item('Neighbors know')).toContainText('for 2.1')
      await outline.press('Escape')
      await expect(outline.card('Neighbors know')).toBeFocused()
    })

    await test.step('into another column: one line says what rests, Undo takes it back', async () => {
      await outline.press('Alt+ArrowRight')
      await expect(outline.toast('Made an indicator. One link rests.')).toBeVisible()
      await expect(outline.card('Neighbors know')).toHaveAccessibleName(/^4\./)
      await expect(outline.card('Neighbors know')).toBeFocused()
      await outline.press('Alt+ArrowLeft')
      await expect(outline.card('Neighbors know')).toHaveAccessibleName(/^3\./)
      await expect(outline.item('Neighbors know')).toContainText('for 2.1')
      await expect(outline.card('Neighbors know')).toBeFocused()
    })

    await test.step('Delete removes, the focus goes to a neighbor; it can be brought back', async () => {
      await outline.press('Delete')
      await expect(outline.card('Neighbors know')).toHaveCount(0)
      await expect(outline.toast(/Result 3\.\d+ removed/)).toBeVisible()
      await expect(sam.page.locator('[data-row]:focus')).toHaveAccessibleName(/^3\./)
      const removed = sam.page.getByRole('button', { name: /^Removed/ })
      await outline.tabTo(removed, 80)
      await outline.press('Enter')
      const back = sam.page.getByRole('button', { name: /^Bring back: Neighbors know/ })
      await expect(back).toBeVisible()
      await outline.press('Tab')
      await expect(back).toBeFocused()
      await outline.press('Enter')
      await expect(outline.card('Neighbors know')).toBeFocused()
      await expect(outline.item('Neighbors know')).toContainText('for 2.1')
    })

    await test.step('undo takes back one step after the other', async () => {
      // The card one is on stays in sight, struck through, so that the focus has not lost its place.
      await outline.press('Control+z')
      await expect(outline.item('Neighbors know')).toContainText('You removed this.')
      await expect(outline.card('Neighbors know')).toBeFocused()
      await outline.press('Control+Shift+z')
      await expect(outline.item('Neighbors know')).not.toContainText('You removed this.')
      await expect(outline.card('Neighbors know')).toHaveAccessibleName(/^3\.\d+ /)
    })
  })

  test('a card nobody wrote in goes again', async ({ people, newPlan }) => {
    const sam = await people('Sam')
    const plan = await newPlan({ template: 'example' })
    await sam.joinQuietly(plan)
    const outline = new OutlinePage(sam.page)
    await outline.open(plan.planId)
    await outline.card('2.1').focus()
    await outline.press('n')
    await expect(outline.field()).toBeFocused()
    await outline.press('Escape')
    await expect(outline.card('2.4')).toHaveCount(0)
    await expect(outline.card('2.1')).toBeFocused()
    await expect(sam.page.getByRole('button', { name: /^Removed/ })).toHaveCount(0)
  })

  test('a number gets its value, its month and its unit', async ({ people, newPlan }) => {
    const priya = await people('Priya')
    const plan = await newPlan({ template: 'blank' })
    await priya.joinQuietly(plan)
    const outline = new OutlinePage(priya.page)
    await outline.open(plan.planId)
    await priya.page.getByRole('button', { name: 'Add the first to Indicators, Population' }).click()
    await priya.page.keyboard.type('Attendance')
    await outline.press('Escape', 'ArrowRight')
    await outline.line('Values').click()
    await priya.page.getByLabel('Value', { exact: true }).fill('ninety')
    await priya.page.getByRole('button', { name: 'Add this value' }).click()
    await expect(priya.page.getByRole('alert')).toContainText('for example 91.8')
    await priya.page.getByLabel('Value', { exact: true }).fill('91,8')
    await priya.page.getByLabel('Month').fill('2026-09')
    await outline.press('Enter')
    await priya.page.getByLabel('Unit').fill('%')
    await outline.press('Enter')
    await expect(outline.line('Values')).toContainText('91.8%, Sep 2026')
    await expect(outline.item('Attendance')).toContainText('91.8%')
    // Each is a step of its own.
    await outline.card('Attendance').focus()
    await outline.press('Control+z')
    await expect(outline.line('Values')).toContainText('91.8, Sep 2026')
    await outline.press('Control+z')
    await expect(outline.line('Values')).toContainText('None')
    await expect(outline.card('Attendance')).toBeVisible()
  })

  test('a function is for now or for later, with the reason', async ({ people, newPlan }) => {
    const dana = await people('Dana')
    const plan = await newPlan({ template: 'blank' })
    await dana.joinQuietly(plan)
    const outline = new OutlinePage(dana.page)
    await outline.open(plan.planId)
    await outline.card('6.6').focus()
    await outline.press('Delete', 'Alt+ArrowUp', 'n')
    await expect(outline.card('6.6')).toBeFocused()
    await outline.press('ArrowRight')
    await outline.line('Now or later').click()
    await dana.page.getByRole('radio', { name: 'Later' }).check()
    await dana.page.getByLabel('Why later').fill('After the first year')
    await expect(outline.item('6.6')).toContainText('Later: After the first year')
  })
})

test.describe('two people in one outline', () => {
  test('what two type in one card at once merges letter by letter', async ({ people, newPlan }) => {
    const [ana, ben] = [await people('Ana'), await people('Ben', { phone: true })]
    const plan = await newPlan({ template: 'example' })
    for (const person of [ana, ben]) await person.joinQuietly(plan)
    const [laptop, phone] = [new OutlinePage(ana.page), new OutlinePage(ben.page)]
    await laptop.open(plan.planId)
    await phone.open(plan.planId)

    await laptop.card('3.1').focus()
    await laptop.press('Enter', 'Home')
    await phone.card('3.1').tap()
    await phone.field().tap()
    await phone.press('Control+End')
    await expect(phone.sheet()).toContainText('Ana is writing')

    const before = await laptop.field().inputValue()
    await Promise.all([
      ana.page.keyboard.type('First of all: ', { delay: 30 }),
      ben.page.keyboard.type(' Every year.', { delay: 35 }),
    ])
    const merged = `First of all: ${before} Every year.`
    await expect(laptop.field()).toHaveValue(merged)
    await expect(phone.field()).toHaveValue(merged)
    await expect(laptop.item('3.2')).toBeVisible()
    await expect(ana.page.getByText('Ben is writing')).toBeVisible()
  })

  test('the focus stays on its card whatever others do', async ({ people, newPlan }) => {
    const [sam, ana] = [await people('Sam'), await people('Ana')]
    const plan = await newPlan({ template: 'example' })
    for (const person of [sam, ana]) await person.joinQuietly(plan)
    const [his, hers] = [new OutlinePage(sam.page), new OutlinePage(ana.page)]
    await his.open(plan.planId)
    await hers.open(plan.planId)

    await his.card('3.5').focus()
    const words = (await his.card('3.5').textContent())?.replace(/^3\.5\s*/, '').slice(0, 20) ?? ''
    await his.press('Enter', 'Home')
    await sam.page.keyboard.type('So ')

    await test.step('moved within the band, to another band, to another column', async () => {
      await hers.card('So ').focus()
      await hers.press('Alt+ArrowUp')
      await expect(hers.card('So ')).toHaveAccessibleName(/^3\.4 /)
      await expect(hers.card('So ')).toBeFocused()
      await sam.page.keyboard.type('it ')
      await hers.press('Alt+ArrowUp')
      await expect(hers.card('So ')).toHaveAccessibleName(/^3\.4 /)
      await expect(his.field()).toHaveAccessibleName('Text of Result 3.4')
      await sam.page.keyboard.type('is ')
      await expect(hers.card('So it is')).toBeFocused()
      await hers.press('Alt+ArrowLeft')
      await expect(his.field()).toHaveAccessibleName(/^Text of Impact/)
      await expect(his.field()).toBeFocused()
      await sam.page.keyboard.type('said ')
      await expect(his.field()).toHaveValue(new RegExp(`^So it is said ${words}`))
    })

    await test.step('removed under his hands: typing brings it back for everybody', async () => {
      // All of it is there: a letter on its way would bring the card back.
      await expect(hers.card(`So it is said ${words}`)).toBeFocused()
      await hers.press('Delete')
      await expect(hers.card('So it is said')).toHaveCount(0)
      await expect(sam.page.getByText('Removed by Ana.')).toBeVisible()
      await expect(his.said()).toContainText('Ana removed 2.4.')
      await expect(his.field()).toBeFocused()
      await sam.page.keyboard.type('again ')
      await expect(hers.card('So it is said again')).toBeVisible()
      await his.press('Escape')
      await expect(his.card('So it is said again')).toBeFocused()
    })
  })

  test('what Ana changes is said, with her name; who switches that off finds it off again', async ({
    people,
    newPlan,
  }) => {
    const [sam, ana] = [await people('Sam'), await people('Ana')]
    const plan = await newPlan({ template: 'example' })
    for (const person of [sam, ana]) await person.joinQuietly(plan)
    const [his, hers] = [new OutlinePage(sam.page), new OutlinePage(ana.page)]
    // What is changed before this has come is not said.
    const listens = sam.page.waitForResponse(/\/RemoteChanges-/)
    await his.open(plan.planId)
    await his.card('1.1').focus()
    await listens
    await hers.open(plan.planId)
    await hers.card('2.1').focus()
    await hers.press('Enter')
    await ana.page.keyboard.type('!')
    await hers.press('Enter')
    await expect(his.said()).toHaveText('Ana changed 2.1.')
    const saying = sam.page.getByRole('checkbox', { name: 'Say aloud what others change' })
    await saying.uncheck()
    await sam.page.reload()
    await his.ready()
    await expect(saying).not.toBeChecked()
  })

  test('O shows the canvas and the outline again, on the same card', async ({ people, newPlan }) => {
    const sam = await people('Sam')
    const plan = await newPlan({ template: 'example' })
    await sam.joinQuietly(plan)
    const outline = new OutlinePage(sam.page)
    await outline.open(plan.planId)
    await outline.card('5.3').focus()
    await outline.press('o')
    await expect(sam.page.getByRole('article', { name: /^5\.3/ })).toBeFocused({ timeout: 20_000 })
    await outline.press('o')
    await expect(outline.card('5.3')).toBeFocused()
  })
})

test.describe('on a phone', () => {
  test('Rosa opens a card, writes, links, moves, adds and removes with her thumb', async ({ people, newPlan }) => {
    const rosa = await people('Rosa', { phone: true })
    const plan = await newPlan({ template: 'example' })
    const loaded: string[] = []
    rosa.page.on('request', (request) => loaded.push(request.url()))
    await rosa.join(plan)
    const outline = new OutlinePage(rosa.page)
    await outline.ready()

    await test.step('the card opens as a sheet, its words first', async () => {
      await outline.card('3.2').tap()
      await expect(outline.sheet()).toHaveAccessibleName('Result 3.2')
      await outline.field().fill('Todos leen a los nueve años')
      await rosa.page.getByRole('button', { name: 'Done' }).tap()
      await expect(outline.sheet()).toHaveCount(0)
      await expect(outline.card('3.2')).toHaveAccessibleName('3.2 Todos leen a los nueve años')
    })

    await test.step('band, move and links are lists', async () => {
      await outline.card('3.2').tap()
      await outline.line('Measured by').tap()
      const indicator = rosa.page.getByRole('checkbox', { name: /^4\.1 / })
      await indicator.tap()
      await expect(indicator).toBeChecked()
      await expect(outline.line('Measured by')).toContainText('4.1')
      await outline.line('Move').tap()
      await rosa.page.getByRole('button', { name: 'First', exact: true }).tap()
      await expect(outline.sheet()).toHaveAccessibleName('Result 3.1')
      await outline.line('Level').tap()
      await rosa.page.getByRole('radio', { name: /^Site/ }).tap()
      await expect(outline.line('Level')).toContainText('Site')
      await outline.line('Kind of card').tap()
      await rosa.page.getByRole('button', { name: /^Impact \d links rest/ }).tap()
      await rosa.page.getByRole('button', { name: 'Make it an impact' }).tap()
      await expect(outline.sheet().getByText(/^Made an impact\. \d links rest\.$/)).toBeVisible()
      await outline.sheet().getByRole('button', { name: 'Undo' }).tap()
      await expect(outline.sheet()).toHaveAccessibleName(/^Result/)
    })

    await test.step('the back button closes the sheet and stays in the plan', async () => {
      await rosa.page.goBack()
      await expect(outline.sheet()).toHaveCount(0)
      await expect(outline.card('Todos leen')).toBeVisible()
    })

    await test.step('Add asks where, then opens the new card', async () => {
      await rosa.page.getByRole('button', { name: 'Add', exact: true }).tap()
      await rosa.page.getByRole('button', { name: 'Population' }).first().tap()
      await expect(outline.field()).toBeFocused()
      await rosa.page.keyboard.type('Las familias deciden')
      await rosa.page.getByRole('button', { name: 'Done' }).tap()
      await expect(outline.card('Las familias deciden')).toBeVisible()
    })

    await test.step('removed, and taken back', async () => {
      await outline.card('Las familias deciden').tap()
      await rosa.page.getByRole('button', { name: 'Remove' }).tap()
      await expect(outline.sheet()).toHaveCount(0)
      await expect(outline.card('Las familias deciden')).toHaveCount(0)
      // That of the news, by its words: until it has come, the last "Undo" of the page is the one in the bar, and a tap
      // there may land beside it while the list still scrolls to the next card. The focus stops its clock.
      const undo = outline.toast(/^Result .* removed/).getByRole('button', { name: 'Undo' })
      await undo.focus()
      await undo.tap()
      await expect(outline.card('Las familias deciden')).toBeVisible()
    })

    await test.step('nothing to tap is smaller than 44 px, nothing sticks out, no canvas was loaded', async () => {
      const small = await rosa.page.locator('#outline').evaluate((root) =>
        [...root.querySelectorAll('button, select, input:not([type=checkbox])')]
          .map((element) => ({ name: element.textContent, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
          .map(({ name }) => name),
      )
      expect(small).toEqual([])
      expect(await rosa.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      expect(loaded.filter((url) => /Canvas/.test(url))).toEqual([])
    })
  })

  test('a page in another language than the plan says why the starters are in that of the plan @long', async ({
    people,
    newPlan,
  }) => {
    const plan = await newPlan({ template: 'starter', language: 'en' })
    const [rosa, ana] = [await people('Rosa', { phone: true, language: 'es' }), await people('Ana', { phone: true })]
    for (const person of [rosa, ana]) {
      await person.join(plan)
      await new OutlinePage(person.page).ready()
    }
    await expect(rosa.page.getByText('Las tarjetas de ejemplo están en inglés')).toBeVisible()
    await expect(ana.page.getByText('The starter cards are in')).toHaveCount(0)
  })

  test('a card Rosa adds is in sight when its sheet closes', async ({ people, newPlan }) => {
    const plan = await newPlan({ template: 'example' })
    const rosa = await people('Rosa', { phone: true })
    await rosa.join(plan)
    const outline = new OutlinePage(rosa.page)
    await outline.ready()
    await rosa.page.getByRole('button', { name: 'Add', exact: true }).tap()
    await outline.sheet().getByRole('button', { name: 'Infrastructure' }).tap()
    await expect(outline.field()).toBeFocused()
    await rosa.page.keyboard.type('A table of families')
    await outline.sheet().getByRole('button', { name: 'Done' }).tap()
    await expect(outline.sheet()).toBeHidden()
    await expect(outline.card('A table of families')).toBeInViewport()
  })

  test('people and, for whoever asks, the other faces stand in the bar, on each of them but the canvas', async ({
    people,
    newPlan,
  }) => {
    const rosa = await people('Rosa', { phone: true })
    const plan = await newPlan({ template: 'example' })
    await rosa.join(plan)
    const outline = new OutlinePage(rosa.page)
    await outline.ready()
    const bar = rosa.page.getByRole('navigation', { name: 'Parts of the plan' })
    await bar.getByRole('button', { name: 'People' }).tap()
    await expect(rosa.page.getByRole('dialog')).toBeVisible()
    await outline.press('Escape')
    for (const [now, next] of [
      ['Outline', 'Table'],
      ['Table', 'Chain'],
    ] as const) {
      await bar.getByRole('button', { name: `View: ${now}` }).tap()
      await rosa.page.getByRole('menuitem', { name: next }).tap()
      await expect(rosa.page).toHaveURL(new RegExp(`face=${next.toLowerCase()}`))
      await expect(bar.getByRole('button', { name: `View: ${next}` })).toBeVisible()
    }
    await bar.getByRole('button', { name: 'Plan' }).tap()
    await outline.ready()
    await bar.getByRole('button', { name: 'View: Outline' }).tap()
    await rosa.page.getByRole('menuitem', { name: 'Canvas' }).tap()
    await expect(rosa.page).toHaveURL(/face=canvas/)
    await rosa.page.getByRole('button', { name: 'Outline' }).tap()
    await outline.ready()
  })
})

test('the table and the chain open on a phone whose network has gone', async ({ people, newPlan }) => {
  const rosa = await people('Rosa', { phone: true })
  const plan = await newPlan({ template: 'example' })
  await rosa.join(plan)
  await new OutlinePage(rosa.page).ready()
  for (const face of ['Table', 'Chain'])
    await expect
      .poll(() =>
        rosa.page.evaluate(
          (name) =>
            ['css', 'js'].every((kind) =>
              (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).some(
                (file) => file.responseEnd > 0 && new RegExp(`/${name}-[^/]*\\.${kind}$`).test(file.name),
              ),
            ),
          face,
        ),
      )
      .toBe(true)
  await rosa.context.setOffline(true)
  const bar = rosa.page.getByRole('navigation', { name: 'Parts of the plan' })
  await bar.getByRole('button', { name: /^View/ }).tap()
  await rosa.page.getByRole('menuitem', { name: 'Table' }).tap()
  await expect(rosa.page.getByRole('grid')).toBeVisible()
  await bar.getByRole('button', { name: /^View/ }).tap()
  await rosa.page.getByRole('menuitem', { name: 'Chain' }).tap()
  await expect(rosa.page.locator('#chain h3').first()).toBeVisible()
  await bar.getByRole('button', { name: 'Plan' }).tap()
  await new OutlinePage(rosa.page).ready()
})

test('a viewer reads everything and is offered nothing that would be refused', async ({ people, newPlan }) => {
  const lindqvist = await people('Mrs. Lindqvist')
  const plan = await newPlan({ template: 'example' })
  await lindqvist.joinQuietly(plan, 'viewer')
  const outline = new OutlinePage(lindqvist.page)
  await outline.open(plan.planId)
  await outline.card('3.1').focus()
  await outline.press('n', 'Delete', 'Alt+ArrowDown')
  await expect(outline.card('3.1')).toBeFocused()
  await outline.press('Enter')
  await expect(outline.field()).toHaveCount(0)
  await expect(outline.line('Leads to')).toBeVisible()
  for (const verb of [/^Add/, 'Remove', /^Keep/, /^Move/])
    await expect(lindqvist.page.locator('#outline').getByRole('button', { name: verb })).toHaveCount(0)
  await outline.press('ArrowLeft', 'ArrowDown')
  await expect(outline.card('3.2')).toBeFocused()
})
