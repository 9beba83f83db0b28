import type { BANDS, Column, FunctionCode, Group, Ingredient, LinkKind } from '../vocabulary.ts'
import type { PeopleWords } from './people.ts'

/** The checks of a plan, each with its id; what they ask for stands in `checks/`. */
export const MODEL_RULES = [
  'V-01',
  'V-02',
  'V-04',
  'L-01',
  'L-02',
  'L-03',
  'L-04',
  'L-05',
  'L-06',
  'L-07',
  'L-08',
  'L-09',
  'L-10',
  'L-11',
  'L-12',
  'L-13',
  'L-14',
  'R-01',
  'R-02',
  'R-03',
  'R-04',
  'R-05',
  'R-06',
  'R-08',
] as const
/** Of the vision, the logic model and its results framework. */
export type ModelRule = (typeof MODEL_RULES)[number]
/** Of the leadership structure. */
export const STRUCTURE_RULES = ['G-01', 'G-02', 'G-03', 'G-04'] as const
export type StructureRule = (typeof STRUCTURE_RULES)[number]
export const RULES = [...MODEL_RULES, ...STRUCTURE_RULES] as const
export type Rule = ModelRule | StructureRule

/** The plan's own words in one language: what views, checks and exports say. A missing one is a type error. */
export interface PlanWords extends PeopleWords {
  /** For `Intl`: numbers and dates. The Spanish of the United States writes 1,200.5. */
  readonly locale: 'en-US' | 'es-US'
  readonly groups: Readonly<Record<Group, string>>
  readonly columns: Readonly<Record<Column, ColumnWords>>
  readonly bands: Readonly<Record<(typeof BANDS)[number], { readonly label: string; readonly line: string }>>
  readonly functions: Readonly<Record<FunctionCode, { readonly name: string; readonly line: string }>>
  readonly addressed: { readonly now: string; readonly later: string; readonly open: string; readonly reason: string }
  readonly links: Readonly<Record<LinkKind, LinkWords>>
  /** How a vision may begin; shown in the empty vision card. */
  readonly visionHint: string
  /** `prompt` asks for it while people write, `isThere` when they judge what stands there. */
  readonly ingredients: Readonly<
    Record<Ingredient, { readonly name: string; readonly prompt: string; readonly isThere: string }>
  >
  /** Under a starter card nobody has kept or changed yet. */
  readonly starter: string
  /** What each check finds, in a few words; `ruleSentences` say more. */
  readonly checks: Readonly<Record<Rule, string>>
  /** Said of a card whose only links are to starters, instead of "no indicator yet". */
  readonly onlyStarters: string
  /** On a card of which more than one thing is said: the first, and how many more. */
  readonly andMore: (title: string, count: number) => string
  readonly severity: { readonly block: string; readonly warn: string }
  readonly toLookAt: (count: number) => string
}

export interface ColumnWords {
  /** Heading of the column, usually a plural. */
  readonly label: string
  /** One card of it. */
  readonly one: string
  /** What an empty column asks. */
  readonly question: string
}

/** A link as read from both ends: `3.2 leads to 2.1`, `2.1 is reached by 3.2`; the short forms are for print. */
export interface LinkWords {
  readonly name: string
  /** Said of the means. */
  readonly forward: string
  /** Said of the end it serves. */
  readonly backward: string
  readonly forwardShort: string
  readonly backwardShort: string
}
