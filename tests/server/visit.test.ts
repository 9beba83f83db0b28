import { addCard, addLink, type Rights, setAddressed } from '@commonboard/model'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { type Answer, openSession, type Session, type SessionOptions } from '../../apps/web/src/plan/session.ts'
import { FailingStorage } from '../support/failingStorage.ts'
import { type Device, planWithEverybody, startServer } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

/** A page in a browser, as far as a visit to a plan needs one: where it is, its events, and its network. */
class Browser {
  readonly window = new EventTarget()
  private readonly sockets: WebSocket[] = []
  private isCut = false

  constructor(readonly device: Device) {
    const { sockets } = this
    const isCut = () => this.isCut
    onTestFinished(() => {
      vi.unstubAllGlobals()
    })
    vi.stubGlobal('location', { protocol: 'http:', host: new URL(device.url).host })
    vi.stubGlobal('window', this.window)
    vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, 0))
    vi.stubGlobal('cancelAnimationFrame', clearTimeout)
    vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }))
    vi.stubGlobal(
      'WebSocket',
      class extends WebSocket {
        constructor(address: string) {
          // Port 9 is nobody's: a network that is not there.
          const reached = isCut() ? 'ws://127.0.0.1:9/' : address
          super(reached, { headers: { cookie: device.cookie, origin: device.origin } })
          sockets.push(this)
        }
      },
    )
  }

  get socketsMade(): number {
    return this.sockets.length
  }

  cut(): void {
    this.isCut = true
    for (const socket of this.sockets) socket.terminate()
  }

  mend(): void {
    this.isCut = false
  }

  /** Does the page ask before it is left? */
  asksBeforeLeaving(): boolean {
    return !this.window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  }

  async visit(planId: string, changes: Partial<SessionOptions> = {}): Promise<Session> {
    const facts = async () => {
      const { body } = await this.device.ask('GET', `/api/plans/${planId}`)
      return body as unknown as Rights & { me: { participantId: string; name: string; color: number } }
    }
    const { me, role, frozen } = await facts()
    const session = openSession({
      planId,
      participantId: me.participantId,
      me,
      rights: { role, frozen },
      lastRights: undefined,
      epoch: 0,
      isRemembered: false,
      ask: async () => {
        const now = await facts()
        return { kind: 'welcome', rights: { role: now.role, frozen: now.frozen }, epoch: 0 }
      },
      ...changes,
    })
    onTestFinished(() => session.destroy())
    await until('the plan is saved', () => session.saved.get() === 'saved')
    return session
  }
}

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  // There is no IndexedDB here: the page says so and goes on.
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
})

const write = (session: Session, text: string) => addCard(session.open.get().plan, { column: 'impact', band: '' }, text)

test('a page that heard of a full disk and lost its connection meanwhile says "Saved" again when it is true', async () => {
  const storage = new FailingStorage()
  const server = await startServer({ storage })
  const { plan, ana } = await planWithEverybody(server.url)
  const browser = new Browser(ana)
  const session = await browser.visit(plan.planId)
  storage.isFull = true
  write(session, 'Families feel at home')
  await until('it is told', () => session.saved.get() === 'notSaved')
  browser.cut()
  storage.isFull = false
  await until('the server saves again', async () => (await fetch(`${server.url}/health/ready`)).status === 200)
  browser.mend()
  await until('it is saved', () => session.saved.get() === 'saved')
})

test('a page opened while the disk is full does not say "Saving…" for ever', async () => {
  const storage = new FailingStorage()
  const server = await startServer({ storage })
  const { plan, ana, ben } = await planWithEverybody(server.url)
  const other = await wireClient(ben, plan.planId)
  storage.isFull = true
  other.plan.words.set('column.results', 'Goals')
  await until('the server knows', async () => (await fetch(`${server.url}/health/ready`)).status === 503)
  const browser = new Browser(ana)
  const session = openSession({
    planId: plan.planId,
    participantId: 'ana',
    me: { name: 'Ana', color: 0 },
    rights: { role: 'facilitator', frozen: false },
    lastRights: undefined,
    epoch: 0,
    isRemembered: false,
    ask: async () => ({ kind: 'unknown' }),
  })
  onTestFinished(() => session.destroy())
  await until('it says so', () => session.saved.get() === 'notSaved')
  expect(browser.socketsMade).toBeGreaterThan(0)
})

test('who comes back to a plan after his role was changed knows what he may do', async () => {
  const server = await startServer()
  const { plan, ana, ben, joined } = await planWithEverybody(server.url)
  const browser = new Browser(ben)
  const session = await browser.visit(plan.planId)
  expect(session.canEdit()).toBe(true)
  browser.cut()
  await until('he is cut off', () => session.saved.get() === 'notSaved')
  const { participantId } = joined.ben.joined
  await ana.ask('PUT', `/api/plans/${plan.planId}/roles`, { participantId, role: 'viewer' })
  browser.mend()
  await until('he is back and knows', () => session.saved.get() === 'saved' && !session.canEdit())
  expect(session.rights.get()).toEqual({ role: 'viewer', frozen: false })
})

test('leaving with anything unsaved is asked about, be it words, a link or an answer', async () => {
  const server = await startServer()
  const { plan, ana } = await planWithEverybody(server.url, 'example')
  const browser = new Browser(ana)
  const session = await browser.visit(plan.planId)
  expect(browser.asksBeforeLeaving()).toBe(false)
  const model = session.open.get().plan
  const of = (column: string) =>
    session.open
      .get()
      .watch.read()
      .cards.find((card) => card.column === column)
  for (const change of [
    () => setAddressed(model, 'CE', undefined),
    () => setAddressed(model, 'CE', 'later'),
    () => write(session, 'Families feel at home'),
    () => {
      const from = write(session, 'Reading nights')
      const to = of('results')?.id
      if (to) addLink(model, from, to)
    },
  ]) {
    browser.cut()
    change()
    expect(browser.asksBeforeLeaving()).toBe(true)
    browser.mend()
    await until('it is saved', () => session.saved.get() === 'saved')
    expect(browser.asksBeforeLeaving()).toBe(false)
  }
})

test('who is lowered while writing keeps the words, and is asked before they go', async () => {
  const server = await startServer()
  const { plan, ana, ben, joined } = await planWithEverybody(server.url)
  const browser = new Browser(ben)
  const session = await browser.visit(plan.planId)
  const { generation } = session.open.get()
  browser.cut()
  write(session, 'Families feel at home')
  const { participantId } = joined.ben.joined
  await ana.ask('PUT', `/api/plans/${plan.planId}/roles`, { participantId, role: 'viewer' })
  browser.mend()
  await until('the words are kept', () => session.kept.get().length > 0)
  expect(session.kept.get().flatMap(({ changes }) => changes)).toEqual([
    { kind: 'added', column: 'impact', text: 'Families feel at home' },
  ])
  await until('a fresh document is there', () => session.open.get().generation === generation + 1)
  expect(session.saved.get()).toBe('refused')
  await until('he reads on', () => session.isLoaded.get() && session.open.get().watch.read().about.title !== '')
  expect(
    session.open
      .get()
      .watch.read()
      .cards.map(({ text }) => text),
  ).not.toContain('Families feel at home')
  expect(browser.asksBeforeLeaving()).toBe(true)
  session.putKeptAway()
  await until('it is calm again', () => session.saved.get() === 'saved')
  expect(browser.asksBeforeLeaving()).toBe(false)
})

test('a page that was left stays left: nothing connects again, nothing ticks on', async () => {
  const server = await startServer()
  const { plan, ana, ben } = await planWithEverybody(server.url)
  const browser = new Browser(ben)
  let answer: (given: Answer) => void = () => undefined
  let wasAsked = false
  const session = await browser.visit(plan.planId, {
    ask: () => {
      wasAsked = true
      return new Promise((resolve) => {
        answer = resolve
      })
    },
  })
  const { body } = await ana.ask('GET', `/api/plans/${plan.planId}`)
  const link = (body.links as { role: string; linkId: string }[]).find(({ role }) => role === 'editor')
  await ana.ask('DELETE', `/api/plans/${plan.planId}/links/${link?.linkId}`)
  await until('the page asks why it was put out', () => wasAsked)
  const before = browser.socketsMade
  let isDestroyed = false
  session.open.get().plan.doc.on('destroy', () => {
    isDestroyed = true
  })
  session.destroy()
  expect(isDestroyed).toBe(true)
  answer({ kind: 'welcome', rights: { role: 'viewer', frozen: false }, epoch: 0 })
  await new Promise((resolve) => setImmediate(resolve))
  expect(browser.socketsMade).toBe(before)
  expect(session.ending.get()).toBeUndefined()
})

test('a plan that was begun anew while a browser without a copy was away: own words are kept, not sent', async () => {
  const server = await startServer()
  const { plan, ana } = await planWithEverybody(server.url)
  const browser = new Browser(ana)
  let answer: ((given: Answer) => void) | undefined
  const session = openSession({
    planId: plan.planId,
    participantId: 'ana',
    me: { name: 'Ana', color: 0 },
    rights: { role: 'facilitator', frozen: false },
    lastRights: undefined,
    epoch: 0,
    isRemembered: true,
    ask: () =>
      new Promise((resolve) => {
        answer = resolve
      }),
  })
  onTestFinished(() => session.destroy())
  write(session, 'Families feel at home')
  await until('the server is asked', () => answer !== undefined)
  answer?.({ kind: 'welcome', rights: { role: 'facilitator', frozen: false }, epoch: 1 })
  await until('the words are kept', () => session.kept.get().length > 0)
  expect(session.open.get().epoch).toBe(1)
  expect(
    session.open
      .get()
      .watch.read()
      .cards.some(({ text }) => text === 'Families feel at home'),
  ).toBe(false)
  expect(browser.asksBeforeLeaving()).toBe(true)
})
