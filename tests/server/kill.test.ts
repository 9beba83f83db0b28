import { addCard } from '@commonboard/model'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Random } from '../support/random.ts'
import { buildServer, freePort, startProcess } from '../support/serverProcess.ts'
import { Device, temporaryFolder } from '../support/startServer.ts'
import { WireClient, wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

const KILLS = Number(process.env.KILLS ?? 50)
const SEED = Number(process.env.SEED ?? 2026)

/** One thing a typist did. What was acknowledged is promised; what was not may be there or not. */
interface Act {
  readonly kind: 'add card' | 'delete card' | 'type' | 'erase'
  readonly what: string
  isAcknowledged: boolean
}

/** Somebody who goes on with the same document through every restart, as an open page does. */
class Typist {
  readonly doc = new Y.Doc()
  readonly acts: Act[] = []
  private client: WireClient | undefined
  private count = 0

  constructor(
    readonly device: Device,
    private readonly random: Random,
  ) {}

  async connect(planId: string): Promise<void> {
    const client = new WireClient(this.device, planId, 'plan', { doc: this.doc })
    this.client = client
    await until(`${this.device.name} has synced`, () => client.isSynced)
    this.askWhetherSaved()
  }

  get isConnected(): boolean {
    return this.client?.isOpen === true && this.client.isSynced
  }

  act(): void {
    const { random } = this
    const kind = random.weighted({ 'add card': 4, 'delete card': 2, type: 4, erase: 2 })
    if (kind === 'add card') {
      const text = this.newWord()
      const id = addCard(this.plan, { column: 'results', band: 'population' }, text)
      this.did(kind, id)
    } else if (kind === 'type') {
      const word = this.newWord()
      const line = this.doc.getText('function.CE.line')
      line.insert(random.chance(0.5) ? 0 : line.length, word)
      this.did(kind, word)
    } else if (kind === 'delete card') {
      const id = random.pick(this.left('add card', 'delete card'))
      if (!id) return
      this.plan.cards.delete(id)
      this.did(kind, id)
    } else {
      const word = random.pick(this.left('type', 'erase'))
      const line = this.doc.getText('function.CE.line')
      const at = word ? line.toString().indexOf(word) : -1
      if (!word || at < 0) return
      line.delete(at, word.length)
      this.did(kind, word)
    }
    if (random.chance(0.4)) this.askWhetherSaved()
  }

  private get plan() {
    if (!this.client) throw new Error('not connected')
    return this.client.plan
  }

  private newWord(): string {
    return `<${this.device.name}${++this.count}>`
  }

  private did(kind: Act['kind'], what: string): void {
    this.acts.push({ kind, what, isAcknowledged: false })
  }

  private left(made: Act['kind'], unmade: Act['kind']): string[] {
    const gone = new Set(this.acts.filter(({ kind }) => kind === unmade).map(({ what }) => what))
    return this.acts.filter(({ kind, what }) => kind === made && !gone.has(what)).map(({ what }) => what)
  }

  askWhetherSaved(onSaved = () => {}): void {
    const { client } = this
    if (!client?.isOpen) return
    const asked = this.acts.length
    client.onAcknowledged(client.barrier(), () => {
      for (const act of this.acts.slice(0, asked)) act.isAcknowledged = true
      onSaved()
    })
  }

  /** What must be there, and what must not, in a document that keeps every promise. */
  check(doc: Y.Doc): void {
    const line = doc.getText('function.CE.line').toString()
    const cards = doc.getMap('cards')
    const unmade = new Set(
      this.acts.filter(({ kind }) => kind === 'delete card' || kind === 'erase').map(({ what }) => what),
    )
    const broken = this.acts.filter(({ kind, what, isAcknowledged }) => {
      if (!isAcknowledged) return false
      if (kind === 'add card') return !unmade.has(what) && !cards.has(what)
      if (kind === 'type') return !unmade.has(what) && !line.includes(what)
      if (kind === 'delete card') return cards.has(what)
      return line.includes(what)
    })
    expect(broken).toEqual([])
  }
}

test(
  `${KILLS} times kill -9 while two people edit and delete: every acknowledged edit and deletion is there`,
  async () => {
    const file = buildServer()
    const dataDir = temporaryFolder()
    const port = await freePort()
    const random = new Random(SEED)

    let server = await startProcess(file, { dataDir, port })
    const ana = new Device(server.url, 'Ana')
    const { planId, links } = await ana.createPlan('Riverbend', 'starter')
    const ben = new Device(server.url, 'Ben')
    await ben.join(links.editor)
    const typists = [new Typist(ana, random), new Typist(ben, random)]
    const witness = new Device(server.url, 'Dolores')
    await witness.join(links.viewer)

    for (let round = 0; round < KILLS; round++) {
      await Promise.all(typists.map((typist) => typist.connect(planId)))
      const acts = 10 + random.below(50)
      for (let i = 0; i < acts; i++) {
        for (const typist of typists) if (random.chance(0.6)) typist.act()
        // Sometimes several in one turn, sometimes with time for the server between them.
        if (random.chance(0.5)) await new Promise((resolve) => setTimeout(resolve, random.below(4)))
      }
      const killed = random.pick(typists)
      if (killed && random.chance(0.5)) {
        // The moment at which a promise too early would show: as soon as one is given.
        for (let i = 0; i < 3; i++) killed.act()
        await new Promise<void>((resolve) => killed.askWhetherSaved(resolve))
      } else {
        // Anywhere between "just sent" and "long since saved".
        await new Promise((resolve) => setTimeout(resolve, random.below(12)))
      }
      await server.kill9()
      await until('both have noticed', () => typists.every((typist) => !typist.isConnected))

      server = await startProcess(file, { dataDir, port })
      // Before anybody who knows more comes back: what the server itself has kept.
      const kept = await wireClient(witness, planId)
      for (const typist of typists) typist.check(kept.doc)
      kept.close()
    }

    await Promise.all(typists.map((typist) => typist.connect(planId)))
    const last = await wireClient(ana, planId)
    await until('everything anybody did is saved', () =>
      typists.every(({ acts }) => acts.every(({ isAcknowledged }) => isAcknowledged)),
    )
    for (const typist of typists) typist.check(last.doc)
    const deletions = typists
      .flatMap(({ acts }) => acts)
      .filter(({ kind }) => kind === 'delete card' || kind === 'erase')
    expect(deletions.length).toBeGreaterThan(KILLS)
    await server.kill9()
  },
  60_000 + KILLS * 3_000,
)
