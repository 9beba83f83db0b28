import type { Words } from '../en.ts'

export const library: Words['library'] = {}
