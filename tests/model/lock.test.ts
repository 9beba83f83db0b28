import { LOCK_MINUTES, lockColumn, readLocks, unlockColumn } from '@commonboard/model'
import { expect, test } from 'vitest'
import { two } from '../support/peers.ts'

const MINUTE = 60_000
const NOW = 1_800_000_000_000

test('a lock says who, why and until when, and ends by itself', () => {
  const { ana } = two()
  expect(lockColumn(ana.plan, 'results', { by: 'ana', at: NOW, reason: ' We write them now ' })).toBe(true)
  const until = NOW + LOCK_MINUTES * MINUTE
  expect(readLocks(ana.plan, NOW)).toEqual([
    { column: 'results', by: 'ana', at: NOW, until, reason: 'We write them now' },
  ])
  expect(readLocks(ana.plan, until - 1)).toHaveLength(1)
  expect(readLocks(ana.plan, until)).toEqual([])
})

test('the own lock is renewed, another’s stays until it ends or somebody ends it', () => {
  const { ana, ben, settle } = two()
  lockColumn(ana.plan, 'results', { by: 'ana', at: NOW, reason: '' })
  settle()
  expect(lockColumn(ben.plan, 'results', { by: 'ben', at: NOW + MINUTE, reason: '' })).toBe(false)
  expect(lockColumn(ana.plan, 'results', { by: 'ana', at: NOW + 20 * MINUTE, reason: '' })).toBe(true)
  settle()
  expect(readLocks(ben.plan, NOW + 40 * MINUTE)).toHaveLength(1)
  expect(lockColumn(ben.plan, 'results', { by: 'ben', at: NOW + 50 * MINUTE, reason: '' })).toBe(true)
  unlockColumn(ana.plan, 'results')
  settle()
  // Ana had not heard of Ben's; his stands or falls for both alike.
  expect(readLocks(ana.plan, NOW + 51 * MINUTE)).toEqual(readLocks(ben.plan, NOW + 51 * MINUTE))
})

test('two who lock at once see the same one', () => {
  const { ana, ben, settle } = two()
  lockColumn(ana.plan, 'impact', { by: 'ana', at: NOW, reason: '' })
  lockColumn(ben.plan, 'impact', { by: 'ben', at: NOW, reason: '' })
  settle()
  expect(readLocks(ana.plan, NOW)).toHaveLength(1)
  expect(readLocks(ana.plan, NOW)).toEqual(readLocks(ben.plan, NOW))
})

test('a clock some minutes ahead still locks; one hours ahead, or a lock for good, holds nothing', () => {
  const { ana } = two()
  const holds = (lock: unknown) => {
    ana.plan.locks.set('results', lock)
    return readLocks(ana.plan, NOW).length === 1
  }
  const lock = (at: number, until = at + LOCK_MINUTES * MINUTE) => ({ by: 'eve', at, until, reason: '' })
  expect(holds(lock(NOW + 10 * MINUTE))).toBe(true)
  expect(holds(lock(NOW - 10 * MINUTE))).toBe(true)
  for (const forged of [
    lock(NOW + 5 * 60 * MINUTE),
    lock(NOW, NOW + 90 * MINUTE),
    lock(NOW, Number.POSITIVE_INFINITY),
    lock(NOW, Number.NaN),
    lock(Number.NaN, NOW + MINUTE),
    lock(NOW - 90 * MINUTE, NOW + MINUTE),
    lock(NOW + MINUTE, NOW + MINUTE / 2),
    { ...lock(NOW), by: 7 },
    'locked',
    null,
  ])
    expect(holds(forged), JSON.stringify(forged)).toBe(false)
  ana.plan.locks.delete('results')
  ana.plan.locks.set('everything', lock(NOW))
  expect(readLocks(ana.plan, NOW)).toEqual([])
})

test('a lock is no part of the plan, and no undo brings one back', () => {
  const { ana } = two()
  const before = ana.read()
  lockColumn(ana.plan, 'results', { by: 'ana', at: NOW, reason: '' })
  expect(ana.read()).toEqual(before)
  expect(ana.undo()).toBe(false)
  expect(readLocks(ana.plan, NOW)).toHaveLength(1)
})

test('a reason longer than a reason can be is shown short', () => {
  const { ana } = two()
  ana.plan.locks.set('results', { by: 'ana', at: NOW, until: NOW + MINUTE, reason: 'why '.repeat(100_000) })
  expect(readLocks(ana.plan, NOW)[0]?.reason.length).toBe(300)
})
