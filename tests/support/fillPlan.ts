import {
  addBody,
  addCard,
  addChannel,
  addLink,
  addPerson,
  addSeat,
  type Band,
  BY_HAND,
  type CardId,
  type Column,
  edit,
  MESSAGE,
  openPlan,
  type Plan,
  SCHEMA_VERSION,
  seatPerson,
} from '@commonboard/model'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { MadePlan } from './builtServer.ts'

const SHARES: readonly { column: Column; band: Band; share: number }[] = [
  { column: 'impact', band: '', share: 0.06 },
  { column: 'results', band: 'system', share: 0.08 },
  { column: 'results', band: 'population', share: 0.2 },
  { column: 'indicators', band: 'population', share: 0.4 },
  { column: 'principles', band: '', share: 0.1 },
  { column: 'infrastructure', band: '', share: 0.16 },
]

const LINES = [
  'Families take part in how their children learn.',
  'Students have steady, safe places to live and learn, in every season.',
  'Partners put in their fair share.',
  'Chronic absence',
  'Both districts and the county share data, and act on it together.',
]

/** Writes into a plan over a real socket, as a browser would, and waits until all of it is saved. */
export async function writeInPlan(
  server: { readonly url: string },
  plan: MadePlan,
  write: (open: Plan) => void,
): Promise<void> {
  class DeviceSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string[]) {
      super(url, protocols, { headers: { cookie: plan.cookie, origin: server.url } })
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync/${plan.planId}`, 'plan', doc, {
    WebSocketPolyfill: DeviceSocket as unknown as typeof globalThis.WebSocket,
    params: { schema: String(SCHEMA_VERSION) },
    disableBc: true,
  })
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  write(openPlan({ plan: doc }))
  await saved(provider)
  provider.destroy()
  // Awareness has a timer of its own, which would keep the process from ending.
  doc.destroy()
}

/** Writes `count` cards with links into a plan over a real socket, as a browser would, and waits until they are saved. */
export const fillPlan = (server: { readonly url: string }, plan: MadePlan, count: number): Promise<void> =>
  overSocket(server, plan, (open) => putCards(open, count))

/** The same with a leadership structure of so many bodies, most of them schools, each with five seats. */
export const fillStructure = (server: { readonly url: string }, plan: MadePlan, bodies: number): Promise<void> =>
  overSocket(server, plan, (open) =>
    edit(
      open,
      () => {
        const all = Array.from({ length: bodies }, (_, i) => {
          const level = i < 2 ? 'community' : i < 4 ? 'intermediary' : 'site'
          const body = addBody(
            open,
            { level },
            { name: `Body number ${i + 1}`, meets: 'each month', purpose: LINES[i % 5] ?? '' },
          )
          for (let seat = 0; seat < 5; seat++) {
            const id = addSeat(open, { body }, { role: 'coordinator', sector: 'staff' })
            if (seat > 0) seatPerson(open, id, addPerson(open, `Person ${i + 1}.${seat}`), '2026-02')
          }
          return body
        })
        const [first, , bridge] = all
        if (first && bridge) addChannel(open, { from: first, to: bridge }, { purpose: 'Policy', rhythm: 'each month' })
        for (const school of all.slice(4))
          if (bridge)
            addChannel(open, { from: school, to: bridge }, { purpose: 'What works', rhythm: 'every two weeks' })
      },
      BY_HAND,
    ),
  )

async function overSocket(
  server: { readonly url: string },
  plan: MadePlan,
  write: (open: Plan) => void,
): Promise<void> {
  class DeviceSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string[]) {
      super(url, protocols, { headers: { cookie: plan.cookie, origin: server.url } })
    }
  }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync/${plan.planId}`, 'plan', doc, {
    WebSocketPolyfill: DeviceSocket as unknown as typeof globalThis.WebSocket,
    params: { schema: String(SCHEMA_VERSION) },
    disableBc: true,
  })
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  write(openPlan({ plan: doc }))
  await saved(provider)
  provider.destroy()
  // Awareness has a timer of its own, which would keep the process from ending.
  doc.destroy()
}

function putCards(open: Plan, count: number): void {
  const byColumn = new Map<Column, CardId[]>()
  for (const { column, band, share } of SHARES) {
    const ids = byColumn.get(column) ?? []
    byColumn.set(column, ids)
    // Every card behind the one before it: asking for the end of the band would walk over all of them each time.
    let after: CardId | undefined
    // In portions: the server rightly refuses an update over its limit.
    for (let left = Math.round(count * share); left > 0; left -= 200) {
      edit(
        open,
        () => {
          for (let i = 0; i < Math.min(200, left); i++) {
            after = addCard(open, { column, band, ...(after ? { after } : {}) }, LINES[ids.length % LINES.length])
            ids.push(after)
          }
        },
        BY_HAND,
      )
    }
  }
  edit(
    open,
    () => {
      const results = byColumn.get('results') ?? []
      const impacts = byColumn.get('impact') ?? []
      for (const [index, id] of (byColumn.get('indicators') ?? []).entries()) {
        const result = results[index % results.length]
        if (result) addLink(open, id, result)
      }
      for (const [index, id] of results.entries()) {
        const impact = impacts[index % impacts.length]
        if (impact) addLink(open, id, impact)
      }
    },
    BY_HAND,
  )
}

function saved(provider: WebsocketProvider): Promise<void> {
  return new Promise((resolve) => {
    provider.messageHandlers[MESSAGE.barrier] = () => resolve()
    const message = encoding.createEncoder()
    encoding.writeVarUint(message, MESSAGE.barrier)
    encoding.writeVarUint8Array(message, new Uint8Array([1]))
    provider.ws?.send(encoding.toUint8Array(message))
  })
}
