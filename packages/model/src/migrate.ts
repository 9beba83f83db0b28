import { BY_SERVER, edit, type Plan } from './plan.ts'
import { prepareVision } from './vision.ts'

/** Version of the document this code writes. Migrations are additive and safe to run twice. */
export const SCHEMA_VERSION = 1

/** Undefined for a document nobody has written yet. */
export function schemaVersionOf(plan: Plan): number | undefined {
  const version = plan.meta.get('schemaVersion')
  return typeof version === 'number' ? version : undefined
}

interface Migration {
  readonly to: number
  readonly run: (plan: Plan) => void
}

// 1: the vision has a paragraph to type in, so that two people never make the first one at once.
const MIGRATIONS: readonly Migration[] = [{ to: 1, run: (plan) => prepareVision(plan) }]

/**
 * Brings a document up to `SCHEMA_VERSION`. Run by the server only, when it opens a plan.
 * @param written the version the server's table knows; absent: what the document says of itself, which any editor may
 *   have put there
 * @returns false if the document is newer than this code: it must then not be written
 */
export function migrate(plan: Plan, written?: number): boolean {
  const claimed = schemaVersionOf(plan) ?? 0
  if ((written ?? claimed) > SCHEMA_VERSION) return false
  if (claimed === SCHEMA_VERSION && (written ?? claimed) === SCHEMA_VERSION) return true
  // The table is written first, so after a crash between the two it is the document that is behind.
  const version = Math.min(written ?? claimed, claimed)
  edit(
    plan,
    () => {
      for (const migration of MIGRATIONS) if (migration.to > version) migration.run(plan)
      plan.meta.set('schemaVersion', SCHEMA_VERSION)
    },
    BY_SERVER,
  )
  return true
}
