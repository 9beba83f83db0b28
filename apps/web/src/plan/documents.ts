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
import { makeSketchZone, type SketchZone } from './sketchZone.ts'
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
export type OpenZone = 'plan' | 'session' | 'sketch'

export interface DocumentEvents {
  onState(zone: OpenZone, state: ZoneState): void
  onRights(rights: Rights): void
  onRefused(zone: OpenZone): void
  onClosed(code: number): void
  onTrouble(code: number | undefined): void
  onCopy(state: CopyState): void
  onHanded(): void
  /** Something of the sketch has changed here, or its copy on this device. */
  onSketch(): void
}

/** One set of documents with all that hangs on it: the copy on this device, what waits to be sent, the sockets. */
export interface Documents {
  readonly open: OpenPlan
  readonly copy: LocalCopy
  readonly waiting: WaitingTracker
  readonly sketch: SketchZone
  connect(): void
  /** Once its copy has been read; does nothing before the rest is connected. */
  connectSketch(): void
  /** Nothing is sent or received any more; what is typed is still noted. */
  disconnect(): void
  /** Only after the screen has gone over to others. */
  destroy(): void
}

export function openDocuments(planId: string, epoch: Epoch, generation: number, events: DocumentEvents): Documents {
  const doc = new Y.Doc()
  const sketchDoc = new Y.Doc()
  const sessionDoc = new Y.Doc()
  // One id in all zones: carets and presence name people by it.
  sessionDoc.clientID = doc.clientID
  sketchDoc.clientID = doc.clientID
  const plan = openPlan({ plan: doc, sketch: sketchDoc })
  const drawings = watchDrawings(plan)
  const watch = watchPlan(plan)
  const awareness = new Awareness(sessionDoc)
  const silent = new Awareness(doc)
  silent.setLocalState(null)
  const isOwn = (origin: unknown) => origin !== FROM_COPY && !(origin instanceof WebsocketProvider)
  const waiting = trackWaiting(plan, watch, isOwn)
  const sketch = makeSketchZone({
    name: copyName(planId, 'sketch', epoch),
    plan,
    drawings,
    isOwn,
    onChange: events.onSketch,
  })
  const copy = openLocalCopy({
    name: copyName(planId, 'plan', epoch),
    doc,
    waiting: waiting.get,
    adopt: waiting.adopt,
    onState: events.onCopy,
  })
  let connections: ZoneConnection[] = []
  let isSketchConnected = false

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
    isSketchConnected = false
  }

  return {
    open: { generation, epoch, plan, watch, drawings, undo: createUndo(plan), awareness },
    copy,
    sketch,
    waiting,
    connect() {
      if (connections.length > 0) return
      connections = [
        connectZone(planId, 'plan', doc, silent, eventsOf('plan'), epoch),
        connectZone(planId, 'session', sessionDoc, awareness, eventsOf('session')),
      ]
    },
    connectSketch() {
      if (connections.length === 0 || isSketchConnected) return
      isSketchConnected = true
      // Trouble of this zone alone does not keep the plan from opening.
      const trouble = { onTrouble: () => events.onTrouble(undefined) }
      connections.push(connectZone(planId, 'sketch', sketchDoc, silent, { ...eventsOf('sketch'), ...trouble }))
    },
    disconnect,
    destroy() {
      disconnect()
      copy.destroy()
      waiting.destroy()
      sketch.destroy()
      drawings.destroy()
      this.open.undo.destroy()
      watch.destroy()
      awareness.destroy()
      silent.destroy()
      doc.destroy()
      sketchDoc.destroy()
      sessionDoc.destroy()
    },
  }
}
