import { useEditor, useValue } from '@tldraw/tldraw'
import { Hand, Maximize, Minus, MousePointer2, Plus, Redo2, Spline, SquarePlus, Undo2 } from 'lucide-react'
import { useWords } from '../i18n/language.tsx'
import { useMedia } from '../ui/media.ts'
import { UNDO_IN_TOOLBAR_WIDTH } from '../plan/board.ts'
import { useCanEdit, useUndo } from '../plan/usePlan.ts'
import { type CameraMoves } from './camera.ts'
import { HideTool, SketchTools } from './sketch/SketchTools.tsx'
import { Tool } from './Tool.tsx'
import styles from './Toolbar.module.css'

/** All tools in the middle of a board this wide leave both corners free. An open panel takes of the board. */
const ALL_TOOLS_PX = 1250

/** Tools with their words below: nobody here is trained. */
export function Toolbar() {
  const editor = useEditor()
  const words = useWords('canvas')
  const canEdit = useCanEdit()
  const undo = useUndo()
  const tool = useValue('tool', () => editor.getCurrentToolId(), [editor])
  const hasRoom = useMedia(UNDO_IN_TOOLBAR_WIDTH)
  const hasRoomForAll = useValue('room', () => editor.getViewportScreenBounds().w >= ALL_TOOLS_PX, [editor])
  const use = (id: string) => () => editor.setCurrentTool(id)
  return (
    <div role="toolbar" aria-label={words.canvas.toolbar} className={styles.toolbar}>
      <Tool icon={MousePointer2} label={words.canvas.select} isOn={tool === 'select'} onUse={use('select')} />
      <Tool icon={Hand} label={words.canvas.move} isOn={tool === 'hand'} onUse={use('hand')} />
      {canEdit && (
        <>
          <i />
          <Tool icon={SquarePlus} label={words.canvas.card} isOn={tool === 'card'} onUse={use('card')} />
          <Tool icon={Spline} label={words.canvas.link} isOn={tool === 'connect'} onUse={use('connect')} />
          <i />
          <SketchTools tool={tool} hasRoom={hasRoomForAll} onUse={(next) => editor.setCurrentTool(next)} />
          <HideTool onHide={use('select')} />
          {hasRoom && (
            <>
              <i />
              <Tool icon={Undo2} label={words.plan.undo} isDisabled={!undo.canUndo} onUse={() => undo.undo()} />
              <Tool icon={Redo2} label={words.plan.redo} isDisabled={!undo.canRedo} onUse={() => undo.redo()} />
            </>
          )}
        </>
      )}
      {!canEdit && (
        <>
          <i />
          <HideTool />
        </>
      )}
    </div>
  )
}

/** Larger, smaller, all of it. */
export function ZoomBar({ camera }: { readonly camera: CameraMoves }) {
  const editor = useEditor()
  const words = useWords('canvas')
  const zoom = useValue('zoom', () => Math.round(editor.getZoomLevel() * 100), [editor])
  return (
    <div role="group" aria-label={words.canvas.zoom} className={styles.zoom}>
      <button type="button" title={words.canvas.zoomOut} onClick={camera.zoomOut}>
        <Minus size={17} strokeWidth={1.75} aria-hidden="true" />
      </button>
      <button type="button" className={styles.percent} title={words.canvas.zoomTo100} onClick={camera.zoomTo100}>
        {words.canvas.percent(zoom)}
      </button>
      <button type="button" title={words.canvas.zoomIn} onClick={camera.zoomIn}>
        <Plus size={17} strokeWidth={1.75} aria-hidden="true" />
      </button>
      <i />
      <button type="button" title={words.canvas.fit} onClick={camera.fit}>
        <Maximize size={17} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </div>
  )
}
