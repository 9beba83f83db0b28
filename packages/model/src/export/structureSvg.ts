import { breakLines, textWidth } from '../layout/measure.ts'
import type { Box } from '../layout/board.ts'
import { layoutStructure, STRUCTURE, type StructureBoard, VOICE_MAX } from '../layout/structure.ts'
import { CHANNEL, type ChannelBox, channelRhythm, channelsOfBridge } from '../layout/structureChannels.ts'
import { BODY, type BodyBox, type SeatBox, structureForPrint } from '../layout/structureBody.ts'
import type { Leadership } from '../leadership.ts'
import type { PlanContent } from '../read.ts'
import { VISION_ID } from '../text.ts'
import type { Language, Level } from '../vocabulary.ts'
import { exportWords } from '../words/export.ts'
import { labelOf } from '../words/index.ts'
import { structureWords } from '../words/structure.ts'
import { leadershipExportWords } from '../words/leadershipExport.ts'
import { drawing, INK, LINE, n, SERIF, SOFT, text, textIn } from './drawing.ts'
import { leadershipParts } from './leadershipParts.ts'
import { plainLine } from './paper.ts'

const MARGIN = 32
const MASTHEAD = 66
const PICTURE_WIDTH = 1240

/** `screen`: the levels as tones, for slides and pages. `paper`: as rules, for any copier. */
export type Ground = 'screen' | 'paper'

/** The smallest words of a chart. Which bodies a channel joins is said in the tables of a page, and not in its chart. */
export const CHART_LEAST_PX: Readonly<Record<Ground, number>> = { screen: BODY.notePx, paper: BODY.textPx }

export interface ChartLook {
  readonly language: Language
  readonly width: number
  readonly ground: Ground
  /** `seats`: without what each body is for. `counts`: in the place of both stands how many seats it has. */
  readonly shows: 'all' | 'seats' | 'counts'
  /** Schools above six in one stack. */
  readonly isStacked: boolean
  readonly hasVision: boolean
}

export interface Chart {
  readonly width: number
  readonly height: number
  readonly parts: readonly string[]
}

/** The structure as a picture: the bridge as its board lays it out, without starters. Shapes and text nodes only. */
export function leadershipSvg(content: PlanContent, language: Language): string {
  const words = leadershipExportWords[language]
  const { untitled } = exportWords[language]
  const title = words.title(plainLine(content.about.title) || untitled)
  const look = {
    language,
    width: PICTURE_WIDTH,
    ground: 'screen',
    shows: 'all',
    isStacked: false,
    hasVision: true,
  } as const
  const chart = structureChart(content, look)
  const below = linesBelow(content, language, chart.width)
  const width = chart.width + 2 * MARGIN
  const height = Math.ceil(chart.height + MASTHEAD + 2 * MARGIN + below.height)
  return drawing({
    width,
    height,
    title,
    about: pictureInWords(content, language),
    language,
    fontSizePx: BODY.textPx,
    parts: [
      text(MARGIN, MARGIN + 26, title, `font-family="${SERIF}" font-size="28" font-weight="600"`),
      text(width - MARGIN, MARGIN + 26, plainLine(content.about.place), 'text-anchor="end" font-size="14"'),
      `<g transform="translate(${MARGIN} ${MARGIN + MASTHEAD})">`,
      ...chart.parts,
      '</g>',
      `<g transform="translate(${MARGIN} ${n(MARGIN + MASTHEAD + chart.height)})">`,
      ...below.parts,
      '</g>',
    ],
  })
}

/** Room for the outer lines, half of which lie outside of the layout. */
export const CHART_EDGE = 3

/** The chart as its own drawing, without a masthead: a part of a page. */
export const chartSvg = (content: PlanContent, chart: Chart, language: Language): string =>
  drawing({
    width: chart.width + 2 * CHART_EDGE,
    height: chart.height + 2 * CHART_EDGE,
    title: leadershipExportWords[language].title(plainLine(content.about.title)),
    about: pictureInWords(content, language),
    language,
    fontSizePx: BODY.textPx,
    parts: [`<g transform="translate(${CHART_EDGE} ${CHART_EDGE})">`, ...chart.parts, '</g>'],
  })

/** What the picture shows, for who does not see it. */
export function pictureInWords(content: PlanContent, language: Language): string {
  const words = leadershipExportWords[language]
  const { levels, channels } = leadershipParts(content, language)
  const counts = levels.map(({ label, bodies }) => `${plainLine(label)}: ${words.bodies(bodies.length)}`)
  return words.picture(counts.join('; '), channels.length)
}

export function structureChart(content: PlanContent, look: ChartLook): Chart {
  const { language, width, isStacked } = look
  const vision = plainLine(content.cards.find((card) => card.id === VISION_ID)?.text ?? '')
  const inOpening = look.hasVision ? vision || exportWords[language].noVision : ' '
  // A picture bears no date of its own: how long a seat has been open would soon be wrong.
  const view = { language, today: '', width, isStackOpen: !isStacked, isBrief: look.ground === 'paper' }
  const printed = printable(structureForPrint(content.leadership))
  const shown = fewerWords(printed, look)
  const board = layoutStructure(shown, inOpening, view)
  return {
    width: board.width,
    height: board.height,
    parts: [
      ...ground(board, look.ground),
      ...board.levels.flatMap((name) => levelName(name, content, language)),
      ...(look.hasVision ? visionIn(board, vision ? INK : SOFT, inOpening, language) : []),
      ...board.empties.flatMap((box) => [
        rect(box, `rx="8" fill="#ffffff" stroke="${LINE}" stroke-dasharray="4 3"`),
        text(
          box.x + box.width / 2,
          box.y + box.height / 2 + 5,
          exportWords[language].empty,
          `text-anchor="middle" fill="${SOFT}"`,
        ),
      ]),
      ...board.bodies.flatMap((box) => bodyShape(box)),
      ...(board.stack ? stackShape(board.stack, language) : []),
      ...board.channels.flatMap((box) => channelShape(box, language)),
    ].filter(Boolean),
  }
}

/** The same structure with only such signs as a picture can show, each name one line. */
function printable(leadership: Leadership): Leadership {
  return {
    ...leadership,
    bodies: leadership.bodies.map((body) => ({
      ...body,
      name: plainLine(body.name),
      purpose: plainLine(body.purpose),
      meets: plainLine(body.meets),
    })),
    seats: leadership.seats.map((seat) => ({
      ...seat,
      role: plainLine(seat.role),
      waitsFor: plainLine(seat.waitsFor),
    })),
    people: leadership.people.map((person) => ({ ...person, name: plainLine(person.name) })),
    channels: leadership.channels.map((channel) => ({
      ...channel,
      purpose: plainLine(channel.purpose),
      rhythm: plainLine(channel.rhythm),
    })),
  }
}

// What is left out here stands in the tables below.
function fewerWords(leadership: Leadership, { shows, language }: ChartLook): Leadership {
  if (shows === 'all') return leadership
  if (shows === 'seats') return { ...leadership, bodies: leadership.bodies.map((body) => ({ ...body, purpose: '' })) }
  const words = leadershipExportWords[language]
  return {
    ...leadership,
    seats: [],
    bodies: leadership.bodies.map((body) => {
      const seats = leadership.seats.filter((seat) => seat.body === body.id)
      const open = seats.filter((seat) => !seat.holder).length
      return { ...body, purpose: seats.length > 0 ? words.seats(seats.length, open) : words.noSeat }
    }),
  }
}

const TONES = { community: '#9fb1aa', pier: '#c8d6d0', site: '#dfe9e3' } as const
const PAPER_EDGE = 'stroke="#15201c" stroke-width="1.2"'

function ground({ bands, bridge, opening, arch }: StructureBoard, look: Ground): string[] {
  if (look === 'screen')
    return [
      ...bands.map((band) => {
        const corners = band.level === 'community' ? ([8, 8, 0, 0] as const) : ([0, 0, 8, 8] as const)
        return rounded(band, corners, `fill="${TONES[band.level]}"`)
      }),
      rect(bridge, `fill="${TONES.pier}"`),
      rounded(opening, [0, 0, 14, 14], 'fill="#ffffff"'),
      rounded(arch, [14, 14, 0, 0], 'fill="#ffffff"'),
    ]
  return [
    rect(bridge, `fill="none" ${PAPER_EDGE}`),
    rounded(opening, [0, 0, 14, 14], `fill="#ffffff" ${PAPER_EDGE}`),
    rounded(arch, [14, 14, 0, 0], `fill="#ffffff" ${PAPER_EDGE}`),
    ...bands.flatMap((band) => {
      const y = band.level === 'community' ? band.y : band.y + band.height
      const edge = band.level === 'community' ? 'stroke-width="5"' : 'stroke-width="2.5" stroke-dasharray="8 5"'
      return [
        rect(band, `fill="#ffffff" ${PAPER_EDGE}`),
        `<path d="M${n(band.x)} ${n(y)}H${n(band.x + band.width)}" stroke="${INK}" ${edge}/>`,
      ]
    }),
  ]
}

function levelName(
  { level, isBeside, x, y, width }: Box & { readonly level: Level; readonly isBeside: boolean },
  content: PlanContent,
  language: Language,
): string[] {
  const size = isBeside ? { px: 19, line: 24 } : { px: 16, line: 24 }
  const label = plainLine(labelOf(content, language, `level.${level}`))
  const lines = breakLines(atHyphens(label, width - 24, size.px), width - 24, 'sansBold', size.px)
  const parts = [levelMark(level, x + 7, y + 13)]
  for (const [index, line] of lines.entries())
    parts.push(text(x + 22, y + 19 + index * size.line, line, `font-size="${size.px}" font-weight="600"`))
  if (!isBeside) return parts
  const top = y + lines.length * size.line + 4
  for (const [index, line] of breakLines(structureWords[language].levels[level].line, width, 'sans', 14).entries())
    parts.push(text(x, top + 14 + index * 18, line, `font-size="14" fill="${SOFT}"`))
  return parts
}

// A browser ends a line behind a hyphen; the measurer knows spaces only.
const atHyphens = (words: string, room: number, sizePx: number): string =>
  words.replace(/\S+/g, (word) => (textWidth(word, 'sansBold', sizePx) > room ? word.replaceAll('-', '- ') : word))

/** Circle, diamond, square, dark to light: a copier keeps their order. */
function levelMark(level: Level, x: number, y: number): string {
  if (level === 'community') return `<circle cx="${n(x)}" cy="${n(y)}" r="6" fill="#17453c"/>`
  if (level === 'intermediary')
    return `<path d="M${n(x)} ${n(y - 7)}L${n(x + 7)} ${n(y)}L${n(x)} ${n(y + 7)}L${n(x - 7)} ${n(y)}Z" fill="#4f7e73"/>`
  return `<rect x="${n(x - 5.5)}" y="${n(y - 5.5)}" width="11" height="11" fill="#c9ddd5" stroke="#4f7e73" stroke-width="1.4"/>`
}

function visionIn({ opening }: StructureBoard, ink: string, vision: string, language: Language): string[] {
  const middle = opening.x + opening.width / 2
  const lines = balanced(vision, Math.min(opening.width - 48, VOICE_MAX), STRUCTURE.voicePx)
  const height = 26 + lines.length * STRUCTURE.voiceLinePx
  const top = opening.y + (opening.height - height) / 2
  return [
    text(middle, top + 15, structureWords[language].ourVision, `text-anchor="middle" font-weight="600" fill="${SOFT}"`),
    ...lines.map((line, index) =>
      text(
        middle,
        top + 26 + 23 + index * STRUCTURE.voiceLinePx,
        line,
        `text-anchor="middle" font-family="${SERIF}" font-size="${STRUCTURE.voicePx}" fill="${ink}"`,
      ),
    ),
  ]
}

/** As many lines as fit, each about as long as the others: the last is never a single word. */
function balanced(words: string, widthPx: number, sizePx: number): string[] {
  let lines = breakLines(words, widthPx, 'serif', sizePx)
  for (let room = widthPx - 8; room > widthPx / 2; room -= 8) {
    const narrower = breakLines(words, room, 'serif', sizePx)
    if (narrower.length > lines.length) break
    lines = narrower
  }
  return lines
}

function bodyShape({ body, name, isMeetsBeside, seats, ...box }: BodyBox): string[] {
  const left = box.x + BODY.pad + BODY.borderPx
  const inner = box.width - 2 * (BODY.pad + BODY.borderPx)
  const right = left + inner
  let top = box.y + BODY.pad + BODY.borderPx
  const parts = [rect(box, `rx="6" fill="#ffffff" stroke="${LINE}"`)]
  const put = (words: string, bold: boolean, sizePx: number, linePx: number, look: string) => {
    if (!words) return
    for (const line of breakLines(words, inner, bold ? 'sansBold' : 'sans', sizePx)) {
      parts.push(textIn(left, top + linePx * 0.75, inner, line, look))
      top += linePx
    }
  }
  if (isMeetsBeside && body.meets) parts.push(text(right, top + 15, body.meets, `text-anchor="end" fill="${SOFT}"`))
  put(name, true, BODY.namePx, BODY.nameLinePx, `font-size="${BODY.namePx}" font-weight="600"`)
  if (!isMeetsBeside) put(body.meets, false, BODY.textPx, BODY.linePx, `fill="${SOFT}"`)
  put(body.purpose, false, BODY.textPx, BODY.linePx, `fill="${SOFT}"`)
  return [...parts, ...seats.flatMap(seatShape)]
}

function seatShape({ seat, label, ...box }: SeatBox): string[] {
  const left = box.x + BODY.chipPad + BODY.borderPx
  const room = box.width - 2 * (BODY.chipPad + BODY.borderPx) - BODY.chipIcon
  const middle = box.y + box.height / 2
  const lines = breakLines(label, room, 'sans', BODY.textPx)
  const first = middle - (lines.length * BODY.linePx) / 2
  return [
    rect(box, `rx="5" fill="#ffffff" ${seat.holder ? `stroke="${LINE}"` : 'stroke="#78867e" stroke-dasharray="4 3"'}`),
    seat.holder ? personMark(left + 7, middle) : plusMark(left + 7, middle),
    ...lines.map((line, index) => textIn(left + BODY.chipIcon, first + index * BODY.linePx + 13, room, line)),
  ]
}

const personMark = (x: number, y: number): string =>
  `<path d="M${n(x - 6)} ${n(y + 7)}A6 6 0 0 1 ${n(x + 6)} ${n(y + 7)}M${n(x)} ${n(y - 1)}A3 3 0 1 1 ${n(x)} ${n(y - 7)}A3 3 0 1 1 ${n(x)} ${n(y - 1)}Z" fill="none" stroke="${SOFT}" stroke-width="1.5"/>`
const plusMark = (x: number, y: number): string =>
  `<path d="M${n(x - 5)} ${n(y)}H${n(x + 5)}M${n(x)} ${n(y - 5)}V${n(y + 5)}" fill="none" stroke="${SOFT}" stroke-width="1.5"/>`

function stackShape(stack: NonNullable<StructureBoard['stack']>, language: Language): string[] {
  const words = structureWords[language]
  const { x, y, width, height } = stack
  const below = (by: number) => rect({ x: x + by, y: y + by, width, height }, 'rx="6" fill="#ffffff" stroke="#78867e"')
  return [
    below(8),
    below(4),
    below(0),
    text(x + 13, y + 28, words.more(stack.bodies.length), `font-size="${BODY.namePx}" font-weight="600"`),
  ]
}

function channelShape({ channel, points, ends, ...box }: ChannelBox, language: Language): string[] {
  const x = box.x + CHANNEL.arrowX
  const top = box.y + 2
  const bottom = box.y + box.height - 2
  const head =
    points === 'up'
      ? `M${n(x - 6)} ${n(top + 6)}L${n(x)} ${n(top)}L${n(x + 6)} ${n(top + 6)}`
      : `M${n(x - 6)} ${n(bottom - 6)}L${n(x)} ${n(bottom)}L${n(x + 6)} ${n(bottom - 6)}`
  const room = box.width - CHANNEL.wordsX - 10
  const left = box.x + CHANNEL.wordsX
  const purpose = channel.purpose || structureWords[language].nameless.channel
  const rhythm = channelRhythm(channel, language)
  const lines = [
    ...breakLines(purpose, room, 'sansBold', BODY.textPx).map((line) => ({
      line,
      look: 'font-weight="600"',
      linePx: BODY.linePx,
    })),
    ...(rhythm ? breakLines(rhythm, room, 'sans', BODY.textPx) : []).map((line) => ({
      line,
      look: '',
      linePx: BODY.linePx,
    })),
    ...(ends ? breakLines(ends, room, 'sans', BODY.notePx) : []).map((line) => ({
      line,
      look: `font-size="${BODY.notePx}"`,
      linePx: BODY.noteLinePx,
    })),
  ]
  let y = box.y + (box.height - lines.reduce((sum, { linePx }) => sum + linePx, 0)) / 2
  return [
    `<path d="M${n(x)} ${n(top)}V${n(bottom)}${head}" fill="none" stroke="${INK}" stroke-width="2"/>`,
    ...lines.map(({ line, look, linePx }) => {
      y += linePx
      return textIn(left, y - linePx * 0.25, room, line, look)
    }),
  ]
}

/** Channels which no pier carries, and who has not been heard. */
function linesBelow(content: PlanContent, language: Language, width: number): { height: number; parts: string[] } {
  const structure = structureWords[language]
  const { channels, notHeard } = leadershipParts(content, language)
  const { within, more } = channelsOfBridge(structureForPrint(content.leadership))
  const listed = new Set([...within, ...more].map(({ id }) => id))
  const lines = channels
    .filter(({ channel }) => listed.has(channel.id))
    .map(({ channel, from, to, purpose }) =>
      plainLine([purpose, channelRhythm(channel, language), structure.channel(from, to)].filter(Boolean).join(', ')),
    )
  if (lines.length > 0) lines[0] = `${leadershipExportWords[language].otherChannels}: ${lines[0]}`
  if (notHeard) lines.push(`${structure.notHeard} ${notHeard}.`)
  const x = STRUCTURE.namesWidth + STRUCTURE.namesGap
  const broken = lines.flatMap((line) => breakLines(line, width - x, 'sans', 14))
  return {
    height: broken.length > 0 ? 16 + broken.length * 20 : 0,
    parts: broken.map((line, index) => textIn(x, 30 + index * 20, width - x, line, 'font-size="14"')),
  }
}

const rect = ({ x, y, width, height }: Box, look: string): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" ${look}/>`

/** @param corners radii: upper left, upper right, lower right, lower left */
function rounded(
  { x, y, width, height }: Box,
  corners: readonly [number, number, number, number],
  look: string,
): string {
  const [a, b, c, d] = corners
  const [right, bottom] = [x + width, y + height]
  return (
    `<path d="M${n(x + a)} ${n(y)}H${n(right - b)}A${b} ${b} 0 0 1 ${n(right)} ${n(y + b)}V${n(bottom - c)}` +
    `A${c} ${c} 0 0 1 ${n(right - c)} ${n(bottom)}H${n(x + d)}A${d} ${d} 0 0 1 ${n(x)} ${n(bottom - d)}` +
    `V${n(y + a)}A${a} ${a} 0 0 1 ${n(x + a)} ${n(y)}Z" ${look}/>`
  )
}
