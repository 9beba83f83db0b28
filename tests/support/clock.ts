import type { Clock } from '../../apps/sync-server/src/clock.ts'

/** Time that stands still until a test moves it. */
export class TestClock implements Clock {
  private time = Date.UTC(2026, 2, 14, 18)
  private waiting: { at: number; callback: () => void }[] = []

  now(): number {
    return this.time
  }

  after(ms: number, callback: () => void): () => void {
    const entry = { at: this.time + ms, callback }
    this.waiting.push(entry)
    return () => {
      this.waiting = this.waiting.filter((other) => other !== entry)
    }
  }

  /** Lets the time pass; what falls due meanwhile happens in its order. */
  pass(ms: number): void {
    const end = this.time + ms
    for (;;) {
      const next = this.waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.waiting = this.waiting.filter((entry) => entry !== next)
      this.time = Math.max(this.time, next.at)
      next.callback()
    }
    this.time = end
  }
}
