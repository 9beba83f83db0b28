import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { readRoundNews, ZONES, type Zone } from '@commonboard/model'
import { DatabaseSync } from '@photostructure/sqlite'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { openLog } from '../../apps/sync-server/src/logs.ts'
import { TestClock } from '../support/clock.ts'
import { answerId, CONSENT, openRound, POLL, RATE, type RoundOf, WRITE } from '../support/rounds.ts'
import { type Answer, Device, planWithEverybody, startServer, temporaryFolder } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'
import { until } from '../support/until.ts'

/** What nobody may learn before the reveal; each word stands nowhere else. */
const SECRETS = {
  idea: 'Quokkas juggle lanterns at dusk',
  changed: 'Ocelots repaint the gymnasium',
  erased: 'Tapirs guard the lunch line',
  slip: 'Narwhals translate every letter',
  reason: 'Pangolins were never consulted',
  erasedReason: 'Axolotls object to the budget',
}
/** Who gave them, as a scribe calls somebody without a device. */
const SLIP = 'slip of Wilhelmina Thistlewood'

/** A browser whose every answer is kept. */
class Witness extends Device {
  readonly heard: Buffer[] = []

  override async ask(...asked: Parameters<Device['ask']>): Promise<Answer> {
    const answer = await super.ask(...asked)
    this.heard.push(Buffer.from(JSON.stringify([...answer.headers])), Buffer.from(answer.text))
    return answer
  }

  /** Every frame of every zone, from its beginning. */
  async listen(planId: string): Promise<void> {
    for (const zone of ZONES) {
      const socket = new WebSocket(`${this.url.replace(/^http/, 'ws')}/sync/${planId}/${zone}`, {
        headers: { cookie: this.cookie, origin: this.origin },
        perMessageDeflate: false,
      })
      onTestFinished(() => socket.terminate())
      let frames = 0
      socket.on('message', (data) => {
        frames += 1
        this.heard.push(data as Buffer)
      })
      await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
      const stateVector = Y.encodeStateVector(new Y.Doc())
      socket.send(Buffer.from([0, 0, stateVector.length, ...stateVector]))
      await until(`${this.name} hears ${zone}`, () => frames > 1)
    }
  }

  hears(words: string): boolean {
    return this.heard.some((bytes) => bytes.includes(words))
  }

  /** Everything one can ask for. */
  async askForAll(planId: string, round: RoundOf): Promise<void> {
    const plan = `/api/plans/${planId}`
    const paths = ['', '/content', '/audit', '/handed', '/rounds', '/export/plan.json', '/export/logic-model.csv']
    for (const path of paths) await this.ask('GET', plan + path)
    await this.ask('GET', round.path)
    await this.ask('GET', `${round.path}/mine`)
    await this.ask('GET', '/api/plans')
    await this.ask('GET', '/metrics')
    await this.ask('GET', '/health/ready')
  }
}

function readableLog() {
  let text = ''
  const to = new Writable({
    write(bytes, _encoding, done) {
      text += String(bytes)
      done()
    },
  })
  return { logger: openLog('trace', to), text: () => text }
}

const filesIn = (folder: string): Buffer =>
  Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))

const rowsOf = (folder: string, table: string): Record<string, unknown>[] => {
  const database = new DatabaseSync(join(folder, 'commonboard.db'), { readOnly: true })
  const rows = database.prepare(`SELECT * FROM ${table}`).all()
  database.close()
  return rows as Record<string, unknown>[]
}

/** One who writes, and one of each role who listens to all there is. */
async function withWitnesses() {
  const dataDir = temporaryFolder()
  const log = readableLog()
  const clock = new TestClock()
  const { url } = await startServer({ dataDir, logger: log.logger, clock })
  const { plan, ana, ben, chidi, dolores, joined } = await planWithEverybody(url)
  const ella = new Device(url, 'Ella')
  const ellaJoined = await ella.join(plan.links.contributor)
  const witnesses = [ana, ben, ella, dolores].map(({ name, cookie }) =>
    Object.assign(new Witness(url, name), { cookie }),
  )
  for (const witness of witnesses) await witness.listen(plan.planId)
  const scribe = new Device(url, 'Sol')
  const scribeJoined = await scribe.join(plan.links.editor)
  const givers = [joined.chidi.joined.participantId, scribeJoined.participantId]
  const [facilitator = new Witness(url, '')] = witnesses
  return { dataDir, log, clock, plan, facilitator, witnesses, chidi, scribe, givers, other: ellaJoined, ella, url }
}

let here: Awaited<ReturnType<typeof withWitnesses>>
beforeEach(async () => {
  here = await withWitnesses()
})

/** Nobody but the authors knows a word, no file says it, and none of the answers says whose it is. */
async function expectSecret(round: RoundOf): Promise<void> {
  const { witnesses, plan, log, dataDir, givers } = here
  for (const witness of witnesses) await witness.askForAll(plan.planId, round)
  for (const secret of [...Object.values(SECRETS), SLIP]) {
    for (const witness of witnesses)
      expect([witness.name, secret, witness.hears(secret)]).toEqual([witness.name, secret, false])
    expect([secret, log.text().includes(secret)]).toEqual([secret, false])
    expect([secret, filesIn(dataDir).includes(secret)]).toEqual([secret, false])
  }
  for (const row of rowsOf(dataDir, 'answers')) {
    const kept = Buffer.concat(
      Object.values(row).map((value) => Buffer.from(value instanceof Uint8Array ? value : String(value))),
    )
    for (const giver of givers) expect(kept.includes(giver)).toBe(false)
  }
  for (const witness of witnesses) expect((await round.shown(witness)).hasMine).toBe(false)
}

describe('before the reveal', () => {
  test('written answers reach no other device, log, figure, backup or file, changed and erased ones neither', async () => {
    const { facilitator, plan, chidi, scribe, witnesses } = here
    const round = await openRound(facilitator, plan.planId, WRITE)
    await round.write(chidi, answerId(1), SECRETS.idea)
    await round.write(chidi, answerId(2), 'soon another')
    await round.write(chidi, answerId(2), SECRETS.changed)
    await round.write(chidi, answerId(3), SECRETS.erased)
    await round.write(scribe, answerId(4), SECRETS.slip, { behalf: { key: SLIP, roleGroup: 'family' } })
    await round.write(chidi, answerId(5), SECRETS.idea, { prompt: 99 })
    await expectSecret(round)
    await chidi.ask('DELETE', `${round.path}/answers/${answerId(3)}`)
    await expectSecret(round)
    await round.act(facilitator, 'close')
    await expectSecret(round)
    // What could be found, had it been there.
    expect((await round.mine(chidi))[0]?.answers.map(({ text }) => text)).toEqual([SECRETS.idea, SECRETS.changed])
    await round.act(facilitator, 'reveal')
    for (const witness of witnesses) {
      await until(`${witness.name} sees the ideas`, () => witness.hears(SECRETS.idea))
      await witness.askForAll(plan.planId, round)
      expect(witness.hears(SECRETS.slip)).toBe(true)
      expect(witness.hears(SECRETS.erased)).toBe(false)
      expect(witness.hears(SLIP)).toBe(false)
      // Neither the id the author’s own device gave it, nor the author.
      expect(witness.hears(answerId(1))).toBe(false)
    }
    const content = await facilitator.ask('GET', `/api/plans/${plan.planId}/content`)
    for (const giver of here.givers) expect(content.text).not.toContain(giver)
    expect(here.log.text()).not.toContain(SECRETS.idea)
  })

  test('ballots and their reasons neither; afterwards reasons stand alone', async () => {
    const { facilitator, plan, chidi, scribe, witnesses, ella } = here
    const round = await openRound(facilitator, plan.planId, CONSENT)
    const concern = (why: string) => ({ kind: 'consent', choice: 'concern', why })
    await round.cast(chidi, concern(SECRETS.erasedReason))
    await round.cast(chidi, concern(SECRETS.reason))
    await round.cast(scribe, concern(SECRETS.slip), { key: SLIP, roleGroup: 'family' })
    await expectSecret(round)
    await round.cast(ella, { kind: 'consent', choice: 'agree' })
    await round.act(facilitator, 'reveal')
    for (const witness of witnesses) {
      await witness.askForAll(plan.planId, round)
      expect(witness.hears(SECRETS.reason)).toBe(true)
      expect(witness.hears(SECRETS.erasedReason)).toBe(false)
      expect(witness.hears(SLIP)).toBe(false)
    }
    const { result } = await round.shown(facilitator)
    expect(Object.keys(result ?? {}).sort()).toEqual(['byGroup', 'counts', 'kind', 'people', 'reasons'])
    expect(rowsOf(here.dataDir, 'answers')).toEqual([])
  })

  const POLLED = [POLL, (option: number) => ({ kind: 'poll', dots: [{ option, count: 1 + option }] })] as const
  const AGREED = [CONSENT, (at: number) => ({ kind: 'consent', choice: ['agree', 'live', 'concern'][at] })] as const
  const RATED = [RATE, (at: number) => ({ kind: 'rate', ratings: [{ item: at % 2, value: 1 + at }] })] as const
  const WORDED = [
    CONSENT,
    (at: number) => ({ kind: 'consent', choice: 'concern', why: 'why '.repeat(1 + at * 60) }),
  ] as const
  test.each([
    ['a poll', POLLED],
    ['consent', AGREED],
    ['ratings', RATED],
    ['reasons', WORDED],
  ])('of %s nothing differs but what is sealed, whatever was answered', async (_name, [asked, ballotAt]) => {
    const { facilitator, plan, chidi, witnesses, dataDir, log, clock } = here
    const seen: unknown[] = []
    for (const at of [0, 1, 2]) {
      const round = await openRound(facilitator, plan.planId, asked)
      const open = await wireClient(facilitator, plan.planId, 'session' satisfies Zone)
      const linesBefore = log.text().split('\n').length
      const answer = await round.cast(chidi, ballotAt(at))
      // Counts are announced once a second.
      clock.pass(1_000)
      const news = () => readRoundNews(open.doc).find(({ roundId }) => roundId === round.roundId)
      await until('the count is announced', () => news()?.answered === 1)
      const shown = await Promise.all(witnesses.map(async (witness) => await round.shown(witness)))
      const row = rowsOf(dataDir, 'answers').find(({ roundId }) => roundId === round.roundId)
      const line = log
        .text()
        .split('\n')
        .slice(linesBefore - 1)
        .find((one) => one.includes('"PUT"'))
      seen.push({
        answer: [answer.status, answer.text],
        news: { ...news(), roundId: '' },
        shown: shown.map((one) => ({ ...one, roundId: '', openedAt: 0 })),
        row: Object.entries(row ?? {}).map(([key, value]) => [
          key,
          value instanceof Uint8Array ? value.length : String(value).length,
        ]),
        logged: line?.replace(/"(time|ms)":("[^"]*"|\d+)/g, ''),
      })
      open.close()
    }
    expect(seen[0]).toMatchObject({
      logged: expect.stringContaining('/ballot'),
      shown: [{ answered: 1 }, {}, {}, {}],
      row: expect.arrayContaining([['sealed', 4124]]),
    })
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
  })

  test('a row that was moved to another person, round or answer does not open', async () => {
    const { facilitator, plan, chidi, ella, dataDir } = here
    const round = await openRound(facilitator, plan.planId, CONSENT)
    await round.cast(chidi, { kind: 'consent', choice: 'concern' })
    await round.cast(ella, { kind: 'consent', choice: 'agree' })
    const database = new DatabaseSync(join(dataDir, 'commonboard.db'))
    // The server may be writing a count.
    database.exec('PRAGMA busy_timeout = 5000')
    const [one, other] = database.prepare('SELECT id, sealed FROM answers').all() as {
      id: string
      sealed: Uint8Array
    }[]
    database.prepare('UPDATE answers SET sealed = ? WHERE id = ?').run(one?.sealed ?? '', other?.id ?? '')
    database.close()
    expect((await round.act(facilitator, 'reveal')).body.error?.code).toBe('cannotLoad')
    expect(await round.shown(facilitator)).toMatchObject({ state: 'closed', answered: 2, result: null })
  })
})

test('the same person is somebody else in every round, for who has the file', async () => {
  const { facilitator, plan, chidi, dataDir } = here
  for (let i = 0; i < 3; i++) {
    const round = await openRound(facilitator, plan.planId, CONSENT)
    await round.cast(chidi, { kind: 'consent', choice: 'agree' })
  }
  const rows = rowsOf(dataDir, 'answers')
  expect(new Set(rows.flatMap(({ id, who, giver }) => [id, who, giver])).size).toBe(2 * rows.length)
})

test('what was erased, or revealed, is in no file any more, not even sealed', async () => {
  const { facilitator, plan, chidi, scribe, dataDir } = here
  // From the middle: a row of this length goes over two pages.
  const sealedOf = () =>
    rowsOf(dataDir, 'answers').map(({ sealed }) => Buffer.from(sealed as Uint8Array).subarray(1_000, 2_000))
  const round = await openRound(facilitator, plan.planId, WRITE)
  await round.write(chidi, answerId(1), SECRETS.idea)
  const before = sealedOf()
  await round.write(chidi, answerId(1), SECRETS.changed)
  await round.write(chidi, answerId(2), SECRETS.erased)
  await round.write(scribe, answerId(3), SECRETS.slip)
  const written = [...before, ...sealedOf()]
  const isKept = (bytes: Buffer) => filesIn(dataDir).includes(bytes)
  expect(written.map(isKept)).toEqual([true, true, true, true])
  await chidi.ask('DELETE', `${round.path}/answers/${answerId(2)}`)
  expect(written.map(isKept)).toEqual([false, true, false, true])
  await chidi.ask('DELETE', `${round.path}/mine`)
  expect(written.map(isKept)).toEqual([false, false, false, true])
  await round.act(facilitator, 'reveal')
  expect(written.map(isKept)).toEqual([false, false, false, false])
})
