import { MESSAGE, openPlan, type Plan, type Zone } from '@commonboard/model'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { onTestFinished } from 'vitest'
import type { Device } from './startServer.ts'
import { until } from './until.ts'

const SYNC_STEP_1 = 0
const SYNC_STEP_2 = 1
const SYNC_UPDATE = 2

const socketUrl = (device: Device): string => `${device.url.replace(/^http/, 'ws')}/sync`

/** A WebSocket class as a browser has it: it sends the device's cookie and the origin of its page. */
function socketOf(device: Device): typeof globalThis.WebSocket {
  class BrowserSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie: device.cookie, origin: device.origin } })
    }
  }
  return BrowserSocket as unknown as typeof globalThis.WebSocket
}

/** The stock provider of y-websocket, as it is. */
export function stockClient(
  device: Device,
  planId: string,
  zone: Zone,
  options: { params?: Record<string, string> } = {},
): { doc: Y.Doc; plan: Plan; provider: WebsocketProvider } {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(socketUrl(device), `${planId}/${zone}`, doc, {
    WebSocketPolyfill: socketOf(device),
    disableBc: true,
    ...options,
  })
  onTestFinished(() => provider.destroy())
  return { doc, plan: openPlan({ plan: doc }), provider }
}

export interface Notice {
  readonly code: number
  readonly text: string
}

/**
 * A client by hand, which can also misbehave: it keeps a document, reads every frame, sends what it is told and can
 * ask for barriers.
 */
export class WireClient {
  readonly doc: Y.Doc
  readonly plan: Plan
  readonly notices: Notice[] = []
  readonly presence = new Map<number, { clock: number; state: Record<string, unknown> | null }>()
  /** Types of the messages received, in order; of a sync message its step too: `0/1`. */
  readonly received: string[] = []
  closeCode: number | undefined
  isSynced = false
  private readonly ws: WebSocket
  private lastBarrier = 0
  private acknowledged = 0
  private readonly waiting: { number: number; done: () => void }[] = []
  /** Send local changes of the document as updates. */
  isLive = true

  constructor(
    device: Device,
    planId: string,
    zone: Zone,
    options: { query?: string; answersStep1?: boolean; doc?: Y.Doc } = {},
  ) {
    const { answersStep1 = true, doc = new Y.Doc() } = options
    this.doc = doc
    this.plan = openPlan({ plan: doc })
    this.ws = new WebSocket(`${socketUrl(device)}/${planId}/${zone}${options.query ?? ''}`, {
      headers: { cookie: device.cookie, origin: device.origin },
    })
    this.ws.on('error', () => {
      this.closeCode ??= 0
    })
    this.ws.on('close', (code) => {
      this.closeCode = code
    })
    this.ws.on('open', () => this.sendSync(SYNC_STEP_1, Y.encodeStateVector(this.doc)))
    this.ws.on('message', (data) => this.read(new Uint8Array(data as Buffer), answersStep1))
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.isLive && this.isSynced && this.isOpen) this.sendUpdate(update)
    })
  }

  private read(bytes: Uint8Array, answersStep1: boolean): void {
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === MESSAGE.sync) {
      const step = decoding.readVarUint(decoder)
      this.received.push(`${type}/${step}`)
      const payload = decoding.readVarUint8Array(decoder)
      if (step === SYNC_STEP_1) {
        if (answersStep1) this.sendStep2(Y.encodeStateAsUpdate(this.doc, payload))
        return
      }
      Y.applyUpdate(this.doc, payload, this)
      if (step === SYNC_STEP_2) this.isSynced = true
      return
    }
    this.received.push(String(type))
    if (type === MESSAGE.awareness) this.readPresence(decoding.readVarUint8Array(decoder))
    if (type === MESSAGE.notice)
      this.notices.push({ code: decoding.readVarUint(decoder), text: decoding.readVarString(decoder) })
    if (type === MESSAGE.barrier) {
      const number = decoding.readVarUint(decoding.createDecoder(decoding.readVarUint8Array(decoder)))
      this.acknowledged = Math.max(this.acknowledged, number)
      for (const wait of this.waiting) if (wait.number <= this.acknowledged) wait.done()
    }
  }

  private readPresence(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes)
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const id = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state = JSON.parse(decoding.readVarString(decoder)) as Record<string, unknown> | null
      this.presence.set(id, { clock, state })
    }
  }

  send(bytes: Uint8Array): void {
    this.ws.send(bytes)
  }

  sendText(text: string): void {
    this.ws.send(text)
  }

  private sendSync(step: number, bytes: Uint8Array): void {
    this.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, MESSAGE.sync)
        encoding.writeVarUint(encoder, step)
        encoding.writeVarUint8Array(encoder, bytes)
      }),
    )
  }

  askStep1(stateVector: Uint8Array): void {
    this.sendSync(SYNC_STEP_1, stateVector)
  }

  sendStep2(update: Uint8Array): void {
    this.sendSync(SYNC_STEP_2, update)
  }

  sendUpdate(update: Uint8Array): void {
    this.sendSync(SYNC_UPDATE, update)
  }

  sendPresence(id: number, clock: number, state: unknown): void {
    this.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, MESSAGE.awareness)
        encoding.writeVarUint8Array(
          encoder,
          encoding.encode((inner) => {
            encoding.writeVarUint(inner, 1)
            encoding.writeVarUint(inner, id)
            encoding.writeVarUint(inner, clock)
            encoding.writeVarString(inner, JSON.stringify(state))
          }),
        )
      }),
    )
  }

  askPresence(): void {
    this.send(encoding.encode((encoder) => encoding.writeVarUint(encoder, MESSAGE.queryAwareness)))
  }

  /** Sends a barrier and returns its number. */
  barrier(): number {
    const number = ++this.lastBarrier
    this.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, MESSAGE.barrier)
        encoding.writeVarUint8Array(
          encoder,
          encoding.encode((inner) => encoding.writeVarUint(inner, number)),
        )
      }),
    )
    return number
  }

  isAcknowledged(number: number): boolean {
    return number <= this.acknowledged
  }

  onAcknowledged(number: number, done: () => void): void {
    if (this.isAcknowledged(number)) done()
    else this.waiting.push({ number, done })
  }

  /** Resolves when everything sent so far is durable. */
  async saved(): Promise<void> {
    const number = this.barrier()
    await until('the server says that all is saved', () => this.isAcknowledged(number))
  }

  get isOpen(): boolean {
    return this.ws.readyState === WebSocket.OPEN
  }

  /** Stops reading, as a phone in a tunnel does. */
  stopReading(): void {
    this.ws.pause()
  }

  startReading(): void {
    this.ws.resume()
  }

  close(): void {
    this.ws.close()
  }

  terminate(): void {
    this.ws.terminate()
  }

  async closed(): Promise<number> {
    await until('the socket is closed', () => this.closeCode !== undefined)
    return this.closeCode ?? 0
  }
}

/** A client by hand that has synced. */
export async function wireClient(
  device: Device,
  planId: string,
  zone: Zone = 'plan',
  options: ConstructorParameters<typeof WireClient>[3] = {},
): Promise<WireClient> {
  const client = new WireClient(device, planId, zone, options)
  onTestFinished(() => client.terminate())
  await until(`${device.name} has synced`, () => client.isSynced || client.closeCode !== undefined)
  if (!client.isSynced) throw new Error(`${device.name} was not let in: ${client.closeCode}`)
  return client
}

/** Tries to open a socket; answers the HTTP status with which it is refused, or the code with which it is closed. */
export function tryToOpen(
  device: Device,
  path: string,
  headers: Record<string, string> = { cookie: device.cookie, origin: device.origin },
): Promise<{ status: number } | { code: number }> {
  return new Promise((resolve) => {
    const ws = new WebSocket(`${device.url.replace(/^http/, 'ws')}${path}`, { headers })
    ws.on('unexpected-response', (_request, response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0 })
    })
    ws.on('error', () => undefined)
    ws.on('close', (code) => resolve({ code }))
    ws.on('message', () => ws.close())
  })
}
