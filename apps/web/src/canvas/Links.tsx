import { linkAt, linkDrawing, type LinkPath } from '@commonboard/model'
import { useEditor } from '@tldraw/tldraw'
import { memo, type PointerEvent, useMemo } from 'react'
import { useBoard } from '../plan/board.ts'
import { useStore } from '../plan/usePlan.ts'
import { classes } from '../ui/classes.ts'
import { useCanvas } from './boardStore.ts'
import styles from './Links.module.css'

/** So many links are one drawing: two elements for each of 3,000 links cost half a second, one for all is never culled. */
const IN_ONE = 40
/** How far from its line a press still reaches a link, on the screen. */
const REACH_PX = 6
/** A press that moves no further than this is a click. */
const STILL_PX = 4

/** All links of the board under the cards: thousands of shapes of their own would cost thousands of reactions. */
export function Links() {
  const { store } = useCanvas()
  const editor = useEditor()
  const { chosen: chosenCards } = useBoard()
  const board = useStore(store.board)
  const lit = useStore(store.litLinks)
  const chosen = useStore(store.chosenLink)
  const drawings = useMemo(() => {
    const resting = board.links.filter((link) => !lit.has(link.id) && link.id !== chosen)
    // Those that lie near each other together, so that what is out of sight is not painted.
    resting.sort((a, b) => a.y1 - b.y1)
    const parts: string[] = []
    for (let at = 0; at < resting.length; at += IN_ONE)
      parts.push(
        resting
          .slice(at, at + IN_ONE)
          .map(linkDrawing)
          .join(''),
      )
    return parts
  }, [board.links, lit, chosen])
  const followed = board.links.filter((link) => lit.has(link.id) || link.id === chosen)
  // The press goes on to the ground, so that a frame around cards, a pan or a stroke may begin on a link: gaps are full of
  // them. What is released where it was pressed chooses the link, and leaves the chosen cards as they were.
  const pick = ({ button, clientX: x, clientY: y }: PointerEvent) => {
    if (button !== 0 || editor.getCurrentToolId() !== 'select') return
    const link = linkAt(board.links, editor.screenToPage({ x, y }), REACH_PX / Math.min(1, editor.getZoomLevel()))
    if (!link) return
    const before = chosenCards.get()
    const release = (up: globalThis.PointerEvent) => {
      window.removeEventListener('pointerup', release)
      window.removeEventListener('pointercancel', release)
      if (up.type === 'pointercancel' || Math.hypot(up.clientX - x, up.clientY - y) > STILL_PX) return
      chosenCards.set(before)
      store.chosenLink.set(link.id)
    }
    window.addEventListener('pointerup', release)
    window.addEventListener('pointercancel', release)
  }
  return (
    <svg className={styles.links} width={board.width} height={board.height} aria-hidden="true" onPointerDown={pick}>
      {drawings.map((drawing, index) => (
        <Resting key={index} drawing={drawing} isQuiet={lit.size > 0} />
      ))}
      {followed.map((link) => (
        <Lit key={link.id} link={link} />
      ))}
    </svg>
  )
}

const Resting = memo(function Resting({ drawing, isQuiet }: { readonly drawing: string; readonly isQuiet: boolean }) {
  return (
    <>
      <path d={drawing} className={classes(styles.line, isQuiet && styles.quiet)} />
      <path d={drawing} className={styles.reach} />
    </>
  )
})

function Lit({ link }: { readonly link: LinkPath }) {
  const drawing = linkDrawing(link)
  return (
    <g data-lit={link.id}>
      <path d={drawing} className={styles.lit} />
      <circle cx={link.x1} cy={link.y1} r={3.5} className={styles.dot} />
      <circle cx={link.x2} cy={link.y2} r={3.5} className={styles.dot} />
      <path d={drawing} className={styles.reach} />
    </g>
  )
}
