import { createUndo, openPlan, type Plan, type PlanWatch, type Rights, type Undo, watchPlan } from '@commonboard/model'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { copyName, type Epoch } from './device.ts'
import { type CopyState, FROM_COPY, type LocalCopy, openLocalCopy } from './localCopy.ts'
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
  readonly undo: Undo
  readonly awareness: Awareness
}

/** The zones that are open here. */
export type OpenZone = 'plan' | 'session'

export interface DocumentEvents {
  onState(zone: OpenZone, state: ZoneState): void
  onRights(rights: Rights): void
  onRefused(zone: OpenZone): void
  onClosed(code: number): void
  onTrouble(code: number | undefined): void
  onCopy(state: CopyState): void
  onHanded(): void
}

/** One set of documents with all that hangs on it: the copy on this device, what waits to be sent, the sockets. */
export interface Documents {
  readonly open: OpenPlan
  readonly copy: LocalCopy
  readonly waiting: WaitingTracker
  connect(): void
  /** Nothing is sent or received any more; what is typed is still noted. */
  disconnect(): void
  /** Only after the screen has gone over to others. */
  destroy(): void
}

export function openDocuments(planId: string, epoch: Epoch, generation: number, events: DocumentEvents): Documents {
  const doc = new Y.Doc()
  const sessionDoc = new Y.Doc()
  // One id in all zones: carets and presence name people by it.
  sessionDoc.clientID = doc.clientID
  const plan = openPlan({ plan: doc })
  const watch = watchPlan(plan)
  const awareness = new Awareness(sessionDoc)
  const silent = new Awareness(doc)
  silent.setLocalState(null)
  const waiting = trackWaiting(plan, watch, (origin) => origin !== FROM_COPY && !(origin instanceof WebsocketProvider))
  const copy = openLocalCopy({
    name: copyName(planId, 'plan', epoch),
    doc,
    waiting: waiting.get,
    adopt: waiting.adopt,
    onState: events.onCopy,
  })
  let connections: ZoneConnection[] = []

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
  }

  return {
    open: { generation, epoch, plan, watch, undo: createUndo(plan), awareness },
    copy,
    waiting,
    connect() {
      if (connections.length > 0) return
      connections = [
        connectZone(planId, 'plan', doc, silent, eventsOf('plan'), epoch),
        connectZone(planId, 'session', sessionDoc, awareness, eventsOf('session')),
      ]
    },
    disconnect,
    destroy() {
      disconnect()
      copy.destroy()
      waiting.destroy()
      this.open.undo.destroy()
      watch.destroy()
      awareness.destroy()
      silent.destroy()
      doc.destroy()
      sessionDoc.destroy()
    },
  }
}
