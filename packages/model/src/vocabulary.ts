/** The words of the field as tables. Labels in people's languages stand in `words/`. */

export const GROUPS = ['destination', 'measure', 'fundamentals', 'form'] as const
export type Group = (typeof GROUPS)[number]

const NUMBERED = ['vision', 'impact', 'results', 'indicators', 'principles', 'functions', 'infrastructure'] as const
/**
 * The linked layer: what people do and what it takes. Strips below the seven columns, which stay seven; their cards
 * are lettered (`A.1`, `B.2`) and not numbered.
 */
export const STRIPS = ['strategies', 'resources'] as const
export type Strip = (typeof STRIPS)[number]
/** Where a card stands, and with it what kind of card it is: one of the seven columns, or a strip. */
export type Column = (typeof NUMBERED)[number] | Strip
/** The seven, in the order of the board. */
export const COLUMNS: readonly Column[] = NUMBERED
/** In the order of the board. */
export const COLUMNS_AND_STRIPS: readonly Column[] = [...COLUMNS, ...STRIPS]

/** Level bands of results and indicators; `''` in columns without bands. */
export const BANDS = ['system', 'population', 'site'] as const
export type Band = (typeof BANDS)[number] | ''

export const FUNCTION_CODES = ['CE', 'AI', 'PL', 'DE', 'FR', 'PP'] as const
export type FunctionCode = (typeof FUNCTION_CODES)[number]

/** The three levels of leadership, from the top down. */
export const LEVELS = ['community', 'intermediary', 'site'] as const
export type Level = (typeof LEVELS)[number]

export const BODY_KINDS = ['council', 'team', 'committee', 'workingGroup'] as const
export type BodyKind = (typeof BODY_KINDS)[number]

/** Where the holder of a seat, or an organization, comes from. */
export const SECTORS = [
  'schools',
  'government',
  'funder',
  'university',
  'business',
  'nonprofit',
  'faith',
  'family',
  'student',
  'neighbor',
  'staff',
] as const
export type Sector = (typeof SECTORS)[number]

/** Without these four a structure speaks for people it has not heard. */
export const VOICES = ['families', 'students', 'educators', 'partners'] as const
export type Voice = (typeof VOICES)[number]

export const LINK_KINDS = ['contributesTo', 'measures', 'moves', 'supports'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** How a board is looked at: four faces of one plan. */
export const FACE_NAMES = ['canvas', 'table', 'outline', 'chain'] as const
export type FaceName = (typeof FACE_NAMES)[number]
export const isFaceName = (value: unknown): value is FaceName => (FACE_NAMES as readonly unknown[]).includes(value)

export const LANGUAGES = ['en', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

export const ROLE_GROUPS = ['family', 'student', 'educator', 'partner', 'neighbor', 'other'] as const
export type RoleGroup = (typeof ROLE_GROUPS)[number]

/** What a vision needs, by the people's own judgment: who gains, who acts with whom, and where. */
export const INGREDIENTS = ['hope', 'together', 'place'] as const
export type Ingredient = (typeof INGREDIENTS)[number]

interface ColumnFacts {
  /** Absent: a strip, which belongs to no group. */
  readonly group?: Group
  readonly bands: readonly Band[]
  /** A fixed column holds constants: none is added, removed or moved there. */
  readonly isFixed: boolean
}

export const COLUMN_FACTS: Readonly<Record<Column, ColumnFacts>> = {
  vision: { group: 'destination', bands: [''], isFixed: true },
  impact: { group: 'destination', bands: [''], isFixed: false },
  results: { group: 'measure', bands: BANDS, isFixed: false },
  indicators: { group: 'measure', bands: BANDS, isFixed: false },
  principles: { group: 'fundamentals', bands: [''], isFixed: false },
  functions: { group: 'fundamentals', bands: [''], isFixed: true },
  infrastructure: { group: 'form', bands: [''], isFixed: false },
  strategies: { bands: [''], isFixed: false },
  resources: { bands: [''], isFixed: false },
}

/** Bands that stand on the canvas even when empty; the site band appears with its first card. */
export const STANDING_BANDS: readonly Band[] = ['system', 'population', '']

/** Which columns a link may join: from the means (`from`) to the end it serves (`to`). */
export const LINK_RULES: readonly { readonly kind: LinkKind; readonly from: Column; readonly to: Column }[] = [
  { kind: 'contributesTo', from: 'results', to: 'impact' },
  { kind: 'measures', from: 'indicators', to: 'results' },
  { kind: 'contributesTo', from: 'strategies', to: 'results' },
  { kind: 'moves', from: 'strategies', to: 'indicators' },
  { kind: 'supports', from: 'functions', to: 'strategies' },
  { kind: 'supports', from: 'infrastructure', to: 'functions' },
  // A resource that serves no strategy is a list of things; the plan asks what each is for.
  { kind: 'supports', from: 'resources', to: 'strategies' },
]

export const isStrip = (value: unknown): value is Strip => (STRIPS as readonly unknown[]).includes(value)
/** What the numbers of a column's cards begin with: `1` to `7`, and `A`, `B` for the strips. */
export const columnSign = (column: Column): string =>
  isStrip(column) ? 'AB'.charAt(STRIPS.indexOf(column)) : `${COLUMNS.indexOf(column) + 1}`
export const isColumn = (value: unknown): value is Column => (COLUMNS_AND_STRIPS as readonly unknown[]).includes(value)
export const isFunctionCode = (value: unknown): value is FunctionCode =>
  (FUNCTION_CODES as readonly unknown[]).includes(value)
export const isLevel = (value: unknown): value is Level => (LEVELS as readonly unknown[]).includes(value)
export const isSector = (value: unknown): value is Sector => (SECTORS as readonly unknown[]).includes(value)
export const isBodyKind = (value: unknown): value is BodyKind => (BODY_KINDS as readonly unknown[]).includes(value)
export const isLanguage = (value: unknown): value is Language => (LANGUAGES as readonly unknown[]).includes(value)

/** The band a card gets in `column` when it wants `band`: its own where the column has it, else the first. */
export function bandIn(column: Column, band: unknown): Band {
  const bands = COLUMN_FACTS[column].bands
  if ((bands as readonly unknown[]).includes(band)) return band as Band
  return bands.length > 1 ? 'population' : ''
}
