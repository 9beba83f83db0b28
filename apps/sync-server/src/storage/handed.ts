import type { HandedRecord } from './storage.ts'

/**
 * Beside the tables of the schema, and made where they are missing, so that a file of any version has them: words
 * handed to the facilitators, and the epochs of zones that were begun anew.
 */
export const SIDE_TABLES = `
  CREATE TABLE IF NOT EXISTS handed (
    id TEXT PRIMARY KEY, planId TEXT NOT NULL, who TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
    at INTEGER NOT NULL, text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS handedOfPlan ON handed (planId);
  CREATE TABLE IF NOT EXISTS epochs (
    planId TEXT NOT NULL, zone TEXT NOT NULL, epoch INTEGER NOT NULL, PRIMARY KEY (planId, zone)
  ) STRICT;
`

export const HANDED_COLUMNS = ['id', 'planId', 'who', 'name', 'role', 'at', 'text'] as const

// What stands in the file was written from typed records, in a STRICT table.
export const toHanded = (row: Readonly<Record<string, string | number | null>>): HandedRecord =>
  ({ ...row }) as unknown as HandedRecord
