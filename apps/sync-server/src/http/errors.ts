import type { ErrorCode } from '@commonboard/model'
import { HTTPException } from 'hono/http-exception'

/** HTTP status of each error code. */
export const STATUS = {
  badRequest: 400,
  notSignedIn: 401,
  notAllowed: 403,
  wrongOrigin: 403,
  frozen: 403,
  notFound: 404,
  badLink: 404,
  noSuchExport: 404,
  planFull: 409,
  noRoom: 409,
  blocked: 403,
  notOpen: 409,
  alreadySigned: 409,
  tooLarge: 413,
  nameTooLong: 422,
  badBackup: 422,
  newerBackup: 422,
  badFile: 422,
  tooManyRows: 422,
  noHeadings: 422,
  tooMany: 429,
  internal: 500,
  cannotLoad: 503,
  cannotRender: 503,
  notSaving: 503,
  restarting: 503,
} as const satisfies Record<ErrorCode, number>

/** For who reads the answer itself; people read the sentences of the interface's catalogue. */
export const SENTENCES: Readonly<Record<ErrorCode, string>> = {
  badRequest: 'The request is not understood.',
  notSignedIn: 'This device has not joined anything yet, or has left.',
  notAllowed: 'Your role does not allow this.',
  wrongOrigin: 'The request comes from another site.',
  frozen: 'The plan is frozen.',
  notOpen: 'The round is not open.',
  blocked: 'A facilitator of this plan has blocked this device.',
  alreadySigned: 'This organization has signed this version.',
  notFound: 'There is no such plan, or you may not open it.',
  badLink: 'This link is not valid. It may have been replaced, or not copied as a whole.',
  noSuchExport: 'There is no such export.',
  planFull: 'As many people have joined this plan as one plan can have.',
  noRoom: 'There are as many of them as there can be; waiting does not help.',
  tooLarge: 'The request is too large.',
  nameTooLong: 'The name is too long.',
  badBackup: 'The file is not a backup of a plan, or it is damaged.',
  newerBackup: 'The backup was written by a newer version of this program.',
  badFile: 'The file cannot be read as a table.',
  tooManyRows: 'There are too many rows or columns.',
  noHeadings: 'None of the headings is known.',
  tooMany: 'Too many tries. Please wait a little.',
  internal: 'Something went wrong on the server.',
  cannotLoad: 'The plan cannot be loaded now. Nothing of it is lost.',
  cannotRender: 'The file cannot be made just now. Nothing of the plan is lost; try again in a moment.',
  notSaving: 'The server cannot save now.',
  restarting: 'The server is restarting.',
}

export interface ErrorBody {
  readonly error: { readonly code: ErrorCode; readonly message: string }
}

export const errorBody = (code: ErrorCode, message: string = SENTENCES[code]): ErrorBody => ({
  error: { code, message },
})

/** For as long as the server may take to stop and be there again; where nothing else is known. */
const RETRY_AFTER_MS: Partial<Record<ErrorCode, number>> = { restarting: 10_000 }

/** Ends a request with one of the codes. */
export class Refusal extends HTTPException {
  constructor(
    readonly code: ErrorCode,
    message: string = SENTENCES[code],
    /** When it is worth another try, where that is known: who asks learns it as `Retry-After`. */
    readonly retryAfterMs: number | undefined = RETRY_AFTER_MS[code],
  ) {
    super(STATUS[code], { message })
  }
}
