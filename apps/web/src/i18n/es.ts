import type { Words } from './en.ts'
import { base } from './es/base.ts'
import { canvas } from './es/canvas.ts'
import { handed } from './es/handed.ts'
import { leadership } from './es/leadership.ts'
import { outline } from './es/outline.ts'
import { plan } from './es/plan.ts'
import { sketch } from './es/sketch.ts'
import { vision } from './es/vision.ts'

/** Spanish, with *usted*. Not yet read by a native reader. */
export const es: Words = { ...base, plan, outline, canvas, vision, leadership, handed, sketch }
