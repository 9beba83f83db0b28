import type { DrawingBoard } from '../drawing.ts'
import type { FieldName } from '../field.ts'
import type { CardId } from '../ids.ts'
import type { BlockKind, VisionRun } from '../vision.ts'
import type { Rule } from '../words/words.ts'
import type { Column, Band, FunctionCode, Ingredient, LinkKind } from '../vocabulary.ts'

/** `about` is the plan's title, place and language, which stand on no board. */
export type DifferenceBoard = DrawingBoard | 'about'

/**
 * One thing that became otherwise between two contents of a plan. Fields that do not apply are absent. Texts are whole,
 * as people wrote them; `wordingBetween` lays two of them over each other.
 */
export type Difference =
  | CardDifference
  | LinkDifference
  | WaiverDifference
  | LabelDifference
  | BlockDifference
  | IngredientDifference
  | ItemDifference
  | AboutDifference

interface Changed {
  /** Undefined: there was nothing. */
  readonly before?: string
  readonly after?: string
}

export interface CardDifference extends Changed {
  readonly board: 'logicModel'
  readonly item: 'card'
  readonly change:
    | 'added'
    | 'removed'
    | 'broughtBack'
    | 'reworded'
    /** To another column or band. */
    | 'moved'
    /** Within its band. */
    | 'reordered'
    /** A starter line became the community's own. */
    | 'kept'
    /** An own line is a starter again; only a restore does that. */
    | 'unkept'
    /** It came of another by a split; `was` and `before` tell of that one. */
    | 'split'
    /** Another's words went into it; `was` and `before` tell of that one, which is not named as removed. */
    | 'merged'
    | 'unit'
    /** One of `FIELDS`, named by `field`; `before` and `after` as the document has them. */
    | 'field'
    /** A group an indicator is told apart by: `after` is one that came, `before` one that went. */
    | 'breakdown'
    | 'reading'
    /** Of a function: now, later, or neither. */
    | 'addressed'
    /** Of a function: why it waits. */
    | 'reason'
  readonly id: CardId
  readonly column: Column
  readonly band: Band
  /** How the board numbers it; of a removed one, how it did. */
  readonly number: string
  readonly code?: FunctionCode
  /** What it says; of a removed one, what it said. */
  readonly words: string
  readonly field?: FieldName
  /** Of a number: the unit it is counted in. */
  readonly unit?: string
  /** Where it stood before, and under which number; of one that was merged or split, where that one did. */
  readonly was?: { readonly column: Column; readonly band: Band; readonly number: string }
  /** Of a reading. Values are numbers; the unit is the one of that side. */
  readonly reading?: {
    readonly date: string
    readonly before?: number
    readonly after?: number
    readonly unit?: string
  }
}

export interface LinkEnd {
  readonly id: CardId
  readonly number: string
  readonly column: Column
  readonly words: string
}

/** `after` of one that was drawn, and both of `reason`, say why the one leads to the other. */
export interface LinkDifference extends Changed {
  readonly board: 'logicModel'
  readonly item: 'link'
  readonly change: 'added' | 'removed' | 'reason'
  readonly id: string
  readonly kind: LinkKind
  readonly from: LinkEnd
  readonly to: LinkEnd
}

/** A finding somebody accepted with a reason, or that counts again. */
export interface WaiverDifference extends Changed {
  readonly board: 'logicModel'
  readonly item: 'waiver'
  readonly change: 'accepted' | 'reworded' | 'takenBack'
  readonly id: string
  readonly rule: Rule
  /** Absent: what is missing altogether. */
  readonly card?: LinkEnd
}

/** A community's own label: `column.results`, `level.site`. */
export interface LabelDifference extends Changed {
  readonly board: 'logicModel' | 'leadership'
  readonly item: 'label'
  readonly change: 'changed'
  readonly id: string
}

/** A block of the vision. */
export interface BlockDifference extends Changed {
  readonly board: 'vision'
  readonly item: 'block'
  /** `kind`: a heading became a list item; `marks`: bold words or links changed, the letters did not. */
  readonly change: 'added' | 'removed' | 'reworded' | 'moved' | 'kind' | 'marks'
  /** Its place from 0; of a removed one, the place it had. */
  readonly id: string
  readonly words: string
  readonly kind: BlockKind
  readonly kindBefore?: BlockKind
  readonly runs?: { readonly before: readonly VisionRun[]; readonly after: readonly VisionRun[] }
}

/** Who sees an ingredient in the vision; whose word it is stays out. */
export interface IngredientDifference {
  readonly board: 'vision'
  readonly item: 'ingredient'
  readonly change: 'confirmed' | 'takenBack'
  readonly id: Ingredient
  readonly people: number
}

export const ITEM_NOUNS = {
  bodies: 'body',
  seats: 'seat',
  people: 'person',
  organizations: 'organization',
  channels: 'channel',
} as const
export type ItemNoun = (typeof ITEM_NOUNS)[keyof typeof ITEM_NOUNS]

export interface ItemDifference extends Changed {
  readonly board: 'leadership'
  readonly item: ItemNoun
  readonly change:
    | 'added'
    | 'removed'
    | 'broughtBack'
    /** One of its texts, named by `field`. */
    | 'reworded'
    /** A body to another level, a seat to another body. */
    | 'moved'
    | 'reordered'
    | 'kept'
    | 'unkept'
    /** `before` and `after` are codes of the vocabulary. */
    | 'kind'
    | 'sector'
    /** `before` and `after` are names. */
    | 'holder'
    | 'organization'
    /** `YYYY-MM`. */
    | 'since'
    /** A channel leads from or to another body; `within` says between which. */
    | 'ends'
    | 'twoWay'
    | 'oneWay'
  readonly id: string
  readonly field?: string
  /** Its first words; of a removed one, what they were. */
  readonly name: string
  /** The body a seat stands in, or the two a channel joins. */
  readonly within?: readonly string[]
}

export interface AboutDifference extends Changed {
  readonly board: 'about'
  readonly item: 'plan'
  readonly change: 'title' | 'place' | 'language'
  readonly id: 'about'
}
