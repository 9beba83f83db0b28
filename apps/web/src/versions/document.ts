import {
  BANDS,
  type Card,
  type Column,
  COLUMN_FACTS,
  COLUMNS,
  columnSign,
  exportWords,
  GROUPS,
  isMeasured,
  labelOf,
  type Language,
  leadershipExportWords,
  leadershipParts,
  type Level,
  type Neighbors,
  neighborsOf,
  type PlanContent,
  sayLinks,
  showDate,
  showValue,
  structureWords,
  type VisionBlock,
  wordsOf,
} from '@commonboard/model'

/** One line of the document: a card, a seat, a channel, an organization. */
export interface DocumentLine {
  readonly id: string
  readonly number?: string
  /** A function's name, who holds a seat. */
  readonly name?: string
  /** The community's own words; empty where ours stand in `ours`. */
  readonly text: string
  readonly ours?: string
  /** Last value of an indicator with its date. */
  readonly value?: string
  readonly notes: readonly string[]
  /** "for 2.1; seen in 4.5": follows the order of others, so it is no word of this line. */
  readonly links?: string
}

export interface DocumentList {
  readonly id: string
  /** Of a band or a body; absent: the lines stand below the section's title. */
  readonly title?: string
  readonly about?: string
  /** In the community's words. */
  readonly purpose?: string
  readonly lines: readonly DocumentLine[]
  readonly empty: string
}

export interface DocumentSection {
  readonly id: string
  readonly title: string
  readonly number?: string
  readonly column?: Column
  readonly level?: Level
  readonly about?: string
  /** Of the vision only. */
  readonly blocks?: readonly VisionBlock[]
  readonly lists: readonly DocumentList[]
  readonly empty: string
}

export interface PlanDocument {
  readonly parts: readonly {
    readonly id: string
    readonly title: string
    readonly sections: readonly DocumentSection[]
  }[]
  /** Starter lines nobody had kept; they stay out, as in print. */
  readonly leftOut: number
}

/** The whole plan in reading order, as the outline has it, with what refers to something else said in words. */
export function documentOf(content: PlanContent, language: Language): PlanDocument {
  const cards = content.cards.filter(isShown)
  const ids = new Set(cards.map((card) => card.id))
  const links = content.links.filter((link) => ids.has(link.from) && ids.has(link.to))
  const neighbors = neighborsOf({ cards, links })
  const lineOf = (card: Card) => cardLine(card, { content, language, neighbors: neighbors(card) })
  return {
    parts: [
      ...GROUPS.map((group) => ({
        id: group,
        title: labelOf(content, language, `group.${group}`),
        sections: COLUMNS.filter((column) => COLUMN_FACTS[column].group === group).map((column) =>
          columnSection(column, { content, language, cards, lineOf }),
        ),
      })),
      { id: 'leadership', title: '', sections: leadershipSections(content, language) },
    ],
    leftOut: content.cards.filter((card) => card.isStarter && !isShown(card)).length,
  }
}

/** As in print: no starters nobody kept, no cards without a word. */
const isShown = (card: Card): boolean =>
  COLUMN_FACTS[card.column].isFixed || (!card.isStarter && card.text.trim() !== '')

function columnSection(
  column: Column,
  from: {
    readonly content: PlanContent
    readonly language: Language
    readonly cards: readonly Card[]
    readonly lineOf: (card: Card) => DocumentLine
  },
): DocumentSection {
  const { content, language, cards, lineOf } = from
  const words = wordsOf(language)
  const own = cards.filter((card) => card.column === column)
  const section = {
    id: column,
    column,
    number: columnSign(column),
    title: labelOf(content, language, `column.${column}`),
  }
  if (column === 'vision') {
    const blocks = content.vision.filter(({ runs }) => runs.some(({ text }) => text.trim() !== ''))
    return { ...section, blocks, lists: [], empty: exportWords[language].noVision }
  }
  const hasBands = COLUMN_FACTS[column].bands.length > 1
  const lists = hasBands
    ? BANDS.map((band) => ({
        id: `${column} ${band}`,
        title: labelOf(content, language, `band.${band}`),
        about: words.bands[band].line,
        lines: own.filter((card) => card.band === band).map(lineOf),
        empty: '',
      })).filter(({ lines }) => lines.length > 0)
    : [{ id: column, lines: own.map(lineOf), empty: '' }]
  return { ...section, lists: lists.filter(({ lines }) => lines.length > 0), empty: exportWords[language].empty }
}

function cardLine(
  card: Card,
  from: { readonly content: PlanContent; readonly language: Language; readonly neighbors: Neighbors },
): DocumentLine {
  const { content, language, neighbors } = from
  const words = wordsOf(language)
  const { code, addressed, reason } = card
  const last = card.readings?.at(-1)
  const links = linksOf(card, neighbors, language)
  return {
    id: card.id,
    number: card.number,
    text: card.text,
    ...(code ? { name: labelOf(content, language, `function.${code}`) } : {}),
    ...(code && card.text.trim() === '' ? { ours: words.functions[code].line } : {}),
    ...(card.column === 'indicators' ? { value: valueOf(last, card.unit, language) } : {}),
    notes:
      code && addressed
        ? [addressed === 'later' && reason?.trim() ? `${words.addressed.later}: ${reason}` : words.addressed[addressed]]
        : [],
    ...(links ? { links } : {}),
  }
}

function valueOf(last: { date: string; value: number } | undefined, unit: string | undefined, language: Language) {
  const exports = exportWords[language]
  return last ? exports.valueOn(showValue(last.value, unit, language), showDate(last.date, language)) : exports.noValue
}

function linksOf(card: Card, { groups }: Neighbors, language: Language): string {
  const said = groups.map((group) => sayLinks(group, language))
  if (card.column === 'results' && !isMeasured(groups)) said.push(exportWords[language].noIndicator)
  return said.join('; ')
}

function leadershipSections(content: PlanContent, language: Language): DocumentSection[] {
  const structure = structureWords[language]
  const words = leadershipExportWords[language]
  const { levels, channels, organizations } = leadershipParts(content, language)
  const joined = (...parts: readonly string[]) => parts.filter(Boolean).join(', ')
  return [
    ...levels.map(({ level, label, bodies }) => ({
      id: level,
      level,
      title: label,
      about: structure.levels[level].line,
      lists: bodies.map(({ body, name, kind, seats }) => ({
        id: body.id,
        title: name,
        about: joined(kind, body.meets),
        purpose: body.purpose,
        lines: seats.map(({ seat, role, sector, holder, organization }) => ({
          id: seat.id,
          name: holder || words.open(seat.waitsFor),
          text: role,
          notes: [joined(organization, sector, seat.since ? words.since(showDate(seat.since, language)) : '')].filter(
            Boolean,
          ),
        })),
        empty: words.noSeat,
      })),
      empty: words.noBody,
    })),
    {
      id: 'channels',
      title: words.channels,
      lists: listOf('channels', channels, ({ channel, from, to, purpose }) => ({
        id: channel.id,
        text: purpose,
        notes: [
          joined(
            (channel.isTwoWay ? structure.channelBothWays : structure.channel)(from, to),
            channel.rhythm,
            channel.isTwoWay ? structure.bothWays : '',
          ),
        ],
      })),
      empty: words.noChannel,
    },
    ...(organizations.length > 0
      ? [
          {
            id: 'organizations',
            title: words.organizations,
            lists: listOf('organizations', organizations, ({ organization, name, sector, people }) => ({
              id: organization.id,
              name,
              text: '',
              notes: [sector, people.join('; ')].filter(Boolean),
            })),
            empty: '',
          },
        ]
      : []),
  ]
}

const listOf = <Item>(id: string, items: readonly Item[], lineOf: (item: Item) => DocumentLine): DocumentList[] =>
  items.length > 0 ? [{ id, lines: items.map(lineOf), empty: '' }] : []
