import type { MadePlan } from '../../support/builtServer.ts'
import type { Person } from '../../e2e/fixtures.ts'
import { Reader } from '../reader.ts'
import type { Script } from '../transcript.ts'

export interface Session {
  readonly dana: Person
  readonly priya: Person
  readonly marcus: Person
  readonly rosa: Person
  /** Three organizations that sign, each on a phone. */
  readonly partners: readonly Person[]
  readonly plan: MadePlan
  readonly script: Script
  /** Wraps each part, so that a test names the one that fails. */
  readonly part: (title: string, act: () => Promise<void>) => Promise<void>
}

/** The people at work, and the ways they go again and again. */
export interface Room extends Session {
  readonly danas: Reader
  readonly priyas: Reader
  /** One part of the play; numbered in the order they are played. */
  readonly act: (title: string, run: () => Promise<void>) => Promise<void>
  readonly openChecks: () => Promise<void>
  readonly openMenu: (item: string) => Promise<void>
  /** Of the outline: from wherever she is to the card with this number. */
  readonly goToRow: (number: string, towards?: 'Tab' | 'Shift+Tab') => Promise<void>
  /** Of the table: the cell so many columns to the right of the number of a card. */
  readonly goToCell: (number: string, right: number) => Promise<void>
}

const ROW = /^([A-Z]|\d)\.(\d+) /

/** Before or behind in the order of the outline; strips come last. */
const placeOf = (name: string): number => {
  const [, column = '', at = ''] = ROW.exec(`${name} `) ?? []
  return (/\d/.test(column) ? Number(column) : column.charCodeAt(0)) * 1000 + Number(at)
}

export async function enter(session: Session): Promise<Room> {
  const { dana, priya, script, part } = session
  const danas = await Reader.of(dana.page, script)
  const priyas = await Reader.of(priya.page, script)
  return {
    ...session,
    danas,
    priyas,
    act: (title, run) => {
      const numbered = `${script.parts.length + 1}. ${title}`
      return part(numbered, async () => {
        script.begin(numbered)
        danas.forget()
        priyas.forget()
        await run()
      })
    },
    openChecks: async () => {
      await danas.press('v')
      await danas.isOn('To look at', 'heading')
    },
    openMenu: async (item) => {
      if ((await danas.focused()).name !== 'Menu of this plan') await danas.tabBackTo('Menu of this plan', 'button')
      await danas.press('Enter')
      await danas.go('ArrowDown', item, 'menuitem')
      await danas.press('Enter')
    },
    goToRow: async (number, towards = 'Tab') => {
      const on = await danas.focused()
      const { name } = on.role === 'button' && ROW.test(on.name) ? on : await danas.go(towards, ROW, 'button')
      if (name.startsWith(`${number} `)) return
      const key = placeOf(number) > placeOf(name) ? 'ArrowDown' : 'ArrowUp'
      await danas.go(key, new RegExp(`^${number.replace('.', '\\.')} `), 'button')
    },
    goToCell: async (number, right) => {
      const cells = ['gridcell', 'rowheader']
      if (!cells.includes((await priyas.focused()).role)) await priyas.tabTo(/./, cells)
      await priyas.press('Control+Home')
      await priyas.go('ArrowDown', number, 'gridcell')
      await priyas.press(...Array.from({ length: right }, () => 'ArrowRight'))
    },
  }
}
