const IDS_KNOWN_MAX = 10_000

/**
 * Whose client id is whose in one plan. An id is its first owner's, in every zone and also while he is away: what two
 * people write under one id, Yjs takes for the same, and would call the second one's words known without looking.
 */
export class ClientIds {
  private readonly owners = new Map<number, string>()

  /** Is the id free, or this participant's? */
  isFor(clientId: number, who: string): boolean {
    const owner = this.owners.get(clientId)
    return owner === undefined || owner === who
  }

  /** Does nothing to an id that has an owner. */
  bind(clientId: number, who: string): void {
    if (this.owners.has(clientId)) return
    // Somebody who uses up ids forgets his own, never another's.
    if (this.owners.size >= IDS_KNOWN_MAX) {
      for (const [id, owner] of this.owners) if (owner === who) this.owners.delete(id)
    }
    this.owners.set(clientId, who)
  }
}
