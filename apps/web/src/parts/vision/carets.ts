import { readPresence, VISION_ID } from '@commonboard/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'
import { personColor } from '../../people.ts'
import type { OpenPlan, Session } from '../../plan/session.ts'
import { oncePerFrame } from '../../plan/store.ts'
import { offsetOf, positionOf } from './schema.ts'
import styles from './RichText.module.css'

interface CaretsOptions {
  readonly session: Session
  readonly open: OpenPlan
  /** How somebody without a name is called. */
  readonly noName: () => string
}

/** What the binding to the document keeps in the editor's state, as far as we need it. */
interface Sync {
  readonly type: Y.XmlFragment
  readonly doc: Y.Doc
  readonly isChangeOrigin: boolean
  readonly binding: { readonly mapping: Map<Y.AbstractType<unknown>, never> }
}
const syncOf = (state: EditorState): Sync => ySyncPluginKey.getState(state) as Sync

const caretsKey = new PluginKey<DecorationSet>('carets')

/**
 * Others' carets and selections with their names, and our own for them. The plugin that comes with the binding is not
 * used: it writes to and reads from the field `cursor` of the awareness, where our canvas keeps the pointer. Whoever
 * types in the vision as a card or in the outline has a caret here too.
 */
export function carets({ session, open, noName }: CaretsOptions): Plugin<DecorationSet> {
  const { awareness } = open

  const build = (state: EditorState): DecorationSet => {
    const decorations: Decoration[] = []
    for (const [clientId, raw] of awareness.getStates()) {
      if (clientId === awareness.clientID) continue
      const presence = readPresence(raw)
      if (!presence || presence.name === undefined) continue
      const place = placeOf(state, presence)
      if (!place) continue
      const { anchor, head } = place
      const name = presence.name || noName()
      const color = personColor(presence.color ?? 0)
      if (anchor !== head)
        decorations.push(
          Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), {
            class: styles.chosenByOther ?? '',
            style: `--person: ${color}`,
          }),
        )
      decorations.push(
        Decoration.widget(head, () => caretOf(name, color), {
          key: `${clientId} ${name} ${color}`,
          side: 10,
          ignoreSelection: true,
        }),
      )
    }
    return DecorationSet.create(state.doc, decorations)
  }

  const tell = (view: EditorView) => {
    if (!view.hasFocus()) return
    const { type, binding } = syncOf(view.state)
    const { anchor, head } = view.state.selection
    const relative = (position: number): unknown =>
      Y.relativePositionToJSON(
        absolutePositionToRelativePosition(position, type, binding.mapping) as Y.RelativePosition,
      ) as unknown
    session.setPresence({
      vision: { anchor: relative(anchor), head: relative(head) },
      editing: { card: VISION_ID, caret: offsetOf(view.state.doc, head) },
    })
  }
  const leave = () => session.setPresence({ vision: null, editing: null })

  return new Plugin<DecorationSet>({
    key: caretsKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, known, _old, state) =>
        tr.getMeta(caretsKey) === true || syncOf(state).isChangeOrigin ? build(state) : known.map(tr.mapping, tr.doc),
    },
    props: {
      decorations: (state) => caretsKey.getState(state),
      handleDOMEvents: {
        focus: (view) => {
          // The selection of the page reaches the editor just after the focus.
          setTimeout(() => tell(view), 0)
        },
        blur: leave,
      },
    },
    view: (view) => {
      const frame = oncePerFrame(() => {
        if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(caretsKey, true))
      })
      const onChange = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
        if ([...added, ...updated, ...removed].some((id) => id !== awareness.clientID)) frame.schedule()
      }
      awareness.on('change', onChange)
      frame.schedule()
      return {
        update: (_view, before) => {
          // Others' letters move our caret along; it is told by what it stands beside, so nothing is new for them.
          if (syncOf(view.state).isChangeOrigin) return
          if (!before.selection.eq(view.state.selection) || before.doc !== view.state.doc) tell(view)
        },
        destroy: () => {
          awareness.off('change', onChange)
          frame.cancel()
          leave()
        },
      }
    },
  })
}

/** Where somebody's caret stands; undefined if nowhere here, or in words that have not arrived yet. */
function placeOf(
  state: EditorState,
  { vision, editing }: NonNullable<ReturnType<typeof readPresence>>,
): { anchor: number; head: number } | undefined {
  const end = state.doc.content.size - 1
  if (vision) {
    const { type, doc, binding } = syncOf(state)
    const absolute = (position: unknown): number | undefined => {
      try {
        const relative = Y.createRelativePositionFromJSON(position)
        return relativePositionToAbsolutePosition(doc, type, relative, binding.mapping) ?? undefined
      } catch {
        // Another browser may send anything.
        return undefined
      }
    }
    const [anchor, head] = [absolute(vision.anchor), absolute(vision.head)]
    if (anchor === undefined || head === undefined) return undefined
    return { anchor: Math.min(anchor, end), head: Math.min(head, end) }
  }
  if (editing?.card !== VISION_ID) return undefined
  const head = positionOf(state.doc, editing.caret)
  return { anchor: head, head }
}

function caretOf(name: string, color: string): HTMLElement {
  const caret = document.createElement('span')
  caret.className = styles.caret ?? ''
  caret.style.setProperty('--person', color)
  // Names in the middle of a sentence would be read as part of it; who writes is said below the text.
  caret.setAttribute('aria-hidden', 'true')
  const flag = document.createElement('span')
  flag.className = styles.flag ?? ''
  flag.textContent = name
  caret.append('\u2060', flag, '\u2060')
  return caret
}
