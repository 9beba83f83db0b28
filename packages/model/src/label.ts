import { edit, type Plan, setKey } from './plan.ts'
import { cutAt } from './text.ts'
import type { LabelKey } from './words/index.ts'

export const LABEL_MAX_LENGTH = 60
export const LABEL_KEY_MAX_LENGTH = 80

/** A label is one line wherever it stands. */
export const labelLine = (label: string): string =>
  cutAt(label.replace(/\s+/gu, ' ').trim(), LABEL_MAX_LENGTH).trimEnd()

/** A community's own word for a column, a band, a function, a level; empty: ours again. */
export function setLabel(plan: Plan, key: LabelKey, label: string): void {
  const line = labelLine(label)
  edit(plan, () => setKey(plan.words, key, line || undefined))
}
