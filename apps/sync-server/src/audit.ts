import { shortened } from './addresses.ts'
import type { Clock } from './clock.ts'
import type { AuditAct, AuditRecord, Storage } from './storage/storage.ts'

export const AUDIT_KEPT_DAYS = 90
const DAY_MS = 24 * 3600 * 1000
const SHOWN_MAX = 1_000

/** What was done to plans: who let whom in, who gave which role, who took a copy. Read by the plan's facilitators. */
export class Audit {
  private cancelTidying: (() => void) | undefined

  constructor(
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** @param address whole; only its network is kept */
  note(act: AuditAct, planId: string, who: string, about: AuditRecord['about'], address: string): Promise<void> {
    return this.storage.addAudit({ planId, act, who, about, network: shortened(address), at: this.clock.now() })
  }

  /** The latest first; what is too old is not shown, even if it has not been swept away yet. */
  async of(planId: string): Promise<AuditRecord[]> {
    const since = this.clock.now() - AUDIT_KEPT_DAYS * DAY_MS
    return (await this.storage.auditOf(planId)).filter(({ at }) => at >= since).slice(0, SHOWN_MAX)
  }

  /** Forgets what is too old, now and once a day. */
  start(): void {
    this.storage.forgetAudit(this.clock.now() - AUDIT_KEPT_DAYS * DAY_MS).catch(this.onError)
    this.cancelTidying = this.clock.after(DAY_MS, () => this.start())
  }

  stop(): void {
    this.cancelTidying?.()
  }
}
