import { addCard, openPlan } from '@commonboard/model'
import * as Y from 'yjs'
import type { Random } from './random.ts'
import type { Device } from './startServer.ts'
import { WireClient } from './stockClient.ts'
import { until } from './until.ts'

/** One thing a typist did. What was acknowledged is promised; what was not may be there or not. */
export interface Act {
  readonly kind: 'add card' | 'delete card' | 'type' | 'erase'
  readonly what: string
  /** By the typist's watch. */
  readonly madeAt: number
  /** `Infinity`: not yet. */
  acknowledgedAt: number
}

/** Somebody who goes on with the same document through every restart, as an open page does. */
export class Typist {
  readonly doc = new Y.Doc()
  readonly acts: Act[] = []
  private readonly plan = openPlan({ plan: this.doc })
  private client: WireClient | undefined
  private count = 0

  /** @param watch rises with what happens; acts are dated by it */
  constructor(
    readonly device: Device,
    private readonly random: Random,
    private readonly watch: () => number = () => 0,
  ) {}

  /** @throws if it cannot be done in ten seconds */
  async connect(planId: string): Promise<void> {
    const client = new WireClient(this.device, planId, 'plan', { doc: this.doc })
    this.client = client
    await until(`${this.device.name} has synced`, () => client.isSynced || client.closeCode !== undefined)
    if (client.isSynced) this.askWhetherSaved()
  }

  get isConnected(): boolean {
    return this.client?.isOpen === true && this.client.isSynced
  }

  get isAllSaved(): boolean {
    return this.acts.every(({ acknowledgedAt }) => acknowledgedAt < Infinity)
  }

  get notices(): readonly number[] {
    return this.client?.notices.map(({ code }) => code) ?? []
  }

  disconnect(): void {
    this.client?.terminate()
  }

  act(): void {
    const { random } = this
    // Before it is done: the server may have it on the disk by the time the watch is looked at again.
    const at = this.watch()
    const kind = random.weighted({ 'add card': 4, 'delete card': 2, type: 4, erase: 2 })
    if (kind === 'add card') {
      const id = addCard(this.plan, { column: 'results', band: 'population' }, this.newWord())
      this.did(kind, id, at)
    } else if (kind === 'type') {
      const word = this.newWord()
      const line = this.doc.getText('function.CE.line')
      line.insert(random.chance(0.5) ? 0 : line.length, word)
      this.did(kind, word, at)
    } else if (kind === 'delete card') {
      const id = random.pick(this.left('add card', 'delete card'))
      if (!id) return
      this.plan.cards.delete(id)
      this.did(kind, id, at)
    } else {
      const word = random.pick(this.left('type', 'erase'))
      const line = this.doc.getText('function.CE.line')
      const index = word ? line.toString().indexOf(word) : -1
      if (!word || index < 0) return
      line.delete(index, word.length)
      this.did(kind, word, at)
    }
    if (random.chance(0.4)) this.askWhetherSaved()
  }

  private newWord(): string {
    return `<${this.device.name}${++this.count}>`
  }

  private did(kind: Act['kind'], what: string, madeAt: number): void {
    this.acts.push({ kind, what, madeAt, acknowledgedAt: Infinity })
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
      for (const act of this.acts.slice(0, asked)) act.acknowledgedAt = Math.min(act.acknowledgedAt, this.watch())
      onSaved()
    })
  }

  /**
   * Promises that a document does not keep: acknowledged acts of which it knows nothing.
   * @param until what was made or promised later does not count
   */
  brokenIn(doc: Y.Doc, until = Infinity): Act[] {
    const line = doc.getText('function.CE.line').toString()
    const cards = doc.getMap('cards')
    const unmade = new Set<string>()
    for (const { kind, what, madeAt } of this.acts)
      if ((kind === 'delete card' || kind === 'erase') && madeAt <= until) unmade.add(what)
    return this.acts.filter(({ kind, what, acknowledgedAt }) => {
      if (acknowledgedAt === Infinity || acknowledgedAt > until) return false
      if (kind === 'add card') return !unmade.has(what) && !cards.has(what)
      if (kind === 'type') return !unmade.has(what) && !line.includes(what)
      if (kind === 'delete card') return cards.has(what)
      return line.includes(what)
    })
  }

  get deletions(): number {
    return this.acts.filter(({ kind }) => kind === 'delete card' || kind === 'erase').length
  }
}
