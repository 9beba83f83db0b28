import { common } from './common.ts'

/** What every page needs. */
export const base = { common }
