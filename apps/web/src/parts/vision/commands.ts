import { baseKeymap, chainCommands, toggleMark } from '@tiptap/pm/commands'
import { InputRule, inputRules } from '@tiptap/pm/inputrules'
import { keymap } from '@tiptap/pm/keymap'
import type { Node } from '@tiptap/pm/model'
import { AllSelection, type Command, type EditorState, Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { type As, asOf, isGone, isListItem, schema } from './schema.ts'

/** The blocks a selection touches, with the place before each. */
function chosenBlocks({ doc, selection: { from, to } }: EditorState): { block: Node; at: number }[] {
  const blocks: { block: Node; at: number }[] = []
  doc.nodesBetween(from, to, (block, at) => {
    if (block.isTextblock && !isGone(block)) blocks.push({ block, at })
    return !block.isTextblock
  })
  return blocks
}

/** Makes the chosen blocks this kind, or plain again if they are it already. One attribute each; no letter moves. */
export const setBlocks =
  (as: As): Command =>
  (state, dispatch) => {
    const blocks = chosenBlocks(state)
    const next = blocks.every(({ block }) => asOf(block) === as) ? null : as
    const { tr } = state
    for (const { at } of blocks) tr.setNodeAttribute(at, 'as', next)
    if (tr.docChanged) dispatch?.(tr.scrollIntoView())
    return tr.docChanged
  }

export const toggleBold: Command = toggleMark(schema.marks.bold)

/** What the toolbar shows as pressed. */
export interface ToolState {
  readonly isBold: boolean
  /** Undefined while the chosen blocks differ. */
  readonly as: As | undefined
  readonly link: string | undefined
}

export function readTools(state: EditorState): ToolState {
  const { from, to, empty, $from } = state.selection
  const kinds = new Set(chosenBlocks(state).map(({ block }) => asOf(block)))
  const marks = state.storedMarks ?? $from.marks()
  return {
    isBold: empty
      ? schema.marks.bold.isInSet(marks) !== undefined
      : state.doc.rangeHasMark(from, to, schema.marks.bold),
    as: kinds.size === 1 ? [...kinds][0] : undefined,
    link: linkAt(state)?.href,
  }
}

interface Link {
  readonly href: string
  readonly from: number
  readonly to: number
}

/** The whole link the caret stands in or the selection begins in. */
export function linkAt({ selection: { $from } }: EditorState): Link | undefined {
  const block = $from.parent
  let found: Link | undefined
  block.forEach((node, offset) => {
    const mark = schema.marks.link.isInSet(node.marks)
    const from = $from.start() + offset
    if (!mark || found?.to === $from.pos) return
    const href = String((mark.attrs as { href: unknown }).href)
    // A link of which some words are bold is several nodes.
    if (found && found.to === from && found.href === href) found = { ...found, to: from + node.nodeSize }
    else if (from <= $from.pos && $from.pos <= from + node.nodeSize && !found)
      found = { href, from, to: from + node.nodeSize }
  })
  return found
}

/**
 * Lets the chosen words, the link or else the word at the caret lead to `href`; where there is no word the address
 * itself is put in.
 */
export const setLink =
  (href: string, shown: string): Command =>
  (state, dispatch) => {
    const link = linkAt(state)
    const range = link ?? (state.selection.empty ? wordAt(state) : state.selection)
    const mark = schema.marks.link.create({ href })
    const { tr } = state
    if (range.from < range.to)
      tr.removeMark(range.from, range.to, schema.marks.link).addMark(range.from, range.to, mark)
    else tr.insert(range.from, schema.text(shown, [mark]))
    dispatch?.(tr.removeStoredMark(mark).scrollIntoView())
    return true
  }

export const removeLink: Command = (state, dispatch) => {
  const { from, to } = linkAt(state) ?? state.selection
  dispatch?.(state.tr.removeMark(from, to, schema.marks.link))
  return from < to
}

function wordAt({ selection: { $from } }: EditorState): { from: number; to: number } {
  const text = $from.parent.textContent
  const before = /[\p{L}\p{N}'’-]*$/u.exec(text.slice(0, $from.parentOffset))?.[0].length ?? 0
  const after = /^[\p{L}\p{N}'’-]*/u.exec(text.slice($from.parentOffset))?.[0].length ?? 0
  return { from: $from.pos - before, to: $from.pos + after }
}

/** Enter: an empty list item ends its list, a list goes on, a heading is followed by a paragraph. */
const splitBlock: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  const as = asOf($from.parent)
  if (state.selection.empty && isListItem(as) && $from.parent.content.size === 0)
    return setBlocks(null)(state, dispatch)
  const isAtEnd = $to.parentOffset === $to.parent.content.size
  const { tr } = state
  tr.deleteSelection()
  tr.split(tr.selection.from, 1, [
    { type: schema.nodes.paragraph, attrs: { as: isAtEnd && !isListItem(as) ? null : as } },
  ])
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Backspace at the start of a heading or list item makes it plain before it joins anything. */
const makePlain: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const as = asOf($from.parent)
  return empty && $from.parentOffset === 0 && as !== null ? setBlocks(as)(state, dispatch) : false
}

export interface KeyActions {
  readonly undo: () => void
  readonly redo: () => void
  readonly askForLink: () => void
  readonly toToolbar: () => void
  /** Ends the running step of undo before and after a command. */
  readonly asStep: (command: Command) => Command
}

/** Keys as people know them from other editors. Tab is not among them: it leaves the field. */
export function keys({ undo, redo, askForLink, toToolbar, asStep }: KeyActions): Plugin[] {
  const always =
    (act: () => void): Command =>
    () => {
      act()
      return true
    }
  return [
    new Plugin({ props: { handleKeyDown: catchUp } }),
    keymap({
      'Mod-z': always(undo),
      'Shift-Mod-z': always(redo),
      'Mod-y': always(redo),
      'Mod-b': asStep(toggleBold),
      'Mod-k': always(askForLink),
      'Mod-Alt-0': asStep(setBlocks(null)),
      'Mod-Alt-2': asStep(setBlocks('heading')),
      'Mod-Alt-3': asStep(setBlocks('subheading')),
      'Mod-Shift-7': asStep(setBlocks('number')),
      'Mod-Shift-8': asStep(setBlocks('bullet')),
      'Alt-F10': always(toToolbar),
      Enter: splitBlock,
      'Shift-Enter': splitBlock,
      Backspace: chainCommands(
        makePlain,
        (state, dispatch, view) => baseKeymap['Backspace']?.(state, dispatch, view) ?? false,
      ),
    }),
    keymap(baseKeymap),
    inputRules({
      rules: [
        typed(/^[-*] $/, 'bullet'),
        typed(/^1[.)] $/, 'number'),
        typed(/^## $/, 'heading'),
        typed(/^### $/, 'subheading'),
      ],
    }),
  ]
}

/**
 * Browsers tell of a moved caret only with the next frame. On a slow device a key pressed before that would act where
 * the caret was: so each key first looks where it is.
 */
function catchUp(view: EditorView): boolean {
  const dom = view.dom.ownerDocument.getSelection()
  const { state } = view
  if (view.composing || !dom?.anchorNode || !dom.focusNode || state.selection instanceof AllSelection) return false
  if (!view.dom.contains(dom.anchorNode) || !view.dom.contains(dom.focusNode)) return false
  const anchor = state.doc.resolve(view.posAtDOM(dom.anchorNode, dom.anchorOffset))
  const head = state.doc.resolve(view.posAtDOM(dom.focusNode, dom.focusOffset))
  const selection = TextSelection.between(anchor, head)
  if (!selection.eq(state.selection)) view.dispatch(state.tr.setSelection(selection))
  return false
}

const typed = (signs: RegExp, as: As): InputRule =>
  new InputRule(signs, (state, _match, start, end) => {
    const $start = state.doc.resolve(start)
    if (asOf($start.parent) !== null) return null
    const tr = state.tr.delete(start, end).setNodeAttribute($start.before(), 'as', as)
    return tr.setSelection(TextSelection.create(tr.doc, start))
  })
