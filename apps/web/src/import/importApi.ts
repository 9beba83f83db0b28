import type { Table } from '@commonboard/model'
import { call, planPath } from '../api.ts'

export interface SeenTables {
  readonly tables: readonly Table[]
  /** The one to begin with. */
  readonly at: number
}

/** Has the server read a table; nothing is written. @throws ApiError */
export const readTables = (planId: string, file: Blob): Promise<SeenTables> =>
  call<SeenTables>('POST', `${planPath(planId)}/import?preview=1`, file)
