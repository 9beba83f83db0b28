import { readFileSync } from 'node:fs'
import {
  addCard,
  addLink,
  exportPlan,
  FIELDS,
  fieldsOf,
  type ImportEntry,
  LANGUAGES,
  type PlanContent,
  readPlan,
  setBreakdown,
  setField,
  setReading,
  typeInCard,
} from '@commonboard/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Importer } from '../../apps/sync-server/src/importing/importer.ts'
import { readTables } from '../../apps/sync-server/src/importing/readFile.ts'
import { LIMIT } from '../../apps/sync-server/src/limits.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { TestClock } from '../support/clock.ts'
import { heldStorage } from '../support/heldStorage.ts'
import { HOSTILE_FILES, TOO_MUCH_AT_ONCE } from '../support/hostileFiles.ts'
import { type Device, planWithEverybody, startServer } from '../support/startServer.ts'
import { type WireClient, wireClient } from '../support/stockClient.ts'
import { contentNow, contentOfVersion, versionsOf } from '../support/versions.ts'
import { xlsxOf } from '../support/xlsx.ts'

interface Seen {
  readonly status: number
  readonly text: string
  readonly retryAfter: string | null
  readonly error?: { readonly code: string; readonly message: string }
  readonly [key: string]: unknown
}

/** Sends a file as a program would. */
async function bring(
  device: Device,
  planId: string,
  file: string | Buffer,
  query = '',
  type = 'text/csv',
): Promise<Seen> {
  const response = await fetch(`${device.url}/api/plans/${planId}/import${query}`, {
    method: 'POST',
    headers: { origin: device.origin, cookie: device.cookie, 'content-type': type },
    body: typeof file === 'string' ? file : new Uint8Array(file),
  })
  const text = await response.text()
  return {
    status: response.status,
    text,
    retryAfter: response.headers.get('retry-after'),
    ...(JSON.parse(text) as Omit<Seen, 'status' | 'text' | 'retryAfter'>),
  }
}
const fixture = (name: string) => readFileSync(new URL(`../fixtures/import/${name}`, import.meta.url))
const textsIn = (content: PlanContent, column: string) =>
  content.cards.filter((card) => card.column === column).map(({ text }) => text)

const SHEET = 'Result,Indicator,Target\nChildren read,"Reading, grade 3",60\nStudents are there,Attendance,95\n'

describe('a table over HTTP', () => {
  test('comes into the plan, after a version of what was there', async () => {
    const { url } = await startServer()
    const { plan, ben } = await planWithEverybody(url)
    const before = await contentNow(ben, plan.planId)
    const seen = await bring(ben, plan.planId, SHEET, '?board=logicModel&preview=1')
    expect(seen).toMatchObject({
      status: 200,
      at: 0,
      isKnown: true,
      mapping: ['card.results', 'card.indicators', 'target'],
    })
    expect((seen['entries'] as ImportEntry[]).map(({ outcome, text }) => [outcome, text])).toEqual([
      ['new', 'Children read'],
      ['new', 'Reading, grade 3'],
      ['new', 'Students are there'],
      ['new', 'Attendance'],
    ])
    expect(await contentNow(ben, plan.planId), 'a preview writes nothing').toEqual(before)

    const done = await bring(ben, plan.planId, SHEET)
    expect(done).toMatchObject({ status: 200, new: 4, links: 2, changed: 0, leftOut: 0, before: 1 })
    const after = await contentNow(ben, plan.planId)
    expect(textsIn(after, 'results')).toEqual(['Children read', 'Students are there'])
    expect(after.links).toHaveLength(2)
    expect(await versionsOf(ben, plan.planId)).toMatchObject([{ n: 1, reason: 'beforeImport' }])
    expect(await contentOfVersion(ben, plan.planId, 1)).toEqual(before)

    expect(await bring(ben, plan.planId, SHEET)).toMatchObject({ same: 4, new: 0, links: 0, before: null })
    expect(await versionsOf(ben, plan.planId), 'nothing to change: no version').toHaveLength(1)
  })

  test('is for editors, while the plan is not frozen, and for facilitators', async () => {
    const { url } = await startServer()
    const { plan, ana, ben, chidi, dolores } = await planWithEverybody(url)
    const tries = async (device: Device) => (await bring(device, plan.planId, SHEET)).error?.code ?? 'done'
    expect([await tries(chidi), await tries(dolores)]).toEqual(['notAllowed', 'notAllowed'])
    await ana.ask('PUT', `/api/plans/${plan.planId}/frozen`, { frozen: true })
    expect(await tries(ben)).toBe('frozen')
    expect(await tries(ana)).toBe('done')
    expect(await bring(ana, 'a'.repeat(22), SHEET)).toMatchObject({ status: 404 })
    expect(await bring(ana, plan.planId, SHEET, '?board=vision')).toMatchObject({ status: 400 })
  })

  test('with headings nobody knows is not guessed at: they can be named', async () => {
    const { url } = await startServer()
    const { plan, ben } = await planWithEverybody(url)
    const file = 'What we dream of;Wie weit\nA garden;3\n'
    const refused = await bring(ben, plan.planId, file)
    expect(refused).toMatchObject({ status: 422, error: { code: 'noHeadings' } })
    expect(refused.error?.message).toContain('What we dream of, Wie weit')
    expect(await bring(ben, plan.planId, file, '?preview=1')).toMatchObject({
      isKnown: false,
      mapping: ['ignored', 'ignored'],
    })
    const map = encodeURIComponent('What we dream of:card.results')
    expect(await bring(ben, plan.planId, file, `?map=${map}`)).toMatchObject({ status: 200, new: 1 })
    expect(textsIn(await contentNow(ben, plan.planId), 'results')).toEqual(['A garden'])
    expect(await bring(ben, plan.planId, file, '?map=Nothing%3Atext')).toMatchObject({ status: 400 })
  })

  test('that is our own export changes nothing either where every field is filled, with words that look like formulas', async () => {
    const { url } = await startServer()
    const { plan, ben } = await planWithEverybody(url)
    const client = await wireClient(ben, plan.planId)
    const words = '=SUM(A1) "a";\n\'b\' _x0041_ 4.10'
    const result = addCard(client.plan, { column: 'results', band: 'site' }, words)
    const indicator = addCard(client.plan, { column: 'indicators', band: 'site' }, `-${words}`)
    const strategy = addCard(client.plan, { column: 'strategies', band: '' }, `+${words}`)
    const resource = addCard(client.plan, { column: 'resources', band: '' }, `@${words}`)
    addLink(client.plan, indicator, result)
    addLink(client.plan, strategy, indicator)
    addLink(client.plan, resource, strategy)
    for (const [id, column] of [
      [indicator, 'indicators'],
      [strategy, 'strategies'],
      [resource, 'resources'],
    ] as const)
      for (const name of fieldsOf(column)) {
        const { is, choices } = FIELDS[name]
        const values = { text: '=1+1; 2', number: -1234.5, date: '2026-03-01', choice: choices?.[0], flag: true }
        setField(client.plan, id, name, values[is] as never)
      }
    setBreakdown(client.plan, indicator, 'race', true)
    setBreakdown(client.plan, indicator, 'one; two', true)
    for (const date of ['2024', '2025-06', '2026-03-01']) setReading(client.plan, indicator, date, 0.1 + 0.2)
    await client.saved()
    const before = await contentNow(ben, plan.planId)
    expect(before.cards.find((card) => card.id === indicator)?.targetDate).toBe('2026-03-01')
    for (const language of LANGUAGES)
      for (const format of ['csv', 'json', 'xlsx'] as const) {
        const file = await fetch(`${url}/api/plans/${plan.planId}/export/logic-model.${format}?lang=${language}`, {
          headers: { cookie: ben.cookie },
        })
        const done = await bring(ben, plan.planId, Buffer.from(await file.arrayBuffer()))
        expect(done, `${format} ${language}`).toMatchObject({ status: 200, changed: 0, new: 0, links: 0, leftOut: 0 })
        expect(await contentNow(ben, plan.planId), `${format} ${language}`).toEqual(before)
      }
  })

  test('that is our own export changes nothing, in either language', async () => {
    const { url } = await startServer()
    const { plan, ben } = await planWithEverybody(url, 'example')
    const before = await contentNow(ben, plan.planId)
    for (const language of LANGUAGES)
      for (const format of ['csv', 'json', 'xlsx'] as const) {
        const file = await fetch(`${url}/api/plans/${plan.planId}/export/logic-model.${format}?lang=${language}`, {
          headers: { cookie: ben.cookie },
        })
        const done = await bring(ben, plan.planId, Buffer.from(await file.arrayBuffer()))
        expect(done).toMatchObject({ status: 200, changed: 0, new: 0, links: 0, leftOut: 0, before: null })
      }
    const backup = exportPlan(before, 'plan', 'json', 'en')?.body ?? ''
    expect(await bring(ben, plan.planId, backup, '', 'application/json')).toMatchObject({
      changed: 0,
      new: 0,
      before: null,
    })
    expect(await contentNow(ben, plan.planId)).toEqual(before)
  })

  test('of a district, in old Windows letters, comes in whole', async () => {
    const { url } = await startServer()
    const { plan, ben } = await planWithEverybody(url)
    const done = await bring(ben, plan.planId, fixture('distrito.windows1252.csv'))
    expect(done).toMatchObject({ status: 200, new: 6, links: 4, leftOut: 0 })
    const content = await contentNow(ben, plan.planId)
    expect(textsIn(content, 'results')).toEqual([
      'Niñas y niños llegan listos\na la escuela',
      'Las familias participan',
    ])
    const indicators = content.cards.filter(({ column }) => column === 'indicators')
    expect(indicators).toMatchObject([
      {
        text: 'En educación temprana',
        unit: '%',
        baseline: 58.5,
        baselineDate: '2024',
        target: 70,
        source: 'Condado; padrón',
      },
      { text: 'Conocen su próxima escuela', baseline: 44, owner: 'Dra. Núñez' },
      {
        text: '• Asistencia a reuniones\n• Horas de voluntariado',
        baseline: 1200.5,
        source: '“Registro” de la escuela',
      },
      { text: 'Leen juntos en casa', baseline: 47 },
    ])
    expect(indicators[2]).not.toHaveProperty('target')
  })

  test('written from right to left comes in as it is written', async () => {
    const { url } = await startServer()
    const { plan, ben } = await planWithEverybody(url)
    const map = encodeURIComponent('النتيجة:card.results')
    expect(await bring(ben, plan.planId, fixture('rtl.utf16le.tsv'), `?map=${map}`)).toMatchObject({ new: 4, links: 2 })
    const content = await contentNow(ben, plan.planId)
    expect(textsIn(content, 'results')).toEqual(['الأطفال يتعلمون معا', 'ילדים לומדים יחד'])
    expect(content.cards.filter(({ column }) => column === 'indicators')).toMatchObject([
      { text: 'الحضور', target: 95, unit: '%' },
      { text: 'נוכחות', target: 90, unit: '%' },
    ])
  })

  test('of 700 rows with long cells comes in whole', async () => {
    const { url } = await startServer()
    const { plan, ben } = await planWithEverybody(url)
    const long = 'Every child is known by name. '.repeat(99).trim()
    const rows = Array.from({ length: 700 }, (_, index) => ({
      Column: 'Results',
      Text: index === 9 ? long : `Result of neighborhood ${index}`,
    }))
    const done = await bring(ben, plan.planId, JSON.stringify(rows), '', 'application/json')
    expect(done).toMatchObject({ status: 200, new: 701, leftOut: 0 })
    const results = textsIn(await contentNow(ben, plan.planId), 'results')
    expect(results).toHaveLength(701)
    expect(`${results[9]} ${results[10]}`).toBe(long)
  })
})

describe('while others write', () => {
  /** Ben imports; when what was there is being kept, and so after it was all prepared, others do something. */
  async function importWhile(file: string, meanwhile: (client: WireClient) => void) {
    const held = heldStorage(new MemoryStorage())
    const { url } = await startServer({ storage: held.storage })
    const { plan, ana, ben } = await planWithEverybody(url)
    const client = await wireClient(ana, plan.planId)
    const read = addCard(client.plan, { column: 'results', band: 'population' }, 'Children read')
    await client.saved()
    const isReached = held.hold('versions.versionsOf')
    const importing = bring(ben, plan.planId, file)
    await isReached
    meanwhile(client)
    await client.saved()
    held.letGo()
    const done = await importing
    return { done, read, content: await contentNow(ben, plan.planId) }
  }

  test('a row finds the card somebody has just made with the same words: it does not come twice', async () => {
    const { done, content } = await importWhile(SHEET, ({ plan }) => {
      addCard(plan, { column: 'results', band: 'site' }, 'Students are there')
    })
    expect(done).toMatchObject({ status: 200, same: 2, new: 2, links: 2, missed: 0 })
    expect(textsIn(content, 'results').toSorted()).toEqual(['Children read', 'Students are there'])
  })

  test('words somebody has just written are not written over by what was read before', async () => {
    const { done, content, read } = await importWhile(
      'Column,Number,Text,Level\nResults,2.1,Children read well,System\n',
      ({ plan }) => {
        const { cards } = readPlan(plan)
        const [card] = cards.filter(({ text }) => text === 'Children read')
        if (card) typeInCard(plan, card.id, { index: 0, remove: card.text.length, insert: 'Nobody smokes here' })
      },
    )
    expect(done).toMatchObject({ status: 200, changed: 0, new: 1, missed: 0 })
    expect(content.cards.find(({ id }) => id === read)).toMatchObject({
      text: 'Nobody smokes here',
      band: 'population',
    })
  })
})

describe('an Excel file', () => {
  const rows = [
    ['Riverbend Unified School District'],
    [],
    ['Outcome', 'Measure', 'Baseline', '', 'Target', { value: 45_444, style: 2 }, 'Owner'],
    ['', '', 'Value', 'Year', '', '', ''],
    [
      'Children read <b>well</b>',
      'Reading, grade 3',
      { value: 0.415, style: 3 },
      2024,
      { value: 0.6, style: 3 },
      { value: 0.42, style: 3 },
      'Ana & Ben',
    ],
    [
      '',
      { value: 'Books at home', formula: 'HYPERLINK("https://evil.example","Books")' },
      12,
      { value: 45_292, style: 1 },
      '',
      '',
      '',
    ],
    [],
    ['Students are there', 'Attendance', 'not yet', '', '', '', ''],
  ] as const

  test('is read with titles, two lines of headings, wide and high cells, dates and shares; of formulas the result', () => {
    const file = xlsxOf([
      { name: 'Secret', rows: [['Result'], ['Hidden']], isHidden: true },
      { name: 'Notes', rows: [['Call the county']] },
      { name: 'Framework', rows, merged: ['C3:D3', 'A5:A6', 'E3:E4', 'F3:F4', 'G3:G4', 'A1:G1'] },
    ])
    const [table] = readTables(file)
    expect(table).toEqual({
      name: 'Framework',
      headings: ['Outcome', 'Measure', 'Baseline Value', 'Baseline Year', 'Target', '2024-06', 'Owner'],
      lines: [5, 6, 8],
      rows: [
        ['Children read <b>well</b>', 'Reading, grade 3', '41.5%', 2024, '60%', '42%', 'Ana & Ben'],
        ['Children read <b>well</b>', 'Books at home', 12, '2024-01-01', '', '', ''],
        ['Students are there', 'Attendance', 'not yet', '', '', '', ''],
      ],
    })
  })

  test('comes into the plan like any other table', async () => {
    const { url } = await startServer()
    const { plan, ben } = await planWithEverybody(url)
    const file = xlsxOf([{ name: 'Framework', rows, merged: ['A5:A6'] }])
    expect(await bring(ben, plan.planId, file, '', 'application/octet-stream')).toMatchObject({
      status: 200,
      new: 5,
      links: 3,
    })
    const content = await contentNow(ben, plan.planId)
    expect(textsIn(content, 'results')).toEqual(['Children read <b>well</b>', 'Students are there'])
    expect(content.cards.find(({ text }) => text === 'Reading, grade 3')).toMatchObject({
      unit: '%',
      baseline: 41.5,
      target: 60,
      owner: 'Ana & Ben',
      readings: [{ date: '2024-06', value: 42 }],
    })
  })
})

describe('a file that means no good', () => {
  test.each(HOSTILE_FILES)('is no table: %s', (_, code, make) => {
    let problem: unknown
    try {
      readTables(Buffer.from(make()))
    } catch (error) {
      problem = error
    }
    expect(problem).toMatchObject({ code, message: expect.stringMatching(/^[A-Z].{8,200}\.$/) as string })
  })

  test('gets a sentence and changes nothing; the next one is read', { timeout: 120_000 }, async () => {
    const { url } = await startServer()
    const { plan, ben } = await planWithEverybody(url)
    const before = await contentNow(ben, plan.planId)
    const some = HOSTILE_FILES.filter(([what]) =>
      ['nothing', 'a picture', 'a bomb', 'Excel with a hole in it'].includes(what),
    )
    expect(some).toHaveLength(4)
    for (const [name, code, make] of [...some, TOO_MUCH_AT_ONCE]) {
      const { status, error } = await bring(ben, plan.planId, make())
      expect([name, error?.code]).toEqual([name, code])
      expect(status).toBeLessThan(500)
      expect(error?.message).toMatch(/^[A-Z].{8,200}\.$/)
    }
    expect(await contentNow(ben, plan.planId)).toEqual(before)
    expect(await versionsOf(ben, plan.planId)).toEqual([])
    expect({}).not.toHaveProperty('isAdmin')
    expect(await bring(ben, plan.planId, SHEET)).toMatchObject({ new: 4 })
  })

  test('that is larger than a table may be is refused before it is read', async () => {
    const { url } = await startServer()
    const { plan, ben } = await planWithEverybody(url)
    expect(await bring(ben, plan.planId, Buffer.alloc(LIMIT.importMaxBytes + 1, 'a'))).toMatchObject({
      status: 413,
      error: { code: 'tooLarge' },
    })
  })

  test('with long headings nobody knows gets a short sentence', async () => {
    const { url } = await startServer()
    const { plan, ben } = await planWithEverybody(url)
    const headings = Array.from({ length: 150 }, (_, index) => `${index} ${'b'.repeat(1_900)}`)
    const { error, text } = await bring(ben, plan.planId, `${headings.join(',')}\n${'a,'.repeat(149)}a\n`)
    expect(error?.code).toBe('noHeadings')
    expect(text.length).toBeLessThan(1_000)
  })

  test('gets its answer in time whatever becomes of the thread: counted from its last byte, its start included', async () => {
    const clock = new TestClock()
    const importer = new Importer(clock)
    const plan = Y.encodeStateAsUpdate(new Y.Doc())
    // JSON of six megabytes keeps a thread busy for longer than the clock, which a hand moves, stands still.
    const file = Buffer.from(`[${'{},'.repeat(2_000_000)}{}]`)
    const arrivedAt = clock.now()
    const first = importer.read({ file, plan, isPreview: true }, arrivedAt)
    const second = importer.read({ file, plan, isPreview: true }, arrivedAt)
    clock.pass(LIMIT.importMaxMs)
    expect(await first, 'its thread had not even started').toBeUndefined()
    expect(await second, 'waiting is counted, too').toBeUndefined()
    const late = importer.read({ file, plan, isPreview: true }, arrivedAt)
    clock.pass(0)
    expect(await late).toBeUndefined()
    const next = await importer.read({ file: Buffer.from(SHEET), plan, isPreview: true }, clock.now())
    expect(next?.answer).toHaveProperty('json')
    next?.end()
    importer.stop()
  })

  test('waits for its sender only: two at a time, and others are not kept', async () => {
    const { url } = await startServer()
    const { plan, ana, ben } = await planWithEverybody(url)
    const slow = Array.from({ length: 6 }, () => bring(ben, plan.planId, SHEET, '?preview=1'))
    const other = bring(ana, plan.planId, SHEET, '?preview=1')
    const codes = (await Promise.all(slow)).map(({ error, status }) => error?.code ?? status)
    expect(codes.filter((code) => code === 200)).toHaveLength(2)
    expect(codes.filter((code) => code === 'tooMany')).toHaveLength(4)
    expect((await Promise.all(slow)).every(({ error, retryAfter }) => !error || Number(retryAfter) > 0)).toBe(true)
    expect((await other).status).toBe(200)
    expect((await bring(ben, plan.planId, SHEET, '?preview=1')).status).toBe(200)
  })

  test('cannot make a full plan fuller', async () => {
    const { url } = await startServer({ zoneSizes: { largeBytes: 20_000, editorsOnlyBytes: 40_000, maxBytes: 60_000 } })
    const { plan, ben } = await planWithEverybody(url)
    const client = await wireClient(ben, plan.planId)
    const line = client.doc.getText('function.CE.line')
    const isFull = () => client.notices.some(({ text }) => text === 'full')
    while (client.isOpen && !isFull()) {
      line.insert(0, 'x'.repeat(10_000))
      await client.saved()
    }
    const before = await contentNow(ben, plan.planId)
    expect(await bring(ben, plan.planId, SHEET)).toMatchObject({ status: 409, error: { code: 'noRoom' } })
    expect(await contentNow(ben, plan.planId)).toEqual(before)
    expect(await versionsOf(ben, plan.planId)).toEqual([])
  })

  test('stays text where it is text: formulas, markup, signs nobody sees', async () => {
    const { url } = await startServer()
    const { plan, ben } = await planWithEverybody(url)
    const lines = [
      '=HYPERLINK("https://evil.example")',
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '{{constructor}}',
      '${7*7}',
    ]
    await bring(ben, plan.planId, JSON.stringify(lines.map((Result) => ({ Result }))), '', 'application/json')
    expect(textsIn(await contentNow(ben, plan.planId), 'results')).toEqual(lines)
  })
})
