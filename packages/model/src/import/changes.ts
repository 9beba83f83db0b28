import {
  BREAKDOWN_MAX_LENGTH,
  BREAKDOWNS,
  type CardFields,
  type FieldName,
  FIELDS,
  fieldValue,
  FREQUENCIES,
} from '../field.ts'
import { fieldCell, sayBreakdown, splitCell } from '../export/sheet.ts'
import type { Card, PlanContent } from '../read.ts'
import { cutAt } from '../text.ts'
import { type Band, bandIn, COLUMN_FACTS, type Language, LANGUAGES } from '../vocabulary.ts'
import { wordsOf } from '../words/index.ts'
import { choiceWords } from '../words/sheet.ts'
import { tableExportWords } from '../words/tableExport.ts'
import { type DateOrder, type Decimal, isYes, readDate, readNumber, type Unread } from './cells.ts'
import { cleaned, type Draft, type DraftCell, isField, type Labels, saysLabel } from './drafts.ts'
import { plainHeading } from './headings.ts'
import { isSameText } from './matching.ts'
import type { Cell } from './table.ts'

/** One thing that becomes otherwise; `old` is absent where nothing was there. */
export type ImportChange =
  | { readonly what: 'text' | 'reason'; readonly old: string; readonly new: string }
  | { readonly what: 'band'; readonly old: Band; readonly new: Band }
  | { readonly what: 'addressed'; readonly old?: 'now' | 'later'; readonly new: 'now' | 'later' }
  | FieldChange
  | { readonly what: 'reading'; readonly date: string; readonly old?: number; readonly new: number }
  | { readonly what: 'breakdown'; readonly new: string }
  /** A starter line becomes the community's own. */
  | { readonly what: 'kept' }
export interface FieldChange {
  readonly what: 'field'
  readonly name: FieldName
  readonly old?: string | number | true
  readonly new: string | number | true
}

export type WhyNoted = Unread | 'notAChoice' | 'otherUnit' | 'noDate' | 'unknownCard' | 'notOfThisKind' | 'shortened'
/** A cell that was not taken as it stands, and why. */
export interface ImportNote {
  readonly row: number
  /** Of the column in the table. */
  readonly index: number
  readonly cell: string
  readonly why: WhyNoted
}

export interface ReadingContext {
  readonly content: PlanContent
  readonly labels: Labels
  readonly decimal: Decimal
  readonly dateOrder: DateOrder
  /** A heading says so: `Target (%)`. */
  readonly isPercent: boolean
  /** Years that stand in the headings of values: `Baseline (2023)`. */
  readonly years: { readonly baselineDate?: string; readonly targetDate?: string }
  /** The table is one of ours, and says each thing the way we do. */
  readonly isOurs: boolean
}

/** What a draft says otherwise than its card, or all it says of a card that is not there yet. */
export function changesOf(
  draft: Draft,
  card: Card | undefined,
  context: ReadingContext,
): { changes: ImportChange[]; notes: ImportNote[]; band: Band } {
  const changes: ImportChange[] = []
  const notes: ImportNote[] = []
  const note = ({ row, index, cell }: DraftCell, why: WhyNoted) =>
    notes.push({ row, index, cell: cutAt(String(cell), 120), why })
  let band: Band = card?.band ?? bandIn(draft.column, undefined)
  // A unit that comes in the same row says how its numbers are meant.
  const units = draft.cells.find(({ meaning }) => meaning === 'unit')
  let unit = units ? cleaned(String(units.cell)).trim() : (card?.unit ?? '')
  const readings = new Map<string, number>()
  const fields = new Map<FieldName, string | number | true>()

  if (card && draft.text && !isSameText(card.text, draft.text))
    changes.push({ what: 'text', old: card.text, new: draft.text })
  for (const one of draft.cells) readOne(one)
  readValues()
  if (context.isPercent && !unit && (fields.has('baseline') || fields.has('target'))) fields.set('unit', '%')
  for (const [number, date] of DATED) {
    const year = context.years[date]
    if (year && fields.has(number) && !fields.has(date) && card?.[date] === undefined) fields.set(date, year)
  }
  for (const [name, value] of fields) {
    const old = card?.[name]
    if (old === value || isShownAsStart(name, value)) continue
    changes.push({ what: 'field', name, new: value, ...(old === undefined ? {} : { old }) })
  }
  for (const [date, value] of readings) {
    const old = card?.readings?.find((reading) => reading.date === date)?.value
    if (old !== value) changes.push({ what: 'reading', date, new: value, ...(old === undefined ? {} : { old }) })
  }
  if (card?.isStarter) changes.push({ what: 'kept' })
  return { changes, notes, band }

  // Without a start of its own an indicator shows its first value as such, and so does our results framework.
  function isShownAsStart(name: FieldName, value: string | number | true): boolean {
    const [first] = card?.readings ?? []
    if (!first || card?.baseline !== undefined) return false
    return (name === 'baseline' && value === first.value) || (name === 'baselineDate' && value === first.date)
  }

  function readOne(said: DraftCell): void {
    const { meaning, cell } = said
    if (isField(meaning)) readField(said, meaning)
    else if (meaning === 'band') readBand(said)
    else if (meaning === 'addressed') readAddressed(said)
    else if (meaning === 'reason') {
      const text = cleaned(String(cell)).trim()
      const old = card?.reason ?? ''
      if (card?.code && text && !isSameText(old, text)) changes.push({ what: 'reason', old, new: text })
    } else if (meaning === 'breakdowns') readBreakdowns(said)
    else if (meaning === 'readings') readReadings(said)
    else if (meaning.startsWith('reading.')) addReading(said, meaning.slice('reading.'.length), cell)
  }

  function readField(said: DraftCell, name: FieldName): void {
    const { cell } = said
    const facts = FIELDS[name]
    if (facts.of !== draft.column) return void note(said, 'notOfThisKind')
    const old = card?.[name]
    if (old !== undefined && LANGUAGES.some((language) => isSaid(card ?? {}, name, language, cell))) return
    if (facts.is === 'number') {
      const value = numberIn(said, cell)
      if (value !== undefined) fields.set(name, value)
    } else if (facts.is === 'date') {
      const { date, unread } = readDate(cell, context.dateOrder)
      if (date) fields.set(name, date)
      else note(said, unread ?? 'notADate')
    } else if (facts.is === 'flag') {
      if (isYes(cell)) fields.set(name, true)
    } else if (facts.is === 'choice') {
      const choice = choiceIn(cell, facts.choices ?? [])
      if (choice) fields.set(name, choice)
      else note(said, 'notAChoice')
    } else {
      const words = cleaned(String(cell)).trim()
      if (name === 'owner' && LANGUAGES.some((language) => tableExportWords[language].nobodyYet === words)) return
      const known = name === 'frequency' ? choiceIn(cell, FREQUENCIES) : undefined
      const value = known ?? (fieldValue(name, words) as string | undefined)
      if (value === undefined || old === value) return
      if (!known && value.length < words.length) note(said, 'shortened')
      if (typeof old === 'string' && isSameText(old, value)) return
      fields.set(name, value)
    }
  }

  /** A number, if its unit is the one the others have. */
  function numberIn(said: DraftCell, cell: Cell): number | undefined {
    const read = readNumber(cell, context.decimal, unit)
    if ('unread' in read) return void note(said, read.unread)
    if (read.unit && unit && plainUnit(read.unit) !== plainUnit(unit)) return void note(said, 'otherUnit')
    if (read.unit && !unit) {
      unit = read.unit
      fields.set('unit', read.unit)
    }
    return read.value
  }

  function readBand(said: DraftCell): void {
    if (COLUMN_FACTS[draft.column].bands.length < 2) return
    const cell = String(said.cell)
    if (card && saysLabel(context.content, card, cell)) return
    const found = context.labels.bands.get(plainHeading(cell))
    if (!found) return void note(said, 'notAChoice')
    if (card && card.band !== found) changes.push({ what: 'band', old: card.band, new: found })
    band = found
  }

  function readAddressed(said: DraftCell): void {
    if (!card?.code) return
    const cell = plainHeading(String(said.cell))
    const says = (answer: 'now' | 'later' | 'open') =>
      cell === answer || LANGUAGES.some((language) => plainHeading(wordsOf(language).addressed[answer]) === cell)
    const found = says('now') ? 'now' : says('later') ? 'later' : undefined
    if (!found && !says('open')) note(said, 'notAChoice')
    else if (found && found !== card.addressed)
      changes.push({ what: 'addressed', new: found, ...(card.addressed ? { old: card.addressed } : {}) })
  }

  function readBreakdowns(said: DraftCell): void {
    if (draft.column !== 'indicators') return void note(said, 'notOfThisKind')
    const there = card?.breakdowns ?? []
    const isThere = (part: string) =>
      there.some((name) =>
        [name, ...LANGUAGES.map((language) => sayBreakdown(name, language))].some((said) => isSameText(said, part)),
      )
    const parts = splitCell(cleaned(String(said.cell))).filter((part) => !isThere(part))
    for (const part of context.isOurs ? parts : parts.flatMap(byCommas)) {
      if (isThere(part)) continue
      const name = choiceIn(part, BREAKDOWNS) ?? cutAt(part, BREAKDOWN_MAX_LENGTH).trim()
      if (part.length > BREAKDOWN_MAX_LENGTH && !choiceIn(part, BREAKDOWNS)) note(said, 'shortened')
      if (!isThere(name) && name) changes.push({ what: 'breakdown', new: name })
    }
  }

  function readReadings(said: DraftCell): void {
    if (draft.column !== 'indicators') return void note(said, 'notOfThisKind')
    for (const part of String(said.cell).split(/[;\n]/)) {
      if (!part.trim()) continue
      // By hand: one pattern for it all would look at every blank of a long cell again and again.
      const at = Math.max(part.lastIndexOf(':'), part.lastIndexOf('='))
      addReading(said, part.slice(0, Math.max(at, 0)).trim(), at < 0 ? '' : part.slice(at + 1).trim())
    }
  }

  // Several rows may each bring a value of their own date.
  function readValues(): void {
    for (const said of draft.cells) {
      if (said.meaning !== 'value') continue
      const when = draft.cells.find(({ meaning, row }) => meaning === 'valueDate' && row === said.row)
      if (when) addReading(said, String(when.cell), said.cell)
      else note(said, 'noDate')
    }
  }

  function addReading(said: DraftCell, when: string, cell: Cell): void {
    if (draft.column !== 'indicators') return void note(said, 'notOfThisKind')
    const { date, unread } = readDate(when, context.dateOrder)
    if (!date) return void note(said, unread ?? 'notADate')
    const value = numberIn(said, typeof cell === 'string' ? cell.trim() : cell)
    if (value !== undefined) readings.set(date, value)
  }
}

const DATED = [
  ['baseline', 'baselineDate'],
  ['target', 'targetDate'],
] as const

/** Whether a cell is what our own table would show of a field. */
function isSaid(fields: CardFields, name: FieldName, language: Language, cell: Cell): boolean {
  const shown = fieldCell(fields, name, language)
  return shown === cell || isSameText(String(shown), String(cell))
}

const plainUnit = (unit: string): string =>
  unit
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/^outof|^de(?=\d)/, 'of')

/** Ours divide by semicolons; other people's by commas and lines, too. */
const byCommas = (cell: string): string[] =>
  cell
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter(Boolean)

const MORE_CHOICES: Readonly<Record<string, readonly string[]>> = {
  up: ['increase', 'higher', 'more', 'aumentar', 'subir', 'mas', '↑'],
  down: ['decrease', 'lower', 'less', 'reduce', 'disminuir', 'bajar', 'reducir', 'menos', '↓'],
  hold: ['maintain', 'keep', 'steady', 'mantener', 'estable'],
  have: ['yes', 'have', 'available', 'si', 'disponible'],
  canGet: ['can get'],
  mustCreate: ['no', 'must create', 'not available', 'to be created'],
  weekly: ['weekly', 'semanal'],
  monthly: ['monthly', 'mensual'],
  quarterly: ['quarterly', 'trimestral'],
  twiceAYear: ['twice yearly', 'semiannual', 'every six months', 'semestral'],
  yearly: ['yearly', 'annual', 'annually', 'every year', 'anual', 'cada ano'],
  everyTwoYears: ['biennial', 'every other year', 'bienal'],
  race: ['race', 'ethnicity', 'raza', 'etnia'],
  gender: ['sex', 'sexo'],
  language: ['language', 'idioma'],
  structuralChange: ['structural change', 'policy change', 'cambio estructural'],
}

/** A known choice by its words in either language, by ours in the document, or as people say it. */
function choiceIn(cell: Cell, choices: readonly string[]): string | undefined {
  const text = String(cell).trim()
  const plain = plainHeading(text) || text
  return choices.find(
    (choice) =>
      choice === text ||
      LANGUAGES.some((language) => plainHeading(choiceWords[language][choice] ?? '') === plain) ||
      MORE_CHOICES[choice]?.includes(plain),
  )
}
