import { announceRounds } from '@commonboard/model'
import type { PlanFile } from '../access.ts'
import type { Clock } from '../clock.ts'
import type { Rooms } from '../rooms.ts'
import type { Storage } from '../storage/storage.ts'

/** While people answer, the zone `session` is written no more often than this. */
const PAUSE_MS = 1_000

/** Tells all who have a plan open how far its rounds are. What it tells anybody may know: never an answer. */
export class Announcing {
  /** Plans written a moment ago; true: there is more to tell. */
  private readonly resting = new Map<PlanFile, boolean>()
  private readonly told = new WeakSet<PlanFile>()
  private isStopped = false

  constructor(
    private readonly storage: Storage,
    private readonly rooms: Rooms,
    private readonly clock: Clock,
    private readonly onError: (error: unknown, what: string) => void,
  ) {}

  /** Soon, and not too often; the last count always. Waits for nothing, and fails for nobody. */
  soon(file: PlanFile): void {
    if (this.isStopped) return
    if (this.resting.has(file)) {
      this.resting.set(file, true)
      return
    }
    this.resting.set(file, false)
    this.clock.after(PAUSE_MS, () => {
      const hasMore = this.resting.get(file)
      this.resting.delete(file)
      if (hasMore) this.soon(file)
    })
    void this.now(file)
  }

  /** Once it resolves, everybody who is there has been told. A zone that cannot be written is told later. */
  async now(file: PlanFile): Promise<void> {
    this.told.add(file)
    try {
      const rounds = await this.storage.rounds.roundsOf(file.id)
      if (file.isDeleted) return
      await this.rooms.write(file, 'session', (doc) =>
        announceRounds(
          doc,
          rounds.map(({ id, kind, state, tally }) => ({ roundId: id, kind, state, answered: tally.people })),
        ),
      )
    } catch (error) {
      this.told.delete(file)
      if (!file.isDeleted && !this.isStopped) this.onError(error, 'Rounds could not be announced')
    }
  }

  /** What the last process told may be late: it is looked at when somebody first asks. */
  onceFor(file: PlanFile): void {
    if (!this.told.has(file)) this.soon(file)
  }

  stop(): void {
    this.isStopped = true
  }
}
