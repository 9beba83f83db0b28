import type { PlanContent } from '@commonboard/model'
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
  readonly checks: { readonly settleFirst: string[]; readonly worthALook: string[] }
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
