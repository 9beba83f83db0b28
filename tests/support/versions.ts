import type { PlanContent } from '@commonboard/model'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { type Storage, StorageError } from '../../apps/sync-server/src/storage/storage.ts'
import type { Device } from './startServer.ts'

export interface ShownVersion {
  readonly n: number
  readonly reason: string
  readonly name: string
  readonly note: string
  readonly at: number
  readonly who: string
  readonly hash: string
  readonly counts: readonly number[]
  readonly checks: { readonly settleFirst: string[]; readonly worthALook: string[]; readonly accepted?: string[] }
  readonly signed: number
  readonly confirmed: number
  readonly publicUrl?: string | null
}

export const versionsPath = (planId: string) => `/api/plans/${planId}/versions`

export async function makeVersion(device: Device, planId: string, name: string): Promise<ShownVersion> {
  const { status, body, text } = await device.ask('POST', versionsPath(planId), { name })
  if (status !== 201) throw new Error(`No version was made: ${text}`)
  return body as unknown as ShownVersion
}

export const versionsOf = async (device: Device, planId: string) =>
  (await device.ask('GET', versionsPath(planId))).body.versions as readonly ShownVersion[]

export const contentOfVersion = async (device: Device, planId: string, n: number) =>
  (await device.ask('GET', `${versionsPath(planId)}/${n}/content`)).body as unknown as PlanContent

export const contentNow = async (device: Device, planId: string) =>
  (await device.ask('GET', `/api/plans/${planId}/content`)).body as unknown as PlanContent

/** A disk that can become too full for versions. */
export function fillableStorage(): { storage: Storage; disk: { isFull: boolean } } {
  const disk = { isFull: false }
  const kept = new MemoryStorage()
  const versions: Storage['versions'] = new Proxy(kept.versions, {
    get(target, name) {
      if (name === 'addVersion' && disk.isFull)
        return async () => {
          throw new StorageError('database or disk is full')
        }
      return Reflect.get(target, name) as unknown
    },
  })
  const storage: Storage = new Proxy(kept, {
    get(target, name) {
      if (name === 'versions') return versions
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
  return { storage, disk }
}
