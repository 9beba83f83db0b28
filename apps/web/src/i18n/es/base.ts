import type { BaseWords } from '../en.ts'
import { common } from './common.ts'
import { pages } from './pages.ts'

export const base: BaseWords = { common, pages }
