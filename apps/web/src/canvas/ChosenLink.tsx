import {
  type CardId,
  labelOf,
  linkMiddle,
  REASON_MAX_LENGTH,
  removeLinks,
  setLinkReason,
  wordsOf,
} from '@commonboard/model'
import { stopEventPropagation, useEditor, useValue } from '@tldraw/tldraw'
import { Trash2, X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { kindColor } from '../outline/kinds.ts'
import { useCanEdit, useContent, useOpenPlan, useStore } from '../plan/usePlan.ts'
import { useCanvas } from './boardStore.ts'
import styles from './Links.module.css'

const WIDTH_PX = 320
const EDGE_PX = 12
const TOOLBAR_PX = 84

/** The link that was clicked: both its cards in words, why they are linked, and what can be done with it. */
export function ChosenLink() {
  const { store } = useCanvas()
  const editor = useEditor()
  const words = useWords('canvas').canvas
  const { language } = useLanguage()
  const { plan, undo } = useOpenPlan()
  const canEdit = useCanEdit()
  const content = useContent()
  const board = useStore(store.board)
  const chosen = useStore(store.chosenLink)
  const view = useValue('view', () => editor.getViewportPageBounds(), [editor])
  const zoom = useValue('zoom', () => editor.getZoomLevel(), [editor])
  const panel = useRef<HTMLDivElement>(null)
  // A press on a card or on the ground is about something else.
  useEffect(() => {
    if (!chosen) return
    const container = editor.getContainer()
    const onPress = ({ target }: PointerEvent) => {
      if (!panel.current?.contains(target as Node)) store.chosenLink.set(undefined)
    }
    container.addEventListener('pointerdown', onPress)
    return () => container.removeEventListener('pointerdown', onPress)
  }, [chosen, editor, store])
  const path = board.links.find(({ id }) => id === chosen)
  const link = content.links.find(({ id }) => id === chosen)
  if (!path || !link) return null
  const middle = linkMiddle(path)
  const width = WIDTH_PX / zoom
  const edge = EDGE_PX / zoom
  const x = Math.max(view.minX + edge, Math.min(middle.x - width / 2, view.maxX - width - edge))
  const isLow = middle.y > view.midY
  const y = isLow
    ? Math.min(middle.y - edge, view.maxY - TOOLBAR_PX / zoom)
    : Math.max(middle.y + edge, view.minY + edge)
  const close = () => {
    store.chosenLink.set(undefined)
    // The button that had the focus goes with the panel.
    editor.getContainer().focus({ preventScroll: true })
  }
  return (
    <div
      ref={panel}
      role="group"
      aria-label={words.linkPanel}
      className={styles.panel}
      style={{
        width: WIDTH_PX,
        transform: `translate(${x}px, ${y}px) scale(var(--unzoom))${isLow ? ' translateY(-100%)' : ''}`,
      }}
      onPointerDown={stopEventPropagation}
      onTouchStart={stopEventPropagation}
      onTouchEnd={stopEventPropagation}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <End id={link.from} />
      <p className={styles.says}>{wordsOf(language).links[link.kind].forward}</p>
      <End id={link.to} />
      <Why
        key={link.id}
        reason={link.reason ?? ''}
        onWrite={(reason) => {
          if (reason === (link.reason ?? '') || !canEdit) return
          undo.closeStep()
          setLinkReason(plan, link.id, reason)
          undo.closeStep()
        }}
      />
      <div className={styles.acts}>
        {canEdit && (
          <button
            type="button"
            onClick={() => {
              undo.closeStep()
              removeLinks(plan, [link.id])
              undo.closeStep()
              close()
            }}
          >
            <Trash2 size={15} strokeWidth={2} aria-hidden="true" />
            {words.removeLink}
          </button>
        )}
        <button type="button" onClick={close}>
          <X size={15} strokeWidth={2} aria-hidden="true" />
          {words.close}
        </button>
      </div>
    </div>
  )
}

/** A card at one end: a press goes there. */
function End({ id }: { readonly id: CardId }) {
  const { store, actions } = useCanvas()
  const words = useWords('canvas').canvas
  const content = useContent()
  const card = content.cards.find((one) => one.id === id)
  const { language } = useLanguage()
  if (!card) return null
  const text = card.code ? labelOf(content, language, `function.${card.code}`) : card.text
  return (
    <button
      type="button"
      className={styles.end}
      style={{ '--kind': kindColor(card.column) } as React.CSSProperties}
      onClick={() => {
        store.chosenLink.set(undefined)
        actions.show(id)
      }}
    >
      <b>{card.number}</b>
      <span dir="auto">{text || words.emptyCard}</span>
    </button>
  )
}

/** A reason of some words; written when the field is left, and kept when the panel goes. */
function Why({ reason, onWrite }: { readonly reason: string; readonly onWrite: (reason: string) => void }) {
  const words = useWords('canvas').canvas
  const canEdit = useCanEdit()
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const last = useRef({ draft, onWrite })
  last.current = { draft, onWrite }
  useEffect(
    () => () => {
      if (last.current.draft !== undefined) last.current.onWrite(last.current.draft.trim())
    },
    [],
  )
  if (!canEdit && !reason) return null
  if (!canEdit)
    return (
      <p className={styles.reason} dir="auto">
        <b>{words.why}</b> {reason}
      </p>
    )
  return (
    <div className={styles.why}>
      <label htmlFor={id}>{words.why}</label>
      <textarea
        id={id}
        dir="auto"
        rows={2}
        maxLength={REASON_MAX_LENGTH}
        placeholder={words.whyHint}
        value={draft ?? reason}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          if (draft !== undefined) onWrite(draft.trim())
          setDraft(undefined)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.key !== 'Enter' || event.shiftKey) return
          event.preventDefault()
          event.currentTarget.blur()
        }}
      />
    </div>
  )
}
