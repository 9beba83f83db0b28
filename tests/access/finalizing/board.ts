import type { Room } from './room.ts'

/** How the board is seen: its faces, its headings, what of it is shown. */
export async function board({ act, danas, openMenu, goToRow }: Room): Promise<void> {
  await act('A heading in their own word', async () => {
    await openMenu('Rename headings')
    await danas.isOn(/^Your word for/, 'textbox')
    await danas.tabTo('Your word for “Infrastructure”', 'textbox')
    await danas.type('What we build')
    await danas.press('Enter')
    await danas.tabTo('Done', 'button')
    await danas.press('Enter')
    await danas.isOn('Menu of this plan', 'button')
    await danas.press('o')
    await danas.hears('Logic model, Outline')
    await danas.tabTo(/^What we build \d/, 'button')
  })

  await act('The same card in all four faces, by their keys', async () => {
    await goToRow('3.2', 'Shift+Tab')
    await danas.press('g')
    await danas.isOn(/^(3\.2|Children read with ease)/)
    await danas.hears('Logic model, Table')
    await danas.press('i')
    await danas.isOn(/Children read with ease/)
    await danas.hears('Logic model, Chain')
    await danas.press('b')
    await danas.isOn(/^3\.2\. Children read with ease/, 'article')
    await danas.hears('Logic model, Canvas')
  })

  await act('The canvas: what we do hidden and shown, a column folded, all of it in sight', async () => {
    await danas.press('y')
    await danas.hears('Strategies and resources are hidden.')
    await danas.press('y')
    await danas.hears('Strategies and resources are shown.')
    await danas.press('+')
    await danas.hears(/^\d+%$/)
    danas.forget()
    await danas.press('0')
    await danas.hears(/^\d+%$/)
    await danas.press('f')
    await danas.isOn(/^Open Results/, 'button')
    await danas.press('Enter')
    await danas.isOn(/^3\.1\. /, 'article')
    await danas.press('o')
    await danas.isOn(/^3\.1 /, 'button')
  })
}
