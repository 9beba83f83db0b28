import { COLUMNS_AND_STRIPS, type Column, LANGUAGES } from '../vocabulary.ts'
import { SHEET_COLUMNS, type SheetColumn, sheetWords } from '../words/sheet.ts'
import { wordsOf } from '../words/index.ts'
import { readDate } from './cells.ts'

/**
 * What a column of a table is: one of the columns we write ourselves; the words of a card of one kind (`card.results`,
 * as in a sheet with a column "Result" and one "Indicator"); the value of a date (`reading.2024-06`); a value whose date
 * stands in another column.
 */
export type Meaning = SheetColumn | `card.${Column}` | `reading.${string}` | 'value' | 'valueDate' | 'ignored'
/** For each heading of a table what it is. */
export type Mapping = readonly Meaning[]

/** A heading without case, accents, punctuation and line breaks. */
export const plainHeading = (heading: string): string =>
  ASCII.test(heading)
    ? heading
        .toLowerCase()
        .replace(/[^a-z0-9%]+/g, ' ')
        .trim()
    : heading
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}%]+/gu, ' ')
        .trim()
// Most are; it is asked of each cell of hundreds of rows, on phones as well.
const ASCII = /^[ -~]*$/

// What people's own sheets say. Ours of both languages are added below.
const ALIASES: Partial<Record<Meaning, readonly string[]>> = {
  number: ['no', 'nr', '#', 'num', 'ref', 'nº', 'n', 'n º', 'n o', 'code', 'codigo'],
  column: ['type', 'kind', 'tipo', 'card type', 'element', 'elemento'],
  band: ['band', 'level of change', 'scope', 'ambito', 'alcance'],
  text: ['card', 'description', 'descripcion', 'statement', 'enunciado', 'tarjeta'],
  for: ['leads to', 'supports', 'contributes to', 'linked to', 'contribuye a', 'lleva a'],
  definition: ['definition', 'how it is counted', 'definicion', 'metodologia', 'methodology'],
  population: ['population', 'who', 'target population', 'poblacion', 'grupo meta', 'poblacion objetivo'],
  unit: ['units', 'unit of measure', 'unidades', 'unidad de medida'],
  direction: ['direction', 'desired direction', 'direccion', 'sentido', 'tendencia deseada'],
  baseline: [
    'baseline',
    'base line',
    'baseline value',
    'starting point',
    'linea base',
    'linea de base',
    'valor base',
    'valor de linea base',
    'valor de la linea base',
  ],
  baselineDate: [
    'baseline year',
    'baseline date',
    'base year',
    'ano base',
    'ano linea base',
    'ano de linea base',
    'ano de la linea base',
    'linea base ano',
    'linea de base ano',
    'fecha de linea base',
    'fecha de la linea base',
    'linea base fecha',
  ],
  target: ['target', 'target value', 'objetivo', 'valor meta', 'meta valor', 'goal value'],
  targetDate: [
    'target year',
    'target date',
    'goal year',
    'goal date',
    'by when',
    'ano meta',
    'ano de la meta',
    'meta ano',
    'meta fecha',
    'fecha meta',
    'para cuando',
  ],
  source: [
    'source',
    'data source',
    'sources',
    'source of data',
    'means of verification',
    'fuente',
    'fuentes',
    'fuente de datos',
    'fuente de informacion',
    'fuente de verificacion',
    'medios de verificacion',
  ],
  owner: [
    'owner',
    'responsible',
    'data owner',
    'responsible person',
    'person responsible',
    'who is responsible',
    'responsible party',
    'lead person',
    'responsable',
    'responsables',
    'persona responsable',
    'a cargo de',
  ],
  organization: ['agency', 'partner', 'organisation', 'organizacion', 'agencia', 'socio'],
  frequency: [
    'frequency',
    'frequency of collection',
    'data collection frequency',
    'frecuencia',
    'frecuencia de medicion',
    'periodicidad',
  ],
  availability: ['availability', 'available', 'disponibilidad', 'disponible'],
  headline: ['headline indicator', 'key indicator', 'indicador clave', 'destacada'],
  lead: ['lead', 'leader', 'lider', 'dirige'],
  amount: ['cost', 'costo', 'monto', 'importe'],
  provider: ['provider', 'funder', 'donante', 'proveedor'],
  breakdowns: ['breakdown', 'breakdowns', 'disaggregation', 'disaggregated by', 'desglose', 'desagregacion'],
  readings: ['readings', 'lecturas'],
  value: [
    'value',
    'last value',
    'latest value',
    'current',
    'current value',
    'actual',
    'valor',
    'ultimo valor',
    'valor actual',
  ],
  valueDate: [
    'date',
    'date of value',
    'year',
    'as of',
    'fecha',
    'fecha del valor',
    'ano',
    'current value date',
    'current year',
  ],
  'card.impact': ['impacts', 'impactos', 'long term impact', 'impacto a largo plazo'],
  'card.results': [
    'outcome',
    'outcomes',
    'result',
    'desired result',
    'result statement',
    'outcome statement',
    'resultado esperado',
    'resultados esperados',
  ],
  'card.indicators': [
    'measure',
    'measures',
    'metric',
    'metrics',
    'kpi',
    'indicator name',
    'name of indicator',
    'nombre del indicador',
    'medida',
    'metrica',
    'medidas',
    'metricas',
  ],
  'card.strategies': [
    'activity',
    'activities',
    'action',
    'actions',
    'actividad',
    'actividades',
    'accion',
    'acciones',
    'intervention',
  ],
  'card.resources': ['input', 'inputs', 'insumo', 'insumos'],
}

const KNOWN: ReadonlyMap<string, Meaning> = new Map(knownHeadings())

function* knownHeadings(): Generator<[string, Meaning]> {
  for (const [meaning, names] of Object.entries(ALIASES))
    for (const name of names ?? []) yield [plainHeading(name) || name, meaning as Meaning]
  for (const language of LANGUAGES)
    for (const column of COLUMNS_AND_STRIPS) {
      const { label, one } = wordsOf(language).columns[column]
      yield [plainHeading(label), `card.${column}`]
      yield [plainHeading(one), `card.${column}`]
    }
  for (const column of SHEET_COLUMNS) yield [plainHeading(column), column]
  // Last, and so the strongest: what we write ourselves is read as such.
  for (const language of LANGUAGES)
    for (const column of SHEET_COLUMNS) yield [plainHeading(sheetWords[language][column]), column]
}

/** What each heading means, in English or Spanish; a meaning is given once, to the first that says it. */
export function recognize(headings: readonly string[]): Mapping {
  const given = new Set<Meaning>()
  const found = headings.map((heading): Meaning => {
    const meaning = meaningOf(heading)
    if (given.has(meaning)) return 'ignored'
    if (meaning !== 'ignored') given.add(meaning)
    return meaning
  })
  // "Description" beside "Indicator" is a remark on it, not a card.
  const hasCards = found.some((meaning) => meaning.startsWith('card.'))
  return hasCards && !given.has('column') ? found.map((meaning) => (meaning === 'text' ? 'ignored' : meaning)) : found
}

/** What is longer is no heading, but a text; not even looked at. */
const HEADING_MAX_LENGTH = 500

function meaningOf(heading: string): Meaning {
  if (heading.length > HEADING_MAX_LENGTH) return 'ignored'
  const plain = plainHeading(heading)
  const known = KNOWN.get(plain) ?? (plain ? undefined : KNOWN.get(heading.trim()))
  // "Result #" is the number of a result.
  if (known?.startsWith('card.') && /#\s*$/.test(heading)) return 'number'
  if (known) return known
  const date = dateHeading(heading)
  return date ? `reading.${date}` : (meaningOfParts(heading) ?? 'ignored')
}

/** `Resultado / Result`, `Baseline (2023)`, `Meta 2026`, `3. Target (%)`: what is known of it, where that is one thing. */
function meaningOfParts(heading: string): Meaning | undefined {
  const bare = heading.replace(/\([^()]*\)/g, ' ').replace(/^\s*\d{1,2}[.)]\s+/, '')
  const meanings = bare
    .split(/[/|]/)
    .map((part) => KNOWN.get(plainHeading(part).replace(YEAR, ' ').replace(/%/g, ' ').replace(/ +/g, ' ').trim()))
  const [meaning] = meanings
  return meanings.every((one) => one === meaning) ? meaning : undefined
}
const YEAR = /\b(?:19|20|21)\d\d\b/

/** The year a heading names beside what it is: `Baseline (2023)`. */
export const yearIn = (heading: string): string | undefined =>
  heading.length <= HEADING_MAX_LENGTH ? YEAR.exec(heading)?.[0] : undefined

const AROUND_A_DATE =
  /\b(?:values?|actuals?|valor(?:es)?|datos?|data|reading|lectura|resultado|result|progress|progreso|avances?|year|ano)\b/g

/** A heading such as `2023`, `June 2024`, `Value 2023`. */
function dateHeading(heading: string): string | undefined {
  const whole = readDate(heading, 'unknown')
  if (whole.date) return whole.date
  return readDate(plainHeading(heading).replace(AROUND_A_DATE, '').trim(), 'unknown').date
}
export const isDateHeading = (heading: string): boolean =>
  heading.length <= HEADING_MAX_LENGTH && dateHeading(heading) !== undefined

/** Whether there is anything a row can be made of. */
export const hasCards = (mapping: Mapping): boolean =>
  mapping.some(
    (meaning) => meaning === 'text' || meaning === 'id' || meaning === 'number' || meaning.startsWith('card.'),
  )
const MEANINGS: ReadonlySet<string> = new Set<Meaning>([
  ...SHEET_COLUMNS,
  ...COLUMNS_AND_STRIPS.map((column) => `card.${column}` as const),
  'value',
  'valueDate',
  'ignored',
])
/** Every meaning but the values of dates. */
export const PLAIN_MEANINGS = [...MEANINGS] as readonly Meaning[]

export const isMeaning = (value: string): value is Meaning =>
  MEANINGS.has(value) ||
  (value.startsWith('reading.') &&
    readDate(value.slice('reading.'.length), 'unknown').date === value.slice('reading.'.length))

/**
 * The mapping with what somebody says of some headings, as `heading:field` pairs divided by commas.
 * @returns undefined if a field is none, or no heading is called so
 */
export function namedMapping(headings: readonly string[], named: string): Mapping | undefined {
  const mapping = [...recognize(headings)]
  for (const pair of named.split(',')) {
    const at = pair.lastIndexOf(':')
    const heading = plainHeading(pair.slice(0, at))
    const field = pair.slice(at + 1).trim()
    const index = headings.findIndex((one) => plainHeading(one) === heading)
    if (at < 0 || index < 0 || !isMeaning(field)) return undefined
    if (field !== 'ignored')
      for (const [other, meaning] of mapping.entries()) if (meaning === field) mapping[other] = 'ignored'
    mapping[index] = field
  }
  return mapping
}
