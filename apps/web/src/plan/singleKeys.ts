import { read, write } from './device.ts'

/**
 * Whether letters, numbers and signs do something anywhere on the page, such as O and ?. Whoever speaks to a computer or
 * presses keys by accident can turn them off; on a card that has the focus its own keys stay.
 */

/** Where letters are written. A radio button takes arrows only, so a face chosen by pointer can be left by its key. */
export const TAKES_LETTERS = 'input:not([type="radio"]), textarea, select, [contenteditable]'

const STORAGE_KEY = 'commonboard.singleKeys'

/** For browsers that block storage: as long as the page lasts. */
let chosen: boolean | undefined

export const singleKeysWork = (): boolean => chosen ?? read(STORAGE_KEY) !== false

export function letSingleKeysWork(isOn: boolean): void {
  chosen = isOn
  write(STORAGE_KEY, isOn)
}
