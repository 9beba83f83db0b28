import {
  createUndo,
  type DrawingWatch,
  openPlan,
  type Plan,
  type PlanWatch,
  type Rights,
  type Undo,
  watchDrawings,
  watchPlan,
} from '@commonboard/model'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { copyName, type Epoch } from './device.ts'
import { type CopyState, FROM_COPY, type LocalCopy, openLocalCopy } from './localCopy.ts'
import type { BesideName, BesideZone } from './besideZone.ts'
import { makeSketchZone } from './sketchZone.ts'
import { makeTalkZone } from './talkZone.ts'
import { trackWaiting, type WaitingTracker } from './waiting.ts'
import { connectZone, type ZoneConnection, type ZoneState } from './zone.ts'

/** The plan as it is open on this device: documents, undo, presence. Made anew after a refusal. */
export interface OpenPlan {
  /** Rises with each new set of documents; React mounts the boards anew by it. */
  readonly generation: number
  /** Of the zone `plan`. */
  readonly epoch: Epoch
  readonly plan: Plan
  readonly watch: PlanWatch
  /** Empty until the sketch is opened. */
  readonly drawings: DrawingWatch
  readonly undo: Undo
  readonly awareness: Awareness
}

/** The zones that are open here. */
export type OpenZone = 'plan' | 'session' | BesideName

export interface DocumentEvents {
  onState(zone: OpenZone, state: ZoneState): void
  onRights(rights: Rights): void
  onRefused(zone: OpenZone): void
  onClosed(code: number): void
  onTrouble(code: number | undefined): void
  onCopy(state: CopyState): void
  onHanded(): void
  /** Something of a zone beside the plan has changed here, or its copy on this device. */
  onBeside(zone: BesideName): void
}

/** One set of documents with all that hangs on it: the copy on this device, what waits to be sent, the sockets. */
export interface Documents {
  readonly open: OpenPlan
  readonly copy: LocalCopy
  readonly waiting: WaitingTracker
  readonly beside: Readonly<Record<BesideName, BesideZone>>
  connect(): void
  /** Once its copy has been read; does nothing before the rest is connected. */
  connectBeside(zone: BesideName): void
  /** Nothing is sent or received any more; what is typed is still noted. */
  disconnect(): void
  /** Only after the screen has gone over to others. */
  destroy(): void
}

export function openDocuments(planId: string, epoch: Epoch, generation: number, events: DocumentEvents): Documents {
  const doc = new Y.Doc()
  const sketchDoc = new Y.Doc()
  const talkDoc = new Y.Doc()
  const sessionDoc = new Y.Doc()
  // One id in all zones: carets and presence name people by it.
  sessionDoc.clientID = doc.clientID
  sketchDoc.clientID = doc.clientID
  talkDoc.clientID = doc.clientID
  const plan = openPlan({ plan: doc, sketch: sketchDoc, talk: talkDoc })
  const drawings = watchDrawings(plan)
  const watch = watchPlan(plan)
  const awareness = new Awareness(sessionDoc)
  const silent = new Awareness(doc)
  silent.setLocalState(null)
  const isOwn = (origin: unknown) => origin !== FROM_COPY && !(origin instanceof WebsocketProvider)
  const waiting = trackWaiting(plan, watch, isOwn)
  const common = (zone: BesideName) => ({
    name: copyName(planId, zone, epoch),
    plan,
    isOwn,
    onChange: () => events.onBeside(zone),
  })
  const beside = {
    sketch: makeSketchZone({ ...common('sketch'), drawings }),
    talk: makeTalkZone(common('talk')),
  }
  const copy = openLocalCopy({
    name: copyName(planId, 'plan', epoch),
    doc,
    waiting: waiting.get,
    adopt: waiting.adopt,
    onState: events.onCopy,
  })
  let connections: ZoneConnection[] = []
  const connected = new Set<BesideName>()

  const eventsOf = (zone: OpenZone) => ({
    onState: (state: ZoneState) => events.onState(zone, state),
    onRights: events.onRights,
    onRefused: () => events.onRefused(zone),
    onClosed: events.onClosed,
    onTrouble: events.onTrouble,
    onRestartSoon: () => undefined,
    onHanded: events.onHanded,
  })

  const disconnect = () => {
    for (const connection of connections) connection.destroy()
    connections = []
    connected.clear()
  }

  return {
    open: { generation, epoch, plan, watch, drawings, undo: createUndo(plan), awareness },
    copy,
    beside,
    waiting,
    connect() {
      if (connections.length > 0) return
      connections = [
        connectZone(planId, 'plan', doc, silent, eventsOf('plan'), epoch),
        connectZone(planId, 'session', sessionDoc, awareness, eventsOf('session')),
      ]
    },
    connectBeside(zone) {
      if (connections.length === 0 || connected.has(zone)) return
      connected.add(zone)
      // Trouble of this zone alone does not keep the plan from opening.
      const trouble = { onTrouble: () => events.onTrouble(undefined) }
      const besideDoc = { sketch: sketchDoc, talk: talkDoc }[zone]
      connections.push(connectZone(planId, zone, besideDoc, silent, { ...eventsOf(zone), ...trouble }))
    },
    disconnect,
    destroy() {
      disconnect()
      copy.destroy()
      waiting.destroy()
      beside.sketch.destroy()
      beside.talk.destroy()
      drawings.destroy()
      this.open.undo.destroy()
      watch.destroy()
      awareness.destroy()
      silent.destroy()
      doc.destroy()
      sketchDoc.destroy()
      talkDoc.destroy()
      sessionDoc.destroy()
    },
  }
}
