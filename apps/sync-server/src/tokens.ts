import { createHash, createHmac, randomBytes } from 'node:crypto'

/** Secrets that admit people. The database keeps hashes only, so a stolen one opens nothing. */

const LINK_TOKEN_BYTES = 24
const TOKEN = /^[A-Za-z0-9_-]{32}$/

/** A link's token can be made again from its id and the secret, so the Share dialog can show it at any time. */
export const linkToken = (secret: Uint8Array, linkId: string): string =>
  createHmac('sha256', secret).update(linkId).digest().subarray(0, LINK_TOKEN_BYTES).toString('base64url')

/** Of a version's public link: never the token of a link that admits people, whatever the ids. */
export const versionToken = (secret: Uint8Array, linkId: string): string => linkToken(secret, `version ${linkId}`)

export const newSessionToken = (): string => randomBytes(24).toString('base64url')

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

export const isToken = (value: unknown): value is string => typeof value === 'string' && TOKEN.test(value)
