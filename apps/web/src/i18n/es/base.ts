import type { BaseWords } from '../en.ts'
import { common } from './common.ts'

export const base: BaseWords = { common }
