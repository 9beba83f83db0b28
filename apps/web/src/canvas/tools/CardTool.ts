import { StateNode, type TLPointerEventInfo } from '@tldraw/tldraw'
import { bridgeOf } from './bridge.ts'

/** A click in a column puts a card there and opens it; Escape goes back to selecting. */
export class CardTool extends StateNode {
  static override id = 'card'

  override onEnter() {
    this.editor.setCursor({ type: 'cross', rotation: 0 })
  }

  override onExit() {
    bridgeOf(this.editor).showTarget(undefined)
  }

  override onPointerMove() {
    bridgeOf(this.editor).showTarget(this.editor.inputs.currentPagePoint)
  }

  override onPointerUp(_info: TLPointerEventInfo) {
    const point = this.editor.inputs.currentPagePoint
    this.editor.setCurrentTool('select')
    bridgeOf(this.editor).addAt(point)
  }

  override onCancel() {
    this.editor.setCurrentTool('select')
  }
}
