import { type CardId, isFixedCard } from '@commonboard/model'
import { type FocusEvent, Suspense, useEffect, useLayoutEffect, useRef } from 'react'
import { needsPreview } from '../several/needsPreview.ts'
import { CardText } from '../plan/CardText.tsx'
import { useSession } from '../plan/usePlan.ts'
import styles from './CardRow.module.css'
import { useOutline } from './state.ts'
import { later } from '../ui/later.ts'

const SimilarHint = later(() => import('./SimilarHint.tsx'))

interface RowTextProps {
  readonly card: CardId
  readonly label: string
  readonly placeholder: string
  /** As it stands; only the height of the field follows it. */
  readonly text: string
}

/**
 * The caret of a field that has just left the page. When somebody moves the card we write in to another band, its row
 * is made anew there, and whoever types must not notice.
 */
let left: { readonly card: CardId; readonly caret: number; readonly at: number } | undefined
// Long, because a slow phone may take its time between the two drawings; a field opened anew so soon keeps its caret too.
const JUST_NOW_MS = 2000

/**
 * The open text of a card in its row. Escape ends the writing and stays on the card; so does Enter, but after a card that
 * is just being added it begins the next one. Ctrl and Enter makes two cards of it at the caret.
 */
export function RowText({ card, label, placeholder, text }: RowTextProps) {
  const { actions } = useOutline()
  const session = useSession()
  const box = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => growToFit(box.current?.querySelector('textarea')), [text])
  useLayoutEffect(() => {
    const area = box.current?.querySelector('textarea')
    return () => {
      if (area) left = { card, caret: area.selectionStart, at: Date.now() }
    }
  }, [card])
  useLayoutEffect(() => {
    if (left?.card === card && Date.now() - left.at < JUST_NOW_MS)
      box.current?.querySelector('textarea')?.setSelectionRange(left.caret, left.caret)
    left = undefined
  }, [card])
  // A field that leaves the page while it has the focus sends no blur.
  useEffect(() => () => session.setPresence({ editing: null }), [session])
  return (
    <span ref={box} className={styles.field}>
      <CardText
        card={card}
        takesFocus
        data-words
        aria-label={label}
        placeholder={placeholder}
        enterKeyHint={actions.isFresh(card) ? 'next' : 'done'}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
          const area = event.currentTarget
          event.preventDefault()
          event.stopPropagation()
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) actions.split(card, area.selectionStart)
          else if (event.key === 'Enter' && area.selectionEnd === area.value.length) actions.next(card)
          else actions.finish(card, true)
        }}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain')
          if (!needsPreview(pasted) || isFixedCard(card)) return
          event.preventDefault()
          actions.paste(card, pasted, event.currentTarget.selectionStart)
        }}
        onBlur={(event) => {
          // The window lost the focus, not the field: whoever comes back goes on writing.
          if (document.activeElement !== event.currentTarget && !staysIn(event)) actions.finish(card, false)
        }}
      />
      <Suspense fallback={null}>
        <SimilarHint key={card} card={card} />
      </Suspense>
    </span>
  )
}

/** The focus goes to something that belongs to the open text, such as a hint below it: the writing goes on. */
export const staysIn = ({ relatedTarget, currentTarget }: FocusEvent): boolean =>
  relatedTarget instanceof Element &&
  relatedTarget.closest('[data-writing]') !== null &&
  relatedTarget.closest('[data-card]') === currentTarget.closest('[data-card]')

/** For browsers that do not know `field-sizing: content`. */
export function growToFit(area: HTMLTextAreaElement | null | undefined): void {
  if (!area || CSS.supports('field-sizing', 'content')) return
  area.style.blockSize = 'auto'
  area.style.blockSize = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`
}
