import { type AddBox, HEAD, labelOf } from '@commonboard/model'
import { stopEventPropagation, useEditor, useValue } from '@tldraw/tldraw'
import { Plus } from 'lucide-react'
import type { TouchEvent } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useCanEdit, useContent, useStore } from '../plan/usePlan.ts'
import { classes } from '../ui/classes.ts'
import { useCanvas } from './boardStore.ts'
import { ColumnHead, StripHead } from './ColumnHead.tsx'
import styles from './Ground.module.css'
import { Links } from './Links.tsx'

/** From here on what is made for a finger is 44 px large on the screen. */
const TOUCH_ZOOM_MIN = 0.78

/** What lies under the cards: groups, columns, bands, links and the places where a card can be added. */
export function Ground() {
  const { store, isTouch, resting } = useCanvas()
  const editor = useEditor()
  // Smaller than a finger: one comes nearer first. The tool for cards works from here too.
  const isTooFar = useValue('too far', () => isTouch && editor.getZoomLevel() < TOUCH_ZOOM_MIN, [editor, isTouch])
  const board = useStore(store.board)
  const content = useContent()
  const canEdit = useCanEdit()
  const { language } = useLanguage()
  return (
    <div className={styles.ground} onTouchStart={keepTouch} onTouchEnd={keepTouch}>
      {board.groups.map(({ group, x, width }) => (
        <div key={group} className={styles.group} style={{ left: x, width, height: HEAD.groupRuleY }}>
          {labelOf(content, language, `group.${group}`)}
        </div>
      ))}
      {board.columns.map((box) => (
        <ColumnHead key={box.column} box={box} hasFold={!isTooFar} />
      ))}
      {board.strips.map((box) => (
        <StripHead key={box.column} box={box} />
      ))}
      {board.bands.map(({ column, band, x, y, width, height }) => (
        <div key={column + band} className={styles.band} data-band={band} style={{ left: x, top: y, width, height }}>
          <span>{band && labelOf(content, language, `band.${band}`)}</span>
          <i />
        </div>
      ))}
      <Links />
      {canEdit &&
        !isTooFar &&
        board.adds.map((add) =>
          resting.has(add.column) ? null : <Add key={add.column + add.band + add.look} add={add} />,
        )}
    </div>
  )
}

/** tldraw takes the touches of its canvas for its own: a button on it would never be clicked by a finger. */
function keepTouch(event: TouchEvent): void {
  if (event.target instanceof Element && event.target.closest('button')) event.stopPropagation()
}

function Add({ add }: { readonly add: AddBox }) {
  const { actions } = useCanvas()
  const words = useWords('canvas')
  const { language } = useLanguage()
  const content = useContent()
  const column = labelOf(content, language, `column.${add.column}`)
  const band = add.band ? labelOf(content, language, `band.${add.band}`) : ''
  const label = add.look === 'first' ? words.canvas.addFirst : words.canvas.add
  return (
    <button
      type="button"
      // With a card to stand on, the key N adds below it; only where nothing is yet does Tab stop.
      tabIndex={add.look === 'first' ? 0 : -1}
      className={classes(styles.add, styles[add.look])}
      style={{
        left: add.x,
        top: add.y,
        width: add.look === 'first' ? add.width : undefined,
        height: add.height,
        ...(add.look === 'inBand'
          ? {
              left: undefined,
              insetInlineEnd: 'auto',
              transform: `translateX(${add.x + add.width}px) translateX(-100%)`,
            }
          : {}),
      }}
      aria-label={words.canvas.addTo([column, band].filter(Boolean).join(', '))}
      onPointerDown={stopEventPropagation}
      onClick={() => actions.add({ column: add.column, band: add.band })}
    >
      <Plus size={add.look === 'inBand' ? 13 : 15} strokeWidth={2} aria-hidden="true" />
      {label}
    </button>
  )
}
