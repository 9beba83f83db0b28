import type { StructureSeed } from './structure.ts'
import type { CardFields, FieldName } from '../field.ts'
import type { Band, FunctionCode, Language, Strip } from '../vocabulary.ts'

/** A line in every language we ship; a missing one is a type error. */
export type Said = Readonly<Record<Language, string>>

/** Fields of a card. Words that are the same in every language, codes and dates are plain. */
export type FieldsSeed = {
  readonly [Name in FieldName]?: CardFields[Name] | (CardFields[Name] extends string | undefined ? Said : never)
} & { readonly breakdowns?: readonly (string | Said)[] }

export interface CardSeed {
  /** How other seeds of the same template name this card. */
  readonly key: string
  readonly band?: Band
  readonly text: Said
  /** Keys of the cards this one serves; for infrastructure, codes of functions. */
  readonly serves?: readonly string[]
  readonly unit?: Said
  /** Date to value, as `setReading` takes them. */
  readonly readings?: Readonly<Record<string, number>>
  readonly facts?: FieldsSeed
  /** Why this card serves those: by their keys. */
  readonly reasons?: Readonly<Record<string, Said>>
  readonly isStarter?: boolean
}

export interface FunctionSeed {
  readonly line: Said
  readonly addressed?: 'now' | 'later'
  readonly reason?: Said
  /** Keys of the strategies it carries. */
  readonly carries?: readonly string[]
}

/** What a template puts into a plan. Cards stand in the order given, each band for itself. */
export interface Seed {
  readonly vision?: Said
  readonly cards: Readonly<
    Record<'impact' | 'results' | 'indicators' | 'principles' | 'infrastructure', readonly CardSeed[]>
  >
  /** The linked layer, if there is one. */
  readonly strips?: Readonly<Record<Strip, readonly CardSeed[]>>
  readonly functions: Readonly<Record<FunctionCode, FunctionSeed>>
  readonly structure: StructureSeed
}

/** A unit that is the same in every language. */
export const unit = (same: string): Said => ({ en: same, es: same })
