import { expect } from '@playwright/test'
import type { Room } from './room.ts'

/** 13:00 to 13:15: what is open, and mended where it stands. */
export async function lookAt({ act, dana, danas, plan, openChecks, goToRow }: Room): Promise<void> {
  await act('Dana opens the plan; what is open stands in one panel, and each line leads to its card', async () => {
    await dana.goto(`/plan/${plan.planId}?face=outline`)
    await danas.hears('Logic model, Outline')
    await danas.tabTo(/to look at$/, 'button')
    await danas.press('Enter')
    await danas.isOn('To look at', 'heading')
    await danas.tabTo(/^3\.1 People want to live here/, 'button')
    await danas.press('Enter')
    // In the outline the card says what it is linked with.
    await expect.poll(async () => (await danas.focused()).text).toContain('for 2.1')
    await danas.listen()
  })

  await act('A result without an indicator: one from the library, one written on the spot', async () => {
    await openChecks()
    await danas.tabTo('Look in the library 3.1', 'button')
    await danas.press('Enter')
    await danas.isOn('Find in the library', 'searchbox')
    await danas.type('crime')
    await danas.tabTo('Add: Crime rate', 'button')
    await danas.press('Enter')
    await danas.hears('Added to Indicators.')
    await danas.press('Escape')
    await danas.isOn('To look at', 'heading')
    await danas.tabTo('Write an indicator 3.1', 'button')
    await danas.press('Enter')
    await danas.isOn(/./, 'textbox')
    await danas.type('Vacancy rate')
    await danas.press('Enter')
    await danas.hears('It is on the board now.')
    await danas.press('Escape')
    await goToRow('4.17')
    await danas.tabTo('Keep Indicator 4.17', 'button')
    await danas.press('Enter')
    await danas.hears('Indicator 4.17 kept')
  })

  await act('A third one is much like the first, so she writes another, and says why it belongs there', async () => {
    await goToRow('4.17')
    await danas.press('n')
    await danas.isOn(/^Text of Indicator/, 'textbox')
    await danas.type('The crime rate')
    await danas.hears('Much like 4.17: Crime rate')
    await danas.press('Control+a')
    await danas.type('Families who have stayed five years')
    await danas.press('Escape')
    await danas.isOn(/^4\.18 Families who have stayed/, 'button')
    await danas.press('l')
    await danas.isOn(/^3\.1 /, 'checkbox')
    await danas.press('Space')
    await danas.hears('4.18 and 3.1 are linked.')
    await danas.tabTo('Why 4.18 and 3.1 are linked', 'textbox')
    await danas.type('Who likes it here stays')
    await danas.press('Enter', 'Escape')
    await danas.isOn(/^4\.18 /, 'button')
  })

  await act('What is done is no result: with one key it becomes a strategy, for its result', async () => {
    await openChecks()
    await danas.tabTo('Make it a strategy 3.7', 'button')
    await danas.press('Enter')
    await danas.isOn(/^3\.\d /, 'button')
    await danas.tabTo(/^3\.6 Young people/, 'button')
    await danas.press('Enter')
    await danas.hears('It stands among the strategies now.')
    await danas.press('Escape')
    await danas.isOn(/^4\.18 /, 'button')
  })
}

/** 14:10: what waits, and what is fine as it is. */
export async function later({ act, danas, openChecks }: Room): Promise<void> {
  await act('Finance waits, and why; another finding is fine as it is', async () => {
    await openChecks()
    await danas.tabTo('Later, because … 6.5', 'button')
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
  })
}
