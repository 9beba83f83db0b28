import { adopted } from '../adopted.ts'
import { FIELD_NAMES } from '../field.ts'
import { layoutBoard, type Board, type CardBox, HEAD } from '../layout/board.ts'
import { CARD, numberColumn } from '../layout/face.ts'
import { linkDrawing } from '../layout/linkPath.ts'
import { breakLines, textWidth } from '../layout/measure.ts'
import type { PlanContent } from '../read.ts'
import { VISION_ID } from '../text.ts'
import { type Column, columnSign, type Language } from '../vocabulary.ts'
import { exportWords } from '../words/export.ts'
import { labelOf, wordsOf } from '../words/index.ts'
import { drawing, INK, LINE, n, SERIF, SOFT, text, textIn, xml } from './drawing.ts'
import { stripsOf } from './logicModelParts.ts'
import { KIND_INK, paperText, plainLine } from './paper.ts'

const MARGIN = 32
const MASTHEAD = 66
/** How band rules are drawn: solid, dotted, dashed. */
const BAND_DASH = { system: '', population: '0.1 5', site: '7 4' } as const

/**
 * The logic model as a picture: the board as the canvas lays it out, with adopted cards only. Shapes and text nodes and
 * nothing else: no script, no event, no link, nothing from outside.
 */
export function logicModelSvg(content: PlanContent, language: Language): string {
  const words = exportWords[language]
  const board = layoutBoard(
    { ...content, ...adopted(printable(content)) },
    { language, missing: new Map(), isLayerShown: stripsOf(content).length > 0 },
  )
  const title = plainLine(content.about.title) || words.untitled
  const width = board.width + 2 * MARGIN
  const height = Math.ceil(board.height + MASTHEAD + 2 * MARGIN)
  return drawing({
    width,
    height,
    title: words.title(title),
    about: words.print.picture,
    language,
    fontSizePx: CARD.textPx,
    parts: [
      text(MARGIN, MARGIN + 26, words.title(title), `font-family="${SERIF}" font-size="28" font-weight="600"`),
      text(width - MARGIN, MARGIN + 26, plainLine(content.about.place), `text-anchor="end" font-size="14"`),
      `<g transform="translate(${MARGIN} ${MARGIN + MASTHEAD})">`,
      ...heads(board, content, language),
      ...board.links.map(linkPath),
      ...Array.from(board.cards.values(), (box) => cardShape(box, words.noVision)),
      '</g>',
    ],
  })
}

/** The same plan with only such signs as a picture can show. */
function printable(content: PlanContent): PlanContent {
  const clean = (words: string) => paperText(words).lines.join('\n')
  return {
    ...content,
    cards: content.cards.map((card) => ({
      ...card,
      text: clean(card.text),
      ...(card.reason === undefined ? {} : { reason: plainLine(card.reason) }),
      ...Object.fromEntries(
        FIELD_NAMES.flatMap((name) => {
          const value = card[name]
          return typeof value === 'string' ? [[name, plainLine(value)]] : []
        }),
      ),
    })),
  }
}

function heads(board: Board, content: PlanContent, language: Language): string[] {
  const words = wordsOf(language)
  return [
    ...board.groups.flatMap(({ group, x, width }) => [
      text(x, 15, plainLine(labelOf(content, language, `group.${group}`)), 'font-size="13" font-weight="600"'),
      rule(x, HEAD.groupRuleY, width, 1.6, INK),
    ]),
    ...board.columns.map(({ column, x, y }) => columnHead(column, x, y, content, language)),
    ...board.strips.flatMap(({ column, x, y, width, headY }) => [
      rule(x, y, width, 1.6, INK),
      columnHead(column, x, headY, content, language),
    ]),
    ...board.bands.flatMap(({ band, x, y, width }) => {
      if (band === '') return []
      const label = `${plainLine(labelOf(content, language, `band.${band}`))}: ${words.bands[band].line}`
      const start = Math.min(width - 12, textWidth(label, 'sansBold', 12) + 8)
      const dash = BAND_DASH[band] ? ` stroke-dasharray="${BAND_DASH[band]}" stroke-linecap="round"` : ''
      return [
        text(x, y + 14, label, 'font-size="12" font-weight="600"'),
        `<path d="M${n(x + start)} ${n(y + 10)}H${n(x + width)}" stroke="${INK}" stroke-width="2"${dash}/>`,
      ]
    }),
  ]
}

function columnHead(column: Column, x: number, y: number, content: PlanContent, language: Language): string {
  const label = xml(plainLine(labelOf(content, language, `column.${column}`)))
  const number = `<tspan fill="${KIND_INK[column]}">${columnSign(column)}</tspan>`
  return `<text x="${x}" y="${n(y + 18)}" font-size="17" font-weight="600">${number} ${label}</text>`
}

function cardShape({ card, face, x, y, width, height }: CardBox, empty: string): string {
  const ink = `fill="${KIND_INK[card.column]}" font-weight="600" font-size="${CARD.numberPx}"`
  const lines: string[] = []
  if (card.id === VISION_ID) {
    const left = x + CARD.voicePadX + CARD.borderPx
    const inner = width - 2 * (CARD.voicePadX + CARD.borderPx)
    let top = y + CARD.voicePadY + CARD.borderPx
    lines.push(text(left, top + 13, card.number, ink))
    top += CARD.linePx
    for (const line of breakLines(face.isPlaceholder ? empty : face.text, inner, 'serif', CARD.voicePx)) {
      lines.push(textIn(left, top + 16.5, inner, line, `font-family="${SERIF}" font-size="${CARD.voicePx}"`))
      top += CARD.voiceLinePx
    }
  } else {
    const left = x + CARD.padX + CARD.borderPx
    const indent = numberColumn(card.number)
    const inner = width - 2 * (CARD.padX + CARD.borderPx) - indent
    const valueWidth = face.value ? textWidth(face.value, 'sans', CARD.textPx) + CARD.valueGapPx + 1 : 0
    let top = y + CARD.padY + CARD.borderPx
    lines.push(text(left, top + 13, card.number, ink))
    if (face.value) lines.push(text(x + width - CARD.padX - CARD.borderPx, top + 13, face.value, 'text-anchor="end"'))
    const put = (
      words: string,
      room: number,
      weight: 'sans' | 'sansBold',
      sizePx: number,
      linePx: number,
      look: string,
    ) => {
      for (const line of breakLines(words, room, weight, sizePx)) {
        lines.push(textIn(left + indent, top + 13, room, line, look))
        top += linePx
      }
    }
    if (face.title) put(plainLine(face.title), inner, 'sansBold', CARD.textPx, CARD.linePx, 'font-weight="600"')
    put(face.text, inner - valueWidth, 'sans', CARD.textPx, CARD.linePx, face.isPlaceholder ? `fill="${SOFT}"` : '')
    for (const note of face.notes) {
      top += 2
      put(note.text, inner, 'sans', CARD.notePx, CARD.noteLinePx, `fill="${SOFT}" font-size="${CARD.notePx}"`)
    }
  }
  return [
    `<g><rect x="${n(x)}" y="${n(y)}" width="${width}" height="${height}" rx="6" fill="#ffffff" stroke="${LINE}"/>`,
    ...lines.filter(Boolean),
    '</g>',
  ].join('\n')
}

const linkPath = (link: Board['links'][number]): string =>
  `<path d="${linkDrawing(link)}" fill="none" stroke="${LINE}"/>`

const rule = (x: number, y: number, width: number, thick: number, color: string): string =>
  `<path d="M${n(x)} ${y}H${n(x + width)}" stroke="${color}" stroke-width="${thick}"/>`
