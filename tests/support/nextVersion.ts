import { once } from 'node:events'
import { Agent, createServer, request as ask, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { BuiltServer } from './builtServer.ts'

/** A file for which the door answers late. */
export const LATE = '/assets/late.js'

/** A door before the server that can bring out a next version of the pages: other code, the same files. */
export async function startFront(server: Pick<BuiltServer, 'port'>) {
  let isReleased = false
  const late: ServerResponse[] = []
  const connections = new Set<Socket>()
  // A connection that the server is just closing would take the next request with it.
  const agent = new Agent({ keepAlive: false })
  const front = createServer((incoming, outgoing) => {
    if (incoming.url === LATE) return void late.push(outgoing)
    const { url: path, method, headers } = incoming
    const passed = ask({ port: server.port, host: 'localhost', path, method, headers, agent }, (answer) => {
      if (!isReleased || incoming.url !== '/serviceWorker.js') {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
        return
      }
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => (text += part))
      answer.on('end', () => {
        const { 'content-length': _, ...headers } = answer.headers
        outgoing.writeHead(200, headers)
        outgoing.end(
          text
            .replace(/SHELL_VERSION="\w+"/, 'SHELL_VERSION="next"')
            .replace(/"(\/assets\/index-[^"]+\.js)"/, '"$1?next"'),
        )
      })
    })
    // Compressed bytes could not be changed here.
    if (incoming.url === '/serviceWorker.js') passed.removeHeader('accept-encoding')
    passed.on('error', () => outgoing.destroy())
    incoming.pipe(passed)
  })
  front.on('connection', (socket) => connections.add(socket.on('close', () => connections.delete(socket))))
  front.on('upgrade', (incoming, socket, head) => {
    const passed = ask({ port: server.port, host: 'localhost', path: incoming.url, headers: incoming.headers, agent })
    socket.on('error', () => passed.destroy()).on('close', () => passed.destroy())
    passed.on('upgrade', (answer, behind, first) => {
      const lines = answer.rawHeaders.flatMap((name, at, all) => (at % 2 === 0 ? [`${name}: ${all[at + 1]}`] : []))
      socket.write(['HTTP/1.1 101 Switching Protocols', ...lines, '', ''].join('\r\n'))
      socket.write(first)
      behind.write(head)
      behind.pipe(socket).pipe(behind)
      behind.on('error', () => socket.destroy())
      socket.on('close', () => behind.destroy())
    })
    passed.on('error', () => socket.destroy())
    passed.end()
  })
  front.listen(0)
  await once(front, 'listening')
  return {
    url: `http://localhost:${(front.address() as AddressInfo).port}`,
    release: () => {
      isReleased = true
    },
    answerLate: () => {
      for (const outgoing of late.splice(0)) outgoing.writeHead(404).end()
    },
    close: async () => {
      const closed = once(front, 'close')
      front.close()
      // All of them: one that is only just becoming a WebSocket belongs to nobody else, and would keep the door open.
      for (const socket of connections) socket.destroy()
      await closed
    },
  }
}
