import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

/** The bare relay we are measured beside: one write for each delivery, and nothing else. Run as a process of its own. */
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket) => {
  socket.on('message', (data, isBinary) => {
    for (const other of server.clients) if (other !== socket) other.send(data, { binary: isBinary })
  })
})
server.on('listening', () => console.log(`port ${(server.address() as AddressInfo).port}`))
