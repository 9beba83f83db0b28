import { StateNode, type TLShapeId } from '@tldraw/tldraw'
import { isCard } from '../bindBoard.ts'
import { cardIdOf, shapeIdOf } from '../shapes/cardShape.ts'
import { bridgeOf } from './bridge.ts'

/** Draws a link: from one card to another, by dragging or by two clicks. */
export class ConnectTool extends StateNode {
  static override id = 'connect'
  private from: TLShapeId | undefined
  /** Begun by a press, so a release over another card ends it. */
  private isPressed = false

  override onEnter(info: { from?: Parameters<typeof shapeIdOf>[0] }) {
    this.editor.setCursor({ type: 'cross', rotation: 0 })
    this.from = info.from ? shapeIdOf(info.from) : undefined
    this.isPressed = info.from !== undefined
    if (this.from) this.preview()
  }

  override onExit() {
    this.from = undefined
    bridgeOf(this.editor).showConnection(undefined)
  }

  override onPointerDown() {
    const under = this.under()
    if (this.from) return
    if (!under) return this.leave()
    this.from = under
    this.isPressed = true
    this.preview()
  }

  override onPointerMove() {
    if (this.from) this.preview()
  }

  override onPointerUp() {
    const under = this.under()
    const wasPressed = this.isPressed
    this.isPressed = false
    if (!this.from) return
    // A click on the first card: the second click chooses the other end.
    if (wasPressed && under === this.from) return
    const from = this.from
    this.leave()
    if (under && under !== from) bridgeOf(this.editor).connect(cardIdOf(from), cardIdOf(under))
  }

  override onCancel() {
    this.leave()
  }

  private leave() {
    this.editor.setCurrentTool('select')
  }

  private under(): TLShapeId | undefined {
    const shape = this.editor.getShapeAtPoint(this.editor.inputs.currentPagePoint, { hitInside: true })
    return shape && isCard(shape) ? shape.id : undefined
  }

  private preview() {
    if (!this.from) return
    const under = this.under()
    bridgeOf(this.editor).showConnection({
      from: cardIdOf(this.from),
      to: under && under !== this.from ? cardIdOf(under) : undefined,
      point: this.editor.inputs.currentPagePoint,
    })
  }
}
