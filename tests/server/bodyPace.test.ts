import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createServer, type RunningServer } from '../../apps/sync-server/src/server.ts'
import { MemoryStorage } from '../../apps/sync-server/src/storage/memory.ts'
import { TestClock } from '../support/clock.ts'

let server: RunningServer | undefined
afterEach(() => server?.close())

/** A request whose body comes as the test sends it. */
async function slowly(path: string, port: number, length: number) {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  let isClosed = false
  socket.on('data', (bytes) => (answer += String(bytes)))
  socket.on('close', () => (isClosed = true))
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`,
  )
  return { socket, answer: () => answer, isClosed: () => isClosed }
}

const started = async () => {
  const clock = new TestClock()
  server = await createServer({ storage: new MemoryStorage(), clock })
  return { clock, port: server.port }
}
/** Time passes a second at a time, until the condition holds. */
const passUntil = (clock: TestClock, isSo: () => boolean) =>
  expect.poll(() => (clock.pass(1_000), isSo()), { interval: 5, timeout: 20_000 }).toBe(true)

test('a body that does not come ends its request, also a backup that comes a letter at a time', async () => {
  const { clock, port } = await started()
  for (const path of ['/api/plans', '/api/plans/from-backup']) {
    const request = await slowly(path, port, 60_000)
    request.socket.write('{')
    await passUntil(clock, request.isClosed)
    expect(request.answer()).toContain('408 Request Timeout')
  }
})

test('a backup over slow Wi-Fi is taken as long as it keeps coming', async () => {
  const { clock, port } = await started()
  const request = await slowly('/api/plans/from-backup', port, 4_000_000)
  const start = clock.now()
  // 40 kB a second: four megabytes take a minute and forty seconds.
  const body = Buffer.alloc(4_000_000, '[')
  for (let sent = 0; sent < body.length; sent += 40_000) {
    const taken = new Promise((resolve) => request.socket.write(body.subarray(sent, sent + 40_000), resolve))
    await taken
    // What was written has to reach the server before its time moves on.
    await new Promise((resolve) => setImmediate(resolve))
    clock.pass(1_000)
  }
  await expect.poll(request.answer, { timeout: 20_000 }).toContain('"badBackup"')
  expect(clock.now() - start).toBe(100_000)
  request.socket.destroy()
})
