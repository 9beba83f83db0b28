import type { PlanContent } from '../read.ts'
import type { Language, Level } from '../vocabulary.ts'
import { channelRhythm } from '../layout/structureChannels.ts'
import { exportWords } from '../words/export.ts'
import { structureWords } from '../words/structure.ts'
import { leadershipExportWords } from '../words/leadershipExport.ts'
import { leadershipCheck } from './check.ts'
import { showDate } from './dates.ts'
import { type BodyPart, leadershipParts, type SeatPart } from './leadershipParts.ts'
import { type PaperText, paperText, plainLine } from './paper.ts'
import { frame, type PrintedFrame } from './printed.ts'
import { CHART_EDGE, CHART_LEAST_PX, type ChartLook, chartSvg, pictureInWords, structureChart } from './structureSvg.ts'

export type Paper = 'tabloid' | 'letter'

/** How wide the chart is on a page, and how small its words may come out, in points. */
const ROOM: Readonly<Record<Paper, { readonly widthPt: number; readonly leastPt: number }>> = {
  tabloid: { widthPt: 1152, leastPt: 10 },
  letter: { widthPt: 540, leastPt: 9 },
}

/** The structure as data for pages: first the bridge at a glance, then every seat in tables. Plain text only. */
export interface PrintedLeadership extends PrintedFrame {
  readonly howToRead: string
  readonly howToReadText: string
  /** The chart, fullest first: the first one that fits the page is taken. If none does, the tables say it all. */
  readonly pictures: readonly { readonly svg: string; readonly widthPt: number; readonly heightPt: number }[]
  readonly alt: string
  readonly notHeard: string
  readonly notHeardHead: string
  readonly levels: readonly {
    readonly level: Level
    readonly label: string
    readonly line: string
    readonly empty: string
    readonly bodies: readonly PrintedBody[]
  }[]
  readonly heads: { readonly seat: string; readonly heldBy: string; readonly sector: string; readonly since: string }
  readonly channels: PrintedTable
  readonly organizations: PrintedTable
}

export interface PrintedBody {
  readonly name: string
  /** What it is and when it meets. */
  readonly facts: string
  readonly purpose: PaperText
  readonly noSeat: string
  readonly seats: readonly {
    readonly role: PaperText
    readonly holder: PaperText
    readonly organization: PaperText
    readonly isOpen: boolean
    readonly sector: string
    readonly since: string
  }[]
}

export interface PrintedTable {
  readonly title: string
  readonly empty: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly PaperText[])[]
}

/** @param now milliseconds since 1970 */
export function printedLeadership(
  content: PlanContent,
  language: Language,
  now: number,
  paper: Paper,
): PrintedLeadership {
  return {
    ...leadershipInWords(content, language, now),
    pictures: picturesFor(content, language, paper),
    alt: pictureInWords(content, language),
  }
}

/** The same without the chart. */
export function leadershipInWords(
  content: PlanContent,
  language: Language,
  now: number,
): Omit<PrintedLeadership, 'pictures' | 'alt'> {
  const words = leadershipExportWords[language]
  const exports = exportWords[language]
  const structure = structureWords[language]
  const parts = leadershipParts(content, language)
  const { table } = words
  return {
    ...frame(content, language, now, words.title, leadershipCheck(content)),
    howToRead: exports.howToRead,
    howToReadText: words.howToReadText,
    notHeard: parts.notHeard ? `${parts.notHeard}.` : '',
    notHeardHead: structure.notHeard,
    levels: parts.levels.map(({ level, label, bodies }) => ({
      level,
      label: plainLine(label),
      line: structure.levels[level].line,
      empty: words.noBody,
      bodies: bodies.map((body) => printedBody(body, language)),
    })),
    heads: { seat: table.seat, heldBy: table.heldBy, sector: table.sector, since: table.since },
    channels: {
      title: words.channels,
      empty: words.noChannel,
      heads: [table.about, table.rhythm, table.from, table.to],
      rows: parts.channels.map(({ channel, from, to, purpose }) =>
        [purpose, channelRhythm(channel, language), from, to].map(paperText),
      ),
    },
    organizations: {
      title: words.organizations,
      empty: exports.empty,
      heads: [table.organization, table.sector, table.people],
      rows: parts.organizations.map(({ name, sector, people }) => [name, sector, people.join('; ')].map(paperText)),
    },
  }
}

function printedBody({ body, name, kind, seats }: BodyPart, language: Language): PrintedBody {
  return {
    name: plainLine(name),
    facts: [kind, plainLine(body.meets)].filter(Boolean).join(', '),
    purpose: paperText(body.purpose),
    noSeat: leadershipExportWords[language].noSeat,
    seats: seats.map((seat) => printedSeat(seat, language)),
  }
}

function printedSeat({ seat, role, sector, holder, organization }: SeatPart, language: Language) {
  return {
    role: paperText(role),
    holder: paperText(holder || leadershipExportWords[language].open(plainLine(seat.waitsFor))),
    organization: paperText(organization),
    isOpen: holder === '',
    sector,
    since: seat.since ? showDate(seat.since, language) : '',
  }
}

/** With every seat; else without purposes; with seats counted, in larger words first; schools in a stack; no vision. */
const LADDER: readonly (Pick<ChartLook, 'shows' | 'isStacked' | 'hasVision'> & { readonly share: number })[] = [
  { shows: 'all', isStacked: false, hasVision: true, share: 1 },
  { shows: 'seats', isStacked: false, hasVision: true, share: 1 },
  { shows: 'counts', isStacked: false, hasVision: true, share: 0.85 },
  { shows: 'counts', isStacked: false, hasVision: true, share: 1 },
  { shows: 'counts', isStacked: true, hasVision: true, share: 1 },
  { shows: 'counts', isStacked: true, hasVision: false, share: 1 },
]

function picturesFor(content: PlanContent, language: Language, paper: Paper): PrintedLeadership['pictures'] {
  const { widthPt, leastPt } = ROOM[paper]
  const widest = Math.floor((widthPt * CHART_LEAST_PX.paper) / leastPt) - 2 * CHART_EDGE
  return LADDER.map(({ share, ...look }) => {
    const chart = structureChart(content, { ...look, language, ground: 'paper', width: Math.floor(widest * share) })
    return {
      svg: chartSvg(content, chart, language),
      widthPt,
      heightPt: ((chart.height + 2 * CHART_EDGE) * widthPt) / (chart.width + 2 * CHART_EDGE),
    }
  })
}
