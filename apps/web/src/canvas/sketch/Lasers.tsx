import { placeOfDrawing } from '@commonboard/model'
import { useEditor, useValue } from '@tldraw/tldraw'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { personColor } from '../../people.ts'
import { type Peer, usePeers } from '../../plan/usePlan.ts'
import { useSketchContext } from './sketchContext.ts'
import styles from './Lasers.module.css'

/** So long a trail stays to be seen. */
const TRAIL_MS = 900

/** Where others point with the laser: a trail in their color, with their name. Stands in board pixels. */
export function Lasers() {
  const peers = usePeers()
  return peers.filter((peer) => !peer.isMe).map((peer) => <Laser key={peer.clientId} peer={peer} />)
}

function Laser({ peer }: { readonly peer: Peer }) {
  const { board, ground } = useSketchContext()
  // On the canvas a cursor says whose it is.
  const isNamed = board !== 'logicModel'
  const editor = useEditor()
  const words = useWords()
  const zoom = useValue('zoom', () => editor.getZoomLevel(), [editor])
  const trail = useRef<{ x: number; y: number; at: number }[]>([])
  const [, redraw] = useState(0)
  const at = peer.laser?.board === board ? peer.laser.at : undefined
  const key = JSON.stringify(at)
  useEffect(() => {
    const point = at && placeOfDrawing(at, (on) => ground.place(on))
    if (point) trail.current.push({ ...point, at: Date.now() })
    let timer: ReturnType<typeof setTimeout> | undefined
    const fade = () => {
      const oldest = Date.now() - TRAIL_MS
      trail.current = trail.current.filter((one) => one.at > oldest)
      redraw((count) => count + 1)
      if (trail.current.length > 0) timer = setTimeout(fade, 60)
    }
    fade()
    return () => clearTimeout(timer)
    // The key stands for `at`, which is another object with every breath of a peer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, ground])
  const points = trail.current
  const tip = points.at(-1)
  if (!tip) return null
  const color = personColor(peer.color ?? 0)
  return (
    <>
      <svg className={styles.trail} aria-hidden="true" data-laser={peer.name}>
        <polyline
          points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
          style={{ stroke: color, strokeWidth: 4 / zoom }}
        />
        <circle cx={tip.x} cy={tip.y} r={4 / zoom} style={{ fill: color }} />
      </svg>
      {isNamed && (
        <span
          className={styles.name}
          style={{ transform: `translate(${tip.x}px, ${tip.y}px) scale(${1 / zoom})`, background: color }}
        >
          {peer.name || words.common.noName}
        </span>
      )}
    </>
  )
}
