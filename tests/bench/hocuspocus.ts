import type { AddressInfo } from 'node:net'
import { Server } from '@hocuspocus/server'

/** A peer we are measured beside, as its documentation starts it, keeping nothing. Run as a process of its own. */
const server = new Server({ address: '127.0.0.1', port: 0, quiet: true, stopOnSignals: false })
await server.listen()
console.log(`port ${(server.httpServer.address() as AddressInfo).port}`)
