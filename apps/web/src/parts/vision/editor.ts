import { isOwnVision, LIMITS } from '@commonboard/model'
import type { Slice } from '@tiptap/pm/model'
import { type Command, EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'
import { ySyncPlugin, ySyncPluginKey } from 'y-prosemirror'
import type * as Y from 'yjs'
import type { OpenPlan, Session } from '../../plan/session.ts'
import { carets } from './carets.ts'
import { type KeyActions, keys } from './commands.ts'
import { asOf, plainOf, schema } from './schema.ts'

/** The editor while it is on the page. */
export interface RichEditor {
  readonly view: EditorView
  /** Runs a command as a step of its own and puts the caret back into the text. */
  run(command: Command): void
  destroy(): void
}

export interface EditorOptions extends Pick<KeyActions, 'askForLink' | 'toToolbar'> {
  readonly place: HTMLElement
  readonly session: Session
  readonly open: OpenPlan
  readonly attributes: (isEmpty: boolean) => Record<string, string>
  readonly noName: () => string
  readonly onState: (state: EditorState) => void
  /** Somebody has reached the greatest length. */
  readonly onFull: () => void
  /** The vision has come to hold what this editor does not know; the editor is already gone. */
  readonly onForeign: () => void
}

/**
 * The vision as rich text, bound to the shared document. Undo is the plan's own: the binding's changes are followed by
 * it, and ProseMirror keeps no history. For people who may write only: the binding itself may write, to put right what
 * two people did at once.
 */
export function openEditor(options: EditorOptions): RichEditor {
  const { place, session, open, onState, onFull, onForeign } = options
  const { plan, undo } = open
  undo.follow(ySyncPluginKey)
  const asStep =
    (command: Command): Command =>
    (state, dispatch, view) => {
      undo.closeStep()
      const done = command(state, dispatch, view)
      undo.closeStep()
      return done
    }
  const state = EditorState.create({
    schema,
    plugins: [
      ySyncPlugin(plan.vision) as Plugin,
      carets({ session, open, noName: options.noName }),
      ...keys({ ...options, undo: () => undo.undo(), redo: () => undo.redo(), asStep }),
      new Plugin({
        filterTransaction: (tr, before) => {
          if (!grows(tr, before)) return true
          onFull()
          return false
        },
        view: () => ({ update: ({ state: now }) => onState(now) }),
      }),
    ],
  })
  const view = new EditorView(place, {
    state,
    attributes: (now) => options.attributes(now.doc.childCount === 1 && now.doc.firstChild?.content.size === 0),
    // On a phone a bar stands at the lower edge: the line one writes stays above it.
    scrollThreshold: { top: 0, right: 0, bottom: 84, left: 0 },
    scrollMargin: { top: 5, right: 5, bottom: 92, left: 5 },
    transformPastedHTML: (html) => html.replace(/<br\b[^>]*>/gi, ' '),
    // Pictures and files have no place here; left to the browser, a dropped one would open instead of the plan.
    handlePaste: (now, event, slice) => hasFilesOnly(event.clipboardData) || pasteBlocks(now, slice),
    handleDrop: (_view, event) => hasFilesOnly(event.dataTransfer),
    handleDOMEvents: {
      drop: (_view, event) => {
        if (!hasFilesOnly(event.dataTransfer)) return false
        event.preventDefault()
        return true
      },
      // The undo of a phone's keyboard or of the browser's menu.
      beforeinput: (_view, event) => {
        if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false
        event.preventDefault()
        if (event.inputType === 'historyUndo') undo.undo()
        else undo.redo()
        return true
      },
      click: (_view, event) => {
        const link = event.target instanceof Element ? event.target.closest('a') : null
        if (!link || !(event.ctrlKey || event.metaKey)) return false
        window.open(link.href, '_blank', 'noopener,noreferrer')
        return true
      },
      focus: () => undo.closeStep(),
      blur: () => undo.closeStep(),
    },
  })
  // Before the binding hears of it: it would delete, for everybody, what the schema does not know.
  const watch = (transaction: Y.Transaction) => {
    if (transaction.origin === ySyncPluginKey || isOwnVision(plan)) return
    destroy()
    onForeign()
  }
  const destroy = () => {
    plan.doc.off('beforeObserverCalls', watch)
    view.destroy()
  }
  plan.doc.on('beforeObserverCalls', watch)
  onState(view.state)
  return {
    view,
    run(command) {
      asStep(command)(view.state, view.dispatch, view)
      view.focus()
    },
    destroy,
  }
}

/** Whether a change made here leads over the length a card may have; others' words are always let in. */
function grows(tr: Transaction, before: EditorState): boolean {
  if (!tr.docChanged || tr.getMeta(ySyncPluginKey) !== undefined) return false
  const length = plainOf(tr.doc).length
  return length > LIMITS.cardTextMaxLength && length > plainOf(before.doc).length
}

/** Into an empty plain block a pasted heading or list comes as such; ProseMirror alone would keep the block plain. */
function pasteBlocks(view: EditorView, { content }: Slice): boolean {
  const { state } = view
  const { $from, empty } = state.selection
  const first = content.firstChild
  if (!empty || $from.parent.content.size > 0 || asOf($from.parent) !== null) return false
  if (first?.type !== schema.nodes.paragraph || asOf(first) === null) return false
  const tr = state.tr.replaceWith($from.before(), $from.after(), content)
  const end = tr.doc.resolve($from.before() + content.size)
  view.dispatch(tr.setSelection(TextSelection.near(end, -1)).scrollIntoView())
  return true
}

const hasFilesOnly = (data: DataTransfer | null): boolean =>
  data !== null && data.files.length > 0 && !data.types.some((type) => type === 'text/html' || type === 'text/plain')
