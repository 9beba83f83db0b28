import { limitedAs } from './addresses.ts'

/** So many at once, so many a second from then on. May go into debt, so that a caller can tell haste from a flood. */
export class TokenBucket {
  private level: number
  private updatedAt: number

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    now: number,
  ) {
    this.level = burst
    this.updatedAt = now
  }

  /** Takes some and returns what is left; negative: over the limit. */
  take(now: number, count = 1): number {
    this.refill(now)
    this.level -= count
    return this.level
  }

  /** Like `take`, but takes nothing where not so many are left. */
  tryTake(now: number, count = 1): boolean {
    this.refill(now)
    if (this.level < count) return false
    this.level -= count
    return true
  }

  hasOne(now: number): boolean {
    this.refill(now)
    return this.level >= 1
  }

  /** How long until so many are there again. */
  msUntil(level: number): number {
    return Math.max(0, Math.ceil(((level - this.level) / this.perSecond) * 1000))
  }

  isFullAt(now: number): boolean {
    this.refill(now)
    return this.level >= this.burst
  }

  private refill(now: number): void {
    this.level = Math.min(this.burst, this.level + (Math.max(0, now - this.updatedAt) / 1000) * this.perSecond)
    this.updatedAt = now
  }
}

const KEYS_MAX = 20_000

/** A limit for each of many, named by a key: people, or addresses. */
export class KeyedLimit {
  private readonly buckets = new Map<string, TokenBucket>()

  constructor(
    private readonly count: number,
    private readonly periodMs: number,
  ) {}

  /** Is there still one? Takes none. */
  allows(key: string, now: number): boolean {
    return this.bucket(key, now).hasOne(now)
  }

  take(key: string, now: number, count = 1): boolean {
    return this.bucket(key, now).tryTake(now, count)
  }

  /** How long until there is one again. */
  msUntilNext(key: string, now: number): number {
    return this.allows(key, now) ? 0 : this.bucket(key, now).msUntil(1)
  }

  protected bucket(key: string, now: number): TokenBucket {
    let bucket = this.buckets.get(key)
    if (!bucket) {
      if (this.buckets.size >= KEYS_MAX) this.forget(now)
      bucket = new TokenBucket((this.count * 1000) / this.periodMs, this.count, now)
      this.buckets.set(key, bucket)
    }
    return bucket
  }

  private forget(now: number): void {
    for (const [key, bucket] of this.buckets) {
      if (bucket.isFullAt(now)) this.buckets.delete(key)
    }
    if (this.buckets.size >= KEYS_MAX) this.buckets.clear()
  }
}

/** A limit per address, for the doors that strangers knock at. */
export class AddressLimit extends KeyedLimit {
  protected override bucket(address: string, now: number): TokenBucket {
    return super.bucket(limitedAs(address), now)
  }
}
