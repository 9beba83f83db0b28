import { base } from './base.ts'
import { outline } from './outline.ts'
import { plan } from './plan.ts'

/** What a plan's page needs, whichever board it shows. */
export const board = { ...base, plan, outline }
