import { MESSAGE } from '@commonboard/model'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

const SYNC_UPDATE = 2
const TOKEN = 0

/**
 * A client that costs the measuring process next to nothing: it types into a document of its own, and of what comes in
 * it looks at the first bytes only.
 */
export class LightClient {
  private readonly ws: WebSocket
  private readonly doc = new Y.Doc()
  private barriers = 0
  private readonly saved: (() => void)[] = []
  onUpdate: (bytes: Buffer) => void = () => {}
  onPresence: () => void = () => {}
  readonly opened: Promise<void>
  readonly synced: Promise<number>

  private readonly prefix: Uint8Array

  /** @param document its name, for a server that writes it before each message (Hocuspocus), after an empty token */
  constructor(url: string, headers: Record<string, string>, document?: string) {
    this.prefix =
      document === undefined
        ? new Uint8Array()
        : encoding.encode((encoder) => {
            encoding.writeVarString(encoder, document)
          })
    this.ws = new WebSocket(url, { headers, perMessageDeflate: false })
    this.opened = new Promise((resolve, reject) => {
      this.ws.once('open', () => {
        if (document === undefined) resolve()
        else this.ws.send(Buffer.concat([this.prefix, new Uint8Array([MESSAGE.auth, TOKEN, 0])]))
      })
      if (document !== undefined) this.ws.once('message', () => resolve())
      this.ws.once('error', reject)
    })
    this.synced = new Promise((resolve) => {
      this.ws.on('message', (data) => {
        const bytes = (data as Buffer).subarray(this.prefix.length)
        if (bytes[0] === MESSAGE.sync && bytes[1] === SYNC_UPDATE) this.onUpdate(bytes)
        else if (bytes[0] === MESSAGE.awareness && (bytes[1] ?? 0) > 1) this.onPresence()
        else if (bytes[0] === MESSAGE.sync && bytes[1] === 1) resolve(bytes.length)
        else if (bytes[0] === MESSAGE.barrier) this.saved.shift()?.()
      })
    })
    this.doc.on('update', (update: Uint8Array) => this.sendSync(SYNC_UPDATE, update))
  }

  private sendSync(step: number, bytes: Uint8Array): void {
    this.ws.send(
      encoding.encode((encoder) => {
        encoding.writeUint8Array(encoder, this.prefix)
        encoding.writeVarUint(encoder, MESSAGE.sync)
        encoding.writeVarUint(encoder, step)
        encoding.writeVarUint8Array(encoder, bytes)
      }),
    )
  }

  /** Asks for the whole document. */
  askForAll(): void {
    this.sendSync(0, Y.encodeStateVector(new Y.Doc()))
  }

  sendAll(doc: Y.Doc): void {
    this.sendSync(1, Y.encodeStateAsUpdate(doc))
  }

  /** Sends one keystroke, or a word at once. */
  type(word = 'x'): void {
    const text = this.doc.getText('function.CE.line')
    text.insert(text.length, word)
  }

  /** Sends whatever it is given. */
  send(message: Uint8Array): void {
    if (this.ws.readyState === WebSocket.OPEN) this.ws.send(message)
  }

  get isOpen(): boolean {
    return this.ws.readyState === WebSocket.OPEN
  }

  stopReading(): void {
    this.ws.pause()
  }

  /** Milliseconds until everything sent so far is durable. */
  timeUntilSaved(): Promise<number> {
    const started = performance.now()
    const payload = encoding.encode((encoder) => encoding.writeVarUint(encoder, ++this.barriers))
    this.ws.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, MESSAGE.barrier)
        encoding.writeVarUint8Array(encoder, payload)
      }),
    )
    return new Promise((resolve) => this.saved.push(() => resolve(performance.now() - started)))
  }

  close(): void {
    this.ws.terminate()
  }
}
