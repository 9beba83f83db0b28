import { expect } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { OutlinePage } from '../../e2e/pages/OutlinePage.ts'
import { readPdf } from '../../support/pdf.ts'
import { Reader } from '../reader.ts'
import type { Room } from './room.ts'

const ORGANIZATIONS = ['Family council of Riverbend', 'Riverbend Health Center', 'Neighborhood Credit Union']

/** A file asked for by key: its name and its bytes. */
async function coming(reader: Reader, key: string): Promise<{ name: string; bytes: Buffer }> {
  const ask = async (act: () => Promise<unknown>) => {
    const download = reader.page.waitForEvent('download', { timeout: 30_000 }).catch(() => undefined)
    await act()
    return download
  }
  // A server with much else to do gives a page up after 20 s and says so; one asks again.
  const file =
    (await ask(() => reader.press(key))) ??
    (await ask(async () => {
      await reader.tabTo('Try again', 'button')
      await reader.press('Enter')
    }))
  if (!file) throw new Error('No file came')
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

/** 14:20: what is printed, on which paper. */
export async function pages({ act, danas, script }: Room): Promise<void> {
  await act('On paper: the model on Tabloid, or its table on Letter', async () => {
    for (const [item, width, height] of [
      ['PDF, Tabloid (11 × 17 in)', 17, 11],
      ['PDF, Letter (8.5 × 11 in)', 11, 8.5],
    ] as const) {
      if ((await danas.focused()).name !== 'Menu of this plan') await danas.tabBackTo('Menu of this plan', 'button')
      await danas.press('Enter')
      if ((await danas.focused()).name !== item) await danas.go('ArrowDown', item, 'menuitem')
      const { name, bytes } = await coming(danas, 'Enter')
      const { size, pages: all, isTagged } = await readPdf(bytes)
      expect([size.width, size.height].map(Math.round), name).toEqual([width * 72, height * 72])
      expect(isTagged).toBe(true)
      script.meanwhile(
        `${name}: ${all.length === 1 ? '1 page' : `${all.length} pages`} of ${width} × ${height} in, tagged`,
      )
      await danas.isOn('Menu of this plan', 'button')
    }
  })
}

/** 14:45 and after: kept, signed, taken home. */
export async function versions(room: Room): Promise<void> {
  const { act, dana, danas, marcus, partners, plan, script, openMenu } = room
  let path = ''

  await act('The plan as it stands is kept as version 1.0', async () => {
    await openMenu('Versions')
    await danas.isOn('Versions', 'main')
    await danas.tabTo('Keep this version', 'button')
    await danas.press('Enter')
    await danas.isOn('Name', 'textbox')
    await danas.type('Logic model 1.0')
    await danas.press('Enter')
    await danas.isOn('Logic model 1.0', 'main')
    path = new URL(dana.page.url()).pathname
  })

  await act('Three partners sign it on their phones, while Marcus goes on writing', async () => {
    const marcuss = new OutlinePage(marcus.page)
    script.meanwhile('Marcus, in the plan, changes 5 words of 3.2')
    await marcuss.card('3.2').focus()
    await marcuss.press('Enter', 'End')
    await marcus.page.keyboard.type(' by the end of third grade')
    await marcuss.press('Escape')
    for (const [index, partner] of partners.entries()) {
      const organization = ORGANIZATIONS[index] ?? ''
      const reader = await Reader.of(partner.page, script)
      script.meanwhile(`${partner.name}, on a phone, opens the link Dana has sent`)
      await partner.goto(path)
      await reader.isOn(/^Logic model 1\.0 · /)
      await reader.tabTo('Sign for an organization', 'button')
      await reader.press('Enter')
      await reader.isOn('Organization', 'textbox')
      await reader.type(organization)
      await reader.tabTo('Person who signs', 'textbox')
      await reader.type(partner.name)
      await reader.press('Enter')
      await reader.isOn('Done', 'button')
      expect(script.parts.at(-1)?.lines.at(-1)).toContain(`The signature of ${organization} is kept.`)
      await reader.press('Enter')
    }
  })

  await act('Dana confirms them, and what Marcus wrote is not in version 1.0', async () => {
    for (const organization of ORGANIZATIONS) {
      const confirm = dana.page.getByRole('button', { name: `Confirm: ${organization}` })
      // The page asks again every 20 seconds.
      await expect(confirm).toBeVisible({ timeout: 40_000 })
      await danas.tabTo(`Confirm: ${organization}`, 'button')
      await danas.press('Enter')
      await danas.hears(`${organization}: confirmed.`)
    }
    await danas.tabTo('Compare with now', 'link')
    await danas.press('Enter')
    await danas.isOn('From version 1 to now', 'main')
  })

  await act('All files of version 1.0, each with its number in the name', async () => {
    await dana.goto(path)
    await danas.isOn(/^Logic model 1\.0 · /)
    for (const [button, ending, begins] of [
      ['Logic model, Letter (PDF)', 'logic-model-v\\d+\\.pdf', '%PDF'],
      ['Logic model (Word)', 'logic-model-v\\d+\\.docx', 'PK'],
      ['Logic model (Excel)', 'logic-model-v\\d+\\.xlsx', 'PK'],
      ['Logic model as a picture (PNG)', 'logic-model-v\\d+\\.png', '\x89PNG'],
      ['Logic model as a table (CSV)', 'logic-model-v\\d+\\.csv', ''],
      ['All of it, as a backup (JSON)', 'plan-v\\d+\\.json', '{'],
    ] as const) {
      await danas.tabTo(button, 'button')
      const { name, bytes } = await coming(danas, 'Enter')
      expect(name).toMatch(new RegExp(`^riverbend-${ending}$`))
      expect(bytes.subarray(0, begins.length).toString('latin1')).toBe(begins)
      expect(bytes.toString('utf8')).not.toContain('by the end of third grade')
      script.meanwhile(`kept: ${name}`)
    }
    await dana.goto(`/plan/${plan.planId}?face=outline`)
  })
}
