import { common } from './common.ts'
import { pages } from './pages.ts'

/** What every page needs. The words of the board are four times as many and come with the board. */
export const base = { common, pages }
