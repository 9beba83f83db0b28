import type { Column } from '@commonboard/model'
import {
  Compass,
  Flag,
  Footprints,
  HandCoins,
  HeartHandshake,
  Layers,
  type LucideIcon,
  Ruler,
  Sprout,
  Workflow,
} from 'lucide-react'

/** The icon of each kind of card. */
export const KIND_ICONS: Readonly<Record<Column, LucideIcon>> = {
  vision: Compass,
  impact: Sprout,
  results: Flag,
  indicators: Ruler,
  principles: HeartHandshake,
  functions: Workflow,
  infrastructure: Layers,
  strategies: Footprints,
  resources: HandCoins,
}

/** A CSS value: `var(--kind-results)`. */
export const kindColor = (column: Column): string => `var(--kind-${column})`
