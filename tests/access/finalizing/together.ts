import { expect } from '@playwright/test'
import { OutlinePage } from '../../e2e/pages/OutlinePage.ts'
import type { Room } from './room.ts'

/** 13:50: two in one result, and a column that is asked for. */
export async function together(room: Room): Promise<void> {
  const { act, danas, priyas, marcus, rosa, plan, script, goToRow, goToCell } = room
  const marcuss = new OutlinePage(marcus.page)
  const rosas = new OutlinePage(rosa.page)

  await act('Two write in one result; Dana asks the others to wait', async () => {
    await marcuss.open(plan.planId)
    script.meanwhile('Marcus, on another device, writes in 3.1')
    await marcuss.card('3.1').focus()
    await marcuss.press('Enter')
    await expect(marcuss.field()).toBeFocused()
    await marcus.page.keyboard.press('End')
    await marcus.page.keyboard.type(' for long')
    await goToRow('3.1')
    await danas.isOn(/^3\.1 People want to live here for long/, 'button')
    await danas.press('Enter')
    await danas.isOn(/^Text of Result 3\.1/, 'textbox')
    await danas.press('Home')
    await danas.type('More ')
    await marcus.page.keyboard.type(' and gladly')
    await danas.press('Escape')
    await danas.isOn(/^3\.1 More People want to live here for long and gladly/, 'button')
    await marcuss.press('Escape')
    await danas.tabTo('Ask others to wait: Results', 'button')
    await danas.press('Enter')
    await danas.isOn(/^Why/, 'textbox')
    await danas.type('checking baselines')
    await danas.press('Enter')
    await danas.hears('The others are asked to wait in Results.')
    await danas.isOn('Results: who works here', 'group')
  })

  await act('Priya’s controls rest there; she writes anyway, and Dana ends it', async () => {
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
    await danas.isOn('Ask others to wait: Results', 'button')
    await rosas.open(plan.planId)
    script.meanwhile('Rosa, on another device, writes below 4.1')
    await rosas.add('4.1', 'Books in the home')
    await danas.hears(/Rosa (added|changed) 4\.2|4\.2 is new|more changes?/)
  })
}
