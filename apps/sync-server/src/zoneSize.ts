import type { ZoneSize } from '@commonboard/model'
import { LIMIT } from './limits.ts'

/** From where on a zone is too large for what, in bytes of what has to be read to open it. */
export interface ZoneSizeLimits {
  /** People are told. */
  readonly largeBytes: number
  /** Guests can add nothing more. */
  readonly editorsOnlyBytes: number
  /** Nobody can; what is there can still be read, taken along and deleted. */
  readonly maxBytes: number
}

export const ZONE_SIZE_LIMITS: ZoneSizeLimits = {
  largeBytes: LIMIT.zoneLargeBytes,
  editorsOnlyBytes: LIMIT.zoneEditorsOnlyBytes,
  maxBytes: LIMIT.zoneMaxBytes,
}

export function sizeOf(bytes: number, { largeBytes, editorsOnlyBytes, maxBytes }: ZoneSizeLimits): ZoneSize {
  if (bytes >= maxBytes) return 'full'
  if (bytes >= editorsOnlyBytes) return 'editorsOnly'
  return bytes >= largeBytes ? 'large' : 'fine'
}
