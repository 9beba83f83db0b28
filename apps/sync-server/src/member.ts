import type { Frame } from './frames.ts'
import type { Announcer } from './presence.ts'

/** A socket, as its room sees it. */
export interface Member extends Announcer {
  readonly participantId: string
  /** Rights as they are for the next message, updates on their way included. */
  mayWrite(): boolean
  /** May he change only what he has put here himself? */
  writesOwnOnly(): boolean
  /** Has something of this connection not been taken? */
  readonly isWithheld: boolean
  /** Counts client ids he writes under for the first time. @returns false: no honest program has so many */
  claims(ids: number): boolean
  /** What he sent was more work than one message usually is. */
  spend(parts: number): void
  write(...frames: Frame[]): void
  /** For what may be left out when the other end reads too slowly. */
  writePresence(frame: Frame): void
  /** Only reaches a client that speaks our additions to the protocol. */
  notice(code: number, text?: string): void
  close(code: number): void
  /** From now on no barrier of this connection is answered: it sent something that was not taken. */
  withhold(): void
  answerBarrier(frame: Frame): void
  tellRights(graceMs: number): void
}
