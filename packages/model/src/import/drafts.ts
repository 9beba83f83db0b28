import type { FieldName } from '../field.ts'
import { FIELD_NAMES, FIELDS } from '../field.ts'
import type { Card, PlanContent } from '../read.ts'
import {
  type Band,
  BANDS,
  type Column,
  COLUMN_FACTS,
  COLUMNS_AND_STRIPS,
  columnSign,
  FUNCTION_CODES,
  type FunctionCode,
  isColumn,
  LANGUAGES,
} from '../vocabulary.ts'
import { labelOf, type LabelKey } from '../words/index.ts'
import { listIn, withoutBullet } from './bullets.ts'
import { type Mapping, type Meaning, plainHeading } from './headings.ts'
import type { Cell, Table } from './table.ts'

/** What a row, or a part of a wide row, says of one card; nothing is compared with the plan yet. */
export interface Draft {
  /** The same each time the same table is read. */
  readonly key: string
  readonly column: Column
  /** Empty where only a number or an id says which card it is. */
  text: string
  /** Rows of the table, by index: several where a wide sheet names one card again and again. */
  readonly rows: number[]
  readonly id?: string
  readonly number?: string
  readonly code?: FunctionCode
  readonly cells: DraftCell[]
}

/** One cell that says something about the card of a draft. */
export interface DraftCell {
  readonly meaning: Meaning
  readonly cell: Cell
  readonly row: number
  readonly index: number
}

export type WhyLeftOut =
  | 'noText'
  | 'noColumn'
  | 'removedHere'
  | 'noSuchFunction'
  | 'oneVision'
  | 'toChoose'
  | 'byChoice'
export interface LeftOutRow {
  readonly row: number
  readonly why: WhyLeftOut
}

export interface Drafts {
  readonly drafts: readonly Draft[]
  readonly leftOut: readonly LeftOutRow[]
  /** Drafts of one row of a wide sheet, which belong together. */
  readonly together: readonly (readonly [Draft, Draft])[]
}

/** Cards of a table, row by row. */
export function draftsOf(content: PlanContent, table: Table, mapping: Mapping): Drafts {
  const drafts: Draft[] = []
  const leftOut: LeftOutRow[] = []
  const together: [Draft, Draft][] = []
  const drafted = new Map<string, Draft>()
  const labels = labelsOf(content, table.isRaw === true)
  const cardColumns = mapping.flatMap((meaning, index) =>
    meaning.startsWith('card.') ? [{ column: meaning.slice('card.'.length) as Column, index }] : [],
  )
  const isWide = cardColumns.length > 0 && !mapping.includes('text')

  for (const [row, cells] of table.rows.entries()) {
    const said: DraftCell[] = mapping.flatMap((meaning, index) => {
      const cell = cells[index] ?? ''
      const isSaid = meaning !== 'ignored' && (typeof cell === 'number' || cell.trim() !== '')
      return isSaid ? [{ meaning, cell, row, index }] : []
    })
    if (isWide) readWide(row, said)
    else readNarrow(row, said)
  }
  return { drafts, leftOut, together }

  function readNarrow(row: number, said: readonly DraftCell[]): void {
    const of = (meaning: Meaning) => textOf(said.find((one) => one.meaning === meaning)?.cell)
    const [text, number, name] = [of('text'), of('number'), of('name')]
    const code = labels.functions.get(plainHeading(name))
    const id = of('id')
    const known = id ? content.cards.find((card) => card.id === id)?.column : undefined
    const column =
      known ??
      labels.columns.get(plainHeading(of('column'))) ??
      columnOfNumber(number) ??
      (code ? 'functions' : undefined)
    if (!text && !id && !number && !code) leftOut.push({ row, why: 'noText' })
    else if (!column) leftOut.push({ row, why: 'noColumn' })
    else
      for (const [at, item] of itemsOf({ column, text, id, number }, said).entries())
        drafts.push({
          key: keyOf(`${table.lines[row] ?? row}`, at),
          column,
          text: item,
          rows: [row],
          ...(id ? { id } : {}),
          ...(number ? { number } : {}),
          ...(code ? { code } : {}),
          cells: said.filter(({ meaning }) => !PLACES.has(meaning)),
        })
  }

  /**
   * A cell that is a list is a card for each of its items. Not where the row says more of it, which would be of one card
   * only, or where a card has the whole list as its words.
   */
  function itemsOf(
    { column, text, id, number }: { column: Column; text: string; id: string; number: string },
    said: readonly DraftCell[],
  ): readonly string[] {
    const items = id || number || COLUMN_FACTS[column].isFixed ? undefined : listIn(text)
    if (!items || said.some(({ meaning }) => belongsTo(meaning, column, false) && meaning !== 'band')) return [text]
    return content.cards.some((card) => card.column === column && card.text.trim() === text) ? [text] : items
  }

  function readWide(row: number, said: readonly DraftCell[]): void {
    const here: Draft[] = []
    const isOne = cardColumns.length === 1
    const wordsOf = (meaning: Meaning) => textOf(said.find((one) => one.meaning === meaning)?.cell)
    const [id, number] = [isOne ? wordsOf('id') : '', wordsOf('number')]
    const named = cardColumns.map(({ column, index }) => {
      const text = textOf(said.find((one) => one.index === index)?.cell)
      // `3.1` under "Result" names a card.
      return columnOfNumber(text) === column ? { column, text: '', number: text } : { column, text, number: '' }
    })
    // In our results framework a row without a number of its own has the words of the result it names.
    const [head] = named.filter((one) => one.number)
    const others = named.filter((one) => one.text)
    const [only] = others
    const isHead = head && only && others.length === 1 && mapping.includes('number') && !number
    const cards = isHead ? [{ ...head, text: only.text }] : named
    for (const one of cards) {
      const own = one.number || (columnOfNumber(number) === one.column || isOne ? number : '')
      for (const [at, text] of itemsOf({ ...one, id, number: own }, said).entries()) {
        const draft = draftIn(row, said, isOne, { ...one, text, id, number: own, at })
        if (draft) here.push(draft)
      }
    }
    if (here.length === 0) leftOut.push({ row, why: 'noText' })
    for (const [index, a] of here.entries()) for (const b of here.slice(index + 1)) together.push([a, b])
  }

  // A sheet may have several rows for one card: the same words, or the same number, are the same card.
  function draftIn(
    row: number,
    said: readonly DraftCell[],
    isOne: boolean,
    { column, text, id, number, at }: { column: Column; text: string; id: string; number: string; at: number },
  ): Draft | undefined {
    if (!text && !id && !number) return undefined
    const cells = said.filter(({ meaning }) => belongsTo(meaning, column, isOne))
    const names = [id, plainHeading(text) || text].filter(Boolean).map((name) => `${column} ${name}`)
    const numbered = number ? drafted.get(`${column} #${number}`) : undefined
    const isOther = (one: Draft | undefined) => one?.number !== undefined && number !== '' && one.number !== number
    const known =
      names.map((name) => drafted.get(name)).find((one) => one && !isOther(one)) ??
      (numbered && (!text || !numbered.text) ? numbered : undefined)
    if (known) {
      known.text ||= text
      known.rows.push(row)
      known.cells.push(...cells)
      return known
    }
    const line = table.lines[row] ?? row
    const code = column === 'functions' ? labels.functions.get(plainHeading(text)) : undefined
    const made: Draft = {
      key: keyOf(isOne ? `${line}` : `${line}.${columnSign(column)}`, at),
      column,
      text: code ? '' : text,
      rows: [row],
      ...(id ? { id } : {}),
      ...(number && columnOfNumber(number) === column ? { number } : {}),
      ...(code ? { code } : {}),
      cells,
    }
    for (const name of names) drafted.set(name, made)
    if (number && !drafted.has(`${column} #${number}`)) drafted.set(`${column} #${number}`, made)
    drafts.push(made)
    return made
  }
}

/** The first of several in one cell has the key it would have alone. */
const keyOf = (key: string, at: number): string => (at === 0 ? key : `${key}/${at + 1}`)

/** What a card of one column is told by, of a row that may speak of several. */
function belongsTo(meaning: Meaning, column: Column, isOne: boolean): boolean {
  if (PLACES.has(meaning) || meaning.startsWith('card.')) return false
  if (isField(meaning)) return FIELDS[meaning].of === column || isOne
  if (meaning === 'band') return COLUMN_FACTS[column].bands.length > 1
  if (VALUES.has(meaning) || meaning.startsWith('reading.')) return column === 'indicators' || isOne
  if (meaning === 'addressed' || meaning === 'reason') return column === 'functions'
  return isOne
}
const VALUES: ReadonlySet<Meaning> = new Set<Meaning>(['readings', 'breakdowns', 'value', 'valueDate'])
const FIELD_SET: ReadonlySet<string> = new Set(FIELD_NAMES)
export const isField = (meaning: string): meaning is FieldName => FIELD_SET.has(meaning)

/** They say which card it is; not what becomes of it. */
const PLACES: ReadonlySet<Meaning> = new Set<Meaning>(['number', 'group', 'column', 'name', 'text', 'id'])

/** A cell as words of a card: line ends are one sign, signs nobody sees are gone, and so is one bullet before it all. */
const textOf = (cell: Cell | undefined): string => withoutBullet(cleaned(String(cell ?? '')).trim())

/** What a document cannot hold or a spreadsheet changes: control signs, halves of characters, kinds of line ends. */
export const cleaned = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- they are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')

function columnOfNumber(number: string): Column | undefined {
  const [, sign] = /^([1-7AB])\.\d+$/i.exec(number) ?? []
  return COLUMNS_AND_STRIPS.find((column) => columnSign(column) === sign?.toUpperCase())
}

export interface Labels {
  readonly columns: ReadonlyMap<string, Column>
  readonly bands: ReadonlyMap<string, Band>
  readonly functions: ReadonlyMap<string, FunctionCode>
}

/** The words for columns, levels and functions: the community's own, ours of both languages, and those of the document. */
export function labelsOf(content: Pick<PlanContent, 'words'>, isRaw: boolean): Labels {
  const read = <Name extends string>(
    names: readonly Name[],
    keyOf: (name: Name) => LabelKey,
    more?: (name: Name) => string[],
  ) => {
    const found = new Map<string, Name>()
    const add = (word: string, name: Name) => {
      const plain = plainHeading(word)
      if (plain && !found.has(plain)) found.set(plain, name)
    }
    if (isRaw) for (const name of names) add(name, name)
    for (const words of [content.words, {}])
      for (const language of LANGUAGES) for (const name of names) add(labelOf({ words }, language, keyOf(name)), name)
    for (const name of names) {
      add(name, name)
      for (const word of more?.(name) ?? []) add(word, name)
    }
    return found
  }
  return {
    columns: read<Column>(COLUMNS_AND_STRIPS, (name) => `column.${name}`, singulars),
    bands: read<(typeof BANDS)[number]>(BANDS, (name) => `band.${name}`),
    functions: read(FUNCTION_CODES, (name) => `function.${name}`),
  }
}

const MORE_COLUMNS: Partial<Record<Column, string[]>> = {
  impact: ['impacts', 'impactos'],
  results: ['result', 'outcome', 'outcomes', 'resultado'],
  indicators: ['indicator', 'measure', 'metric', 'indicador', 'medida'],
  principles: ['principle', 'principio'],
  functions: ['function', 'función'],
  strategies: ['strategy', 'activity', 'activities', 'estrategia', 'actividad', 'actividades'],
  resources: ['resource', 'input', 'recurso', 'insumo'],
}
const singulars = (column: Column): string[] => (isColumn(column) ? (MORE_COLUMNS[column] ?? []) : [])

/** Whether a cell of a table says what the plan says already, in either language. */
export const saysLabel = (content: PlanContent, card: Card, cell: string): boolean =>
  card.band !== '' &&
  [
    cell.trim().toLowerCase() === card.band,
    ...LANGUAGES.map((language) => labelOf(content, language, `band.${card.band as 'site'}`) === cell.trim()),
  ].some(Boolean)
