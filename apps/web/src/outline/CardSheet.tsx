import { type CardId, isFixedCard, labelOf, type PlanContent, VISION_ID } from '@commonboard/model'
import { Ban, Check, Lock, Trash2, TriangleAlert, Undo2 } from 'lucide-react'
import { Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import ColumnLock from '../lock/ColumnLock.tsx'
import { CardText } from '../plan/CardText.tsx'
import { useOpenPlan, useSession, useStore } from '../plan/usePlan.ts'
import { needsPreview } from '../several/needsPreview.ts'
import { whyNoEdit } from '../plan/whyNoEdit.ts'
import { Button } from '../ui/Button.tsx'
import CardDetails from './CardDetails.tsx'
import styles from './CardSheet.module.css'
import { KIND_ICONS, kindColor } from './kinds.ts'
import { RemovedHere } from './RemovedLine.tsx'
import { growToFit } from './RowText.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import SimilarHint from './SimilarHint.tsx'
import { Spoken } from './Spoken.tsx'
import { useOutline } from './state.ts'
import type { Here } from './useHere.ts'
import { usePlanWords } from './usePlanWords.ts'

interface CardSheetProps {
  readonly id: CardId
  readonly content: PlanContent
  readonly here: readonly Here[] | undefined
}

/** One card on a phone: its words first, then all the rest of it. */
export default function CardSheet({ id, content, here }: CardSheetProps) {
  const { watch } = useOpenPlan()
  const session = useSession()
  const { canEdit, actions, told } = useOutline()
  const news = useStore(told)
  const { language } = useLanguage()
  const planWords = usePlanWords()
  const words = useWords().outline
  const box = useRef<HTMLDivElement>(null)
  // A card added this moment is in the plan, but not yet in the last drawing of it.
  const live = content.cards.find((one) => one.id === id) ?? watch.read().cards.find((one) => one.id === id)
  const card = live ?? content.removed.find((one) => one.id === id)
  const [first, setFirst] = useState({ id, isNew: card?.text === '' && !isFixedCard(id) })
  // Next shows another card in the same sheet, so that the keyboard stays.
  if (first.id !== id) setFirst({ id, isNew: card?.text === '' && !isFixedCard(id) })
  const { isNew } = first
  const isNext = canEdit && isNew && actions.isFresh(id)
  const text = card?.text
  useLayoutEffect(() => growToFit(box.current?.querySelector('textarea')), [text])
  useEffect(() => () => session.setPresence({ editing: null }), [session])
  const isGone = !card
  useEffect(() => {
    if (isGone) actions.close()
  }, [isGone, actions])
  if (!card) return null

  const Icon = KIND_ICONS[card.column]
  const what = `${planWords.columns[card.column].one} ${live?.number ?? ''}`.trim()
  const placeholder = card.code ? planWords.functions[card.code].line : id === VISION_ID ? planWords.visionHint : ''
  return (
    <Sheet
      title={
        <>
          <Icon size={20} strokeWidth={1.75} aria-hidden="true" color={kindColor(card.column)} />
          <span>{what}</span>
        </>
      }
      onClose={() => actions.close()}
      spoken={<Spoken />}
      foot={
        <>
          {canEdit && live && !isFixedCard(id) && (
            <Button onClick={() => actions.remove(id)}>
              <Trash2 size={18} strokeWidth={1.75} aria-hidden="true" />
              {words.remove}
            </Button>
          )}
          <Button look={isNext ? 'plain' : 'main'} onClick={() => actions.close()}>
            {words.done}
          </Button>
          {isNext && (
            <Button look="main" onMouseDown={(event) => event.preventDefault()} onClick={() => actions.next(id)}>
              {words.next}
            </Button>
          )}
        </>
      }
    >
      <ColumnLock column={card.column} />
      {card.code && <p className={styles.name}>{labelOf(content, language, `function.${card.code}`)}</p>}
      <div ref={box} className={styles.words} data-vision={id === VISION_ID || undefined}>
        <CardText
          key={id}
          card={id}
          takesFocus={isNew}
          readOnly={!canEdit}
          data-words
          aria-label={words.textOf(what)}
          placeholder={placeholder}
          enterKeyHint={isNext ? 'next' : 'done'}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            const { selectionStart, selectionEnd, value } = event.currentTarget
            if (event.ctrlKey || event.metaKey) actions.split(id, selectionStart)
            else if (isNext && selectionEnd === value.length) actions.next(id)
            else event.currentTarget.blur()
          }}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain')
            if (!needsPreview(pasted) || isFixedCard(id)) return
            event.preventDefault()
            actions.paste(id, pasted, event.currentTarget.selectionStart)
          }}
        />
        <Suspense fallback={null}>
          <SimilarHint key={id} card={id} />
        </Suspense>
      </div>
      <Trouble />
      {!live && card.removed && (
        <div className={styles.state}>
          <RemovedHere by={card.removed.by} isWriting={canEdit} />
          {canEdit && (
            <Button onClick={() => actions.bringBack(id)}>
              <Undo2 size={18} strokeWidth={1.75} aria-hidden="true" />
              {words.bringBack}
            </Button>
          )}
        </div>
      )}
      {live?.isStarter && (
        <div className={styles.state}>
          <span>{planWords.starter}</span>
          {canEdit && (
            <Button onClick={() => actions.keep(id)}>
              <Check size={18} strokeWidth={1.75} aria-hidden="true" />
              {words.keep}
            </Button>
          )}
        </div>
      )}
      {news && (
        <div className={styles.state} role="status">
          <span>{news.text}</span>
          <Button
            onClick={() => {
              told.set(undefined)
              news.undo()
            }}
          >
            {words.undo}
          </Button>
        </div>
      )}
      <CardDetails id={id} here={here} />
    </Sheet>
  )
}

/** The sheet lies over the bar: whoever writes here must see all the same that nothing is saved, or may not write any more. */
function Trouble() {
  const session = useSession()
  const state = useStore(session.saved)
  const why = whyNoEdit(useStore(session.rights))
  const { canEdit } = useOutline()
  const words = useWords().plan
  if (!canEdit)
    return (
      <p className={styles.quiet} role="status">
        {why !== 'mayComment' && <Lock size={16} strokeWidth={2} aria-hidden="true" />}
        {words[why]}
      </p>
    )
  if (state !== 'notSaved' && state !== 'refused') return null
  const Icon = state === 'refused' ? Ban : TriangleAlert
  return (
    <p className={styles.trouble}>
      <Icon size={16} strokeWidth={2} aria-hidden="true" />
      {state === 'refused' ? words.refused : words.notSaved}
    </p>
  )
}
