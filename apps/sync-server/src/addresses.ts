import { isIP } from 'node:net'

/** Addresses of those who ask, and the networks they count as. */

const IPV4_BITS = 32
const IPV6_GROUP_BITS = 16

/** `203.0.113.7`, `[2001:db8::7]:443` and what else a proxy writes, as groups of an address; undefined if it is none. */
function groupsOf(text: string): { groups: number[]; isV6: boolean } | undefined {
  const bare =
    /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? (/^[\d.]+:\d+$/.test(text) ? text.split(':', 1)[0] : text) ?? text
  const address = bare.replace(/%.*$/, '')
  if (isIP(address) === 4) return { groups: address.split('.').map(Number), isV6: false }
  if (isIP(address) !== 6) return undefined
  // A URL writes the last 32 bits of a mapped address as groups, too, and leaves out one run of zeros.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const read = (part: string) => (part ? part.split(':').map((group) => Number.parseInt(group, 16)) : [])
  const first = read(head)
  const last = tail === undefined ? [] : read(tail)
  const groups = [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last]
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (!isMapped) return { groups, isV6: true }
  const [high = 0, low = 0] = groups.slice(6)
  return { groups: [high >> 8, high & 255, low >> 8, low & 255], isV6: false }
}

/** @param bits 24 of an IPv4 address, 48 of an IPv6 one; whole groups only */
function network(address: string, bits: { v4: number; v6: number }): string {
  const read = groupsOf(address.trim())
  if (!read) return ''
  const { groups, isV6 } = read
  if (!isV6) {
    const kept = groups.map((group, index) => (index * 8 < bits.v4 ? group : 0)).join('.')
    return bits.v4 === IPV4_BITS ? kept : `${kept}/${bits.v4}`
  }
  const kept = groups.slice(0, bits.v6 / IPV6_GROUP_BITS).map((group) => group.toString(16))
  return `${kept.join(':')}::/${bits.v6}`
}

/** As which limits count it. Who has one IPv6 address has 2^64 of them: all of a house count as one. */
export const limitedAs = (address: string): string => network(address, { v4: 32, v6: 64 }) || 'unknown'

/** What is kept of it: enough to tell one school from another, too little to tell who it was. Empty: it is none. */
export const shortened = (address: string): string => network(address, { v4: 24, v6: 48 })
