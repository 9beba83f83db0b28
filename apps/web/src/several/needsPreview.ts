import { LIMITS } from '@commonboard/model'

/** Whether a paste is looked at before it comes in: several lines with words, or more than a card holds. */
export const needsPreview = (pasted: string): boolean =>
  pasted.length > LIMITS.cardTextMaxLength || pasted.split(/[\r\n]/).filter((line) => line.trim()).length > 1
