import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket, WebSocketServer } from 'ws'
import { CLOSE } from '@commonboard/model'
import type { Clock } from './clock.ts'
import { LIMIT } from './limits.ts'
import { AddressLimit } from './pace.ts'

/** Where the page `/check` finds out whether a socket gets through. It leads to no plan, and needs no cookie. */
export const CHECK_PATH = '/sync/check'

/** What one may cost: so many messages, so many bytes each, for so long. */
export const CHECK_LIMITS = { messages: 10, messageBytes: 64, seconds: 10 } as const

/** Sends back what it is sent, a few times, and closes. */
export class CheckSockets {
  private readonly open = new Set<WebSocket>()
  private readonly limit = new AddressLimit(LIMIT.checkSocketsPerMinuteAndAddress, 60_000)

  constructor(
    private readonly server: WebSocketServer,
    private readonly clock: Clock,
  ) {}

  mayEnter(address: string): boolean {
    return this.open.size < LIMIT.checkSocketsMax && this.limit.take(address, this.clock.now())
  }

  enter(request: IncomingMessage, raw: Duplex, head: Buffer): void {
    this.server.handleUpgrade(request, raw, head, (ws) => {
      // Somebody else's half-open socket is no news to anybody.
      ws.on('error', () => ws.terminate())
      this.open.add(ws)
      const cancel = this.clock.after(CHECK_LIMITS.seconds * 1000, () => ws.terminate())
      ws.on('close', () => {
        cancel()
        this.open.delete(ws)
      })
      let left = CHECK_LIMITS.messages
      ws.on('message', (data: Buffer, isBinary) => {
        if (!isBinary || data.length > CHECK_LIMITS.messageBytes) ws.close(CLOSE.malformed)
        else if (left-- <= 0) ws.close(CLOSE.tooFast)
        else ws.send(data)
      })
    })
  }

  close(): void {
    for (const ws of this.open) ws.terminate()
  }
}
