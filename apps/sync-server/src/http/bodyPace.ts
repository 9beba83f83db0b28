import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Clock } from '../clock.ts'
import { LIMIT } from '../limits.ts'
import { CALLS } from './calls.ts'
import { isImport } from './import.ts'

const LOOK_EVERY_MS = 1_000
const TOO_SLOW = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n'

/**
 * Ends requests whose body does not come: after `requestMaxMs`, as Node would, but a backup, or a table, may take longer as
 * long as it keeps coming. Ten megabytes over slow Wi-Fi take a minute; a letter at a time is no slow Wi-Fi.
 */
export function watchBodies(http: Server, clock: Clock): void {
  http.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { headers, socket } = request
    if (!headers['content-length'] && !headers['transfer-encoding']) return
    const path = request.url?.split('?', 1)[0] ?? ''
    const isFile = request.method === 'POST' && (path === CALLS.restorePlan.path || isImport(path))
    const startedAt = clock.now()
    const bytesBefore = socket.bytesRead
    const look = () => {
      if (request.complete || request.destroyed) return
      const bytes = socket.bytesRead - bytesBefore
      const moreMs = isFile ? (bytes / LIMIT.backupBytesPerSecondMin) * 1_000 : 0
      if (clock.now() - startedAt < LIMIT.requestMaxMs + moreMs) {
        cancel = clock.after(LOOK_EVERY_MS, look)
        return
      }
      if (!response.headersSent) socket.write(TOO_SLOW)
      socket.destroySoon()
    }
    let cancel = clock.after(LOOK_EVERY_MS, look)
    request.once('close', () => cancel())
  })
}
