import type { Call } from './call.ts'

/** Who did what, undoing it, and how long it is kept. */
export const HISTORY_CALLS = {} as const satisfies Record<string, Call>
