import type { Language, PlanContent } from '@commonboard/model'
import { api, call, type PlanFile, planPath } from '../api.ts'

export type VersionReason = 'named' | 'hourly' | 'beforeRestore' | 'beforeUndo' | 'beforeImport' | 'beforeMassChange'
export type Statement = 'agree' | 'agreeWithNote'

/** What a public page shows of a version beside its content. */
export interface PublicFacts {
  readonly n: number
  readonly name: string
  readonly note: string
  /** Milliseconds since 1970 by the server's clock. */
  readonly at: number
  /** SHA-256 of the content, hex. */
  readonly hash: string
  /** Live cards in each of the seven columns. */
  readonly counts: readonly number[]
  /** Ids of the rules that found something; a newer server may know more of them. */
  readonly checks: {
    readonly settleFirst: readonly string[]
    readonly worthALook: readonly string[]
    readonly accepted?: readonly string[]
  }
}

export interface Version extends PublicFacts {
  readonly reason: VersionReason
  /** Participant id; `server` for an automatic one. */
  readonly who: string
  /** Organizations. */
  readonly signed: number
  readonly confirmed: number
  /** Facilitators only; null: not public. */
  readonly publicUrl?: string | null
}

export interface Signature {
  readonly organization: string
  /** Empty: erased. */
  readonly person: string
  readonly statement: Statement
  readonly note: string
  readonly at: number
  readonly confirmedAt: number | null
}

export interface SignOn extends Signature {
  readonly signOnId: string
  readonly isMine: boolean
}

export interface PublicVersion {
  readonly title: string
  readonly place: string
  readonly language: Language
  readonly version: PublicFacts
  /** The confirmed ones. */
  readonly signOns: readonly Signature[]
  readonly content: PlanContent
}

export interface Signing {
  readonly organization: string
  readonly person: string
  readonly statement: Statement
  readonly note?: string
}

const versionPath = (planId: string, n: number) => `${planPath(planId)}/versions/${n}`
const signOnPath = (planId: string, n: number, signOnId: string) =>
  `${versionPath(planId, n)}/sign-ons/${encodeURIComponent(signOnId)}`

/** The server's calls about versions. All throw `ApiError`. */
export const versionsApi = {
  list: (planId: string) =>
    call<{ versions: Version[] }>('GET', `${planPath(planId)}/versions`).then(({ versions }) => versions),
  keep: (planId: string, name: string, note: string) =>
    call<Version>('POST', `${planPath(planId)}/versions`, { name, ...(note ? { note } : {}) }),
  /** What a version says; what the plan says now. */
  content: (planId: string, n: number | 'now') =>
    call<PlanContent>('GET', n === 'now' ? `${planPath(planId)}/content` : `${versionPath(planId, n)}/content`),
  /** Answers the number of the version that keeps what was there before. */
  restore: (planId: string, n: number) =>
    call<{ before: number }>('POST', `${versionPath(planId, n)}/restore`).then(({ before }) => before),
  makePublic: (planId: string, n: number) =>
    call<{ url: string }>('PUT', `${versionPath(planId, n)}/public`).then(({ url }) => url),
  withdraw: (planId: string, n: number) => call<unknown>('DELETE', `${versionPath(planId, n)}/public`),
  signOns: (planId: string, n: number) =>
    call<{ signOns: SignOn[] }>('GET', `${versionPath(planId, n)}/sign-ons`).then(({ signOns }) => signOns),
  sign: (planId: string, n: number, signing: Signing) =>
    call<{ signOnId: string }>('POST', `${versionPath(planId, n)}/sign-ons`, { ...signing }),
  confirm: (planId: string, n: number, signOnId: string) =>
    call<unknown>('POST', `${signOnPath(planId, n, signOnId)}/confirm`),
  removeSignOn: (planId: string, n: number, signOnId: string) =>
    call<unknown>('DELETE', signOnPath(planId, n, signOnId)),
  /** The token goes in the body: an address stands in logs. */
  lookAtPublic: (token: string) => call<PublicVersion>('POST', '/api/public/version', { token }),
  publicFile: (token: string, file: string, giveUp: AbortController): Promise<PlanFile> =>
    api.file(`/api/public/version/export/${file}`, giveUp, { token }),
}

/** The beginning of the hash, short enough to read out: two pages that show the same code say the same. */
export function checkCode(hash: string): string {
  const code = hash.slice(0, 8).toUpperCase()
  return `${code.slice(0, 4)}-${code.slice(4)}`
}
