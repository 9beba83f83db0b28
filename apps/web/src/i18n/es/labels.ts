import type { Words } from '../en.ts'

export const labels: Words['labels'] = {}
