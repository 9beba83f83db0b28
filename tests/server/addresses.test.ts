import { expect, test } from 'vitest'
import { limitedAs, shortened } from '../../apps/sync-server/src/addresses.ts'
import { addressOf } from '../../apps/sync-server/src/http/session.ts'
import { AddressLimit } from '../../apps/sync-server/src/pace.ts'

test.each([
  ['203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
  ['203.0.113.7:51234', '203.0.113.7', '203.0.113.0/24'],
  ['::ffff:203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
  ['2001:db8:12:34:56:78:9a:bc', '2001:db8:12:34::/64', '2001:db8:12::/48'],
  ['2001:DB8:0012:0034::1', '2001:db8:12:34::/64', '2001:db8:12::/48'],
  ['[2001:db8:12:34::1]:443', '2001:db8:12:34::/64', '2001:db8:12::/48'],
  ['2001:db8::1', '2001:db8:0:0::/64', '2001:db8:0::/48'],
  ['::1', '0:0:0:0::/64', '0:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
  ['unknown', 'unknown', ''],
  ['', 'unknown', ''],
  ['999.1.1.1', 'unknown', ''],
])('%s counts as %s and is kept as %s', (address, limited, kept) => {
  expect(limitedAs(address)).toBe(limited)
  expect(shortened(address)).toBe(kept)
})

test('all addresses of one IPv6 network share a limit; the next network has its own', () => {
  const limit = new AddressLimit(2, 60_000)
  expect(limit.take('2001:db8:1:2::1', 0)).toBe(true)
  expect(limit.take('2001:db8:1:2:ffff::2', 0)).toBe(true)
  expect(limit.take('2001:db8:1:2::3', 0)).toBe(false)
  expect(limit.take('2001:db8:1:3::1', 0)).toBe(true)
})

test.each([
  [0, 'claimed, 198.51.100.1', '10.0.0.9'],
  [1, 'claimed, 198.51.100.1', '198.51.100.1'],
  [2, 'claimed, 198.51.100.1, 10.0.0.5', '198.51.100.1'],
  [2, '198.51.100.1', '198.51.100.1'],
  [1, '', '10.0.0.9'],
])('behind %i proxies, "%s" comes from %s', (proxies, forwarded, address) => {
  expect(addressOf({ 'x-forwarded-for': forwarded }, '10.0.0.9', { publicUrl: undefined, proxies })).toBe(address)
})
