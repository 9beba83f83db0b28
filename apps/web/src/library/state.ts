import type { CardId, LibraryColumn } from '@commonboard/model'

/** What somebody wants from the library. */
export interface LibraryAsked {
  /** The kind of card that is shown alone; absent: all of them. */
  readonly kind?: LibraryColumn | undefined
  /** Indicators are for this result, and are linked with it. */
  readonly forResult?: CardId | undefined
}

/** What a line of the library carries when it is dragged: ids, parted by spaces. */
export const LIBRARY_DRAG = 'application/x-commonboard-library'
