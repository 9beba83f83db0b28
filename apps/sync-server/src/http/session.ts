import type { IncomingHttpHeaders } from 'node:http'
import { hashOf, isToken } from '../tokens.ts'
import type { DeviceRecord, Storage } from '../storage/storage.ts'

/** Which requests are ours, and whose they are. */
export interface SessionSettings {
  /** Where people reach the server; absent: at the address they asked for. */
  readonly publicUrl: string | undefined
  /** Proxies of ours before us, in a row. With none, X-Forwarded-For, -Proto and -Host are not believed. */
  readonly proxies: number
}

const COOKIE = 'commonboard'
/** As long as browsers let a cookie live. */
const COOKIE_MAX_AGE_S = 400 * 24 * 3600

type Headers = Readonly<IncomingHttpHeaders>

const firstOf = (value: string | string[] | undefined): string | undefined =>
  (Array.isArray(value) ? value[0] : value)?.split(',')[0]?.trim() || undefined

/** The origin a person asked for, as a browser writes it. */
export function ownOrigin(headers: Headers, { publicUrl, proxies }: SessionSettings): string {
  if (publicUrl) return new URL(publicUrl).origin
  const forwarded = (name: string) => (proxies > 0 ? firstOf(headers[name]) : undefined)
  const host = forwarded('x-forwarded-host') ?? headers.host ?? 'localhost'
  return `${forwarded('x-forwarded-proto') === 'https' ? 'https' : 'http'}://${host}`
}

/** Links begin with it: `PUBLIC_URL` may have a path. */
export const ownUrl = (headers: Headers, settings: SessionSettings): string =>
  settings.publicUrl?.replace(/\/+$/, '') ?? ownOrigin(headers, settings)

/** Does the request come from a page of ours? One without Origin does not. */
export function isSameOrigin(headers: Headers, settings: SessionSettings): boolean {
  const { origin } = headers
  if (!origin) return false
  if (settings.publicUrl && origin === new URL(settings.publicUrl).origin) return true
  try {
    const host = (settings.proxies > 0 ? firstOf(headers['x-forwarded-host']) : undefined) ?? headers.host
    return new URL(origin).host === host
  } catch {
    return false
  }
}

/**
 * May a request that changes something pass? Browsers always say where such a request comes from; what says nothing is
 * no browser, and nobody can make it send a cookie it does not have.
 */
export function mayChange(headers: Headers, settings: SessionSettings): boolean {
  const site = firstOf(headers['sec-fetch-site'])
  if (site && site !== 'same-origin' && site !== 'none') return false
  return headers.origin === undefined || isSameOrigin(headers, settings)
}

/**
 * Each proxy adds the address it saw at the end, so of ours the outermost wrote the first of the last ones; what stands
 * before is what somebody claims.
 */
export function addressOf(headers: Headers, remote: string | undefined, { proxies }: SessionSettings): string {
  const seen = [headers['x-forwarded-for'] ?? '']
    .flat()
    .join(',')
    .split(',')
    .map((part) => part.trim())
  return (proxies > 0 && (seen.at(-proxies) ?? seen[0])) || (remote ?? '')
}

export async function deviceOf(cookies: string | undefined, storage: Storage): Promise<DeviceRecord | undefined> {
  for (const part of (cookies ?? '').split(';')) {
    const [name, value] = part.trim().split('=')
    if (name === COOKIE && isToken(value)) return storage.deviceBySession(hashOf(value))
  }
  return undefined
}

export function sessionCookie(token: string, isSecure: boolean): string {
  const secure = isSecure ? '; Secure' : ''
  return `${COOKIE}=${token}; Path=/; Max-Age=${COOKIE_MAX_AGE_S}; HttpOnly; SameSite=Lax${secure}`
}

export const NO_COOKIE = `${COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`
