import { read, write } from '../plan/device.ts'
import { type GridField, SHOWN } from './fields.ts'

/** The further columns somebody has chosen, on this device. */

const STORAGE_KEY = 'commonboard.tableColumns'

export function keptChosenFields(): ReadonlySet<GridField> {
  const kept = read(STORAGE_KEY)
  return new Set(Array.isArray(kept) ? SHOWN.results.more.filter((field) => kept.includes(field)) : [])
}

export const keepChosenFields = (fields: ReadonlySet<GridField>): boolean => write(STORAGE_KEY, [...fields])
