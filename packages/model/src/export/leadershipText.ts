import { structureForPrint } from '../layout/structureBody.ts'
import type { PlanContent } from '../read.ts'
import { type Language, LEVELS } from '../vocabulary.ts'
import { exportWords } from '../words/export.ts'
import { labelOf } from '../words/index.ts'
import { structureWords } from '../words/structure.ts'
import { leadershipExportWords } from '../words/leadershipExport.ts'
import { tableCsv } from './csv.ts'
import { showDate } from './dates.ts'
import { write } from './json.ts'
import { type BodyPart, leadershipParts, type SeatPart } from './leadershipParts.ts'
import { inert, oneLine } from './markdown.ts'

/** Number of this file's shape; it grows when a reader of the old one would misread the new one. */
export const LEADERSHIP_FORMAT = { format: 'commonboard-leadership', version: 1 } as const

const said = (words: string): string => inert(oneLine(words))

/** The structure as a document to read or to paste. Markup in people's words is inert. */
export function leadershipMarkdown(content: PlanContent, language: Language): string {
  const words = leadershipExportWords[language]
  const exports = exportWords[language]
  const structure = structureWords[language]
  const { levels, channels, organizations, notHeard } = leadershipParts(content, language)
  const lines = [`# ${inert(words.title(oneLine(content.about.title) || exports.untitled))}`]
  if (content.about.place.trim()) lines.push(said(content.about.place))
  for (const { level, label, bodies } of levels) {
    lines.push(`## ${said(label)}: ${structure.levels[level].line}`)
    if (bodies.length === 0) lines.push(`*${words.noBody}*`)
    for (const part of bodies) lines.push(...bodyBlocks(part, language))
  }
  lines.push(`## ${words.channels}`)
  const listed = channels.map(({ channel, from, to, purpose }) => {
    const rhythm = [said(channel.rhythm), channel.isTwoWay ? structure.bothWays : ''].filter(Boolean).join(', ')
    return `- **${said(purpose)}**${rhythm ? `, ${rhythm}` : ''}\\\n  *${structure.channel(said(from), said(to))}*`
  })
  lines.push(listed.length > 0 ? listed.join('\n') : `*${words.noChannel}*`)
  if (organizations.length > 0) {
    const about = organizations.map(({ name, sector, people }) => {
      const who = people.length > 0 ? `: ${people.map(said).join('; ')}` : ''
      return `- **${said(name)}**${sector ? `, ${sector}` : ''}${who}`
    })
    lines.push(`## ${words.organizations}`, about.join('\n'))
  }
  if (notHeard) lines.push('---', `**${structure.notHeard}** ${notHeard}.`)
  return `${lines.join('\n\n')}\n`
}

function bodyBlocks({ body, name, kind, seats }: BodyPart, language: Language): string[] {
  const blocks = [`### ${said(name)}`]
  const facts = [kind, said(body.meets)].filter(Boolean).join(', ')
  const about = [facts && `*${facts}*`, said(body.purpose)].filter(Boolean)
  if (about.length > 0) blocks.push(about.join('\\\n'))
  const list = seats.map((seat) => `- ${seatLine(seat, language)}`)
  blocks.push(list.length > 0 ? list.join('\n') : `*${leadershipExportWords[language].noSeat}*`)
  return blocks
}

function seatLine({ seat, role, sector, holder, organization }: SeatPart, language: Language): string {
  const words = leadershipExportWords[language]
  const who = holder ? `**${said(holder)}**` : `**${words.open(said(seat.waitsFor))}**`
  const since = seat.since ? words.since(showDate(seat.since, language)) : ''
  return [who, said(role), said(organization), sector, since].filter(Boolean).join(', ')
}

/** One row a seat, by level and body; a body without seats has a row of its own. Nothing a spreadsheet would run. */
export function leadershipCsv(content: PlanContent, language: Language): string {
  const { table } = leadershipExportWords[language]
  const { levels } = leadershipParts(content, language)
  const rows = levels.flatMap(({ label, bodies }) =>
    bodies.flatMap(({ body, name, kind, seats }) => {
      const start = [label, name, kind, body.meets, body.purpose]
      if (seats.length === 0) return [[...start, '', '', '', '', '', '']]
      return seats.map(({ seat, role, sector, holder, organization }) => [
        ...start,
        role,
        holder,
        holder ? '' : seat.waitsFor || role,
        organization,
        sector,
        seat.since ?? '',
      ])
    }),
  )
  const header = [
    table.level,
    table.body,
    table.kind,
    table.meets,
    table.purpose,
    table.seat,
    table.heldBy,
    table.openFor,
    table.organization,
    table.sector,
    table.since,
  ]
  return tableCsv([header, ...rows])
}

/** The structure as printed, as data. The shape stands in README.md. */
export function leadershipJson(content: PlanContent, language: Language): string {
  const { bodies, seats, people, organizations, channels } = structureForPrint(content.leadership)
  const bare = (items: readonly object[]) =>
    items.map((item) =>
      Object.fromEntries(Object.entries(item).filter(([key]) => key !== 'order' && key !== 'isStarter')),
    )
  return write({
    ...LEADERSHIP_FORMAT,
    language,
    about: content.about,
    levels: LEVELS.map((level) => ({ id: level, label: labelOf(content, language, `level.${level}`) })),
    bodies: bare(bodies),
    seats: bare(seats),
    people: bare(people),
    organizations: bare(organizations),
    channels: bare(channels),
  })
}
