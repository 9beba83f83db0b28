import { type CardId, edit, type Plan, reasonText, rebaseSplice, type Splice, spliceBetween } from '@commonboard/model'
import { useLayoutEffect, useId, useRef } from 'react'
import { moveCaret } from '../plan/SharedText.tsx'
import { usePlan } from '../plan/usePlan.ts'
import field from '../ui/Field.module.css'
import { growToFit } from './RowText.tsx'
import { useOutline } from './state.ts'

/** Why a function waits: a short text, merged letter by letter like that of a card. */
export function ReasonText(props: { readonly card: CardId; readonly label: string; readonly hint: string }) {
  const { card, label, hint } = props
  const plan = usePlan()
  const { canEdit } = useOutline()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const shown = useRef('')
  const isComposing = useRef(false)

  const pull = () => {
    const box = area.current
    const text = reasonText(plan, card)?.toString() ?? ''
    const splice = spliceBetween(shown.current, text)
    if (!box || isComposing.current) return
    shown.current = text
    if (box.value !== text) {
      const { selectionStart, selectionEnd } = box
      box.value = text
      if (splice && document.activeElement === box)
        box.setSelectionRange(moveCaret(selectionStart, splice), moveCaret(selectionEnd, splice))
    }
    growToFit(box)
  }
  const push = () => {
    const box = area.current
    if (!box || isComposing.current) return
    const splice = spliceBetween(shown.current, box.value, box.selectionStart)
    // While an input method composed, others may have written here without its showing.
    const others = spliceBetween(shown.current, reasonText(plan, card)?.toString() ?? '')
    shown.current = box.value
    if (!splice) return pull()
    edit(plan, () => {
      for (const part of rebaseSplice(splice, others ? [others] : [])) typeReason(plan, card, part)
    })
  }

  useLayoutEffect(() => {
    pull()
    const text = reasonText(plan, card)
    text?.observe(pull)
    return () => text?.unobserve(pull)
  })

  return (
    <div className={field.field}>
      <label htmlFor={id} className={field.label}>
        {label}
      </label>
      <textarea
        ref={area}
        id={id}
        rows={1}
        maxLength={300}
        className={field.input}
        style={{ fieldSizing: 'content', resize: 'none' }}
        placeholder={hint}
        readOnly={!canEdit}
        onInput={push}
        onCompositionStart={() => {
          isComposing.current = true
        }}
        onCompositionEnd={() => {
          isComposing.current = false
          push()
        }}
      />
    </div>
  )
}

function typeReason(plan: Plan, card: CardId, { index, remove, insert }: Splice): void {
  const text = reasonText(plan, card)
  if (!text) return
  edit(plan, () => {
    const at = Math.min(index, text.length)
    const count = Math.min(remove, text.length - at)
    if (count > 0) text.delete(at, count)
    if (insert) text.insert(at, insert)
  })
}
