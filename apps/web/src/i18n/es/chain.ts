import type { Words } from '../en.ts'

export const chain: Words['chain'] = {}
