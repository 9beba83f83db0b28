import { type DrawingId, drawingText, LIMITS, type Plan, typeInDrawing } from '@commonboard/model'
import { stopEventPropagation, useEditor, useValue } from '@tldraw/tldraw'
import { type CSSProperties, useEffect, useMemo, useRef } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { personColor } from '../../people.ts'
import { SharedText, type TextSource } from '../../plan/SharedText.tsx'
import { useCanEdit, usePlan, useStore } from '../../plan/usePlan.ts'
import { classes } from '../../ui/classes.ts'
import { noteColor, strokeColor } from './palette.ts'
import { drawingIdOf, LETTERS, type NoteShape, type TextShape } from './shapes.ts'
import { useSketchContext } from './sketchContext.ts'
import styles from './Words.module.css'

const sourceOf = (plan: Plan, id: DrawingId): TextSource => ({
  id,
  maxLength: LIMITS.noteTextMaxLength,
  hasLines: true,
  ...(plan.sketch ? { doc: plan.sketch } : {}),
  read: () => drawingText(plan, id),
  type: (splice) => typeInDrawing(plan, id, splice),
})

/** A note or a text: read as one line by a screen reader, written in a real text field. */
export function Words({ shape }: { readonly shape: NoteShape | TextShape }) {
  const editor = useEditor()
  const words = useWords('sketch').sketch
  const someoneWrites = useWords('canvas').canvas.isWriting
  const canEdit = useCanEdit()
  const { writers, endWriting } = useSketchContext()
  const id = drawingIdOf(shape.id)
  const writer = useStore(writers).get(id)
  const isWriting = useValue('writing', () => editor.getEditingShapeId() === shape.id, [editor, shape.id])
  const isChosen = useValue('chosen', () => editor.getSelectedShapeIds().includes(shape.id), [editor, shape.id])
  const ref = useRef<HTMLElement>(null)
  const wasWriting = useRef(false)
  const isNote = shape.type === 'sketchNote'
  const { text, color, size } = shape.props
  const [letter, line] = LETTERS[size] ?? [16, 21]
  useEffect(() => {
    if (wasWriting.current && !isWriting && isChosen) ref.current?.focus({ preventScroll: true })
    wasWriting.current = isWriting
  }, [isWriting, isChosen])

  const style = {
    font: `400 ${letter}px / ${line}px var(--sans)`,
    ...(isNote ? { background: noteColor(color) } : { color: strokeColor(color) }),
    ...(writer ? { '--person': personColor(writer.color) } : {}),
  } as CSSProperties
  return (
    <article
      ref={ref}
      data-drawing={id}
      data-chosen={isChosen || undefined}
      tabIndex={0}
      aria-label={isNote ? words.noteSays(text) : words.textSays(text)}
      className={classes(styles.words, isNote && styles.note, writer && styles.writtenIn)}
      style={style}
      onFocus={(event) => {
        if (event.target === event.currentTarget && !isChosen) editor.setSelectedShapes([shape.id])
      }}
    >
      {writer && <span className={styles.flag}>{someoneWrites(writer.name)}</span>}
      {isWriting && canEdit ? (
        <Field id={id} onEnd={endWriting} />
      ) : (
        <p dir="auto" className={classes(styles.text, !text && styles.hint)}>
          {text || words.placeholder}
        </p>
      )}
    </article>
  )
}

function Field({ id, onEnd }: { readonly id: DrawingId; readonly onEnd: () => void }) {
  const plan = usePlan()
  const words = useWords('sketch').sketch
  const source = useMemo(() => sourceOf(plan, id), [plan, id])
  return (
    <SharedText
      source={source}
      takesFocus
      className={styles.field}
      aria-label={words.noteText}
      placeholder={words.placeholder}
      onPointerDown={stopEventPropagation}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onEnd()
      }}
    />
  )
}
