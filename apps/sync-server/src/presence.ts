import * as decoding from 'lib0/decoding'
import type { ClientIds } from './clientIds.ts'
import type { Clock } from './clock.ts'
import { LIMIT } from './limits.ts'
import { type Frame, type PresenceEntry, presenceFrame } from './frames.ts'

/** Who somebody is, as the server knows it; written over whatever the browser claims. */
export interface Stamp {
  /** Participant id. */
  readonly who: string
  readonly name: string
  readonly role: string
  readonly color: number
}

/** A connection that may announce presence. */
export interface Announcer {
  stamp(): Stamp
}

interface State {
  clock: number
  json: string
  holder: Announcer
}

const GONE = 'null'

const FLUSH_MS = 1000 / LIMIT.presenceFramesPerSecondMax
/** With more people present than this, everybody's moves are sent half as often. */
const CROWD = 20
const CROWD_FLUSH_MS = 1000 / LIMIT.presenceFramesPerSecondInCrowdMax

/** Everybody's awareness in one zone: newest states only, merged into one message for all. */
export class Presence {
  private readonly states = new Map<number, State>()
  private readonly changed = new Map<number, PresenceEntry>()
  private cancelFlush: (() => void) | undefined
  private lastFlushAt = 0

  constructor(
    private readonly clientIds: ClientIds,
    private readonly clock: Clock,
    private readonly send: (frame: Frame) => void,
  ) {}

  /** @throws if the bytes are not an awareness message */
  receive(holder: Announcer, bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes)
    const count = decoding.readVarUint(decoder)
    if (count > LIMIT.presencesPerMessageMax) throw new Error('Too many presences in one message')
    for (let i = 0; i < count; i++) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const json = decoding.readVarString(decoder)
      if (clock < LIMIT.clockMax && json.length <= LIMIT.presenceMaxBytes) this.take(holder, clientId, clock, json)
    }
  }

  // The stock client repeats what it heard of others; an entry for somebody else's id is no offence, only ignored.
  private take(holder: Announcer, clientId: number, clock: number, json: string): void {
    const stamp = holder.stamp()
    if (!this.clientIds.isFor(clientId, stamp.who)) return
    const known = this.states.get(clientId)
    if (json === GONE) {
      if (known?.holder === holder && clock >= known.clock) this.remove(clientId, clock)
      return
    }
    // The same person's new connection may carry on with the clock at which the old one stopped.
    if (known && (known.holder === holder ? clock <= known.clock : clock < known.clock)) return
    if (known?.holder !== holder && this.idsOf(holder).length >= LIMIT.presenceIdsPerConnectionMax) return
    const state: unknown = JSON.parse(json)
    if (typeof state !== 'object' || state === null || Array.isArray(state)) return
    this.clientIds.hold(clientId, stamp.who)
    const stamped = JSON.stringify({ ...state, ...stamp })
    this.states.set(clientId, { clock, json: stamped, holder })
    this.note({ clientId, clock, json: stamped })
  }

  private remove(clientId: number, clock: number): void {
    this.states.delete(clientId)
    this.note({ clientId, clock, json: GONE })
  }

  /** Takes away everything a connection announced; the others see it at once. */
  leave(holder: Announcer): void {
    const ids = this.idsOf(holder)
    for (const id of ids) this.remove(id, this.states.get(id)?.clock ?? 0)
    if (ids.length > 0) this.flush()
  }

  private idsOf(holder: Announcer): number[] {
    const ids: number[] = []
    for (const [id, state] of this.states) if (state.holder === holder) ids.push(id)
    return ids
  }

  /** Everybody's state, for who has just come; undefined if nobody is here. */
  everybody(): Frame | undefined {
    if (this.states.size === 0) return undefined
    return presenceFrame([...this.states].map(([clientId, { clock, json }]) => ({ clientId, clock, json })))
  }

  private note(entry: PresenceEntry): void {
    // Taken out and put in again: who has waited longest stands first.
    this.changed.delete(entry.clientId)
    this.changed.set(entry.clientId, entry)
    this.plan()
  }

  private plan(): void {
    if (this.cancelFlush || this.changed.size === 0) return
    const every = this.states.size > CROWD ? CROWD_FLUSH_MS : FLUSH_MS
    const waitMs = Math.max(0, every - (this.clock.now() - this.lastFlushAt))
    this.cancelFlush = this.clock.after(waitMs, () => this.flush())
  }

  private flush(): void {
    this.cancelFlush?.()
    this.cancelFlush = undefined
    this.lastFlushAt = this.clock.now()
    const entries: PresenceEntry[] = []
    for (const entry of this.changed.values()) {
      // A farewell is never held back.
      if (entry.json !== GONE && entries.length >= LIMIT.presencesPerFrameMax) continue
      entries.push(entry)
      this.changed.delete(entry.clientId)
    }
    if (entries.length > 0) this.send(presenceFrame(entries))
    this.plan()
  }

  stop(): void {
    this.cancelFlush?.()
    this.cancelFlush = undefined
    this.changed.clear()
  }
}
