import type { Board, CardBox } from '@commonboard/model'
import type { Editor } from '@tldraw/tldraw'
import { isCalm } from '../ui/theme.ts'

const MARGIN_X = 18
const MARGIN_TOP = 10
/** Room the toolbar takes at the lower edge. */
const MARGIN_BOTTOM = 84
/** And the bar of what is chosen above it. */
const BAR_PX = 46
/** Around what is fitted: its neighbors stay in sight. */
const FIT_MARGIN = 60
const FIRST_ZOOM_MIN = 0.8
const FIRST_ZOOM_MAX = 1.25
const ZOOM_MIN = 0.1
const ZOOM_MAX = 4
const MOVE = { animation: { duration: 200 } } as const

export interface CameraMoves {
  zoomIn(): void
  zoomOut(): void
  zoomTo100(): void
  fit(): void
  /** These, as large as they go without being larger than life. */
  fitTo(boxes: readonly Pick<CardBox, 'x' | 'y' | 'width' | 'height'>[]): void
  /** Scrolls just as far as it takes to see this card, or this part of one. */
  reveal(box: Pick<CardBox, 'x' | 'y' | 'width' | 'height'>): void
  first(): void
}

export function cameraMoves(editor: Editor, board: () => Board): CameraMoves {
  const move = () => (isCalm() ? {} : MOVE)
  const zoomBy = (factor: number) => {
    const { width, height } = editor.getViewportScreenBounds()
    const { x, y, z } = editor.getCamera()
    const next = Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, z * factor))
    editor.setCamera(
      { x: x + width / 2 / next - width / 2 / z, y: y + height / 2 / next - height / 2 / z, z: next },
      move(),
    )
  }
  const show = (zoom: number, options: object) => {
    const { width } = editor.getViewportScreenBounds()
    const spare = width / zoom - board().width
    const x = spare > 2 * (MARGIN_X / zoom) ? spare / 2 : MARGIN_X / zoom
    editor.setCamera({ x, y: MARGIN_TOP / zoom, z: zoom }, options)
  }
  return {
    zoomIn: () => zoomBy(1.25),
    zoomOut: () => zoomBy(0.8),
    zoomTo100: () => zoomBy(1 / editor.getZoomLevel()),
    fit: () => {
      const { width, height } = editor.getViewportScreenBounds()
      const across = (width - 2 * MARGIN_X) / Math.max(1, board().width)
      const down = (height - MARGIN_TOP - MARGIN_BOTTOM) / Math.max(1, board().height)
      show(Math.min(FIRST_ZOOM_MAX, Math.max(ZOOM_MIN, Math.min(across, down))), move())
    },
    fitTo: (boxes) => {
      const { width, height } = editor.getViewportScreenBounds()
      const left = Math.min(...boxes.map((box) => box.x))
      const top = Math.min(...boxes.map((box) => box.y))
      const across = Math.max(...boxes.map((box) => box.x + box.width)) - left
      const down = Math.max(...boxes.map((box) => box.y + box.height)) - top
      const room = { x: width - 2 * FIT_MARGIN, y: height - FIT_MARGIN - MARGIN_BOTTOM }
      const zoom = Math.min(FIRST_ZOOM_MAX, Math.max(ZOOM_MIN, Math.min(room.x / across, room.y / down)))
      const x = (width / zoom - across) / 2 - left
      const y = (FIT_MARGIN + room.y / 2) / zoom - down / 2 - top
      editor.setCamera({ x, y, z: zoom }, move())
    },
    reveal: (box) => {
      const view = editor.getViewportPageBounds()
      const { x, y, z } = editor.getCamera()
      // Less than the margin of the first view, or choosing a card of the first or last column would shift the board.
      const pad = 12 / z
      const bottom = view.maxY - (MARGIN_BOTTOM + BAR_PX) / z
      let dx = 0
      let dy = 0
      if (box.x < view.minX + pad) dx = view.minX + pad - box.x
      else if (box.x + box.width > view.maxX - pad) dx = view.maxX - pad - box.x - box.width
      if (box.y < view.minY + pad) dy = view.minY + pad - box.y
      else if (box.y + box.height > bottom) dy = bottom - box.y - box.height
      if (dx !== 0 || dy !== 0) editor.setCamera({ x: x + dx, y: y + dy, z }, move())
    },
    first: () => {
      const { width } = editor.getViewportScreenBounds()
      const across = (width - 2 * MARGIN_X) / Math.max(1, board().width)
      show(Math.min(FIRST_ZOOM_MAX, Math.max(FIRST_ZOOM_MIN, across)), { immediate: true })
    },
  }
}
