import type { Room } from './room.ts'

/** 14:00: the logic model read aloud. */
export async function chains({ act, danas }: Room): Promise<void> {
  await act('Six chains read one by one; one sounds wrong, and its link goes', async () => {
    await danas.press('i')
    await danas.hears('Logic model, Chain')
    await danas.isOn(/^3\.2 Result/, 'heading')
    await danas.tabBackTo('Card', 'combobox')
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
}
