import {
  CLOSE,
  MESSAGE,
  NOTICE,
  type Rights,
  SCHEMA_VERSION,
  type Zone,
  ZONE_SIZES,
  type ZoneSize,
} from '@commonboard/model'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import type { Epoch } from './device.ts'

/** What one zone's connection knows of the safety of our changes. */
export interface ZoneState {
  /** The socket is open and both sides have exchanged what the other lacked. */
  readonly isSynced: boolean
  /** The server has been reached at least once. */
  readonly wasSynced: boolean
  /** Everything changed here is durable on the server. Never true before the server said so. */
  readonly isSaved: boolean
  /** The server cannot write at the moment. */
  readonly isSavingFailing: boolean
  readonly size: ZoneSize
}

export interface ZoneEvents {
  onState(state: ZoneState): void
  onRights(rights: Rights): void
  /** The server refused a change: the document cannot be used any further. */
  onRefused(reason: string): void
  /** The connection is closed for good, with one of our close codes. */
  onClosed(code: number): void
  /**
   * A connection failed or ended, with the close code where there was one; a browser cannot see why an upgrade
   * failed, so ask over HTTP.
   */
  onTrouble(code: number | undefined): void
  onRestartSoon(): void
  /** To facilitators: words have been handed over, or put away. */
  onHanded(): void
}

export interface ZoneConnection {
  readonly provider: WebsocketProvider
  destroy(): void
}

/** Letters typed within this time share one barrier. */
const BARRIER_PAUSE_MS = 100

/**
 * Ties a document to its zone on the server and keeps count of what is durable there.
 * After each change of ours a barrier (message 102) goes out; the zone is saved once the last barrier sent
 * after the last change has come back on the same connection.
 * @param epoch of the document here: a zone that was begun anew meanwhile lets nothing of it in
 */
export function connectZone(
  planId: string,
  zone: Zone,
  doc: Y.Doc,
  awareness: Awareness,
  events: ZoneEvents,
  epoch?: Epoch,
): ZoneConnection {
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync/${planId}`
  const provider = new WebsocketProvider(url, zone, doc, {
    awareness,
    connect: false,
    disableBc: true,
    params: { schema: String(SCHEMA_VERSION), ...(epoch === undefined ? {} : { epoch: String(epoch) }) },
    // Spread, so that a room that lost its Wi-Fi does not come back in one instant.
    maxBackoffTime: 2000 + Math.random() * 1500,
  })
  let sent = 0
  let answered = 0
  let isDirty = false
  let isSynced = false
  let wasSynced = false
  let isSavingFailing = false
  let size: ZoneSize = 'fine'
  let timer: ReturnType<typeof setTimeout> | undefined

  const report = () =>
    events.onState({
      isSynced,
      wasSynced,
      isSaved: isSynced && !isDirty && answered === sent && sent > 0 && !isSavingFailing,
      isSavingFailing,
      size,
    })

  const sendBarrier = () => {
    clearTimeout(timer)
    timer = undefined
    const ws = provider.ws
    if (!ws || ws.readyState !== ws.OPEN) return
    sent += 1
    isDirty = false
    const payload = encoding.createEncoder()
    encoding.writeVarUint(payload, sent)
    const message = encoding.createEncoder()
    encoding.writeVarUint(message, MESSAGE.barrier)
    encoding.writeVarUint8Array(message, encoding.toUint8Array(payload))
    ws.send(encoding.toUint8Array(message))
  }

  provider.messageHandlers[MESSAGE.barrier] = (_encoder, decoder) => {
    const count = decoding.readVarUint(decoding.createDecoder(decoding.readVarUint8Array(decoder)))
    // The first barrier of a connection only says that we know barriers; before the sync it proves nothing.
    if (isSynced) answered = Math.max(answered, count)
    report()
  }
  provider.messageHandlers[MESSAGE.notice] = (_encoder, decoder) => {
    const code = decoding.readVarUint(decoder)
    const text = decoding.readVarString(decoder)
    if (code === NOTICE.savingFails || code === NOTICE.savingAgain) {
      isSavingFailing = code === NOTICE.savingFails
      report()
    } else if (code === NOTICE.zoneSize) {
      size = ZONE_SIZES.find((one) => one === text) ?? 'fine'
      report()
    } else if (code === NOTICE.changeRefused) events.onRefused(text)
    else if (code === NOTICE.restartSoon) events.onRestartSoon()
    else if (code === NOTICE.wordsHanded) events.onHanded()
    else if (code === NOTICE.yourRights) {
      const rights = readRights(text)
      if (rights) events.onRights(rights)
    }
  }

  provider.on('status', ({ status }) => {
    if (status === 'connected') {
      // Tells the server, before any sync message, that this client knows barriers and notices.
      sendBarrier()
      // A clock that rises: others have dropped the state they had of us.
      awareness.setLocalState(awareness.getLocalState())
    } else if (status === 'disconnected') {
      isSynced = false
      answered = sent - 1
      // Whoever answers next says so himself if he cannot save.
      isSavingFailing = false
      report()
    }
  })
  provider.on('sync', (synced) => {
    if (!synced) return
    isSynced = true
    wasSynced = true
    // By now our own SyncStep2 has gone out, so this barrier covers whatever was changed while cut off.
    sendBarrier()
    report()
  })
  provider.on('connection-error', () => events.onTrouble(undefined))
  provider.on('connection-close', (event) => {
    if (event && event.code >= 4400 && event.code < 4500) return
    events.onTrouble(event?.code)
  })
  provider.on('closed', ({ code }) => events.onClosed(code))

  // Registered after the provider's own handler, which has sent the update by the time this runs.
  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin === provider) return
    isDirty = true
    timer ??= setTimeout(sendBarrier, BARRIER_PAUSE_MS)
    report()
  }
  doc.on('update', onUpdate)

  const reconnect = () => {
    if (!document.hidden && provider.shouldConnect && !provider.wsconnected && !provider.wsconnecting) {
      provider.wsUnsuccessfulReconnects = 0
      provider.connect()
    }
  }
  // The machine has lost its network: the socket may look alive for half a minute. If the server is reachable all the
  // same, because it runs on this machine, the new attempt finds it at once.
  const renew = () => {
    if (!provider.shouldConnect) return
    provider.disconnect()
    provider.connect()
  }
  window.addEventListener('online', reconnect)
  window.addEventListener('offline', renew)
  document.addEventListener('visibilitychange', reconnect)

  provider.connect()

  return {
    provider,
    destroy() {
      clearTimeout(timer)
      window.removeEventListener('online', reconnect)
      window.removeEventListener('offline', renew)
      document.removeEventListener('visibilitychange', reconnect)
      doc.off('update', onUpdate)
      provider.destroy()
    },
  }
}

function readRights(text: string): Rights | undefined {
  try {
    const value = JSON.parse(text) as Partial<Rights>
    if (typeof value.role === 'string' && typeof value.frozen === 'boolean')
      return { role: value.role, frozen: value.frozen }
  } catch (error) {
    console.warn('A notice of rights could not be read', error)
  }
  return undefined
}

/** Close codes after which the document here must not be sent again. */
export const isRefusal = (code: number): boolean =>
  code === CLOSE.notAllowed || code === CLOSE.tooLarge || code === CLOSE.malformed
