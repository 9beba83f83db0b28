import { type CardId, type DropTarget, faceOf, linkDrawing, linkRule } from '@commonboard/model'
import { useEditor, useValue } from '@tldraw/tldraw'
import type { CSSProperties } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { personColor } from '../people.ts'
import { type Store, createStore, type WritableStore } from '../plan/store.ts'
import { type Peer, useContent, useStore } from '../plan/usePlan.ts'
import { useCanvas } from './boardStore.ts'
import { ChosenLink } from './ChosenLink.tsx'
import styles from './Overlays.module.css'
import { pointOf } from './presence.ts'
import type { Connection } from './tools/bridge.ts'

/** What is drawn over the cards while something is going on here. */
export interface GestureStore {
  readonly target: WritableStore<DropTarget | undefined>
  /** Cards in the hand here; their old places keep an outline. */
  readonly held: WritableStore<readonly CardId[]>
  readonly connection: WritableStore<Connection | undefined>
}

export const createGestures = (): GestureStore => ({
  target: createStore<DropTarget | undefined>(undefined),
  held: createStore<readonly CardId[]>([]),
  connection: createStore<Connection | undefined>(undefined),
})

/** Cursors, running drags, the mark where a card will land, the link being drawn. Stands in board pixels. */
export function Overlays({ gestures }: { readonly gestures: GestureStore }) {
  const { store } = useCanvas()
  const peers = useStore(store.peers)
  const editor = useEditor()
  const zoom = useValue('zoom', () => editor.getZoomLevel(), [editor])
  const others = peers.filter((peer) => !peer.isMe && peer.face !== 'outline')
  return (
    <div className={styles.overlays} style={{ '--unzoom': 1 / zoom } as CSSProperties}>
      <OldPlaces held={gestures.held} />
      <Target target={gestures.target} />
      <ConnectionLine connection={gestures.connection} />
      <ChosenLink />
      {others.map((peer) => (
        <Dragged key={peer.clientId} peer={peer} />
      ))}
      {others.map((peer) => (
        <Cursor key={peer.clientId} peer={peer} />
      ))}
    </div>
  )
}

function Cursor({ peer }: { readonly peer: Peer }) {
  const { store } = useCanvas()
  const words = useWords()
  const board = useStore(store.board)
  const point = peer.cursor && !peer.drag ? pointOf(board, peer.cursor) : undefined
  if (!point) return null
  const style = { transform: `translate(${point.x}px, ${point.y}px)`, '--person': personColor(peer.color ?? 0) }
  return (
    <div className={styles.cursor} style={style} data-cursor={peer.name}>
      <svg width="16" height="18" viewBox="0 0 16 18" aria-hidden="true">
        <path d="M1 1l5.5 15 2.6-6.2L15.5 7z" fill="var(--person)" stroke="var(--surface)" strokeWidth="1.2" />
      </svg>
      <span>{peer.name || words.common.noName}</span>
    </div>
  )
}

function Dragged({ peer }: { readonly peer: Peer }) {
  const { store } = useCanvas()
  const board = useStore(store.board)
  const content = useContent()
  const words = useWords('canvas')
  const { language } = useLanguage()
  const point = peer.drag ? pointOf(board, peer.drag.at) : undefined
  const first = peer.drag?.cards[0] ? board.cards.get(peer.drag.cards[0]) : undefined
  if (!point || !first) return null
  const more = (peer.drag?.cards.length ?? 1) - 1
  const style = {
    transform: `translate(${point.x - first.width / 2}px, ${point.y - first.height / 2}px)`,
    width: first.width,
    minHeight: first.height,
    '--person': personColor(peer.color ?? 0),
    '--kind': `var(--kind-${first.card.column})`,
  }
  return (
    <div className={styles.dragged} style={style}>
      <span className={styles.flag}>{words.canvas.isMoving(peer.name || words.common.noName, more)}</span>
      <b>{first.card.number}</b>
      <span>{faceOf(first.card, content, language).text}</span>
    </div>
  )
}

function OldPlaces({ held }: { readonly held: Store<readonly CardId[]> }) {
  const { store } = useCanvas()
  const board = useStore(store.board)
  return useStore(held).map((id) => {
    const box = board.cards.get(id)
    return (
      box && (
        <div
          key={id}
          className={styles.oldPlace}
          style={{ transform: `translate(${box.x}px, ${box.y}px)`, width: box.width, height: box.height }}
        />
      )
    )
  })
}

function Target({ target }: { readonly target: Store<DropTarget | undefined> }) {
  const mark = useStore(target)
  if (!mark) return null
  return (
    <div
      className={styles.target}
      style={{
        transform: `translate(${mark.x}px, ${mark.y}px)`,
        width: mark.width,
        ...(mark.height ? { height: mark.height } : {}),
      }}
    />
  )
}

function ConnectionLine({ connection }: { readonly connection: Store<Connection | undefined> }) {
  const { store } = useCanvas()
  const board = useStore(store.board)
  const line = useStore(connection)
  const from = line && board.cards.get(line.from)
  if (!line || !from) return null
  const to = line.to ? board.cards.get(line.to) : undefined
  const isAllowed = to !== undefined && linkRule(from.card.column, to.card.column) !== undefined
  const isRight = (to ? to.x : line.point.x) > from.x
  const start = { x: isRight ? from.x + from.width : from.x, y: from.y + from.height / 2 }
  const end = to
    ? { x: isRight ? to.x : to.x + to.width, y: to.y + to.height / 2 }
    : { x: line.point.x, y: line.point.y }
  const [a, b] = isRight ? [start, end] : [end, start]
  return (
    <svg className={styles.connection} aria-hidden="true">
      <path d={linkDrawing({ x1: a.x, y1: a.y, x2: b.x, y2: b.y })} />
      <circle cx={end.x} cy={end.y} r={6} />
      {to && (
        <rect
          x={to.x - 3}
          y={to.y - 3}
          width={to.width + 6}
          height={to.height + 6}
          rx={8}
          data-allowed={isAllowed || undefined}
        />
      )}
    </svg>
  )
}
