import { expect } from '@playwright/test'
import type { MadePlan } from '../support/builtServer.ts'
import type { Person } from '../e2e/fixtures.ts'
import { OutlinePage } from '../e2e/pages/OutlinePage.ts'
import { Reader } from './reader.ts'
import type { Script } from './transcript.ts'

/**
 * Ana, who uses a keyboard and a screen reader, plans on all three boards while Ben works in the same plan. Each part is
 * something a group does; a part fails when a key does not lead where it should, or when nobody says what has happened.
 */
export interface Table {
  readonly ana: Person
  readonly ben: Person
  readonly plan: MadePlan
  readonly script: Script
  /** Wraps each part, so that a test names the one that fails. */
  readonly part: (title: string, act: () => Promise<void>) => Promise<void>
}

export async function play({ ana, ben, plan, script, part }: Table): Promise<void> {
  const { page } = ana
  const reader = await Reader.of(page, script)
  const bens = new OutlinePage(ben.page)
  const act = (title: string, run: () => Promise<void>) =>
    part(title, async () => {
      script.begin(title)
      reader.forget()
      await run()
    })

  await act('1. Ana opens the link she was sent, gives her name and joins', async () => {
    await page.goto(`/join${new URL(plan.links.facilitator).hash}`)
    await expect(page).toHaveTitle(/Riverbend/)
    await reader.listen()
    await reader.tabTo(/^Your name/, 'textbox')
    await reader.type('Ana')
    await reader.tabTo(/Family/, 'radio')
    await reader.press('Space')
    await reader.press('ArrowDown')
    await reader.tabTo('Join', 'button')
    await reader.press('Enter')
    await reader.isOn('Riverbend', 'heading')
    await reader.hears('Logic model, Canvas')
  })

  await act('2. The plan opens on the canvas; she goes to the outline', async () => {
    await reader.tabTo(/^Logic model/, 'button')
    await reader.tabTo('Canvas', 'radio')
    await reader.press('ArrowRight')
    await reader.isOn('Table', 'radio')
    await reader.press('ArrowRight')
    await reader.isOn('Outline', 'radio')
    await reader.hears('Logic model, Outline')
  })

  await act('3. The vision: writing it, and saying that it is there', async () => {
    await reader.tabBackTo('Vision', 'button')
    await reader.press('Enter')
    await reader.hears(/^Vision$/)
    // Its words stand at once, its editor a moment later.
    await expect(page.getByRole('textbox', { name: 'Text of the vision' })).toBeVisible()
    await reader.tabTo('Text of the vision', 'textbox')
    await reader.type(
      'Every child in Riverbend grows up known, healthy and at home in a school that belongs to all of us.',
    )
    await reader.press('Enter')
    await reader.press('Control+Alt+2')
    await reader.hears('Heading')
    await reader.type('How we get there')
    await reader.press('Enter')
    await reader.type('Families, students and neighbors decide together.')
    await reader.press('Alt+F10')
    await reader.press('ArrowRight')
    await reader.press('Escape')
    await reader.isOn('Text of the vision')
    await reader.tabTo('Reading view', 'button')
    await reader.press('Enter')
    await reader.press('Escape')
    await reader.isOn('Reading view')
    await reader.tabTo(/^I see it: /, 'button')
    await reader.press('Space')
  })

  await act('4. The logic model as lists: keeping a starter, adding results', async () => {
    await reader.tabBackTo('Logic model', 'button')
    await reader.press('Enter')
    await reader.hears('Logic model, Outline')
    await reader.tabTo(/^1\.1 /, 'button')
    await reader.go('ArrowDown', /^3\.1 /, 'button')
    await reader.tabTo(/^Keep /, 'button')
    await reader.press('Enter')
    await reader.hears(/kept$/)
    await reader.isOn(/^3\.1 /, 'button')
    for (const result of [
      'Every child reads with ease by the end of third grade',
      'Families know one person at school by name',
      'Young people have somewhere good to be until six',
    ]) {
      await reader.press('n')
      await reader.isOn(/^Text of Result 3\.\d+/, 'textbox')
      await reader.type(result)
      await reader.press('Escape')
      await reader.isOn(/^3\.\d+ /, 'button')
    }
  })

  await act('5. Indicators, with a value', async () => {
    await reader.go('ArrowDown', /^4\.1 /, 'button')
    await reader.press('n')
    await reader.isOn(/^Text of Indicator/, 'textbox')
    await reader.type('Third graders reading at grade level')
    await reader.press('Escape')
    await reader.isOn(/^4\.2 /, 'button')
    await reader.tabTo(/^Details of/, 'button')
    await reader.press('Enter')
    await reader.tabTo(/^Values/, 'button')
    await reader.press('Enter')
    await reader.tabTo(/^Value/, 'textbox')
    await reader.type('61')
    await reader.tabTo(/^Unit/)
    await reader.type('%')
    await reader.tabTo('Add this value', 'button')
    await reader.press('Enter')
    await reader.hears(/61/)
    await reader.press('Escape')
    await reader.isOn(/^4\.2 /, 'button')
  })

  await act('6. Linking: what the indicator measures', async () => {
    await reader.press('l')
    await reader.isOn(/./, 'checkbox')
    await reader.tabTo(/^3\.2 /, 'checkbox')
    await reader.press('Space')
    await reader.hears(/are linked/)
    await reader.press('Escape')
    await reader.isOn(/^4\.2 /, 'button')
  })

  await act('7. Ben adds a principle meanwhile, and Ana is told', async () => {
    await bens.open(plan.planId)
    script.meanwhile('Ben, on another device, adds a principle')
    await bens.add('5.1', 'Nothing about us without us')
    await reader.hears(/Ben added 5\.2|5\.2 is new/)
  })

  await act('8. Moving, undoing, redoing', async () => {
    await reader.go('ArrowUp', /^3\.4 /, 'button')
    await reader.press('Alt+ArrowUp')
    await reader.hears(/Now 3\.3/)
    await reader.isOn(/^3\.3 /, 'button')
    await reader.press('Control+z')
    await reader.hears('Undone')
    await reader.isOn(/^3\.4 /, 'button')
    await reader.press('Control+Shift+z')
    await reader.hears('Done again')
    await reader.isOn(/^3\.3 /, 'button')
  })

  await act('9. Removing, and bringing back', async () => {
    await reader.press('Delete')
    await reader.hears(/removed/)
    await reader.tabTo('Undo', 'button')
    await reader.press('Enter')
    await reader.hears(/is back/)
    await reader.isOn(/^3\.3 /, 'button')
    await reader.press('Delete')
    await reader.tabTo(/^Removed/, 'button')
    await reader.press('Enter')
    await reader.tabTo(/^Bring back: /, 'button')
    await reader.press('Enter')
    await reader.hears(/is back/)
  })

  await act('10. A function: not now, and why', async () => {
    await reader.go('ArrowDown', /^6\.1 /, 'button')
    await reader.tabTo(/^Details of/, 'button')
    await reader.press('Enter')
    await reader.tabTo(/^Now or later/, 'button')
    await reader.press('Enter')
    await reader.tabTo(/./, 'radio')
    await reader.go('ArrowUp', /^Later/, 'radio')
    await reader.tabTo(/./, 'textbox')
    await reader.type('Waits for the new budget')
    await reader.press('Escape')
    await reader.isOn(/^6\.1 /, 'button')
    await reader.tabBackTo(/to look at$/, 'button')
  })

  await act('11. Checks, and from a check to its card', async () => {
    await reader.press('Enter')
    await reader.isOn('To look at', 'heading')
    await reader.tabTo(/^3\.\d/, 'button')
    await reader.press('Enter')
    await reader.isOn(/^3\.\d/, 'button')
  })

  await act('12. Leadership: a council, its seats, somebody who sits there', async () => {
    await reader.tabBackTo('Leadership', 'button')
    await reader.press('Enter')
    await reader.hears('Leadership, Outline')
    await reader.tabTo(/^Add a council or team: /, 'button')
    await reader.press('Enter')
    await reader.isOn('Name', 'textbox')
    await reader.type('Neighborhood council')
    await reader.tabTo(/^Add a seat to Neighborhood council/, 'button')
    await reader.press('Enter')
    await reader.isOn('Seat of', 'textbox')
    await reader.type('a grandparent')
    await reader.tabTo('Somebody new', 'textbox')
    await reader.type('Rosa')
    await reader.press('Enter')
    await reader.hears('Rosa holds the seat: a grandparent.')
    await reader.isOn('Who holds it', 'combobox')
    await reader.press('Escape')
    await reader.isOn(/Rosa/, 'button')
  })

  await act('13. How word travels: a channel', async () => {
    await reader.tabTo('Add a channel', 'button')
    await reader.press('Enter')
    await reader.isOn('What is passed on', 'textbox')
    await reader.type('What families ask for')
    await reader.tabTo('How often', 'textbox')
    await reader.type('monthly')
    await reader.tabTo('From', 'combobox')
    await reader.press('ArrowDown')
    await reader.press('Escape')
    await reader.isOn(/What families ask for/, 'button')
  })

  await act('14. The canvas by keyboard: the same cards, walked and written', async () => {
    await reader.tabBackTo('Logic model', 'button')
    await reader.press('Enter')
    await reader.tabTo('Outline', 'radio')
    await reader.press('ArrowLeft')
    await reader.isOn('Table', 'radio')
    await reader.press('ArrowLeft')
    await reader.isOn('Canvas', 'radio')
    await reader.tabTo(/^3\.1\b/, 'article')
    await reader.press('ArrowDown')
    await reader.isOn(/^3\.2\b/, 'article')
    await reader.press('ArrowLeft')
    await reader.isOn(/^2\.\d/, 'article')
    await reader.press('ArrowRight')
    await reader.isOn(/^3\.\d/, 'article')
    await reader.press('n')
    await reader.isOn(/^Text of/, 'textbox')
    await reader.type('Everyone has a say in how money is spent')
    await reader.press('Escape')
    await reader.isOn(/^3\..*Everyone has a say/, 'article')
    await reader.press('Alt+ArrowUp')
    await reader.hears(/^Now 3\.\d/)
    await reader.press('l')
    await reader.isOn(/^Find a card/, 'textbox')
    await reader.tabTo(/^4\.\d/, 'checkbox')
    await reader.press('Space')
    await reader.press('Escape')
    await reader.isOn(/Everyone has a say/, 'article')
    await reader.press('Control+z')
    await reader.press('Delete')
    await reader.hears(/removed/)
  })

  await act('15. Downloading the plan', async () => {
    await reader.tabBackTo('Menu of this plan', 'button')
    await reader.press('Enter')
    await reader.go('ArrowDown', /^Backup of the plan/, 'menuitem')
    const download = page.waitForEvent('download')
    await reader.press('Enter')
    expect((await download).suggestedFilename()).toMatch(/\.json$/)
    await reader.isOn('Menu of this plan')
  })

  await act('16. Sharing a link', async () => {
    await reader.tabTo(/^Invite/, 'button')
    await reader.press('Enter')
    await expect(page.getByRole('tab')).toHaveCount(2)
    await reader.tabTo(/^Copy link/, 'button')
    await reader.press('Enter')
    await reader.hears(/Copied/)
    await reader.press('Escape')
    await reader.isOn(/^Invite/, 'button')
  })

  await act('17. Colors to her liking', async () => {
    await reader.tabBackTo('Menu of this plan', 'button')
    await reader.press('Enter')
    await reader.go('h', 'How it looks', 'menuitem')
    await reader.press('Enter')
    await reader.isOn('As the device', 'radio')
    await reader.go('ArrowDown', 'High contrast', 'radio')
    await reader.tabTo('Done', 'button')
    await reader.press('Enter')
    await reader.isOn('Menu of this plan')
    await expect(page.getByTestId('saved')).toHaveText('Saved')
  })
}
