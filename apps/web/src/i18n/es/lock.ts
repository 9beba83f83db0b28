import type { Words } from '../en.ts'

export const lock: Words['lock'] = {}
