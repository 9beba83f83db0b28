import { ApiError } from '../api.ts'

/** What the pages of this window have read of versions, by what it is. Gone when the window is loaded anew. */
const readOnce = new Map<string, unknown>()

/** Reads; where the server does not answer, what was read here before stands in, and says so. */
export async function orReadBefore<Value extends object>(
  what: string,
  read: () => Promise<Value>,
): Promise<Value & { readonly isEarlier?: true }> {
  try {
    const value = await read()
    readOnce.set(what, value)
    return value
  } catch (error) {
    const before = readOnce.get(what) as Value | undefined
    if (before && error instanceof ApiError && error.code === 'offline') return { ...before, isEarlier: true }
    // Whoever was put out is not to read on.
    if (error instanceof ApiError && error.code !== 'offline') readOnce.clear()
    throw error
  }
}
