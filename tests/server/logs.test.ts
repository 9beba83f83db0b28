import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { addCard } from '@commonboard/model'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openLog } from '../../apps/sync-server/src/logs.ts'
import { CannotLoad } from '../../apps/sync-server/src/rooms.ts'
import { StorageError } from '../../apps/sync-server/src/storage/storage.ts'
import { FailingStorage } from '../support/failingStorage.ts'
import { buildServer, freePort, startProcess } from '../support/serverProcess.ts'
import { Device, type MadePlan, startServer, temporaryFolder, tokenIn } from '../support/startServer.ts'
import { tryToOpen, wireClient } from '../support/stockClient.ts'
import { filesOf, root } from '../support/tree.ts'
import { until } from '../support/until.ts'

interface Line {
  readonly level: string
  readonly time: string
  readonly msg: string
  readonly [field: string]: unknown
}

const linesOf = (text: string): Line[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line)

/** A log that can be read here. */
function readableLog(level = 'trace') {
  let text = ''
  const to = new Writable({
    write(bytes, _encoding, done) {
      text += String(bytes)
      done()
    },
  })
  return { logger: openLog(level, to), text: () => text, lines: () => linesOf(text) }
}

/** Words that a person has written somewhere, none of which may turn up in a log. */
const WORDS = {
  title: 'Zanzibar Heights plan',
  place: 'Quillayute valley',
  name: 'Xiomara Featherstone',
  guest: 'Bartholomew Quince',
  card: 'Grandmothers teach weaving on Thursdays',
  refused: 'Wombats were never asked',
  renamed: 'Kumquat corner schools',
  backup: 'pomegranate broken backup',
  path: 'persimmon-in-the-address',
  query: 'tamarind-in-the-query',
  body: 'mulberry in a broken body',
}

describe('a whole workshop, at the most talkative level of the log', () => {
  let file = ''
  beforeAll(() => {
    file = buildServer()
  })

  test('leaves no word anybody wrote, no name, no token and no cookie in it', async () => {
    const dataDir = temporaryFolder()
    const server = await startProcess(file, { dataDir, port: await freePort(), env: { LOG_LEVEL: 'trace' } })
    onTestFinished(() => server.kill9())
    const ana = new Device(server.url, WORDS.name)
    const made = await ana.ask('POST', '/api/plans', {
      title: WORDS.title,
      place: WORDS.place,
      template: 'starter',
      name: WORDS.name,
    })
    const { planId, links } = made.body as unknown as MadePlan
    const ben = new Device(server.url, WORDS.guest)
    const { participantId } = await ben.join(links.viewer)
    await ben.ask('POST', '/api/links/look', { token: tokenIn(links.editor) })

    const anas = await wireClient(ana, planId)
    addCard(anas.plan, { column: 'impact', band: '' }, WORDS.card)
    await anas.saved()
    const session = await wireClient(ana, planId, 'session')
    session.sendPresence(session.doc.clientID, 1, { name: WORDS.name, text: WORDS.card })
    await session.saved()
    expect((await ana.ask('PATCH', `/api/plans/${planId}`, { title: WORDS.renamed })).status).toBe(200)

    // What is refused and what fails is where words like to slip into a log.
    const bens = await wireClient(ben, planId)
    addCard(bens.plan, { column: 'impact', band: '' }, WORDS.refused)
    expect(await bens.closed()).toBe(4403)
    await ben.ask('POST', '/api/join', { token: WORDS.body.replaceAll(' ', '') })
    await ben.ask('POST', '/api/join', `{ "name": "${WORDS.body}`)
    await ben.ask('POST', `/api/plans/from-backup?title=${WORDS.query}`, `{ "${WORDS.backup}": `)
    await ben.ask('GET', `/${WORDS.path}?token=${tokenIn(links.editor)}`)
    await ben.ask('GET', `/api/plans/${WORDS.path}?q=${WORDS.query}`)
    await tryToOpen(ben, `/sync/${planId}/${WORDS.path}?token=${tokenIn(links.viewer)}`)
    await tryToOpen(ben, `/sync/${planId}/plan`, { cookie: ben.cookie, origin: `https://${WORDS.path}.example` })
    const rough = await wireClient(ana, planId)
    rough.sendText(WORDS.card)
    expect(await rough.closed()).toBe(4400)
    const gappy = await wireClient(ana, planId)
    gappy.sendUpdate(Buffer.from(WORDS.card))
    await gappy.closed()

    for (const what of ['logic-model.pdf', 'logic-model.csv', `${WORDS.path}.pdf`, 'plan.json'])
      await ana.ask('GET', `/api/plans/${planId}/export/${what}`)
    const content = await ana.ask('GET', `/api/plans/${planId}/content`)
    expect(content.text).toContain(WORDS.card)
    const links2 = (await ana.ask('GET', `/api/plans/${planId}`)).body.links as { linkId: string; url: string }[]
    await ana.ask('POST', `/api/plans/${planId}/links/${links2[1]?.linkId}/replace`)
    await ana.ask('PUT', `/api/plans/${planId}/roles`, { participantId, role: 'editor' })
    await ana.ask('DELETE', `/api/plans/${planId}`)
    await anas.closed()
    await until('the erasing is in the log', () => /"DELETE"/.test(server.output()))
    const output = server.output()

    const secrets = {
      ...WORDS,
      ...Object.fromEntries(Object.entries(links).map(([role, link]) => [`link of ${role}`, tokenIn(link)])),
      cookieOfAna: ana.cookie.split('=')[1] ?? '',
      cookieOfBen: ben.cookie.split('=')[1] ?? '',
      secret: readFileSync(join(dataDir, 'secret'), 'utf8').trim(),
      planId,
      participantId,
      // A piece of a sentence gives it away too.
      ...Object.fromEntries(
        Object.values(WORDS).flatMap((text) =>
          text
            .split(/\W+/)
            .filter((word) => word.length > 7)
            .map((word) => [word, word]),
        ),
      ),
    }
    const found = Object.entries(secrets).filter(([, secret]) => output.toLowerCase().includes(secret.toLowerCase()))
    expect(found.map(([what]) => what)).toEqual([])
    expect(Object.values(secrets).every((secret) => secret.length > 5)).toBe(true)

    // And yet it tells what happened.
    const lines = linesOf(output)
    const said = (fields: Partial<Line>) =>
      lines.some((line) => Object.entries(fields).every(([key, value]) => line[key] === value))
    expect(said({ msg: 'Request', method: 'POST', route: '/api/plans', status: 201 })).toBe(true)
    expect(said({ msg: 'Request', route: '/api/join', status: 404, code: 'badLink' })).toBe(true)
    expect(said({ msg: 'Request', method: 'DELETE', plan: planId.slice(0, 6), status: 200 })).toBe(true)
    expect(said({ msg: 'A socket opened', zone: 'plan', role: 'facilitator', plan: planId.slice(0, 6) })).toBe(true)
    expect(said({ msg: 'A socket closed', code: 4403, person: participantId.slice(0, 6) })).toBe(true)
    expect(said({ msg: 'A socket was turned away', code: 'wrongOrigin' })).toBe(true)
    expect(lines.every(({ level, time, msg }) => Boolean(level && time && msg))).toBe(true)
  })
})

describe('a line of the log', () => {
  test('is one line, whatever it is given: nobody can write a second one, or turn the terminal around', () => {
    const log = readableLog()
    log.logger.info({ from: 'x\n{"level":"fatal","msg":"forged"}\r\u001b[2J\u009b31m\u202e\u2028' }, 'Request')
    expect(log.text().trimEnd().split('\n')).toHaveLength(1)
    // oxlint-disable-next-line no-control-regex
    expect(log.text().trimEnd()).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e\u2028]/)
  })

  test('cuts what looks like an id, a token or a hash, also inside a sentence', () => {
    const log = readableLog()
    const token = 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4'
    log.logger.warn({ at: { deep: [`/plan/${token}?x`] } }, 'Request')
    expect(log.text()).not.toContain(token.slice(0, 12))
    expect(log.text()).toContain('Zm9vYm…')
  })

  test('says of an error what kind it is and where it arose; its words only if they are ours or the system’s', () => {
    const log = readableLog()
    const broken = (() => {
      try {
        return JSON.parse('{ "Families feel at home') as Error
      } catch (error) {
        return error as Error
      }
    })()
    expect(broken.message).toMatch(/Families|JSON/)
    const system = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    const node = Object.assign(new TypeError('Received "Families feel at home"'), { code: 'ERR_INVALID_ARG_TYPE' })
    for (const error of [broken, system, node, new StorageError('disk I/O error'), new CannotLoad('A row is missing')])
      log.logger.warn({ error }, 'Something')
    expect(log.text()).not.toContain('Families')
    const [first, ...rest] = log.lines().map(({ error }) => error as { kind: string; message?: string; at: string[] })
    expect(first?.kind).toBe('SyntaxError')
    expect(first?.message).toBe(undefined)
    expect(first?.at[0]).toContain('logs.test.ts')
    expect(rest.map(({ message }) => message)).toEqual([
      system.message,
      undefined,
      'disk I/O error',
      'A row is missing',
    ])
  })

  test('has one of our own sentences as its message: nothing put together from what was given', () => {
    const calls = filesOf()
      .filter((path) => path.startsWith('apps/sync-server/src/'))
      .flatMap((path) =>
        [...readFileSync(root + path, 'utf8').matchAll(/\blogger(?:\.\w+|\[[^\]]+\])\(([^\n]*)/g)].map((call) => [
          path,
          call[1] ?? '',
        ]),
      )
    expect(calls.length).toBeGreaterThan(8)
    const odd = calls.filter(([, rest = '']) => !/^(?:\{.*\}, |\w+, )?(?:'[A-Z][^'$]*'|what)\)/.test(rest))
    expect(odd).toEqual([])
  })
})

test('what fails is told: saving that stops and comes back, a zone that cannot be loaded', async () => {
  const storage = new FailingStorage()
  const log = readableLog('info')
  const { url } = await startServer({ storage, logger: log.logger })
  const ana = new Device(url, 'Ana')
  const { planId } = await ana.createPlan()
  const client = await wireClient(ana, planId)
  storage.isFull = true
  addCard(client.plan, { column: 'impact', band: '' }, 'Families feel at home')
  await until('it is told', () => log.lines().some(({ msg, state }) => msg === 'Saving' && state === 'stopped'))
  storage.isFull = false
  await until('it is told', () => log.lines().some(({ msg, state }) => msg === 'Saving' && state === 'saving'))
  await client.saved()
  const another = (await ana.createPlan()).planId
  storage.load = () => Promise.reject(new StorageError('A row is damaged'))
  await tryToOpen(ana, `/sync/${another}/plan`)
  const told = log.lines().find(({ msg }) => msg === 'A zone cannot be loaded')
  expect(told).toMatchObject({ level: 'warn', error: { kind: 'CannotLoad', message: 'A row is damaged' } })
  expect(log.text()).not.toContain('Families')
})
