import { type Plan, type PlanContent, type Presence, readPresence, type Rights, type Undo } from '@commonboard/model'
import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { OpenPlan, Session } from './session.ts'
import { oncePerFrame, type Store } from './store.ts'

export const SessionContext = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession needs a SessionContext above it')
  return session
}

export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get)

export const useOpenPlan = (): OpenPlan => useStore(useSession().open)
export const usePlan = (): Plan => useOpenPlan().plan
export const useRights = (): Rights => useStore(useSession().rights)

/** True while this person may change the boards. */
export function useCanEdit(): boolean {
  const session = useSession()
  useStore(session.rights)
  useStore(session.ending)
  return session.canEdit()
}

/**
 * The plan as it stands: one's own changes at once, so that a box stays ticked, others' at most once a frame.
 */
export function useContent(): PlanContent {
  const { watch, undo } = useOpenPlan()
  const [content, setContent] = useState(() => watch.read())
  useEffect(() => {
    const frame = oncePerFrame(() => setContent(watch.read()))
    frame.schedule()
    const stop = watch.subscribe((origin) => {
      if (undo.isOwn(origin)) setContent(watch.read())
      else frame.schedule()
    })
    return () => {
      stop()
      frame.cancel()
    }
  }, [watch, undo])
  return content
}

export interface UndoState extends Pick<Undo, 'undo' | 'redo' | 'closeStep'> {
  readonly canUndo: boolean
  readonly canRedo: boolean
}

export function useUndo(): UndoState {
  const { undo } = useOpenPlan()
  const canUndo = useSyncExternalStore(undo.subscribe, undo.canUndo)
  const canRedo = useSyncExternalStore(undo.subscribe, undo.canRedo)
  return { undo: undo.undo, redo: undo.redo, closeStep: undo.closeStep, canUndo, canRedo }
}

/** Calls back after each own step taken back or done again. */
export function useOnTurn(onTurned: () => void): void {
  const { undo } = useOpenPlan()
  const latest = useRef(onTurned)
  useEffect(() => {
    latest.current = onTurned
  })
  useEffect(() => undo.onTurn(() => latest.current()), [undo])
}

/** Somebody's presence in this plan; one person with two tabs is there twice. */
export interface Peer extends Presence {
  readonly clientId: number
  readonly isMe: boolean
}

export function usePeers(): readonly Peer[] {
  const { me, participantId } = useSession()
  const { awareness } = useOpenPlan()
  const [peers, setPeers] = useState<readonly Peer[]>([])
  useEffect(() => {
    const frame = oncePerFrame(() => {
      const found: Peer[] = []
      for (const [clientId, state] of awareness.getStates()) {
        const presence = readPresence(state)
        const isMe = clientId === awareness.clientID
        if (presence) found.push({ ...presence, ...(isMe ? { ...me, who: participantId } : {}), clientId, isMe })
      }
      setPeers(found.sort((a, b) => a.clientId - b.clientId))
    })
    frame.schedule()
    awareness.on('change', frame.schedule)
    return () => {
      awareness.off('change', frame.schedule)
      frame.cancel()
    }
  }, [awareness, me, participantId])
  return peers
}
