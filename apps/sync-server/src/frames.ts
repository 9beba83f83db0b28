import { MESSAGE } from '@commonboard/model'
import * as encoding from 'lib0/encoding'

/** Messages to clients, as complete WebSocket frames: made once, written to any number of sockets as they are. */
export type Frame = Buffer

const SYNC_STEP_1 = 0
const SYNC_STEP_2 = 1
const SYNC_UPDATE = 2

export const syncStep1Frame = (stateVector: Uint8Array): Frame => syncFrame(SYNC_STEP_1, stateVector)
export const syncStep2Frame = (update: Uint8Array): Frame => syncFrame(SYNC_STEP_2, update)
export const updateFrame = (update: Uint8Array): Frame => syncFrame(SYNC_UPDATE, update)

// By hand: an encoder would be made and thrown away for each update, which costs more than the rest of its way through.
function syncFrame(step: number, bytes: Uint8Array): Frame {
  let sizeBytes = 1
  for (let left = bytes.length; left > 0x7f; left >>>= 7) sizeBytes++
  const { frame, start } = emptyFrame(2 + sizeBytes + bytes.length)
  let at = start
  frame[at++] = MESSAGE.sync
  frame[at++] = step
  let left = bytes.length
  for (; left > 0x7f; left >>>= 7) frame[at++] = 0x80 | (left & 0x7f)
  frame[at++] = left
  frame.set(bytes, at)
  return frame
}

export interface PresenceEntry {
  readonly clientId: number
  readonly clock: number
  /** `null`: gone. */
  readonly json: string
}

export function presenceFrame(entries: readonly PresenceEntry[]): Frame {
  const inner = encoding.createEncoder()
  encoding.writeVarUint(inner, entries.length)
  for (const { clientId, clock, json } of entries) {
    encoding.writeVarUint(inner, clientId)
    encoding.writeVarUint(inner, clock)
    encoding.writeVarString(inner, json)
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.awareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner))
  return webSocketFrame(encoder)
}

export function barrierFrame(payload: Uint8Array): Frame {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.barrier)
  encoding.writeVarUint8Array(encoder, payload)
  return webSocketFrame(encoder)
}

export function noticeFrame(code: number, text = ''): Frame {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.notice)
  encoding.writeVarUint(encoder, code)
  encoding.writeVarString(encoder, text)
  return webSocketFrame(encoder)
}

const FINAL_BINARY = 0x82
const LENGTH_16_BITS = 126
const LENGTH_64_BITS = 127

function webSocketFrame(encoder: encoding.Encoder): Frame {
  const payload = encoding.toUint8Array(encoder)
  const { frame, start } = emptyFrame(payload.length)
  frame.set(payload, start)
  return frame
}

// RFC 6455, 5.2: a server's frame is not masked, so the same bytes serve every socket. `ws` would build the header
// anew and make two writes for each of them.
function emptyFrame(size: number): { frame: Frame; start: number } {
  const start = size < LENGTH_16_BITS ? 2 : size < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(start + size)
  frame[0] = FINAL_BINARY
  if (start === 2) frame[1] = size
  else if (start === 4) {
    frame[1] = LENGTH_16_BITS
    frame.writeUInt16BE(size, 2)
  } else {
    frame[1] = LENGTH_64_BITS
    frame.writeBigUInt64BE(BigInt(size), 2)
  }
  return { frame, start }
}

/** Says nothing, but is a message: the stock client counts messages, not pings, and gives up after 30 s without. */
export const KEEP_ALIVE_FRAME = presenceFrame([])
