import { canvas } from './en/canvas.ts'
import { common } from './en/common.ts'
import { outline } from './en/outline.ts'
import { pages } from './en/pages.ts'
import { plan } from './en/plan.ts'

/** English. Its shape is the shape of every language: a string missing elsewhere is a type error. */
export const en = { common, pages, plan, outline, canvas }
export type Words = typeof en
