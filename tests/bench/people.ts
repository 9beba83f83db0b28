import { readFileSync } from 'node:fs'
import type { Zone } from '@commonboard/model'
import type { ServerProcess } from '../support/serverProcess.ts'
import { LightClient } from './lightClient.ts'

/** People of a measurement: each joins like a browser, and costs the measuring process little. */

async function post(
  url: string,
  path: string,
  body: unknown,
  address = '127.0.0.1',
): Promise<{ cookie: string; body: Record<string, unknown> }> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(await response.text())
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { cookie, body: (await response.json()) as Record<string, unknown> }
}

/**
 * A new plan and so many editors of it.
 * @param address where they come from, for a server behind a proxy: from one, only so many plans are made in an hour
 */
export async function planWith(
  url: string,
  people: number,
  address?: string,
): Promise<{ planId: string; cookies: string[] }> {
  const made = await post(url, '/api/plans', { title: 'Riverbend', template: 'blank' }, address)
  const { planId, links } = made.body as { planId: string; links: Record<string, string> }
  const token = new URL(links.editor ?? '').hash.slice(1)
  const cookies: string[] = []
  for (let i = 0; i < people; i++) cookies.push((await post(url, '/api/join', { token }, address)).cookie)
  return { planId, cookies }
}

export const clientOf = (server: ServerProcess, planId: string, cookie: string, zone: Zone = 'plan') =>
  new LightClient(`${server.url.replace('http', 'ws')}/sync/${planId}/${zone}`, { cookie, origin: server.url })

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export const quantile = (values: number[], share: number) =>
  values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

export const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`

/** Bytes a process holds in memory; Linux only, else not a number. */
export function memoryOf({ process: child }: ServerProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024
  } catch {
    return Number.NaN
  }
}

export function printRows(rows: readonly (readonly [string, string])[]): void {
  const width = Math.max(...rows.map(([name]) => name.length))
  for (const [name, value] of rows) console.log(`${name.padEnd(width)}  ${value}`)
}
