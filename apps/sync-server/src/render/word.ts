import type { Look, PaperBlock, PaperCell, PaperDocument, PaperRow, PaperTable, PaperText } from '@commonboard/model'
import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Paper } from './workbook.ts'

/** Twentieths of a point: 1,440 an inch. */
const INCH = 1_440
const MARGIN = 0.75 * INCH
/** Width and height of an upright sheet. */
const SHEETS: Readonly<Record<Paper, readonly [number, number]>> = {
  letter: [8.5 * INCH, 11 * INCH],
  tabloid: [11 * INCH, 17 * INCH],
}
const SERIF = 'Cambria'
const SANS = 'Calibri'
const SOFT = '42524B'
const LINE = 'A9B4AE'
const INK = '15201C'
/** Half points. */
const TEXT_SIZE = 21
const SMALL_SIZE = 19
const LISTS = { bullet: 'bullets', number: 'numbers' } as const

/** A document for Word: real headings, tables with headings that come again, language, title, check code and page. */
export async function wordOf(document: PaperDocument, paper: Paper): Promise<Uint8Array> {
  const [short, long] = SHEETS[paper]
  const width = (document.isLandscape ? long : short) - 2 * MARGIN
  const language = `${document.language}-US`
  const style = (run: object, before: number, after: number, keepNext = true) => ({
    run: { color: INK, language: { value: language }, ...run },
    paragraph: { spacing: { before, after }, keepNext },
  })
  const file = new Document({
    title: document.documentTitle,
    creator: 'Commonboard',
    lastModifiedBy: 'Commonboard',
    description: document.check,
    styles: {
      default: {
        document: {
          run: { font: SANS, size: TEXT_SIZE, color: INK, language: { value: language, bidirectional: 'ar-SA' } },
          paragraph: { spacing: { after: 80 } },
        },
        title: style({ font: SERIF, size: 44, bold: true }, 0, 60),
        heading1: style({ font: SERIF, size: 36, bold: true }, 0, 80),
        heading2: style({ font: SANS, size: 28, bold: true }, 320, 100),
        heading3: style({ font: SANS, size: 24, bold: true }, 220, 80),
        heading4: style({ font: SANS, size: 21, bold: true }, 160, 60),
      },
    },
    numbering: {
      config: [
        { reference: LISTS.bullet, levels: [listLevel(LevelFormat.BULLET, '•')] },
        { reference: LISTS.number, levels: [listLevel(LevelFormat.DECIMAL, '%1.')] },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            // Word turns the sheet itself: width and height are those of the upright one.
            size: {
              width: short,
              height: long,
              orientation: document.isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        footers: { default: new Footer({ children: [footer(document, width)] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(document.documentTitle)] }),
          new Paragraph({
            spacing: { after: 240 },
            children: [new TextRun({ text: [document.place, document.asOf].filter(Boolean).join(' · '), color: SOFT })],
          }),
          ...document.blocks.flatMap((block) => blockOf(block, width)),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

const listLevel = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: 0,
  format,
  text,
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { left: 480, hanging: 280 } } },
})

function footer({ check, asOf, title, of }: PaperDocument, width: number): Paragraph {
  const quiet = { size: 17, color: SOFT }
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    children: [
      new TextRun({ text: [title, asOf, check].filter(Boolean).join(' · '), ...quiet }),
      new TextRun({ children: ['\t', PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES], ...quiet }),
    ],
  })
}

const HEADINGS = {
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const

function blockOf(block: PaperBlock, width: number): (Paragraph | Table)[] {
  switch (block.is) {
    case 'heading':
      return [paragraph(block.text, 'plain', { heading: HEADINGS[block.level] })]
    case 'words':
      return [paragraph(block.text, block.look)]
    case 'voice':
      return [voiceOf(block)]
    case 'table':
      // A paragraph between two tables, or Word takes them for one.
      return [tableOf(block, width), new Paragraph({ spacing: { after: 60 }, children: [] })]
  }
}

function paragraph({ lines, isRightToLeft }: PaperText, look: Look, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    ...options,
    ...(isRightToLeft ? { bidirectional: true } : {}),
    children: lines.map((line, index) => run(line, look, isRightToLeft, index > 0)),
  })
}

const run = (text: string, look: Look, isRightToLeft: boolean, isNewLine: boolean): TextRun =>
  new TextRun({
    text,
    ...(isNewLine ? { break: 1 } : {}),
    ...(isRightToLeft ? { rightToLeft: true } : {}),
    ...(look === 'strong' ? { bold: true } : {}),
    ...(look === 'quiet' ? { color: SOFT, size: SMALL_SIZE } : {}),
  })

function voiceOf({ as, isRightToLeft, runs }: PaperBlock & { readonly is: 'voice' }): Paragraph {
  const children = runs.map(({ text, isBold, link }): ParagraphChild => {
    const words = new TextRun({
      text,
      font: SERIF,
      size: 26,
      ...(isBold ? { bold: true } : {}),
      ...(link ? { underline: {} } : {}),
      ...(isRightToLeft ? { rightToLeft: true } : {}),
    })
    return link ? new ExternalHyperlink({ link, children: [words] }) : words
  })
  return new Paragraph({
    children,
    spacing: { after: 160 },
    ...(isRightToLeft ? { bidirectional: true } : {}),
    ...(as === 'heading' ? { heading: HeadingLevel.HEADING_2 } : {}),
    ...(as === 'subheading' ? { heading: HeadingLevel.HEADING_3 } : {}),
    ...(as === 'bullet' || as === 'number' ? { numbering: { reference: LISTS[as], level: 0 } } : {}),
  })
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

function tableOf({ heads, widths, rows }: PaperTable, width: number): Table {
  const all = widths.reduce((sum, one) => sum + one, 0)
  const columns = widths.map((one) => Math.floor((one / all) * width))
  const head = heads.map((text, index) =>
    cellOf([{ lines: [text], isRightToLeft: false, look: 'strong' }], columns[index] ?? 0, 1, {
      bottom: { style: BorderStyle.SINGLE, size: 8, color: INK },
    }),
  )
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    borders: {
      ...{ left: NONE, right: NONE, insideVertical: NONE },
      top: { style: BorderStyle.SINGLE, size: 12, color: INK },
      bottom: { style: BorderStyle.SINGLE, size: 4, color: LINE },
      insideHorizontal: { style: BorderStyle.SINGLE, size: 4, color: LINE },
    },
    margins: { top: 50, bottom: 50, left: 0, right: 120 },
    rows: [
      // Said to be a heading row: Word repeats it on every page, and a screen reader names the columns by it.
      new TableRow({ tableHeader: true, cantSplit: true, children: head }),
      ...rows.map((row) => rowOf(row, columns)),
    ],
  })
}

/** The last cell of a short row reaches to the end. */
function rowOf({ cells, isHead = false }: PaperRow, columns: readonly number[]): TableRow {
  const children = cells.map((cell, index) => {
    const isLast = index === cells.length - 1
    const span = isLast ? columns.length - index : 1
    const own = columns.slice(index, index + span).reduce((sum, one) => sum + one, 0)
    return cellOf(
      cell,
      own,
      span,
      isHead ? { top: { style: BorderStyle.SINGLE, size: 8, color: INK } } : undefined,
      isHead,
    )
  })
  return new TableRow({ cantSplit: !isLong(cells), children })
}

/** A row as long as a page has to be cut somewhere. */
const ROW_WHOLE_MAX_LENGTH = 1_200
const isLong = (cells: readonly PaperCell[]): boolean =>
  cells.some((cell) => cell.reduce((sum, { lines }) => sum + lines.join(' ').length, 0) > ROW_WHOLE_MAX_LENGTH)

function cellOf(
  cell: PaperCell,
  width: number,
  columnSpan: number,
  borders?: Readonly<Partial<Record<'top' | 'bottom', { style: 'single'; size: number; color: string }>>>,
  isHead = false,
): TableCell {
  const spacing = { spacing: { after: 30 }, keepNext: isHead }
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(columnSpan > 1 ? { columnSpan } : {}),
    ...(borders ? { borders } : {}),
    verticalAlign: VerticalAlignTable.TOP,
    children:
      cell.length > 0 ? cell.map((part) => paragraph(part, part.look, spacing)) : [new Paragraph({ children: [] })],
  })
}
