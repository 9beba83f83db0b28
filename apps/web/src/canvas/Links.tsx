import { type LinkPath, removeLinks } from '@commonboard/model'
import { stopEventPropagation } from '@tldraw/tldraw'
import { memo } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useCanEdit, usePlan, useStore } from '../plan/usePlan.ts'
import { classes } from '../ui/classes.ts'
import { useCanvas } from './boardStore.ts'
import styles from './Links.module.css'

/** A curve from the right edge of one card to the left edge of the next. */
export function curve({ x1, y1, x2, y2 }: Pick<LinkPath, 'x1' | 'y1' | 'x2' | 'y2'>): string {
  const bend = Math.max(14, (x2 - x1) * 0.55)
  return `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`
}

/** All links of the board in one drawing: thousands of shapes of their own would cost thousands of reactions. */
export function Links() {
  const { store } = useCanvas()
  const board = useStore(store.board)
  const lit = useStore(store.litLinks)
  const chosen = useStore(store.chosenLink)
  const resting = board.links.filter((link) => !lit.has(link.id) && link.id !== chosen)
  const followed = board.links.filter((link) => lit.has(link.id) || link.id === chosen)
  return (
    <svg className={styles.links} width={board.width} height={board.height} aria-hidden="true">
      {resting.map((link) => (
        <Line key={link.id} link={link} isQuiet={lit.size > 0} />
      ))}
      {followed.map((link) => (
        <LitLine key={link.id} link={link} />
      ))}
    </svg>
  )
}

const Line = memo(function Line({ link, isQuiet }: { readonly link: LinkPath; readonly isQuiet: boolean }) {
  const { store } = useCanvas()
  return (
    <>
      <path d={curve(link)} className={classes(styles.line, isQuiet && styles.quiet)} />
      <path
        d={curve(link)}
        className={styles.reach}
        onPointerDown={(event) => {
          stopEventPropagation(event)
          store.chosenLink.set(link.id)
        }}
      />
    </>
  )
})

function LitLine({ link }: { readonly link: LinkPath }) {
  const { store } = useCanvas()
  return (
    <>
      <path d={curve(link)} className={styles.lit} />
      <circle cx={link.x1} cy={link.y1} r={3.5} className={styles.dot} />
      <circle cx={link.x2} cy={link.y2} r={3.5} className={styles.dot} />
      <path
        d={curve(link)}
        className={styles.reach}
        onPointerDown={(event) => {
          stopEventPropagation(event)
          store.chosenLink.set(link.id)
        }}
      />
    </>
  )
}

/** What can be done with the link that was clicked. */
export function ChosenLink() {
  const { store } = useCanvas()
  const words = useWords('canvas')
  const plan = usePlan()
  const canEdit = useCanEdit()
  const board = useStore(store.board)
  const chosen = useStore(store.chosenLink)
  const link = board.links.find(({ id }) => id === chosen)
  if (!link) return null
  const from = board.cards.get(link.from)?.card.number ?? ''
  const to = board.cards.get(link.to)?.card.number ?? ''
  return (
    <div
      className={styles.panel}
      style={{ left: (link.x1 + link.x2) / 2, top: (link.y1 + link.y2) / 2 }}
      onPointerDown={stopEventPropagation}
    >
      <span>{words.canvas.linkOf(from, to)}</span>
      {canEdit && (
        <button
          type="button"
          onClick={() => {
            removeLinks(plan, [link.id])
            store.chosenLink.set(undefined)
          }}
        >
          {words.canvas.removeLink}
        </button>
      )}
    </div>
  )
}
