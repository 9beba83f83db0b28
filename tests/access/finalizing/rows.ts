import { expect } from '@playwright/test'
import { ROWS } from './plan.ts'
import type { Room } from './room.ts'

/** 13:25 to 13:40: rows from a spreadsheet, and numbers in the grid. */
export async function rows({ act, priya, priyas, danas, plan, script, openChecks, goToCell }: Room): Promise<void> {
  await priya.context.grantPermissions(['clipboard-read', 'clipboard-write'])

  await act('Priya pastes her rows; their headings are the wrong way round', async () => {
    await priya.goto(`/plan/${plan.planId}?face=table`)
    await priyas.hears('Logic model, Table')
    await priyas.tabTo('Paste rows', 'button')
    await priyas.press('Enter')
    await priyas.isOn('Choose a file', 'button')
    await priyas.tabTo(/^Or paste rows/, 'textbox')
    // What she has copied in her spreadsheet.
    await priya.page.bringToFront()
    await priya.page.evaluate((copied) => navigator.clipboard.writeText(copied), ROWS)
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

  await act('Brought in, taken back, brought in again', async () => {
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

  await act('A goal below its start: seen by Dana, mended by Priya in the grid, and the trend read', async () => {
    await openChecks()
    expect((await danas.tabTo('4.4 Attendance', 'button')).text).toContain('94')
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

  await act('The keys of a spreadsheet: several cells copied, a cell opened and left as it was', async () => {
    await goToCell('4.4', 1)
    await priyas.press('Shift+ArrowRight', 'Shift+ArrowRight', 'Control+c')
    await priyas.hears('3 cells copied')
    await priyas.press('Home', 'ArrowRight', 'F2')
    await priyas.isOn(/./, 'textbox')
    await priyas.press('End')
    await priyas.type(' of all')
    await priyas.press('Escape')
    await priyas.isOn('Attendance', 'rowheader')
  })
}
