import type { Frame } from './frames.ts'

const GATHER_MAX_MS = 10
/** How much of a new measurement goes into the rate. */
const SMOOTHING = 0.2

/**
 * Carries updates to everybody in a room. A write costs more than what it carries, so what belongs together in time
 * travels together: updates of one turn of the event loop, and, the more there are, those of some milliseconds. With
 * 200 updates a second a frame waits 2 ms at most, with 1,000 or more 10 ms; a lone one goes out at once.
 */
export class FanOut<Member extends { write(...frames: Frame[]): void }> {
  private waiting: { frame: Frame; from: Member | undefined }[] = []
  private lastSentAt = 0
  private perMs = 0

  constructor(
    private readonly members: ReadonlySet<Member>,
    private readonly onDelivered: (count: number) => void,
  ) {}

  /** @param from has it already */
  push(frame: Frame, from: Member | undefined): void {
    if (this.waiting.length === 0) this.plan()
    this.waiting.push({ frame, from })
  }

  private plan(): void {
    const gatherMs = Math.min(this.perMs * GATHER_MAX_MS, GATHER_MAX_MS)
    const waitMs = gatherMs - (performance.now() - this.lastSentAt)
    // Timers count whole milliseconds and are late rather than early.
    if (waitMs < 1) setImmediate(() => this.send())
    else setTimeout(() => this.send(), waitMs)
  }

  private send(): void {
    const sent = this.waiting
    this.waiting = []
    const now = performance.now()
    const sinceMs = Math.max(1, now - this.lastSentAt)
    this.lastSentAt = now
    this.perMs += SMOOTHING * (Math.min(sent.length / sinceMs, 1) - this.perMs)

    const all = sent.length === 1 && sent[0] ? sent[0].frame : Buffer.concat(sent.map(({ frame }) => frame))
    const authors = new Set(sent.map(({ from }) => from))
    let count = 0
    for (const member of this.members) {
      if (!authors.has(member)) {
        member.write(all)
        count += sent.length
        continue
      }
      const parts = withoutOwn(sent, member, all)
      if (parts.length > 0) member.write(...parts)
      count += sent.reduce((others, { from }) => others + (from === member ? 0 : 1), 0)
    }
    this.onDelivered(count)
  }
}

// Pieces of the same bytes: copying them for each author would cost more than sending them.
function withoutOwn<Member>(sent: readonly { frame: Frame; from: Member }[], author: Member, all: Frame): Frame[] {
  const parts: Frame[] = []
  let start = 0
  let at = 0
  for (const { frame, from } of sent) {
    if (from === author) {
      if (at > start) parts.push(all.subarray(start, at))
      start = at + frame.length
    }
    at += frame.length
  }
  if (at > start) parts.push(all.subarray(start, at))
  return parts
}
