import type { BoardWords } from '../en.ts'
import { base } from './base.ts'
import { outline } from './outline.ts'
import { plan } from './plan.ts'

export const board: BoardWords = { ...base, plan, outline }
