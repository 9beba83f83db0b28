import {
  type CardId,
  type DrawingId,
  edit,
  editSketch,
  type IdeaId,
  type ItemId,
  rebaseSplice,
  type Splice,
  spliceBetween,
} from '@commonboard/model'
import type * as Y from 'yjs'
import { type ComponentProps, useEffect, useLayoutEffect, useRef } from 'react'
import { useCanEdit, useOpenPlan, useSession } from './usePlan.ts'

/** A text of the plan that several people type in: the words of a card, the name of a person. */
export interface TextSource {
  /** The card or item others see us write in. */
  readonly id: CardId | ItemId | IdeaId | DrawingId
  /** Where it is written; absent: the plan. */
  readonly doc?: Y.Doc
  /** Line breaks stay; absent: they become spaces. */
  readonly hasLines?: boolean
  readonly maxLength: number
  read(): string
  type(splice: Splice): void
}

export interface SharedTextProps extends Omit<ComponentProps<'textarea'>, 'value' | 'defaultValue' | 'onChange'> {
  /** The same object as long as it is the same text. */
  readonly source: TextSource
  /** Put the caret in at once, at the end. */
  readonly takesFocus?: boolean
}

/** Where a caret stands after somebody else's change of the text. */
export function moveCaret(caret: number, { index, remove, insert }: Splice): number {
  if (caret <= index) return caret
  if (caret >= index + remove) return caret + insert.length - remove
  return index + insert.length
}

/**
 * A shared text in a real text field, merged letter by letter: each input becomes the smallest change of
 * the shared text, others' changes move the caret. While an input method composes, the field is left alone and only
 * the composed words go in, at the place where the composing began.
 */
export function SharedText(props: SharedTextProps) {
  const { source, takesFocus = false, onFocus, onBlur, onKeyDown, onSelect, ...rest } = props
  const { plan, undo } = useOpenPlan()
  const session = useSession()
  const canEdit = useCanEdit()
  const field = useRef<HTMLTextAreaElement>(null)
  /** The shared text as the field shows it. */
  const shown = useRef(source.read())
  const composing = useRef<{ before: string; others: Splice[] } | undefined>(undefined)

  useLayoutEffect(() => {
    const area = field.current
    if (!area) return
    shown.current = source.read()
    area.value = shown.current
    const onChange = () => {
      const text = source.read()
      const splice = spliceBetween(shown.current, text, text.length)
      if (!splice) return
      shown.current = text
      if (composing.current) {
        composing.current.others.push(splice)
        return
      }
      if (area.value === text) return
      const { selectionStart, selectionEnd, selectionDirection } = area
      area.value = text
      if (document.activeElement === area)
        area.setSelectionRange(moveCaret(selectionStart, splice), moveCaret(selectionEnd, splice), selectionDirection)
    }
    const doc = source.doc ?? plan.doc
    doc.on('afterTransaction', onChange)
    return () => doc.off('afterTransaction', onChange)
  }, [plan, source])

  const takeFocus = () => {
    const area = field.current
    if (!takesFocus || !area || document.activeElement === area) return
    area.focus()
    area.setSelectionRange(area.value.length, area.value.length)
  }
  // As it is drawn: letters typed a moment before would be keys of the page. In a dialog that is only being opened, after that.
  useLayoutEffect(takeFocus, [takesFocus])
  useEffect(takeFocus, [takesFocus])

  // A field taken out of the page does not blur, and its writer would seem to write in it for good.
  useEffect(() => {
    return () => {
      undo.closeStep()
      session.setPresence({ editing: null })
    }
  }, [undo, session])

  const tellCaret = () => {
    const area = field.current
    if (area && document.activeElement === area)
      session.setPresence({ editing: { card: source.id, caret: area.selectionStart } })
  }

  const write = (splice: Splice | undefined) => {
    const area = field.current
    if (!splice || !area) return
    source.type(splice)
    shown.current = source.read()
    // A text over the limit was cut: the field must not show words nobody else has.
    if (area.value !== shown.current) {
      const caret = area.selectionStart
      area.value = shown.current
      area.setSelectionRange(caret, caret)
    }
    tellCaret()
  }

  const onInput = () => {
    const area = field.current
    if (!area || composing.current) return
    const splice = spliceBetween(shown.current, area.value, area.selectionStart)
    // A card is one paragraph: a line break that comes in becomes a space. Those of the vision, made in its own editor, stay.
    write(splice && { ...splice, insert: source.hasLines ? splice.insert : splice.insert.replace(/[\r\n]/g, ' ') })
  }

  const onCompositionEnd = () => {
    const area = field.current
    const started = composing.current
    composing.current = undefined
    if (!area || !started) return
    const composed = spliceBetween(started.before, area.value, area.selectionStart)
    if (!composed) {
      area.value = shown.current
      return
    }
    const splices = rebaseSplice(composed, started.others)
    const type = () => {
      for (const splice of splices) source.type(splice)
    }
    if (source.doc) editSketch(plan, type)
    else edit(plan, type)
    shown.current = source.read()
    area.value = shown.current
    const last = splices.at(-1)
    const caret = last ? last.index + last.insert.length : 0
    area.setSelectionRange(caret, caret)
    tellCaret()
  }

  return (
    <textarea
      rows={1}
      dir="auto"
      spellCheck
      maxLength={source.maxLength}
      {...rest}
      ref={field}
      readOnly={!canEdit || rest.readOnly}
      onInput={onInput}
      onCompositionStart={() => {
        composing.current = { before: shown.current, others: [] }
      }}
      onCompositionEnd={onCompositionEnd}
      onSelect={(event) => {
        tellCaret()
        onSelect?.(event)
      }}
      onFocus={(event) => {
        undo.closeStep()
        if (canEdit) tellCaret()
        onFocus?.(event)
      }}
      onBlur={(event) => {
        undo.closeStep()
        session.setPresence({ editing: null })
        onBlur?.(event)
      }}
      onKeyDown={(event) => {
        // The field's own undo knows nothing of the others' letters.
        if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z') {
          event.preventDefault()
          event.stopPropagation()
          if (event.shiftKey) undo.redo()
          else undo.undo()
          return
        }
        onKeyDown?.(event)
      }}
    />
  )
}
