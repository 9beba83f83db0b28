import { type IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { CLOSE, type ErrorCode, SCHEMA_VERSION, type Zone } from '@commonboard/model'
import { WebSocketServer } from 'ws'
import type { Logger } from 'pino'
import type { Access } from './access.ts'
import { CHECK_PATH, CheckSockets } from './checkSocket.ts'
import { errorBody, STATUS } from './http/errors.ts'
import { addressOf, deviceOf, isSameOrigin, type SessionSettings } from './http/session.ts'
import { LIMIT } from './limits.ts'
import { type RoomServices, ZONE_RULES } from './room.ts'
import type { Rooms } from './rooms.ts'
import { shortId } from './logs.ts'
import { Connection } from './socket.ts'
import type { Storage } from './storage/storage.ts'

const SYNC_PATH = /^\/sync\/([A-Za-z0-9_-]{22})\/([a-z]{1,20})$/

const BASE = 'http://sync'

interface Services {
  readonly storage: Storage
  readonly access: Access
  readonly rooms: Rooms
  readonly room: RoomServices
  readonly session: SessionSettings
  readonly logger: Logger
  readonly isStopping: () => boolean
  readonly onError: (error: unknown, what: string) => void
}

export interface SocketDoor {
  /** What to do with a request for a socket. */
  upgrade(request: IncomingMessage, raw: Duplex, head: Buffer): void
  /** Ends the sockets that belong to no room. */
  close(): void
}

/** Doors of the sockets: who has no right to a zone is turned away before there is a socket. */
export function socketDoor(services: Services): SocketDoor {
  const { storage, access, rooms, session, logger } = services
  const { metrics } = services.room
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: LIMIT.frameMaxBytes,
    // Costs memory for each connection, and invites bombs.
    perMessageDeflate: false,
    clientTracking: false,
  })
  const checks = new CheckSockets(server, services.room.clock)

  function turnAway(raw: Duplex, code: ErrorCode): void {
    metrics.socketsRefused.inc({ code })
    logger.info({ code }, 'A socket was turned away')
    answer(raw, code)
  }

  async function admit(request: IncomingMessage, raw: Duplex, head: Buffer): Promise<void> {
    if (services.isStopping()) return turnAway(raw, 'restarting')
    if (!isSameOrigin(request.headers, session)) return turnAway(raw, 'wrongOrigin')
    const asked = request.url ?? '/'
    if (!URL.canParse(asked, BASE)) return turnAway(raw, 'notFound')
    const url = new URL(asked, BASE)
    if (url.pathname === CHECK_PATH) {
      const address = addressOf(request.headers, request.socket.remoteAddress, session)
      return checks.mayEnter(address) ? checks.enter(request, raw, head) : turnAway(raw, 'tooMany')
    }
    const [, planId, name] = SYNC_PATH.exec(url.pathname) ?? []
    if (!planId || !name || !Object.hasOwn(ZONE_RULES, name)) return turnAway(raw, 'notFound')
    const device = await deviceOf(request.headers.cookie, storage)
    if (!device) return turnAway(raw, 'notSignedIn')
    const file = await access.open(planId)
    const person = file?.personOf(device.id)
    if (!file || !person) return turnAway(raw, 'notFound')
    // A copy of before the zone was begun anew: the page asks why, hears of the new epoch, and sends nothing of it.
    const epoch = url.searchParams.get('epoch')
    if (epoch !== null && epoch !== String(file.epochOf(name as Zone))) return turnAway(raw, 'notFound')
    if (!rooms.hasSpace(planId, person.id, name as Zone)) return turnAway(raw, 'tooMany')
    // It may have gone while we looked, or the server may be about to.
    if (raw.destroyed) return
    if (services.isStopping()) return turnAway(raw, 'restarting')
    server.handleUpgrade(request, raw, head, (ws) => {
      // Before anything else: without a listener a malformed frame would end the process.
      ws.on('error', (error) => services.onError(error, 'A socket failed'))
      ws.pause()
      const connection = new Connection(ws, raw as Socket, file, person.id, name as Zone, services.room)
      const started = performance.now()
      const who = { plan: shortId(planId), zone: name, person: shortId(person.id), role: person.role }
      logger.info(who, 'A socket opened')
      ws.on('close', (code) => {
        rooms.forget(connection)
        metrics.ended(code)
        logger.info({ ...who, code, seconds: Math.round((performance.now() - started) / 1000) }, 'A socket closed')
      })
      const schema = Number(url.searchParams.get('schema') ?? SCHEMA_VERSION)
      if (schema < SCHEMA_VERSION) connection.close(CLOSE.newerDocument)
      else rooms.admit(connection).catch((error: unknown) => services.onError(error, 'A socket was not admitted'))
    })
  }

  return {
    upgrade: (request, raw, head) => {
      raw.on('error', (error) => services.onError(error, 'A socket failed'))
      admit(request, raw, head).catch((error: unknown) => {
        services.onError(error, 'A socket was not admitted')
        turnAway(raw, 'internal')
      })
    },
    close: () => checks.close(),
  }
}

export const isForSockets = (request: IncomingMessage): boolean =>
  request.headers.upgrade?.toLowerCase() === 'websocket'

/**
 * Answers a request that would like another protocol as well (`Upgrade: h2c` of some HTTP clients) as if it had not
 * asked for that, which RFC 9110, 7.8 allows. Node has let go of the connection by then: one answer, and it ends.
 */
export function answerPlainly(http: Server, request: IncomingMessage, raw: Duplex): void {
  raw.on('error', () => raw.destroy())
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
  if (hasBody) return answer(raw, 'badRequest')
  const socket = raw as Socket
  socket.setTimeout(LIMIT.requestMaxMs, () => socket.destroy())
  const response = new ServerResponse(request)
  response.shouldKeepAlive = false
  response.assignSocket(socket)
  response.once('finish', () => {
    response.detachSocket(socket)
    socket.once('finish', () => socket.destroy())
    socket.end()
  })
  http.emit('request', request, response)
}

function answer(raw: Duplex, code: ErrorCode): void {
  const body = JSON.stringify(errorBody(code))
  // Nobody else looks after this connection any more: who does not end his side must not keep ours.
  raw.once('finish', () => raw.destroy())
  raw.end(
    [
      `HTTP/1.1 ${STATUS[code]} Refused`,
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  )
}
