import type { Words } from './en.ts'
import { canvas } from './es/canvas.ts'
import { common } from './es/common.ts'
import { outline } from './es/outline.ts'
import { pages } from './es/pages.ts'
import { plan } from './es/plan.ts'

/** Spanish, with *usted*. Not yet read by a native reader. */
export const es: Words = { common, pages, plan, outline, canvas }
