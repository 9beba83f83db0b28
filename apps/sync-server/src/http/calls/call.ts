import { type ErrorCode, LANGUAGES, LIMITS, ROLE_GROUPS, ROLES } from '@commonboard/model'
import { z } from 'zod'

/** What can be asked over HTTP, and what comes back. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly summary: string
  /** Who may: the weakest role, or what is needed before one has a role. */
  readonly who: string
  readonly query?: string
  readonly body?: z.ZodType
  readonly status: 200 | 201
  /** Absent: not JSON; the summary says what. */
  readonly result?: z.ZodType
  readonly errors: readonly ErrorCode[]
}

/** What many schemas are made of. */
export const role = z.enum(ROLES)
export const roleGroup = z.enum(ROLE_GROUPS)
export const language = z.enum(LANGUAGES)
export const title = z.string().trim().min(1).max(LIMITS.titleMaxLength)
export const place = z.string().trim().max(LIMITS.placeMaxLength)
export const name = z.string().trim().max(LIMITS.nameMaxLength)
export const id = z.string()
export const moment = z.number().describe('ms since 1970')
export const none = z.object({})

export const PLAN = '/api/plans/:planId'
