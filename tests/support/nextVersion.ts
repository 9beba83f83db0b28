import { once } from 'node:events'
import { createServer, request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BuiltServer } from './builtServer.ts'

/** A door before the server that can bring out a next version of the pages: other code, the same files. */
export async function startFront(server: Pick<BuiltServer, 'port'>) {
  let isReleased = false
  const sockets = new Set<{ destroy(): void }>()
  const front = createServer((incoming, outgoing) => {
    const passed = ask(
      { port: server.port, host: 'localhost', path: incoming.url, method: incoming.method, headers: incoming.headers },
      (answer) => {
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
      },
    )
    // Compressed bytes could not be changed here.
    if (incoming.url === '/serviceWorker.js') passed.removeHeader('accept-encoding')
    passed.on('error', () => outgoing.destroy())
    incoming.pipe(passed)
  })
  front.on('upgrade', (incoming, socket, head) => {
    const passed = ask({ port: server.port, host: 'localhost', path: incoming.url, headers: incoming.headers })
    passed.on('upgrade', (answer, behind, first) => {
      const lines = answer.rawHeaders.flatMap((name, at, all) => (at % 2 === 0 ? [`${name}: ${all[at + 1]}`] : []))
      socket.write(['HTTP/1.1 101 Switching Protocols', ...lines, '', ''].join('\r\n'))
      socket.write(first)
      behind.write(head)
      behind.pipe(socket).pipe(behind)
      sockets.add(socket).add(behind)
      behind.on('error', () => socket.destroy())
      socket.on('error', () => behind.destroy())
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
    close: async () => {
      for (const socket of sockets) socket.destroy()
      front.closeAllConnections()
      front.close()
      await once(front, 'close')
    },
  }
}
