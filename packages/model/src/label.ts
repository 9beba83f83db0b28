import { edit, type Plan, setKey } from './plan.ts'
import { cutAt } from './text.ts'
import type { LabelKey } from './words/index.ts'

export const LABEL_MAX_LENGTH = 60

/** A community's own word for a column, a band, a function, a level; empty: ours again. */
export function setLabel(plan: Plan, key: LabelKey, label: string): void {
  edit(plan, () => setKey(plan.words, key, cutAt(label.trim(), LABEL_MAX_LENGTH) || undefined))
}
