import { type Card, cardText, edit, reasonText, spliceBetween, typeInCard } from '@commonboard/model'
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useWords } from '../i18n/language.tsx'
import { RemovedHere } from '../outline/RemovedLine.tsx'
import { growToFit } from '../outline/RowText.tsx'
import { usePlanWords } from '../outline/usePlanWords.ts'
import { SharedText, type TextSource } from '../plan/SharedText.tsx'
import { CardText } from '../plan/CardText.tsx'
import { useOpenPlan } from '../plan/usePlan.ts'
import styles from './Editor.module.css'
import type { GridField } from './fields.ts'
import { useTable } from './state.ts'
import { typeReason } from './write.ts'

/**
 * The open words of a card, or the reason of a function: shared, letter by letter. What one types others read at once, so
 * Escape can take it back only as long as nobody else has written into it.
 */
export function LiveEditor({ card, field }: { readonly card: Card; readonly field: GridField }) {
  const { plan, undo } = useOpenPlan()
  const { actions, content, headOf, nameOf } = useTable()
  const words = useWords('table').table
  const planWords = usePlanWords()
  const box = useRef<HTMLSpanElement>(null)
  const isReason = field === 'reason'
  const { id } = card
  const removed = content().removed.find((one) => one.id === id)?.removed
  const source = useMemo<TextSource>(
    () => ({
      id,
      maxLength: 300,
      read: () => reasonText(plan, id)?.toString() ?? '',
      type: (splice) => typeReason(plan, id, splice),
    }),
    [plan, id],
  )
  const read = () => (isReason ? source.read() : cardText(plan, id))
  const before = useRef(read())
  const wasTouched = useRef(false)
  useEffect(() => {
    let shown = isReason ? source.read() : cardText(plan, id)
    const onChange = (transaction: { readonly origin: unknown }) => {
      const now = isReason ? source.read() : cardText(plan, id)
      if (now !== shown && !undo.isOwn(transaction.origin)) wasTouched.current = true
      shown = now
    }
    plan.doc.on('afterTransaction', onChange)
    return () => plan.doc.off('afterTransaction', onChange)
  }, [plan, undo, id, isReason, source])
  useLayoutEffect(() => growToFit(box.current?.querySelector('textarea')), [card.text])

  const takeBack = () => {
    const splice = wasTouched.current ? undefined : spliceBetween(read(), before.current)
    if (splice)
      edit(plan, () => {
        if (isReason) typeReason(plan, id, splice)
        else typeInCard(plan, id, splice)
      })
  }
  const props = {
    takesFocus: true,
    'aria-label': words.editorOf(headOf(field), nameOf(card)),
    placeholder: planWords.columns[card.column].question,
    enterKeyHint: 'done' as const,
    className: styles.area,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return
      event.stopPropagation()
      if (event.key === 'Escape') {
        takeBack()
        actions.finish(id)
      } else if (event.key === 'Enter') actions.finish(id, 'down')
      else if (event.key === 'Tab') actions.finish(id, event.shiftKey ? 'left' : 'right')
      else return
      event.preventDefault()
    },
    onBlur: (event: { readonly currentTarget: HTMLElement }) => {
      // The window lost the focus, not the field: whoever comes back goes on writing.
      if (document.activeElement !== event.currentTarget) actions.finish(id)
    },
  }
  return (
    <span ref={box} className={styles.box} data-editor>
      {isReason ? <SharedText {...props} source={source} /> : <CardText {...props} card={id} />}
      {removed && (
        <span role="status">
          <RemovedHere by={removed.by} isWriting />
        </span>
      )}
    </span>
  )
}
