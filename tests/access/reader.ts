import type { CDPSession, Page } from '@playwright/test'
import { watchLiveRegions } from './live.ts'
import { type AxNode, type Heard, ROLE_WORDS, SAID_BARE, spoken, SURROUNDINGS, text } from './spoken.ts'

/** A cell of a grid, and the row it stands in. */
interface Cell {
  readonly node: AxNode
  readonly row: AxNode
}

/** A person listens before she goes on; what a key has brought about has reached the page by then. */
const QUIET_MS = 250
const WAIT_MS = 10_000

/**
 * Somebody who has a keyboard and a screen reader and nothing else. Acts by keys alone; knows only what the browser's
 * accessibility tree says of the focused element and what live regions announce. What was pressed and heard goes into
 * a transcript.
 */
export class Reader {
  private readonly around: string[] = []
  private lastSaid = 0
  private lastFocus = ''

  private constructor(
    readonly page: Page,
    private readonly cdp: CDPSession,
    private readonly log: Transcript,
  ) {}

  static async of(page: Page, log: Transcript): Promise<Reader> {
    // Whatever names the compiler has given to functions inside, the page does not know.
    await page.addInitScript({ content: `{ const __name = (one) => one; (${String(watchLiveRegions)})() }` })
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Accessibility.enable')
    return new Reader(page, cdp, log)
  }

  /** Presses keys one after the other and listens once, at the end. */
  async press(...keys: string[]): Promise<Heard> {
    for (const key of keys) {
      await this.page.keyboard.press(key)
      this.log.pressed(key)
    }
    return this.listen()
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
    this.log.typed(text)
  }

  /** Presses a key until the focus is on what bears this name; fails when it has gone all the way round. */
  async go(key: string, name: string | RegExp, role?: string | readonly string[], most = 80): Promise<Heard> {
    const passed: Heard[] = []
    const is = (heard: Heard) =>
      (typeof name === 'string' ? heard.name === name : name.test(heard.name)) &&
      (!role || [role].flat().includes(heard.role))
    for (let step = 0; step < most; step++) {
      await this.page.keyboard.press(key)
      const heard = await this.focused()
      if (!is(heard)) {
        passed.push(heard)
        continue
      }
      this.log.went(key, step + 1, passed)
      return this.listen()
    }
    throw new Error(
      `${key} pressed ${most} times, and nothing was called ${String(name)}${role ? ` (${[role].flat().join(', ')})` : ''}.\nHeard on the way:\n${passed.map((one) => one.text).join('\n')}`,
    )
  }

  tabTo = (name: string | RegExp, role?: string | readonly string[]) => this.go('Tab', name, role)
  tabBackTo = (name: string | RegExp, role?: string) => this.go('Shift+Tab', name, role)

  /** Waits until something like this is said in passing. */
  async hears(text: string | RegExp): Promise<void> {
    const matches = (said: string) => (typeof text === 'string' ? said.includes(text) : text.test(said))
    const deadline = Date.now() + WAIT_MS
    for (;;) {
      const found = this.heardAlready.find(matches)
      if (found !== undefined) return
      await this.collect()
      if (this.heardAlready.some(matches)) return
      if (Date.now() > deadline)
        throw new Error(`Nobody said ${String(text)}. Said were:\n${this.heardAlready.join('\n')}`)
      await this.page.waitForTimeout(50)
    }
  }

  /** From here on only what is said anew counts. */
  forget(): void {
    this.heardAlready.length = 0
  }
  private readonly heardAlready: string[] = []

  /** Waits until the focus is on what bears this name. */
  async isOn(name: string | RegExp, role?: string): Promise<Heard> {
    const deadline = Date.now() + WAIT_MS
    for (;;) {
      const heard = await this.focused()
      const isNamed = typeof name === 'string' ? heard.name === name : name.test(heard.name)
      if (isNamed && (!role || heard.role === role)) return this.listen()
      if (Date.now() > deadline)
        throw new Error(`The focus is on “${heard.text}”, not on ${String(name)}${role ? ` (${role})` : ''}.`)
      await this.page.waitForTimeout(50)
    }
  }

  /** What is heard now: the focus, if it or its words have changed, and what was said in passing. */
  async listen(): Promise<Heard> {
    await this.page.evaluate(untilQuiet, QUIET_MS).catch(() => undefined)
    const { heard, around, cell } = await this.inspect()
    const heads = cell ? await this.headsOf(cell) : []
    const entered = around.filter((one) => !this.around.includes(one))
    this.around.splice(0, this.around.length, ...around)
    const line = [...entered, ...heads, heard.text].join(', ')
    if (heard.text !== this.lastFocus || entered.length > 0) this.log.heard(line)
    this.lastFocus = heard.text
    await this.collect()
    return heard
  }

  private async collect(): Promise<void> {
    const said = await this.page
      .evaluate(() => (window as unknown as { saidAloud?: string[] }).saidAloud ?? [])
      .catch((): string[] => [])
    // Another page has begun.
    if (said.length < this.lastSaid) this.lastSaid = 0
    for (const text of said.slice(this.lastSaid)) {
      this.log.said(text)
      this.heardAlready.push(text)
    }
    this.lastSaid = said.length
  }

  async focused(): Promise<Heard> {
    return (await this.inspect()).heard
  }

  /** In a grid one hears the heading of a row or of a column that one comes into, before the cell. */
  private async headsOf({ node, row }: Cell): Promise<string[]> {
    const childrenOf = async (id: string | undefined): Promise<AxNode[]> => {
      if (id === undefined) return []
      const { nodes } = await this.cdp.send('Accessibility.getChildAXNodes', { id }).catch(() => ({ nodes: [] }))
      return (nodes as unknown as AxNode[]).filter(({ ignored }) => !ignored)
    }
    const at = row.childIds?.indexOf(node.nodeId) ?? -1
    const first = (await childrenOf(row.parentId)).find(({ role }) => text(role) === 'row')
    const column = text((await childrenOf(first?.nodeId))[at]?.name)
    const head = (await childrenOf(row.nodeId)).find(({ role }) => text(role) === 'rowheader')
    const words = head && head.nodeId !== node.nodeId ? text(head.name) : ''
    const heads = [this.lastRow === row.nodeId ? '' : words, this.lastColumn === column ? '' : column].filter(Boolean)
    this.lastRow = row.nodeId
    this.lastColumn = column
    return heads
  }
  private lastRow = ''
  private lastColumn = ''

  private async inspect(): Promise<{ heard: Heard; around: string[]; cell?: Cell }> {
    // The element is named to the browser, never asked anything: what is known of it comes from the tree alone.
    const { result } = await this.cdp.send('Runtime.evaluate', { expression: 'document.activeElement' })
    const nothing = { heard: { text: 'nothing', role: '', said: '', name: '', value: '' }, around: [] }
    if (!result.objectId) return nothing
    const { nodes } = await this.cdp
      .send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: true })
      .catch(() => ({ nodes: [] }))
    const all = nodes as unknown as AxNode[]
    // Nothing has the focus: what the reader has then is the page and its title.
    const isNowhere = all[0]?.ignored || (!text(all[0]?.name) && ['none', 'generic'].includes(text(all[0]?.role)))
    const node = isNowhere ? all.find((one) => text(one.role) === 'RootWebArea') : all[0]
    if (!node) return nothing
    const around: string[] = []
    const byId = new Map(all.map((one) => [one.nodeId, one]))
    for (let at = byId.get(node.parentId ?? ''); at; at = byId.get(at.parentId ?? '')) {
      const role = text(at.role)
      const name = text(at.name)
      if (at.ignored || !SURROUNDINGS.has(role) || (!name && !SAID_BARE.has(role))) continue
      around.unshift(
        [[name, ROLE_WORDS[role] ?? role].filter(Boolean).join(' '), text(at.description)].filter(Boolean).join(', '),
      )
    }
    const row = byId.get(node.parentId ?? '')
    const isCell = ['gridcell', 'rowheader'].includes(text(node.role)) && row !== undefined
    return { heard: spoken(node), around, ...(isCell ? { cell: { node, row } } : {}) }
  }
}

/** Until nothing in the page has changed for so long, and none of its code is on its way. */
async function untilQuiet(quietMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    let timer = setTimeout(resolve, quietMs)
    const again = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        watch.disconnect()
        resolve()
      }, quietMs)
    }
    const watch = new MutationObserver(again)
    watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
    again()
  })
}

/** Where keys and words are written down. */
export interface Transcript {
  pressed(key: string): void
  typed(text: string): void
  went(key: string, times: number, passed: readonly Heard[]): void
  heard(line: string): void
  said(line: string): void
}
