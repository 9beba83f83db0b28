import { base } from './en/base.ts'
import { canvas } from './en/canvas.ts'
import { handed } from './en/handed.ts'
import { leadership } from './en/leadership.ts'
import { outline } from './en/outline.ts'
import { plan } from './en/plan.ts'
import { sketch } from './en/sketch.ts'
import { vision } from './en/vision.ts'

/** English. Its shape is the shape of every language: a string missing elsewhere is a type error. */
export const en = { ...base, plan, outline, canvas, vision, leadership, handed, sketch }
export type Words = typeof en
export type BaseWords = typeof base
