import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { type NewPlan, type NewUpdate, StorageError } from '../../apps/sync-server/src/storage/storage.ts'

/** A disk that can be full, slow, or fail at its k-th write. */
export class FailingStorage extends MemoryStorage {
  isFull = false
  /** Appends from now on wait until `resume`. */
  private held: { promise: Promise<void>; release: () => void } | undefined
  appends = 0
  failAt: number | undefined

  override async append(updates: readonly NewUpdate[]): Promise<void> {
    this.appends += 1
    await this.held?.promise
    if (this.isFull || this.appends === this.failAt) throw full()
    await super.append(updates)
  }

  override async createPlan(made: NewPlan): Promise<void> {
    if (this.isFull) throw full()
    await super.createPlan(made)
  }

  hold(): void {
    let release = () => {}
    const promise = new Promise<void>((resolve) => {
      release = resolve
    })
    this.held = { promise, release }
  }

  resume(): void {
    this.held?.release()
    this.held = undefined
  }
}

const full = () => new StorageError('database or disk is full')
