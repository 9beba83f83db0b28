import { ERROR_CODES, type ErrorCode, type Language, type Role, type RoleGroup, type Zone } from '@commonboard/model'

/** A plan this device may open, as the list of plans shows it. */
export interface PlanInList {
  readonly planId: string
  readonly title: string
  readonly place: string
  readonly language: Language
  readonly role: Role
  /** Live cards in each of the seven columns. */
  readonly counts: readonly number[]
  readonly present: readonly { readonly name: string; readonly color: number }[]
  /** Milliseconds since 1970 by the server's clock; null for a plan nobody has touched yet. */
  readonly changedAt: number | null
}

export interface Participant {
  readonly participantId: string
  /** Empty for somebody who joined without a name. */
  readonly name: string
  readonly role: Role
  readonly roleGroup: RoleGroup | null
  readonly color: number
  readonly present: boolean
}

export interface InviteLink {
  readonly linkId: string
  readonly role: Role
  readonly url: string
}

export interface PlanFacts {
  readonly planId: string
  readonly title: string
  readonly place: string
  readonly language: Language
  readonly role: Role
  readonly frozen: boolean
  readonly me: {
    readonly participantId: string
    readonly name: string
    readonly roleGroup: RoleGroup | null
    readonly color: number
  }
  readonly people: readonly Participant[]
  /** Facilitators only. */
  readonly links?: readonly InviteLink[]
  /** For how many days is kept who did what; 0: it is not. */
  readonly historyDays: number
  /** The most this server keeps. */
  readonly historyMaxDays: number
  /** Changes when a zone was made anew: a local copy of an older epoch must not be sent. */
  readonly epochs: Partial<Readonly<Record<Zone, string | number>>>
}

/** Words somebody has handed to the facilitators. */
export interface Handed {
  readonly handedId: string
  readonly participantId: string
  readonly name: string
  readonly role: Role
  /** Milliseconds since 1970 by the server's clock. */
  readonly at: number
  readonly text: string
}

export interface NewPlan {
  readonly title: string
  readonly place?: string
  readonly language?: Language
  readonly template: 'blank' | 'starter' | 'example'
  readonly name?: string
}

export interface Joining {
  readonly token: string
  readonly name?: string
  readonly roleGroup?: RoleGroup
  readonly language?: Language
}

export interface Joined {
  readonly planId: string
  readonly role: Role
  readonly participantId: string
  readonly name: string
}

/** What this device last said about itself; empty before it has joined anything. */
export interface Me {
  readonly name: string
  readonly roleGroup: RoleGroup | null
  readonly language: Language | null
}

/** `offline`: no answer at all. The others come from the server; each has its sentence in the catalogue. */
export type ApiErrorCode = ErrorCode | 'offline'

export class ApiError extends Error {
  constructor(
    readonly code: ApiErrorCode,
    readonly status: number,
    message: string,
  ) {
    super(message)
    this.name = 'ApiError'
  }
}

/** A file of a plan. */
export interface PlanFile {
  readonly blob: Blob
  readonly name: string
  /** Signs of the plan no face of the server has: on the page they are empty boxes. Mostly empty. */
  readonly missingSigns: string
}

/** The server's calls. All throw `ApiError`. */
export const api = {
  file: fetchFile,
  plans: () => call<{ plans: PlanInList[] }>('GET', '/api/plans').then((answer) => answer.plans),
  plan: (planId: string) => call<PlanFacts>('GET', planPath(planId)),
  createPlan: (plan: NewPlan) =>
    call<{ planId: string; links: Record<Role, string> }>('POST', '/api/plans', { ...plan }),
  /** @param file what the export `plan.json` gave */
  restorePlan: (file: Blob, name?: string) =>
    call<{ planId: string }>('POST', `/api/plans/from-backup${name ? `?name=${encodeURIComponent(name)}` : ''}`, file),
  changePlan: (planId: string, change: { title?: string; place?: string }) =>
    call<unknown>('PATCH', planPath(planId), change),
  deletePlan: (planId: string) => call<unknown>('DELETE', planPath(planId)),
  lookAtLink: (token: string) =>
    call<{ title: string; role: Role; historyDays: number }>('POST', '/api/links/look', { token }),
  join: (joining: Joining) => call<Joined>('POST', '/api/join', { ...joining }),
  me: () => call<Me>('GET', '/api/me'),
  leave: () => call<unknown>('POST', '/api/leave'),
  makeLink: (planId: string, role: Role) => call<InviteLink>('POST', `${planPath(planId)}/links`, { role }),
  replaceLink: (planId: string, linkId: string) => call<InviteLink>('POST', `${linkPath(planId, linkId)}/replace`),
  /** Answers how many people it put out. */
  revokeLink: (planId: string, linkId: string) => call<{ removed: number }>('DELETE', linkPath(planId, linkId)),
  setRole: (planId: string, who: string | 'everyone', role: Role) =>
    call<unknown>('PUT', `${planPath(planId)}/roles`, { participantId: who, role }),
  removePerson: (planId: string, participantId: string) =>
    call<unknown>('DELETE', `${planPath(planId)}/people/${encodeURIComponent(participantId)}`),
  handWords: (planId: string, text: string) => call<unknown>('POST', `${planPath(planId)}/handed`, { text }),
  handed: (planId: string) =>
    call<{ handed: Handed[] }>('GET', `${planPath(planId)}/handed`).then((answer) => answer.handed),
  putHandedAway: (planId: string, handedId: string) =>
    call<unknown>('DELETE', `${planPath(planId)}/handed/${encodeURIComponent(handedId)}`),
  setFrozen: (planId: string, frozen: boolean) => call<unknown>('PUT', `${planPath(planId)}/frozen`, { frozen }),
}

export const planPath = (planId: string) => `/api/plans/${encodeURIComponent(planId)}`
const linkPath = (planId: string, linkId: string) => `${planPath(planId)}/links/${encodeURIComponent(linkId)}`

/** A server that hangs is as good as none; a person waits no longer than this. */
const ANSWER_TIMEOUT_MS = 20_000
/** A file of ten megabytes over slow Wi-Fi; the server takes it as long as it keeps coming. */
const UPLOAD_TIMEOUT_MS = 6 * 60_000

/** Others may be waiting for theirs, and the server gives up on one after 20 s. */
const FILE_TIMEOUT_MS = 120_000

/**
 * @param giveUp whoever asked may abort it
 * @param body sent by POST: what must not stand in an address
 */
async function fetchFile(path: string, giveUp: AbortController, body?: Record<string, unknown>): Promise<PlanFile> {
  const late = new AbortController()
  const stop = () => late.abort()
  giveUp.signal.addEventListener('abort', stop)
  const timer = setTimeout(stop, FILE_TIMEOUT_MS)
  try {
    const response = await fetch(path, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: late.signal,
      ...(body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw errorIn(await readJson(response), response.status)
    const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')
    return {
      blob: await response.blob(),
      name: named?.[1] ?? 'plan',
      missingSigns: decodeURIComponent(response.headers.get('missing-signs') ?? ''),
    }
  } catch (cause) {
    if (cause instanceof ApiError) throw cause
    throw new ApiError('offline', 0, `No answer from ${body ? 'POST' : 'GET'} ${path}: ${String(cause)}`)
  } finally {
    clearTimeout(timer)
    giveUp.signal.removeEventListener('abort', stop)
  }
}

/** Asks the server; whatever is not well is thrown as an `ApiError`. */
export async function call<Answer>(
  method: string,
  path: string,
  body?: Record<string, unknown> | Blob,
): Promise<Answer> {
  const response = await send(method, path, body, body instanceof Blob ? UPLOAD_TIMEOUT_MS : ANSWER_TIMEOUT_MS)
  const answer = await readJson(response)
  if (!response.ok) throw errorIn(answer, response.status)
  return answer as Answer
}

async function send(
  method: string,
  path: string,
  body: Record<string, unknown> | Blob | undefined,
  timeoutMs: number,
): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body
        ? body instanceof Blob
          ? { headers: { 'content-type': body.type || 'application/octet-stream' }, body }
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
        : {}),
    })
  } catch (cause) {
    throw new ApiError('offline', 0, `No answer from ${method} ${path}: ${String(cause)}`)
  }
}

// A proxy in between may answer with a page of its own; what matters then is the status.
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => '')
  if (!text) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function errorIn(answer: unknown, status: number): ApiError {
  const error = (answer as { error?: { code?: unknown; message?: unknown } } | undefined)?.error
  const code = ERROR_CODES.find((known) => known === error?.code)
  const message = typeof error?.message === 'string' ? error.message : `The server answered ${status}`
  return new ApiError(code ?? codeOfStatus(status), status, message)
}

function codeOfStatus(status: number): ApiErrorCode {
  if (status === 502 || status === 503 || status === 504) return 'restarting'
  if (status === 404) return 'notFound'
  if (status === 413) return 'tooLarge'
  if (status === 429) return 'tooMany'
  return 'internal'
}
