import { type CardId, findSimilar } from '@commonboard/model'
import { type FocusEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { read, UNLIKE, write } from '../plan/device.ts'
import { useContent, useSession } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import { staysIn } from './RowText.tsx'
import styles from './SimilarHint.module.css'
import { useOutline } from './state.ts'

/** Looked for after a pause, never at each letter. */
const PAUSE_MS = 900
/** Shorter texts are alike by chance. */
const LETTERS_MIN = 12
/** So many answers are kept for a plan. */
const KEPT_MAX = 200

const pairOf = (a: CardId, b: CardId): string => [a, b].sort().join(' ')

/** While somebody writes: a quiet line that names the card this one says again, with the ways out of it. */
export default function SimilarHint({ card: id }: { readonly card: CardId }) {
  const content = useContent()
  const { planId } = useSession()
  const { say, actions } = useOutline()
  const words = useWords('cards')
  const card = content.cards.find((one) => one.id === id)
  const text = card?.text ?? ''
  const [before] = useState(text)
  const [like, setLike] = useState<CardId>()
  const said = useRef<CardId>(undefined)
  const latest = useRef({ content, card })
  useEffect(() => {
    latest.current = { content, card }
  })
  useEffect(() => {
    const timer = setTimeout(() => {
      const now = latest.current
      const isNew = text !== before && text.trim().length >= LETTERS_MIN
      const found = isNew && now.card && findSimilar(now.content.cards, text, now.card.column, id)
      const isLeft = found && keptPairs(planId).includes(pairOf(id, found.id))
      setLike(found && !isLeft ? found.id : undefined)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, before, id, planId])

  const other = like && content.cards.find((one) => one.id === like)
  const line = other && words.cards.muchLike(other.number)
  const otherText = other?.text ?? ''
  useEffect(() => {
    if (!line || said.current === like) return
    said.current = like
    say(`${line}: ${otherText}`)
  }, [line, otherText, like, say])
  if (!other || !line) return null

  const onBlur = (event: FocusEvent) => {
    const isBack = event.relatedTarget instanceof HTMLTextAreaElement && event.relatedTarget.hasAttribute('data-words')
    if (!staysIn(event) && !isBack) actions.finish(id, false)
  }
  return (
    <span
      className={styles.hint}
      data-writing
      onBlur={onBlur}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          actions.finish(id, true)
        }
      }}
    >
      <span dir="auto" className={styles.line}>
        {line} <q>{other.text}</q>
      </span>
      <Button
        look="quiet"
        onClick={() => {
          actions.finish(id, false)
          actions.show(other.id)
        }}
      >
        {words.cards.goThere}
      </Button>
      <Button
        look="quiet"
        onClick={() => {
          actions.finish(id, true)
          actions.ask({ what: 'merge', ids: [other.id, id] })
        }}
      >
        {words.cards.mergeThere}
      </Button>
      <Button
        look="quiet"
        onClick={(event) => {
          write(UNLIKE + planId, [...keptPairs(planId), pairOf(id, other.id)].slice(-KEPT_MAX))
          event.currentTarget
            .closest('[data-card], dialog')
            ?.querySelector<HTMLElement>('textarea[data-words]')
            ?.focus()
          setLike(undefined)
        }}
      >
        {words.cards.notAlike}
      </Button>
    </span>
  )
}

function keptPairs(planId: string): string[] {
  const kept = read(UNLIKE + planId)
  return Array.isArray(kept) ? kept.filter((pair) => typeof pair === 'string') : []
}
