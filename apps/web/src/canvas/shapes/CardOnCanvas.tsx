import { type CardId, type Column, numberColumn, VISION_ID } from '@commonboard/model'
import { stopEventPropagation, type TLShapeId, useEditor, useValue } from '@tldraw/tldraw'
import { Clock, MessageSquare, Smartphone, Spline, TriangleAlert } from 'lucide-react'
import { type CSSProperties, memo, useEffect, useRef } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { personColor } from '../../people.ts'
import { useFact } from '../../outline/state.ts'
import { useBoard } from '../../plan/board.ts'
import { CardText } from '../../plan/CardText.tsx'
import { useCanEdit } from '../../plan/usePlan.ts'
import { classes } from '../../ui/classes.ts'
import { type CardView, useCanvas, useCardView } from '../boardStore.ts'
import styles from './CardOnCanvas.module.css'

/** Below this zoom words cannot be read: a bar as long as the text stands for them. */
const FAR_ZOOM = 0.45

interface CardOnCanvasProps {
  readonly id: CardId
  readonly shapeId: TLShapeId
}

/** One card as the canvas shows it; hears only of its own changes. */
export const CardOnCanvas = memo(function CardOnCanvas({ id, shapeId }: CardOnCanvasProps) {
  const now = useCardView(id)
  const editor = useEditor()
  const isFar = useValue('far', () => editor.getZoomLevel() < FAR_ZOOM, [editor])
  const isWriting = useValue('writing', () => editor.getEditingShapeId() === shapeId, [editor, shapeId])
  const isHovered = useValue('hovered', () => editor.getHoveredShapeId() === shapeId, [editor, shapeId])
  const isOut = useValue('out of sight', () => editor.getCulledShapes().has(shapeId), [editor, shapeId])
  // tldraw hides what is out of sight and mounts it all the same: with 2,000 cards most of the first second.
  const wasSeen = useRef(false)
  wasSeen.current ||= !isOut
  // Removed by somebody else while one writes in it: it stays until one is done.
  const known = useRef(now)
  if (now) known.current = now
  const view = now ?? (isWriting ? known.current : undefined)
  if (!view) return null
  if (!wasSeen.current && !isWriting) return <Unseen view={view} />
  return isFar ? (
    <FarCard view={view} />
  ) : (
    <NearCard id={id} view={view} isRemoved={!now} isWriting={isWriting} isHovered={isHovered} />
  )
})

/** A card nobody has had in sight yet: its name, and nothing in it. */
function Unseen({ view: { box, isTabStop } }: { readonly view: CardView }) {
  return (
    <article
      data-card={box.card.id}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={`${box.card.number}. ${box.face.text}`}
    />
  )
}

function FarCard({ view }: { readonly view: CardView }) {
  const { card, face, width, height } = view.box
  const lines = Math.max(1, Math.round((height - 14) / 17.5))
  const style = { '--kind': `var(--kind-${card.column})` } as CSSProperties
  return (
    <article
      className={classes(styles.far, styles[view.look])}
      style={style}
      aria-label={`${card.number}. ${face.text}`}
      data-card={card.id}
    >
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} style={{ inlineSize: barLength(face.text, line, lines, width) }} />
      ))}
    </article>
  )
}

const barLength = (text: string, line: number, lines: number, width: number) =>
  line < lines - 1 ? width - 34 : Math.min(width - 34, Math.max(24, ((text.length * 6.6) % (width - 34)) + 8))

interface NearCardProps {
  /** By somebody else, under one's hands. */
  readonly isRemoved: boolean
  readonly id: CardId
  readonly view: CardView
  readonly isWriting: boolean
  readonly isHovered: boolean
}

function NearCard({ id, view, isRemoved, isWriting, isHovered }: NearCardProps) {
  const words = useWords('canvas')
  const canEdit = useCanEdit()
  const { actions, isTouch, resting } = useCanvas()
  const { card, face } = view.box
  const ref = useRef<HTMLElement>(null)
  const wasWriting = useRef(false)
  const { talk } = useBoard()
  const comments = useFact(talk.counts, (counts) => counts.get(`card:${id}`) ?? 0)
  const isVision = id === VISION_ID

  // The caret gone, the card itself keeps the focus, so that the next key does what the person expects.
  useEffect(() => {
    if (wasWriting.current && !isWriting && view.look === 'chosen') ref.current?.focus({ preventScroll: true })
    wasWriting.current = isWriting
  }, [isWriting, view.look])

  const person = view.writer ?? view.choosers[0]
  const style = {
    '--kind': `var(--kind-${card.column satisfies Column})`,
    '--number': `${numberColumn(card.number)}px`,
    ...(person ? { '--person': personColor(person.color) } : {}),
  } as CSSProperties
  const label = [
    card.number,
    face.title,
    face.text || words.canvas.emptyCard,
    face.value,
    ...face.notes.map((note) => note.text),
    comments > 0 && words.plan.commentsOpen(comments),
  ]
  return (
    <article
      ref={ref}
      data-card={id}
      data-look={view.look}
      data-hovered={isHovered || undefined}
      tabIndex={view.isTabStop ? 0 : -1}
      aria-label={sentences(label)}
      aria-roledescription={words.canvas.cardRole}
      className={classes(
        styles.card,
        isVision && styles.voice,
        card.isStarter && styles.starter,
        styles[view.look],
        view.look === 'chosen' && view.box.fitsBold && styles.bold,
        view.writer && styles.writtenIn,
        !view.writer && person && styles.chosenByOther,
        // A hidden field loses the focus: whoever writes in it goes on, wherever others carry it.
        view.isAway && !isWriting && styles.away,
        isWriting && styles.writing,
      )}
      style={style}
      onFocus={(event) => {
        if (event.target === event.currentTarget && view.look !== 'chosen') actions.choose([id])
      }}
    >
      {view.writer && <Flag>{words.canvas.isWriting(view.writer.name)}</Flag>}
      {!view.writer && person && <Flag>{person.name || words.common.noName}</Flag>}
      <span className={styles.number}>{card.number}</span>
      <div className={styles.words}>
        {face.title && <strong className={styles.title}>{face.title}</strong>}
        <div className={styles.line}>
          {isWriting ? (
            <CardText
              card={id}
              takesFocus
              className={styles.field}
              aria-label={words.canvas.textOf(card.number)}
              placeholder={face.isPlaceholder ? face.text : words.canvas.placeholder}
              onPointerDown={stopEventPropagation}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing) return
                if (event.key !== 'Enter' && event.key !== 'Escape') return
                event.preventDefault()
                event.stopPropagation()
                const { selectionStart, selectionEnd, value } = event.currentTarget
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return actions.split(id, selectionStart)
                const isAtEnd = selectionEnd === value.length && value.trim() !== ''
                if (event.key === 'Enter' && isAtEnd && actions.addNext(id)) return
                actions.endWriting()
              }}
            />
          ) : (
            <p dir="auto" className={classes(styles.text, face.isPlaceholder && styles.hint)}>
              {face.text || words.canvas.emptyCard}
            </p>
          )}
          {face.value && <span className={styles.value}>{face.value}</span>}
        </div>
        {isRemoved && (
          <p className={styles.note} role="status">
            {words.outline.removedHere}
          </p>
        )}
        {face.notes.map((note) => (
          <p key={note.kind} className={styles.note} data-note={note.kind}>
            {note.kind === 'missing' && <TriangleAlert size={14} strokeWidth={2} aria-hidden="true" />}
            {note.kind === 'notSent' && <Smartphone size={14} strokeWidth={2} aria-hidden="true" />}
            {note.kind === 'later' && <Clock size={14} strokeWidth={2} aria-hidden="true" />}
            {note.text}
          </p>
        ))}
      </div>
      {comments > 0 && isTouch && (
        <span className={styles.comments} aria-hidden="true">
          <MessageSquare size={12} strokeWidth={2.25} />
          {comments}
        </span>
      )}
      {comments > 0 && !isTouch && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.comments}
          aria-label={words.plan.commentsOpen(comments)}
          onPointerDown={stopEventPropagation}
          onClick={() => {
            const newest = talk.comments.get().findLast(({ about, state }) => about[1] === id && state === 'open')
            if (newest) talk.show(newest.id)
          }}
        >
          <MessageSquare size={12} strokeWidth={2.25} aria-hidden="true" />
          {comments}
        </button>
      )}
      {/* A finger draws links with the tool, and reaches comments from the bar. */}
      {canEdit && !isWriting && !isTouch && !resting.has(card.column) && isLinkable(card.column) && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.handle}
          aria-label={words.canvas.linkFrom(card.number)}
          title={words.canvas.linkFrom(card.number)}
          onPointerDown={(event) => {
            stopEventPropagation(event)
            actions.connect(id)
          }}
        >
          <Spline size={15} strokeWidth={2} aria-hidden="true" />
        </button>
      )}
    </article>
  )
}

/** As sentences for a reader, without a second full stop where one stands. */
const sentences = (parts: readonly (string | false | undefined)[]): string =>
  parts
    .filter(Boolean)
    .map((part) => part && part.replace(/\.$/, ''))
    .join('. ')

const isLinkable = (column: Column): boolean => column !== 'vision' && column !== 'principles'

const Flag = ({ children }: { readonly children: string }) => <span className={styles.flag}>{children}</span>
