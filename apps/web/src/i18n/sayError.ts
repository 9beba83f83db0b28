import { ApiError } from '../api.ts'
import type { BaseWords } from './en.ts'

/** The sentence for whatever was thrown: what happened and what to do. */
export function sayError(words: BaseWords, error: unknown): string {
  if (!(error instanceof ApiError)) {
    console.error(error)
    return words.common.errors.internal
  }
  return error.code === 'offline' ? words.common.offline : words.common.errors[error.code]
}
