import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import type { MadePlan } from '../support/builtServer.ts'
import type { Person } from '../e2e/fixtures.ts'
import { OutlinePage } from '../e2e/pages/OutlinePage.ts'
import { ROWS } from './finalPlan.ts'
import { Reader } from './reader.ts'
import type { Script } from './transcript.ts'

/**
 * The afternoon before a plan goes to the school board: Dana leads by keyboard and screen reader, Priya works the same
 * way in the table, Marcus and Rosa write in the same plan. Left out is what the product does not have yet: a page that
 * leads through finalizing, and a builder of the packet (cover, order of its parts, print preview with fit). Not
 * played yet: find, several at once, merge, split, duplicate, "Move to…", renamed headings, the strips shown and hidden, the PDF.
 */
export interface Session {
  readonly dana: Person
  readonly priya: Person
  readonly marcus: Person
  readonly rosa: Person
  readonly plan: MadePlan
  readonly script: Script
  /** Wraps each part, so that a test names the one that fails. */
  readonly part: (title: string, act: () => Promise<void>) => Promise<void>
}

export async function finalize({ dana, priya, marcus, rosa, plan, script, part }: Session): Promise<void> {
  const danas = await Reader.of(dana.page, script)
  const priyas = await Reader.of(priya.page, script)
  const marcuss = new OutlinePage(marcus.page)
  const rosas = new OutlinePage(rosa.page)
  await priya.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const act = (title: string, run: () => Promise<void>) =>
    part(title, async () => {
      script.begin(title)
      danas.forget()
      priyas.forget()
      await run()
    })
  const openChecks = async () => {
    await danas.tabTo(/to look at$/, 'button')
    await danas.press('Enter')
    await danas.isOn('To look at', 'heading')
  }
  /** From wherever she is to the row of a card in the outline. */
  const goToRow = async (name: RegExp, key: 'ArrowUp' | 'ArrowDown' = 'ArrowDown') => {
    if (!name.test((await danas.tabTo(/^\d\.\d+ /, 'button')).name)) await danas.go(key, name, 'button')
  }
  /** The cell so many columns to the right of the number of a card. */
  const goToCell = async (number: string, right: number) => {
    await priyas.tabTo(/./, 'gridcell')
    await priyas.press('Control+Home')
    await priyas.go('ArrowDown', number, 'gridcell')
    await priyas.press(...Array.from({ length: right }, () => 'ArrowRight'))
  }

  await act('1. Dana opens the plan; what is open stands in one panel', async () => {
    await dana.goto(`/plan/${plan.planId}?face=outline`)
    await danas.hears('Logic model, Outline')
    await openChecks()
    await danas.tabTo(/^3\.1 People want to live here/, 'button')
  })

  await act('2. A result without an indicator: one from the library, and it is hers', async () => {
    await danas.tabTo('Look in the library 3.1', 'button')
    await danas.press('Enter')
    await danas.isOn('Find in the library', 'searchbox')
    await danas.type('crime')
    await danas.tabTo('Add: Crime rate', 'button')
    await danas.press('Enter')
    await danas.hears('Added to Indicators.')
    await danas.press('Escape')
    await danas.isOn('To look at', 'heading')
    await danas.tabTo(/^Keep the starters it is linked to 3\.1/, 'button')
    await danas.press('Enter')
    await danas.hears('1 starter kept.')
  })

  await act('3. Another beside it: it is much like one that is there, so she writes a better one', async () => {
    await danas.press('Escape')
    await danas.isOn(/to look at$/, 'button')
    await goToRow(/^4\.17 Crime rate/)
    await danas.press('n')
    await danas.isOn(/^Text of Indicator/, 'textbox')
    await danas.type('The crime rate')
    await danas.hears('Much like 4.17.')
    await danas.press('Control+a')
    await danas.type('Homes that stand empty')
    await danas.press('Escape')
    await danas.isOn(/^4\.18 Homes that stand empty/, 'button')
    await danas.press('l')
    await danas.isOn(/./, 'checkbox')
    if (!(await danas.focused()).name.startsWith('3.1 ')) await danas.tabTo(/^3\.1 /, 'checkbox')
    await danas.press('Space')
    await danas.hears('4.18 and 3.1 are linked.')
    await danas.press('Escape')
    await danas.isOn(/^4\.18 /, 'button')
  })

  await act('4. What is done is no result: it becomes a strategy, for its result', async () => {
    await openChecks()
    await danas.tabTo('Make it a strategy 3.7', 'button')
    await danas.press('Enter')
    await danas.isOn(/^3\.\d /, 'button')
    await danas.tabTo(/^3\.6 Young people/, 'button')
    await danas.press('Enter')
    await danas.hears('It stands among the strategies now.')
    await danas.press('Escape')
    await danas.isOn(/to look at$/, 'button')
  })

  await act('5. Priya pastes her rows; their headings are the wrong way round', async () => {
    await priya.goto(`/plan/${plan.planId}?face=table`)
    await priyas.hears('Logic model, Table')
    await priyas.tabTo('Paste rows', 'button')
    await priyas.press('Enter')
    await priyas.isOn('Choose a file', 'button')
    await priyas.tabTo(/^Or paste rows/, 'textbox')
    // What she has copied in her spreadsheet.
    await priya.page.bringToFront()
    await priya.page.evaluate((rows) => navigator.clipboard.writeText(rows), ROWS)
    await priyas.press('Control+v')
    await priyas.tabTo('Look at the rows', 'button')
    await priyas.press('Enter')
    await priyas.isOn('0 match · 18 are new · 18 cells left out', 'status')
    await priyas.tabBackTo(/^What the columns are/)
    await priyas.press('Enter')
    await priyas.tabTo(/^Indicator 41/, 'combobox')
    await priyas.type('Start')
    await priyas.tabTo(/^Start Reading/, 'combobox')
    await priyas.type('Indicator')
    await priyas.hears('16 match, 16 of them change · 2 are new')
  })

  await act('6. Brought in, taken back, brought in again', async () => {
    await priyas.tabTo('Bring in 18 rows', 'button')
    await priyas.press('Enter')
    await priyas.hears('18 rows brought in.')
    await priyas.isOn('Paste rows', 'button')
    await priyas.press('Control+z')
    await priyas.hears('Undone')
    await priyas.press('Control+Shift+z')
    await priyas.hears('Done again')
    script.meanwhile('Dana, on her device')
    await danas.hears(/more changes/)
  })

  await act('7. A goal below its start: seen by Dana, mended by Priya in the grid, and the trend read', async () => {
    await openChecks()
    await danas.tabTo('Set the goal 4.4', 'button')
    await danas.press('Escape')
    script.meanwhile('Priya, in the table')
    await goToCell('4.4', 4)
    await priyas.type('95')
    await priyas.press('Tab')
    await priyas.hears(/^95% kept for/)
    await priyas.type('97')
    await priyas.press('Tab')
    // Tab goes on to the next cell that can be written in; the line of values stands before it.
    await priyas.press('ArrowLeft')
    await priyas.press('ArrowLeft')
    await priyas.isOn(/^From 94% to 95% in .*; goal 97%\. Getting better\.$/, 'gridcell')
  })

  await act('8. Two write in one result; Dana asks the others to wait', async () => {
    await marcuss.open(plan.planId)
    script.meanwhile('Marcus, on another device, writes in 3.1')
    await marcuss.card('3.1').focus()
    await marcuss.press('Enter')
    await expect(marcuss.field()).toBeFocused()
    await marcus.page.keyboard.press('End')
    await marcus.page.keyboard.type(' for long')
    await goToRow(/^3\.1 People want to live here for long/, 'ArrowUp')
    await danas.press('Enter')
    await danas.isOn(/^Text of Result 3\.1/, 'textbox')
    await danas.press('Home')
    await danas.type('More ')
    await marcus.page.keyboard.type(' and gladly')
    await danas.press('Escape')
    await danas.isOn(/^3\.1 More People want to live here for long and gladly/, 'button')
    await marcuss.press('Escape')
    await danas.tabBackTo('Ask others to wait', 'button')
    await danas.tabBackTo(/^Results \d+ cards/, 'button')
    await danas.tabTo('Ask others to wait', 'button')
    await danas.press('Enter')
    await danas.isOn(/^Why/, 'textbox')
    await danas.type('checking baselines')
    await danas.press('Enter')
    await danas.hears('The others are asked to wait in Results.')
    await danas.isOn('Results: who works here', 'group')
  })

  await act('9. Priya’s controls rest there; she writes anyway, and Dana ends it', async () => {
    await priyas.hears('Dana asks to wait in Results.')
    await goToCell('3.3', 1)
    await priyas.isOn(/^Students come to school every day/, 'rowheader')
    expect((await priyas.press('x')).role).toBe('rowheader')
    await priyas.tabBackTo('Write anyway', 'button')
    await priyas.press('Enter')
    await priyas.hears('You can write in Results.')
    await priyas.isOn('Results: who works here', 'group')
    script.meanwhile('Dana')
    await danas.tabTo('Done', 'button')
    await danas.press('Enter')
    await danas.hears('Results is open for everybody again.')
    await danas.isOn('Ask others to wait', 'button')
    await rosas.open(plan.planId)
    script.meanwhile('Rosa, on another device, writes below 4.1')
    await rosas.add('4.1', 'Books read over the summer')
    await danas.hears(/Rosa (added|changed) 4\.2|4\.2 is new|more changes?/)
  })

  await act('10. Six chains read one by one; one sounds wrong, and its link goes', async () => {
    await danas.tabBackTo('Outline', 'radio')
    await danas.press('ArrowRight')
    await danas.isOn('Chain', 'radio')
    await danas.hears('Logic model, Chain')
    await danas.tabTo('Card', 'combobox')
    await danas.type('2.1')
    await danas.press('Enter')
    await danas.tabTo('One at a time', 'button')
    await danas.press('Enter')
    await danas.isOn(/More People want to live here/, 'paragraph')
    for (const result of [
      'Children read',
      'Students come',
      'Families have',
      'Children are',
      'Provide after-school care',
    ]) {
      await danas.press('ArrowRight')
      await danas.isOn(new RegExp(result), 'paragraph')
    }
    await danas.press('Home')
    await danas.isOn(/More People want to live here/, 'paragraph')
    await danas.tabTo('This sounds wrong', 'button')
    await danas.press('Enter')
    await danas.isOn(/^Which step sounds wrong/, 'group')
    await danas.tabTo('Remove this link', 'button')
    await danas.press('Enter')
    await danas.hears('The link from 3.1 to 2.1 is removed.')
    await danas.isOn(/Children read with ease/, 'paragraph')
    await danas.tabTo('Undo', 'button')
    await danas.press('Escape')
    await danas.isOn('One at a time', 'button')
  })

  await act('11. Finance waits, and why; another finding is fine as it is', async () => {
    await openChecks()
    await danas.tabTo(/^Show all 6/, 'button')
    await danas.press('Enter')
    await danas.tabBackTo('Later, because … 6.5', 'button')
    await danas.press('Enter')
    await danas.isOn('Why later', 'textbox')
    await danas.type('The budget comes in March')
    await danas.press('Enter')
    await danas.hears('Finance & Resources: later.')
    await danas.tabTo(/^That is fine/, 'button')
    await danas.press('Enter')
    await danas.isOn('Why is it fine?', 'textbox')
    await danas.type('We build on what is there')
    await danas.press('Enter')
    await danas.hears('Noted as fine.')
    await danas.press('Escape')
    await danas.isOn(/to look at$/, 'button')
  })

  await act('12. The same card in all four faces, by their keys', async () => {
    await danas.tabTo('Chain', 'radio')
    await danas.press('ArrowLeft')
    await danas.isOn('Outline', 'radio')
    await danas.hears('Logic model, Outline')
    await goToRow(/^3\.2 /)
    await danas.press('g')
    await danas.isOn(/^(3\.2|Children read with ease)/)
    await danas.hears('Logic model, Table')
    await danas.press('i')
    await danas.isOn(/Children read with ease/)
    await danas.hears('Logic model, Chain')
    await danas.press('b')
    await danas.isOn(/^3\.2\. Children read with ease/, 'article')
    await danas.hears('Logic model, Canvas')
    await danas.press('o')
    await danas.isOn(/^3\.2 Children read with ease/, 'button')
  })

  await act('13. Moved, said where, and taken back', async () => {
    await danas.press('Alt+ArrowDown')
    await danas.hears(/^Now 3\.3/)
    await danas.press('Control+z')
    await danas.hears('Undone')
    await danas.isOn(/^3\.2 /, 'button')
  })

  await act('14. Files of the plan: Word, Excel', async () => {
    await danas.tabBackTo('Menu of this plan', 'button')
    for (const [name, begins] of [
      ['Word', 'PK'],
      ['Excel', 'PK'],
    ] as const) {
      await danas.press('Enter')
      await danas.go('ArrowDown', name, 'menuitem')
      const coming = dana.page.waitForEvent('download')
      await danas.press('Enter')
      const bytes = readFileSync(await (await coming).path())
      expect(bytes.subarray(0, begins.length).toString()).toBe(begins)
      expect(bytes.length).toBeGreaterThan(2_000)
      await danas.isOn('Menu of this plan', 'button')
    }
  })

  await act('15. The plan as it stands is kept under a name', async () => {
    await danas.press('Enter')
    await danas.go('ArrowDown', 'Versions', 'menuitem')
    await danas.press('Enter')
    await danas.tabTo('Keep this version', 'button')
    await danas.press('Enter')
    await danas.tabTo('Name', 'textbox')
    await danas.type('Logic model 1.0')
    await danas.press('Enter')
    await expect(dana.page.getByRole('heading', { level: 1 })).toHaveText('Logic model 1.0')
  })
}
