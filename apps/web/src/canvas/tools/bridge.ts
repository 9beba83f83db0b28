import type { CardId } from '@commonboard/model'
import type { Editor, VecLike } from '@tldraw/tldraw'

/** What our tools ask of the page; tldraw makes tools itself and gives them nothing but the editor. */
export interface ToolBridge {
  addAt(point: VecLike): void
  showTarget(point: VecLike | undefined): void
  connect(a: CardId, b: CardId): void
  showConnection(connection: Connection | undefined): void
  /** Whether somebody asks to wait where this card stands. */
  rests(card: CardId): boolean
  /** The same, and says so. */
  waits(card: CardId): boolean
}

/** A link while it is being drawn. */
export interface Connection {
  readonly from: CardId
  /** The card under the pointer. */
  readonly to: CardId | undefined
  readonly point: VecLike
}

const bridges = new WeakMap<Editor, ToolBridge>()

export const setBridge = (editor: Editor, bridge: ToolBridge): void => {
  bridges.set(editor, bridge)
}

/** Undefined while the canvas is being put on the page. */
export const bridgeTo = (editor: Editor): ToolBridge | undefined => bridges.get(editor)

export function bridgeOf(editor: Editor): ToolBridge {
  const bridge = bridgeTo(editor)
  if (!bridge) throw new Error('This editor has no bridge to the page yet')
  return bridge
}
