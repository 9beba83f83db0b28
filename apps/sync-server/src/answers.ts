import type { Clock } from './clock.ts'
import type { Frame } from './frames.ts'

const ANSWERS_MAX = 50
const ANSWERS_MAX_BYTES = 8 * 1024 * 1024
const KEPT_MS = 2_000

/** Answers to what many ask at once, made once and sent to all; forgotten with the next change. */
export class Answers {
  private readonly kept = new Map<string, Frame>()
  private keptBytes = 0

  constructor(private readonly clock: Clock) {}

  to(asked: Uint8Array, make: () => Frame): Frame {
    const key = Buffer.from(asked.buffer, asked.byteOffset, asked.length).toString('latin1')
    const known = this.kept.get(key)
    if (known) return known
    const answer = make()
    const bytes = this.keptBytes + answer.length
    if (this.kept.size >= ANSWERS_MAX || bytes > ANSWERS_MAX_BYTES) return answer
    if (this.kept.size === 0) this.clock.after(KEPT_MS, () => this.forget())
    this.kept.set(key, answer)
    this.keptBytes = bytes
    return answer
  }

  forget(): void {
    this.kept.clear()
    this.keptBytes = 0
  }
}
