const IDS_HELD_MAX = 10_000

/**
 * Whose client id is whose in one plan. An id is its first owner's, in every zone and also while he is away: what two
 * people write under one id, Yjs takes for the same, and would call the second one's words known without looking.
 *
 * Held ids are those of connections that only showed presence; they are forgotten with the plan's file. Authors have
 * written; they are kept with the plan, because what somebody may change in `talk` hangs on it.
 */
export class ClientIds {
  private readonly held = new Map<number, string>()
  private readonly authors = new Map<number, string>()

  /** Is the id free, or this participant's? */
  isFor(clientId: number, who: string): boolean {
    const owner = this.authors.get(clientId) ?? this.held.get(clientId)
    return owner === undefined || owner === who
  }

  /** Has this participant written under the id, and nobody before him? */
  isAuthor(clientId: number, who: string): boolean {
    return this.authors.get(clientId) === who
  }

  /** Does nothing to an id that has an owner. */
  hold(clientId: number, who: string): void {
    if (this.held.has(clientId)) return
    // Somebody who uses up ids forgets his own, never another's.
    if (this.held.size >= IDS_HELD_MAX) {
      for (const [id, owner] of this.held) if (owner === who) this.held.delete(id)
    }
    this.held.set(clientId, who)
  }

  /** @returns whether it is new, and so has to be kept with the update */
  wrote(clientId: number, who: string): boolean {
    if (this.authors.has(clientId)) return false
    this.authors.set(clientId, who)
    return true
  }
}
