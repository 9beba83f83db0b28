import {
  acceptFinding,
  addBody,
  addCard,
  addSeat,
  type Language,
  LANGUAGES,
  typeInCard,
  VISION_ID,
} from '@commonboard/model'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { CALLS } from '../../apps/sync-server/src/http/calls.ts'
import { EXPORT_FILES } from '../../apps/sync-server/src/http/export.ts'
import { Renderer } from '../../apps/sync-server/src/render/renderer.ts'
import { createServer, type RunningServer } from '../../apps/sync-server/src/server.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import {
  ARABIC,
  CONTROLS,
  EMOJI,
  ENDLESS_WORD,
  HEBREW,
  HOSTILE_LINES,
  LONG_TEXT,
  ZERO_WIDTH,
} from '../support/hostile.ts'
import { readParts } from '../support/office.ts'
import { lettersOf, type ReadPdf, readPdf } from '../support/pdf.ts'
import { readSvg } from '../support/svg.ts'
import { Device } from '../support/startServer.ts'
import { wireClient } from '../support/stockClient.ts'

/** A file as it comes over the wire. */
async function download(
  device: Device,
  planId: string,
  file: string,
): Promise<{ bytes: Uint8Array; answer: Response }> {
  const answer = await fetch(`${device.url}/api/plans/${planId}/export/${file}`, { headers: { cookie: device.cookie } })
  return { bytes: new Uint8Array(await answer.arrayBuffer()), answer }
}

const pdfOf = async (device: Device, planId: string, file: string): Promise<ReadPdf> => {
  const { bytes, answer } = await download(device, planId, file)
  if (answer.status !== 200) throw new Error(new TextDecoder().decode(bytes))
  const pdf = await readPdf(bytes)
  expect(pdf.outside).toEqual([])
  return pdf
}

// Several pages a test, and every suite runs beside others.
vi.setConfig({ testTimeout: 120_000 })

// One server for all, so that the process that makes the files is warm; a busy machine gets time.
const renderer = new Renderer({ timeoutMs: 100_000 })
let server: RunningServer
beforeAll(async () => {
  server = await createServer({ storage: new MemoryStorage(), renderer, newPlansPerHour: 1_000 })
})
afterAll(() => server.close())

async function newPlan(template: string, title = 'Riverbend Community Schools', language: Language = 'en') {
  const ana = new Device(server.url, 'Ana')
  const { body } = await ana.ask('POST', '/api/plans', { title, place: 'Riverbend & Eastfork', template, language })
  return { ana, planId: String(body.planId) }
}

const once = <Value>(make: () => Promise<Value>): (() => Promise<Value>) => {
  let value: Promise<Value> | undefined
  return () => (value ??= make())
}

const INCH = 72
const SHEETS = {
  tabloid: { width: 17 * INCH, height: 11 * INCH, least: 10 },
  letter: { width: 11 * INCH, height: 8.5 * INCH, least: 9 },
} as const

describe('every file', () => {
  test('is there, under a safe name, and no browser shows it in our origin', async () => {
    const { ana, planId } = await newPlan('example')
    for (const file of EXPORT_FILES) {
      const { answer, bytes } = await download(ana, planId, file)
      expect(answer.status, file).toBe(200)
      expect(bytes.length, file).toBeGreaterThan(500)
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="riverbend-[a-z-]+\.[a-z]+"$/)
      expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    }
    const { answer } = await download(ana, planId, 'vision.xlsx')
    expect(answer.status).toBe(404)
  }, 120_000)

  test('is named where programs look it up', () => {
    const named = Array.from(CALLS.export.summary.matchAll(/`([a-z-]+\.[a-z]+)`/g), ([, name = '']) => name)
    expect([...new Set(named)].sort()).toEqual([...EXPORT_FILES].sort())
  })

  test('of the logic model leaves strategies and resources out, and prints what was accepted, as asked', async () => {
    const { ana, planId } = await newPlan('blank')
    const client = await wireClient(ana, planId)
    const indicator = addCard(client.plan, { column: 'indicators', band: 'population' }, 'Attendance')
    addCard(client.plan, { column: 'strategies', band: '' }, 'Tutoring every night')
    acceptFinding(client.plan, 'L-05', indicator, { reason: 'It comes in spring', by: 'ana', at: 1 })
    await client.saved()
    for (const file of ['logic-model.md', 'logic-model.svg', 'logic-model.pdf', 'logic-model.docx', 'plan.json']) {
      const said = async (query: string) => {
        const { bytes } = await download(ana, planId, `${file}?lang=en&${query}`)
        if (file.endsWith('.pdf')) return (await readPdf(bytes)).letters
        if (file.endsWith('.docx'))
          return lettersOf(readParts(bytes).get('word/document.xml')?.documentElement.textContent ?? '')
        return lettersOf(new TextDecoder().decode(bytes))
      }
      const [strategy, note] = ['Tutoring every night', 'It comes in spring'].map(lettersOf)
      expect(await said(''), file).toContain(strategy)
      if (file === 'plan.json') {
        expect(await said('layer=0'), 'a backup is whole').toContain(strategy)
        expect(await said('layer=0'), 'a backup is whole').toContain(note)
        continue
      }
      expect(await said('layer=0'), file).not.toContain(strategy)
      expect(await said(''), file).not.toContain(note)
      if (file !== 'logic-model.svg') expect(await said('notes=1'), file).toContain(note)
    }
  }, 120_000)

  test('is for those in the plan', async () => {
    const { ana, planId } = await newPlan('blank')
    const stranger = new Device(ana.url, 'Stranger')
    expect((await download(stranger, planId, 'logic-model.pdf')).answer.status).toBe(404)
  })
})

describe.each(LANGUAGES)('the logic model as PDF (%s)', (language) => {
  test.each(['tabloid', 'letter'] as const)('on %s', async (paper) => {
    const { ana, planId } = await newPlan('example', 'Riverbend Community Schools', language)
    const pdf = await pdfOf(ana, planId, `logic-model.pdf?paper=${paper}&lang=${language}&layer=0`)
    const { width, height, least } = SHEETS[paper]
    expect(pdf.size).toEqual({ width, height })
    expect(pdf.title).toBe(`Riverbend Community Schools: ${language === 'en' ? 'logic model' : 'modelo lógico'}`)
    expect(pdf.language.slice(0, 2)).toBe(language)
    expect(pdf.isTagged).toBe(true)
    expect(pdf.roles.filter((role) => /^H\d$/.test(role)).slice(0, 3)).toEqual(['H1', 'H2', 'H3'])
    expect(pdf.sizes[0]).toBeGreaterThanOrEqual(least)
    expect(pdf.pages.length).toBe(paper === 'tabloid' ? 1 : 2)
    for (const [index, page] of pdf.pages.entries())
      expect(page).toContain(`${index + 1} ${language === 'en' ? 'of' : 'de'} ${pdf.pages.length}`)
    const said = language === 'en' ? 'seen in 4.8, 4.9' : 'se ve en 4.8, 4.9'
    expect(pdf.letters).toContain(lettersOf(said))
    expect(pdf.letters).toContain(lettersOf(language === 'en' ? 'Measure the steps to get there' : 'Medir los pasos'))
  })
})

describe.each(LANGUAGES)('the leadership structure as PDF (%s)', (language) => {
  test.each([
    ['tabloid', 17, 11, 10],
    ['letter', 8.5, 11, 9],
  ] as const)('on %s: the bridge, then every seat', async (paper, width, height, least) => {
    const { ana, planId } = await newPlan('example', 'Riverbend Community Schools', language)
    const pdf = await pdfOf(ana, planId, `leadership.pdf?paper=${paper}&lang=${language}`)
    expect(pdf.size).toEqual({ width: width * INCH, height: height * INCH })
    expect(pdf.title).toBe(`Riverbend Community Schools: ${language === 'en' ? 'leadership' : 'liderazgo'}`)
    expect(pdf.roles).toContain('Figure')
    expect(pdf.sizes[0]).toBeGreaterThanOrEqual(least)
    const [first = '', ...further] = pdf.pages
    expect(lettersOf(first)).toContain(
      lettersOf(language === 'en' ? 'Findings and requests' : 'Hallazgos y peticiones'),
    )
    const tables = lettersOf(further.join(''))
    for (const name of ['Dr. Elena Reyes', 'Carlos Méndez', 'St. Brigid']) expect(tables).toContain(lettersOf(name))
    expect(tables).toContain(lettersOf(language === 'en' ? 'September 2023' : 'septiembre de 2023'))
  })
})

test('a hundred seats of one body take pages more, and each page heads its columns again', async () => {
  const { ana, planId } = await newPlan('blank')
  const client = await wireClient(ana, planId)
  const body = addBody(client.plan, { level: 'community' }, { name: 'Assembly' })
  for (let i = 1; i <= 100; i++) addSeat(client.plan, { body }, { role: `delegate named ${i}` })
  await client.saved()
  const pdf = await pdfOf(ana, planId, 'leadership.pdf?paper=letter')
  const withSeats = pdf.pages.slice(1).filter((page) => page.includes('delegate'))
  expect(withSeats.length).toBeGreaterThan(1)
  for (const page of withSeats) expect(lettersOf(page)).toContain('SeatHeldbySectorSince')
  for (let i = 1; i <= 100; i++) expect(pdf.letters).toContain(`delegatenamed${i}Open`)
})

test('signs no face has are named beside the file, and those that stand in others are not', async () => {
  const { ana, planId } = await newPlan('blank')
  const client = await wireClient(ana, planId)
  const named = async (file: string) =>
    decodeURIComponent((await download(ana, planId, file)).answer.headers.get('missing-signs') ?? '')
  addCard(client.plan, { column: 'principles', band: '' }, `${HEBREW} ${ARABIC} ${EMOJI} Việt Нам`)
  await client.saved()
  for (const file of ['logic-model.pdf', 'logic-model.png']) expect(await named(file)).toBe('')
  addCard(client.plan, { column: 'principles', band: '' }, '学校 and 학교')
  await client.saved()
  for (const file of ['logic-model.pdf', 'logic-model.png']) expect(await named(file)).toBe('学校학교')
  expect(await named('logic-model.svg')).toBe('')
})

test('starters never print, and an empty plan says so', async () => {
  for (const template of ['starter', 'blank']) {
    const { ana, planId } = await newPlan(template)
    const pdf = await pdfOf(ana, planId, 'logic-model.pdf')
    expect(pdf.pages).toHaveLength(1)
    expect(pdf.letters).toContain(lettersOf('Nothing here yet.'))
    expect(pdf.letters).not.toContain(lettersOf('Young people leave school confident'))
    expect(pdf.letters).toContain('6.1')
  }
})

test('two pages of the same content carry the same code, and one word more another', async () => {
  const { ana, planId } = await newPlan('example')
  const codeOf = async (query: string) =>
    /check([0-9A-F]{8})/.exec((await pdfOf(ana, planId, `logic-model.pdf?${query}`)).letters)?.[1]
  const code = await codeOf('paper=letter')
  expect(code).toMatch(/^[0-9A-F]{8}$/)
  expect(await codeOf('paper=tabloid')).toBe(code)
  const client = await wireClient(ana, planId)
  addCard(client.plan, { column: 'principles', band: '' }, 'One word more')
  await client.saved()
  expect(await codeOf('paper=letter')).not.toBe(code)
})

test('many cards take pages more: none is lost, and every page repeats its headings', async () => {
  const { ana, planId } = await newPlan('blank')
  const client = await wireClient(ana, planId)
  for (let i = 1; i <= 90; i++)
    addCard(client.plan, { column: 'indicators', band: 'population' }, `Indicator named ${i}`)
  await client.saved()
  const pdf = await pdfOf(ana, planId, 'logic-model.pdf')
  expect(pdf.pages.length).toBeGreaterThan(1)
  for (const page of pdf.pages) {
    expect(page).toContain('Indicators')
    expect(page).toContain('Population: how people are doing')
  }
  for (let i = 1; i <= 90; i++) expect(pdf.letters).toContain(`4.${i}Indicatornamed${i}`)
})

describe('the vision as a page', () => {
  test.each([
    ['letter', 8.5, 11],
    ['tabloid', 11, 17],
  ] as const)('on %s: one page, large, tagged', async (paper, width, height) => {
    const { ana, planId } = await newPlan('example')
    const pdf = await pdfOf(ana, planId, `vision.pdf?paper=${paper}`)
    expect(pdf.pages).toHaveLength(1)
    expect(pdf.size).toEqual({ width: width * INCH, height: height * INCH })
    expect(pdf.letters).toContain(lettersOf('In Riverbend, every child is known'))
    expect(pdf.sizes.at(-1)).toBeGreaterThan(40)
    expect(pdf.title).toBe('Riverbend Community Schools: vision')
    expect(pdf.isTagged).toBe(true)
  })

  test('a vision of 2,000 letters still fits its page', async () => {
    const { ana, planId } = await newPlan('blank')
    const client = await wireClient(ana, planId)
    typeInCard(client.plan, VISION_ID, { index: 0, remove: 0, insert: LONG_TEXT })
    await client.saved()
    const pdf = await pdfOf(ana, planId, 'vision.pdf?paper=letter')
    expect(pdf.pages).toHaveLength(1)
    expect(pdf.letters).toContain(lettersOf(LONG_TEXT))
  })
})

describe('hostile words', () => {
  const title = '#panic("title") <b>&amp; \\ $1$'
  const made = once(async () => {
    const { ana, planId } = await newPlan('blank', title)
    const client = await wireClient(ana, planId)
    const all = [...HOSTILE_LINES, CONTROLS, HEBREW, ARABIC, EMOJI, ZERO_WIDTH, ENDLESS_WORD, LONG_TEXT]
    for (const line of all) addCard(client.plan, { column: 'principles', band: '' }, line)
    const indicator = addCard(client.plan, { column: 'indicators', band: 'system' }, HOSTILE_LINES[0])
    client.plan.cards.get(indicator)?.set('unit', '#emph[x]')
    client.plan.cards.get(indicator)?.set('reading.2026', 12)
    client.plan.words.set('column.results', '#strong[Results] <i>')
    typeInCard(client.plan, VISION_ID, { index: 0, remove: 0, insert: `${HOSTILE_LINES[0]}\n${HOSTILE_LINES[4]}` })
    await client.saved()
    const svg = await download(ana, planId, 'logic-model.svg')
    const png = await download(ana, planId, 'logic-model.png')
    return {
      pdf: await pdfOf(ana, planId, 'logic-model.pdf?paper=letter'),
      poster: await pdfOf(ana, planId, 'vision.pdf'),
      svg: new TextDecoder().decode(svg.bytes),
      png: png.bytes,
    }
  })

  test.each([...HOSTILE_LINES, ...HEBREW.split(' '), EMOJI, ZERO_WIDTH])(
    'come out as they went in: %s',
    async (line) => {
      const { pdf } = await made()
      const letters = lettersOf(line)
      expect(pdf.letters).toContain(letters)
    },
  )

  test('go on over several pages where they are endless, and none is lost', async () => {
    const { pdf } = await made()
    expect(pdf.letters.match(/A/g)?.length).toBeGreaterThanOrEqual(ENDLESS_WORD.length)
    expect(pdf.letters.match(/Everychildisknownbyname\./g)).toHaveLength(66)
  })

  test('are inert in titles, labels, units and the vision', async () => {
    const { pdf, poster } = await made()
    expect(pdf.title).toBe(`${title}: logic model`)
    for (const words of ['#strong[Results] <i>', '12 #emph[x]', HOSTILE_LINES[4] ?? ''])
      expect(pdf.letters).toContain(lettersOf(words))
    expect(poster.letters).toContain(lettersOf(HOSTILE_LINES[0] ?? ''))
  })

  test('leave a drawing of shapes and text alone', async () => {
    const { svg } = await made()
    const { names, attributes, text } = readSvg(svg)
    expect(names).toEqual(['desc', 'g', 'path', 'rect', 'svg', 'text', 'title', 'tspan'])
    for (const [name, value] of attributes) {
      expect(name).not.toMatch(/^on|href|^style$/)
      expect(value).not.toMatch(/url\(|javascript:/)
    }
    const said = lettersOf(text)
    for (const line of [...HOSTILE_LINES, HEBREW, ARABIC, EMOJI, LONG_TEXT, ENDLESS_WORD])
      expect(said).toContain(lettersOf(line))
  })

  test('give a picture all the same', async () => {
    const { png } = await made()
    expect([...png.slice(1, 4)]).toEqual([...Buffer.from('PNG')])
  })
})

test('the picture is a PNG of the whole board at twice its size', async () => {
  const { ana, planId } = await newPlan('example')
  const { bytes } = await download(ana, planId, 'logic-model.png')
  const svg = new TextDecoder().decode((await download(ana, planId, 'logic-model.svg')).bytes)
  const [, width, height] = / width="(\d+)" height="(\d+)"/.exec(svg) ?? []
  const head = Buffer.from(bytes)
  expect(head.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  expect([head.readUInt32BE(16), head.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)])
})

describe('the process that makes the files', () => {
  test('that is killed costs one request, which says so, and the next works', async () => {
    const { ana, planId } = await newPlan('example')
    await download(ana, planId, 'vision.pdf')
    const { pid } = renderer
    const asking = ana.ask('GET', `/api/plans/${planId}/export/logic-model.pdf`)
    await expect.poll(() => renderer.isBusy, { interval: 1 }).toBe(true)
    process.kill(pid ?? 0, 'SIGKILL')
    const answer = await asking
    expect(answer.status).toBe(503)
    expect(answer.body.error).toEqual({ code: 'cannotRender', message: expect.stringContaining('try again') })
    expect((await download(ana, planId, 'logic-model.pdf')).answer.status).toBe(200)
    expect(renderer.pid).not.toBe(pid)
  })

  test('that hangs is ended after its time, and what waited behind is made', async () => {
    const { ana, planId } = await newPlan('blank')
    expect((await download(ana, planId, 'vision.pdf')).answer.status).toBe(200)
    const { pid = 0 } = renderer
    renderer.timeoutMs = 300
    process.kill(pid, 'SIGSTOP')
    const hanging = ana.ask('GET', `/api/plans/${planId}/export/logic-model.pdf`)
    await expect.poll(() => renderer.isBusy, { interval: 1 }).toBe(true)
    renderer.timeoutMs = 100_000
    const behind = download(ana, planId, 'vision.pdf')
    const { status, body } = await hanging
    expect([status, body.error?.message]).toEqual([503, expect.stringMatching(/too large .* xlsx and csv/)])
    expect((await behind).answer.status).toBe(200)
    expect(renderer.pid).not.toBe(pid)
  })

  // Only Linux says how much a process holds; elsewhere the limit of the WebAssembly memory stands alone.
  test.skipIf(process.platform !== 'linux')('that grows too large is ended, and the next file is made', async () => {
    const renderer = new Renderer({ timeoutMs: 100_000, memoryMaxBytes: 250 * 1024 * 1024 })
    const pictureOf = (side: number) =>
      renderer.render({
        kind: 'picture',
        svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><circle cx="9" cy="9" r="9"/></svg>`,
      })
    // Forty million dots, four bytes each, twice: once drawn, once on the way into the file.
    await expect(pictureOf(20_000)).rejects.toThrow('grew too large')
    const { file } = await pictureOf(2)
    expect(file.length).toBeGreaterThan(50)
    renderer.close()
  })

  test('that could not make a file is replaced', async () => {
    const renderer = new Renderer({ timeoutMs: 100_000 })
    await expect(renderer.render({ kind: 'picture', svg: 'no drawing' })).rejects.toThrow('could not be made')
    expect(renderer.pid).toBeUndefined()
    renderer.close()
  })

  test('is another one after so many files, and no more may wait than agreed', async () => {
    const renderer = new Renderer({ documentsPerChild: 1, waitingMax: 2 })
    const make = () =>
      renderer.render({ kind: 'picture', svg: '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>' })
    const first = make()
    const { pid } = renderer
    const waiting = [make(), make()]
    await expect(make()).rejects.toThrow('Too many files')
    await first
    await Promise.all(waiting)
    expect(renderer.pid).not.toBe(pid)
    renderer.close()
    await expect(make()).rejects.toThrow('stopping')
  })
})
