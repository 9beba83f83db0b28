import { BlockList, isIPv6 } from 'node:net'
import type { IncomingHttpHeaders } from 'node:http'
import { addressOf, type SessionSettings } from './session.ts'

/** Addresses that never come from the internet: this machine, and networks of houses, schools and containers. */
const NEAR = new BlockList()
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  NEAR.addSubnet(network, bits, 'ipv4')
NEAR.addAddress('::1', 'ipv6')
NEAR.addSubnet('fc00::', 7, 'ipv6')
NEAR.addSubnet('fe80::', 10, 'ipv6')

const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']

/**
 * Does the request come from this machine or its own network? What a proxy has passed on comes from wherever the proxy
 * says; if it is not to be believed, from somewhere else.
 */
export function isNearby(headers: IncomingHttpHeaders, remote: string | undefined, session: SessionSettings): boolean {
  const isForwarded = FORWARDED.some((name) => headers[name] !== undefined)
  const address = addressOf(headers, isForwarded ? undefined : remote, session).replace(/^::ffff:/i, '')
  try {
    return NEAR.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
  } catch {
    return false
  }
}
