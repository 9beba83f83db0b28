import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { OutlinePage } from './pages/OutlinePage.ts'

async function expectAccessible(page: Page): Promise<void> {
  // Colors are read where they come to rest.
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running'))
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

test.describe('cards in the outline', () => {
  test('Sam types a list in one go, chooses several, links, merges and takes it back, all by keyboard', async ({
    people,
    newPlan,
  }) => {
    const [sam, ana] = [await people('Sam'), await people('Ana')]
    const plan = await newPlan({ template: 'example' })
    for (const person of [sam, ana]) await person.joinQuietly(plan)
    const [outline, hers] = [new OutlinePage(sam.page), new OutlinePage(ana.page)]
    await outline.open(plan.planId)
    await hers.open(plan.planId)
    const { keyboard } = sam.page

    await test.step('Enter adds the next; an empty one ends the list and goes', async () => {
      await outline.card('5.1').focus()
      await outline.press('n')
      await expect(outline.field()).toBeFocused()
      for (const text of ['We listen', 'We share', 'We stay']) {
        await keyboard.type(text)
        await outline.press('Enter')
        await expect(outline.field()).toHaveValue('')
      }
      await outline.press('Enter')
      await expect(outline.field()).toHaveCount(0)
      await expect(outline.card('We stay')).toBeFocused()
      await expect(hers.card('We stay')).toHaveAccessibleName('5.4 We stay')
    })

    await test.step('Shift and the arrows choose; the bar says how many; M goes to it', async () => {
      await outline.press('Shift+ArrowUp', 'Shift+ArrowUp')
      const boxes = sam.page.getByRole('checkbox', { checked: true }).and(sam.page.locator('[data-row]'))
      await expect(boxes).toHaveCount(3)
      await expect(outline.said()).toContainText('3 chosen')
      await expect(sam.page.getByRole('checkbox', { name: /^5\.2 We listen/ })).toBeFocused()
      await expectAccessible(sam.page)
      await outline.press('m')
      await expect(sam.page.getByRole('button', { name: 'Move to…' })).toBeFocused()
    })

    await test.step('merged after a look at how it will read; what Ana sees says where it came from', async () => {
      await sam.page.getByRole('button', { name: 'Merge' }).focus()
      await outline.press('Enter')
      const dialog = sam.page.getByRole('dialog', { name: 'Merge 3 cards into one?' })
      await expect(dialog.getByRole('group', { name: 'It will read' })).toHaveText('We listen\nWe share\nWe stay')
      await expectAccessible(sam.page)
      await outline.tabTo(dialog.getByRole('button', { name: 'Merge' }))
      await outline.press('Enter')
      await expect(outline.card('We listen We share We stay')).toBeFocused()
      await hers.card('We listen').focus()
      await hers.press('ArrowRight')
      await hers.line('Made from').click()
      await expect(hers.item('We listen').getByText('We share', { exact: true })).toBeVisible()
      await outline.toast('Merged into 5.2.').getByRole('button', { name: 'Undo' }).press('Enter')
      await expect(outline.card('5.4')).toHaveAccessibleName('5.4 We stay')
      await expect(hers.line('Made from')).toHaveCount(0)
    })

    await test.step('Ctrl and Enter makes two of a text, at the caret', async () => {
      await outline.card('5.3').focus()
      await outline.press('Enter', 'Home', 'ArrowRight', 'ArrowRight', 'Control+Enter')
      await expect(outline.field()).toHaveValue('share')
      await outline.press('Escape')
      await expect(outline.card('5.4')).toBeFocused()
      await expect(outline.card('5.4')).toHaveAccessibleName('5.4 share')
      await expect(hers.card('5.3')).toHaveAccessibleName('5.3 We')
    })

    await test.step('Ctrl A takes the band; a removal of many asks once and can be taken back', async () => {
      await outline.card('3.4').focus()
      await outline.press('Control+a', 'Control+a')
      await expect(outline.said()).toContainText(/^\d+ chosen/)
      const count = await sam.page.locator('[data-row][aria-checked="true"]').count()
      await outline.press('Delete')
      await expect(sam.page.locator('[data-row][aria-checked="true"]')).toHaveCount(0)
      const undo = outline.toast(`${count} cards removed.`).getByRole('button', { name: 'Undo' })
      await undo.press('Enter')
      await expect(outline.card('3.4')).toBeVisible()
    })

    await test.step('the choice goes along to the canvas and back; Escape ends it', async () => {
      const box = (name: string) =>
        sam.page.getByRole('checkbox', { name: new RegExp(`^${name} `) }).and(sam.page.locator('[data-row]'))
      await outline.card('3.1').focus()
      await outline.press('Shift+ArrowDown', 'b')
      await expect(sam.page.getByRole('article', { name: /^3\.2\b/ })).toBeVisible({ timeout: 20_000 })
      await outline.press('o')
      await expect(box('3.1')).toBeChecked()
      await expect(box('3.2')).toBeChecked()
      await box('3.2').focus()
      await outline.press('Escape')
      await expect(sam.page.getByRole('region', { name: 'What to do with the chosen cards' })).toHaveCount(0)
      await expect(outline.card('3.2')).toBeFocused()
    })
  })

  test('M pressed before the code of the bar has come is remembered; Escape leads back; Ctrl D copies @long', async ({
    people,
    newPlan,
  }) => {
    const sam = await people('Sam')
    const plan = await newPlan({ template: 'example' })
    await sam.joinQuietly(plan)
    let letCome = () => {}
    const mayCome = new Promise<void>((resolve) => (letCome = resolve))
    await sam.page.route(/\/(moreActions|SeveralBar)-[^/]*\.js$/, async (route) => {
      await mayCome
      await route.continue()
    })
    const outline = new OutlinePage(sam.page)
    await outline.open(plan.planId)
    await outline.card('3.1').focus()
    await outline.press('Shift+ArrowDown', 'm')
    letCome()
    await expect(sam.page.getByRole('button', { name: 'Move to…' })).toBeFocused()
    await outline.press('Escape')
    await expect(outline.card('3.2')).toBeFocused()
    const text = await outline.card('3.2').innerText()
    await outline.press('Control+d')
    await expect(outline.toast('A copy stands below.')).toBeVisible()
    await expect(outline.card('3.3')).toBeFocused()
    expect((await outline.card('3.3').innerText()).replace('3.3', '3.2')).toBe(text)
  })

  test('a pasted list is looked at, comes in as one step, and a text said twice is hinted @long', async ({
    people,
    newPlan,
  }) => {
    const sam = await people('Sam')
    const plan = await newPlan({ template: 'example' })
    await sam.joinQuietly(plan)
    const outline = new OutlinePage(sam.page)
    await outline.open(plan.planId)
    const paste = (text: string) =>
      sam.page.evaluate((pasted) => {
        const data = new DataTransfer()
        data.setData('text/plain', pasted)
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
        document.activeElement?.dispatchEvent(event)
      }, text)

    await test.step('on a card: bullets and empty lines go, one line is left out', async () => {
      await outline.card('5.2').focus()
      await paste('• Ask first\n\n2) Listen twice\n- Not this one\n')
      const dialog = sam.page.getByRole('dialog')
      await expect(dialog).toHaveAccessibleName('Add 3 cards?')
      await expect(dialog.getByLabel('Where')).toHaveValue('0')
      await expectAccessible(sam.page)
      await dialog.getByRole('checkbox', { name: 'Not this one' }).uncheck()
      await dialog.getByRole('button', { name: 'Add 2 cards' }).click()
      await expect(outline.card('5.3')).toHaveAccessibleName('5.3 Ask first')
      await expect(outline.card('5.4')).toHaveAccessibleName('5.4 Listen twice')
      await expect(outline.card('Ask first')).toBeFocused()
      await outline.press('Control+z')
      await expect(outline.card('Ask first')).toHaveCount(0)
      await expect(outline.card('Listen twice')).toHaveCount(0)
    })

    await test.step('much like another: a quiet line with ways out, and it can be left', async () => {
      const text = (await outline.card('3.2').textContent())?.replace(/^3\.2\s*/, '') ?? ''
      await outline.card('3.3').focus()
      await outline.press('n')
      await sam.page.keyboard.type(text)
      await expect(sam.page.getByText('Much like 3.2', { exact: false }).first()).toBeVisible()
      await expectAccessible(sam.page)
      await sam.page.getByRole('button', { name: 'Leave both' }).click()
      await expect(outline.field()).toBeFocused()
      await expect(sam.page.getByRole('button', { name: 'Leave both' })).toHaveCount(0)
    })
  })

  test('strategies are there when asked for; a link says why; a viewer reads it @long', async ({ people, newPlan }) => {
    const [sam, vera] = [await people('Sam'), await people('Vera')]
    const plan = await newPlan({ template: 'blank' })
    await sam.joinQuietly(plan)
    await vera.joinQuietly(plan, 'viewer')
    const [outline, hers] = [new OutlinePage(sam.page), new OutlinePage(vera.page)]
    await outline.open(plan.planId)

    const layer = sam.page.getByRole('button', { name: 'What we do, and what it takes' })
    await expect(layer).toHaveAttribute('aria-expanded', 'false')
    await layer.click()
    await sam.page.getByRole('button', { name: 'Add the first to Results, Population' }).click()
    await sam.page.keyboard.type('Children read')
    await outline.press('Escape')
    await sam.page.getByRole('button', { name: 'Add the first to Strategies' }).click()
    await sam.page.keyboard.type('Tutors in every school')
    await outline.press('Escape')
    const strategy = outline.card('Tutors in every school')
    await expect(strategy).toHaveAccessibleName('A.1 Tutors in every school')
    await outline.press('ArrowRight')
    await outline.line('Leads to').click()
    await sam.page.getByRole('checkbox', { name: /^3\.1 / }).check()
    await sam.page.getByRole('textbox', { name: 'Why A.1 and 3.1 are linked' }).fill('Reading takes practice')
    await outline.press('Enter')
    await outline.line('About the strategy').click()
    await sam.page.getByRole('radio', { name: 'program' }).check()
    await expect(outline.line('About the strategy')).toContainText('program')

    // Hidden, it stays so on this device; a card that is made a resource shows it again. Its link turns, so nothing is asked.
    await layer.click()
    await expect(strategy).toHaveCount(0)
    await sam.page.reload()
    await outline.ready()
    await expect(layer).toHaveAttribute('aria-expanded', 'false')
    await outline.card('3.1').focus()
    await outline.press('ArrowRight')
    await outline.line('Kind of card').click()
    await sam.page.getByRole('button', { name: /^Resource/ }).click()
    await expect(outline.card('Children read')).toHaveAccessibleName('B.1 Children read')
    await expect(layer).toHaveAttribute('aria-expanded', 'true')
    await outline
      .toast(/^Made a resource\./)
      .getByRole('button', { name: 'Undo' })
      .click()
    await expect(outline.item('Children read')).toContainText('needs A.1')

    await hers.open(plan.planId)
    await hers.card('Tutors in every school').click()
    await hers.line('Leads to').click()
    await expect(vera.page.getByText('Reading takes practice')).toBeVisible()
    await expect(vera.page.getByRole('textbox', { name: 'Why A.1 and 3.1 are linked' })).toHaveCount(0)
    await hers.line('About the strategy').click()
    await expect(vera.page.getByRole('definition')).toHaveText('program')
  })
})

test('Rosa adds one after the other with her thumb, and fills an indicator', async ({ people, newPlan }) => {
  const rosa = await people('Rosa', { phone: true, language: 'es' })
  const plan = await newPlan({ template: 'example' })
  await rosa.join(plan)
  const { page } = rosa
  const row = (words: string) => page.locator('[data-row]').filter({ hasText: words })
  await page.getByRole('button', { name: 'Agregar', exact: true }).tap()
  const indicators = page.getByRole('region', { name: 'Indicadores' })
  await indicators.getByRole('button', { name: 'Población' }).tap()
  const field = page.getByRole('textbox', { name: /^Texto de/ })
  await expect(field).toBeFocused()
  await page.keyboard.type('Familias en el consejo')
  await page.getByRole('button', { name: 'Siguiente' }).tap()
  await expect(field).toHaveValue('')
  await expect(field).toBeFocused()
  await page.keyboard.type('Niños que leen')
  await page.getByRole('button', { name: 'Inicio y meta' }).tap()
  await page.getByRole('textbox', { name: 'Inicio', exact: true }).fill('41,5')
  await page.getByRole('textbox', { name: 'Meta', exact: true }).fill('mucho')
  await page.getByRole('textbox', { name: 'Fecha de la meta' }).tap()
  await expect(page.getByRole('alert')).toContainText('Escriba un número')
  await page.getByRole('textbox', { name: 'Meta', exact: true }).fill('60')
  await page.getByRole('radio', { name: 'que suba' }).check()
  await expect(page.getByRole('button', { name: 'Inicio y meta' })).toContainText('Inicio 41.5, Meta 60, que suba')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Listo' }).tap()
  await expect(row('Familias en el consejo')).toBeVisible()

  await page.getByRole('button', { name: 'Elegir varias' }).tap()
  await row('Familias en el consejo').tap()
  await row('Niños que leen').tap()
  await expect(page.getByRole('region', { name: 'Qué hacer con las tarjetas elegidas' })).toContainText('2 elegidas')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Convertirlas en…' }).tap()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Resultado/ })
    .tap()
  await expect(page.getByRole('dialog')).toContainText('quedan en reposo')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /resultados/i })
    .tap()
  await expect(row('Niños que leen')).toContainText(/^3\./)
})
