import type { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { type Storage, StorageError, StorageLost } from '../../apps/sync-server/src/storage/storage.ts'

/**
 * `full`: the call fails, the next may succeed. `late`: it has happened, and fails all the same. `lost`: it fails, and
 * so does everything after it, as with a disk that no longer answers.
 */
export const FAULTS = ['full', 'late', 'lost'] as const
export type Fault = (typeof FAULTS)[number]

/** A storage whose k-th call fails, whichever call that is. What it kept stays for the next one to open. */
export function faultyStorage(kept: MemoryStorage, k: number, fault: Fault): Storage & { calls: () => number } {
  let calls = 0
  let isLost = false
  const call = async (method: (...args: unknown[]) => Promise<unknown>, args: unknown[]) => {
    calls += 1
    if (isLost || (calls === k && fault === 'lost')) {
      isLost = true
      throw new StorageLost('disk I/O error')
    }
    if (calls !== k) return method(...args)
    if (fault === 'late') await method(...args)
    throw new StorageError('database or disk is full')
  }
  const failing = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get(target, name) {
        if (name === 'calls') return () => calls
        const value: unknown = Reflect.get(target, name)
        if (name === 'rounds' || name === 'versions' || name === 'history') return failing(value as object)
        if (typeof value !== 'function' || name === 'close') return value
        return (...args: unknown[]) => call(value.bind(target) as (...args: unknown[]) => Promise<unknown>, args)
      },
    })
  return failing(kept) as unknown as Storage & { calls: () => number }
}
