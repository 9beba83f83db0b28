import { type CardId, showValue, VISION_ID } from '@commonboard/model'
import {
  Check,
  ChevronDown,
  ChevronRight,
  Clock,
  Link2,
  MessageSquare,
  Scissors,
  Smartphone,
  TriangleAlert,
  Undo2,
} from 'lucide-react'
import { type CSSProperties, type MouseEvent, memo, Suspense, useId } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { personColor } from '../people.ts'
import { useBoard } from '../plan/board.ts'
import { useSession } from '../plan/usePlan.ts'
import { AvatarStack } from '../ui/Avatar.tsx'
import { classes } from '../ui/classes.ts'
import styles from './CardRow.module.css'
import { RemovedHere } from './RemovedLine.tsx'
import { RowText } from './RowText.tsx'
import { rowOf } from './rows.ts'
import type { RowCard } from './sections.ts'
import { useFact, useOutline } from './state.ts'
import type { Here } from './useHere.ts'
import { usePlanWords } from './usePlanWords.ts'
import { later } from '../ui/later.ts'

const CardDetails = later(() => import('./CardDetails.tsx'))

interface CardRowProps {
  readonly card: RowCard
  /** Name of a function. */
  readonly title: string | undefined
  readonly links: string | undefined
  readonly missing: string | undefined
  readonly here: readonly Here[]
  /** One of very many. */
  readonly isOfMany: boolean
}

/**
 * One card as a list item. At rest it is a button with its number and words, so that it reads well and Enter opens
 * its text; only the open one holds a text field.
 */
export const CardRow = memo(function CardRow({ card, title, links, missing, here, isOfMany }: CardRowProps) {
  const { id } = card
  const { isPhone, canEdit, writing, opened, tabStop, choosing, actions } = useOutline()
  const { chosen, talk } = useBoard()
  const comments = useFact(talk.counts, (counts) => counts.get(`card:${id}`) ?? 0)
  const isChosen = useFact(chosen, (ids) => hasChosen(ids, id))
  const isChoosing = useFact(choosing, (isOn) => isOn)
  const isWriting = useFact(writing, (one) => one === id) && !isPhone
  const isOpen = useFact(opened, (one) => one?.card === id) && !isPhone
  const isNotSent = useFact(useSession().notSent, ({ cards }) => cards.has(id))
  const isTabStop = useFact(tabStop, (one) => one === id)
  const words = useWords()
  const planWords = usePlanWords()
  const { language } = useLanguage()
  const noteId = useId()
  const valueId = useId()
  const detailsId = useId()
  const tabIndex = isTabStop ? 0 : -1

  const what = `${planWords.columns[card.column].one} ${card.number ?? ''}`.trim()
  const last = card.readings?.at(-1)
  const writers = here.filter((one) => one.isWriting)
  const others = here.filter((one) => !one.isWriting)
  const color = here[0] && personColor((writers[0] ?? here[0]).color)
  const placeholder = card.code ? planWords.functions[card.code].line : id === VISION_ID ? planWords.visionHint : ''

  const onRowClick = (event: MouseEvent) => {
    if (isChoosing || (canEdit && (event.shiftKey || event.ctrlKey || event.metaKey))) actions.tick(id, event.shiftKey)
    else if (isPhone || !canEdit) actions.open(id)
    else actions.write(id, event.detail > 0 ? letterAt(event.clientX, event.clientY) : undefined)
  }

  const verb = canEdit && !isChoosing && (card.removed || card.isStarter) && (
    <RowButton
      tabIndex={tabIndex}
      label={card.removed ? words.outline.bringBackWhat(card.text) : words.outline.keepIt(what)}
      onClick={() => (card.removed ? actions.bringBack(id) : actions.keep(id))}
    >
      {card.removed && <Undo2 size={16} strokeWidth={1.75} aria-hidden="true" />}
      {card.removed ? words.outline.bringBack : words.outline.keep}
    </RowButton>
  )

  return (
    <li
      data-card={id}
      data-column={card.column}
      className={classes(
        styles.row,
        isOfMany && styles.long,
        isChosen && (isChoosing ? styles.ticked : styles.chosen),
        card.isStarter && styles.starter,
        card.removed && styles.removed,
        writers.length > 0 && styles.taken,
        id === VISION_ID && styles.vision,
      )}
      style={color ? ({ '--person': color } as CSSProperties) : undefined}
    >
      <div className={styles.face}>
        {isWriting ? (
          <div className={styles.main}>
            <span className={styles.number}>{card.number}</span>
            <span className={styles.words}>
              {title && <b className={styles.title}>{title}</b>}
              <RowText card={id} label={words.outline.textOf(what)} placeholder={placeholder} text={card.text} />
            </span>
          </div>
        ) : (
          <button
            type="button"
            data-row
            className={classes(styles.main, styles.button)}
            tabIndex={tabIndex}
            role={isChoosing ? 'checkbox' : undefined}
            aria-checked={isChoosing ? isChosen : undefined}
            aria-current={(isChosen && !isChoosing) || undefined}
            aria-describedby={last ? `${valueId} ${noteId}` : noteId}
            aria-haspopup={isPhone && !isChoosing ? 'dialog' : undefined}
            onMouseDown={(event) => {
              // Shift and a click choose cards here, not the letters between them.
              if (event.shiftKey) event.preventDefault()
            }}
            onClick={onRowClick}
          >
            {isChoosing && (
              <span className={styles.box} data-on={isChosen || undefined}>
                {isChosen && <Check size={16} strokeWidth={3} aria-hidden="true" />}
              </span>
            )}
            <span className={styles.number}>{card.number}</span>{' '}
            <span className={styles.words}>
              {title && <b className={styles.title}>{title}</b>}{' '}
              <span dir="auto" className={classes(styles.text, !card.text && styles.placeholder)} data-letters>
                {card.text || placeholder || words.outline.empty}
              </span>
            </span>
          </button>
        )}
        <div className={styles.end}>
          {others.length > 0 && (
            <AvatarStack people={others} label={words.outline.hasOpen(others.map((one) => one.name))} most={3} />
          )}
          {last && (
            <span id={valueId} className={styles.value}>
              {showValue(last.value, card.unit, language)}
              <span className={styles.pause}>.</span>
            </span>
          )}
          {!isPhone && verb}
          {isWriting && canEdit && card.column !== 'vision' && !card.code && (
            <button
              type="button"
              className={styles.more}
              data-writing
              aria-label={words.outline.splitHere}
              title={words.outline.splitHere}
              onMouseDown={(event) => event.preventDefault()}
              onBlur={(event) => {
                if (!rowOf(id)?.contains(event.relatedTarget)) actions.finish(id, false)
              }}
              onClick={() => {
                const area = rowOf(id)?.querySelector<HTMLTextAreaElement>('textarea[data-words]')
                if (area) actions.split(id, area.selectionStart)
              }}
            >
              <Scissors size={17} strokeWidth={1.75} aria-hidden="true" />
            </button>
          )}
          {isChoosing ? undefined : isPhone ? (
            <ChevronRight size={18} strokeWidth={1.75} aria-hidden="true" className={styles.chevron} />
          ) : (
            !card.removed && (
              <button
                type="button"
                className={styles.more}
                tabIndex={tabIndex}
                data-part="more"
                aria-label={words.outline.detailsOf(what)}
                aria-expanded={isOpen}
                aria-controls={isOpen ? detailsId : undefined}
                onClick={() => (isOpen ? actions.close() : actions.open(id))}
              >
                <ChevronDown size={18} strokeWidth={1.75} aria-hidden="true" />
              </button>
            )
          )}
        </div>
        <div id={noteId} className={styles.notes}>
          {writers.length > 0 && (
            <span className={styles.flag}>
              {words.outline.isWriting(writers.map((one) => one.name))}
              <span className={styles.pause}>.</span>
            </span>
          )}
          {links && (
            <span className={styles.note}>
              <Link2 size={16} strokeWidth={1.75} aria-hidden="true" />
              <span>
                {links}
                {/* So that a reader does not run it into the next note. */}
                <span className={styles.pause}>.</span>
              </span>
            </span>
          )}
          {comments > 0 && (
            <span className={styles.note}>
              <MessageSquare size={15} strokeWidth={2} aria-hidden="true" />
              <span className="visually-hidden">{words.plan.commentsOpen(comments)}</span>
              <span aria-hidden="true">{comments}</span>
            </span>
          )}
          {isNotSent && (
            <span className={classes(styles.note, styles.notSent)}>
              <Smartphone size={15} strokeWidth={2} aria-hidden="true" />
              {words.plan.changedHere}
            </span>
          )}
          {card.addressed && (
            <span className={styles.note}>
              {card.addressed === 'later' && <Clock size={15} strokeWidth={2} aria-hidden="true" />}
              {planWords.addressed[card.addressed]}
              {card.addressed === 'later' && card.reason && `: ${card.reason}`}
            </span>
          )}
          {card.removed ? (
            <RemovedHere by={card.removed.by} isWriting={isWriting} />
          ) : card.isStarter ? (
            <span className={styles.note}>{words.outline.starter}</span>
          ) : (
            missing && (
              <span className={classes(styles.note, styles.missing)}>
                <TriangleAlert size={15} strokeWidth={2} aria-hidden="true" />
                {missing}
              </span>
            )
          )}
        </div>
        {isPhone && verb}
      </div>
      {isOpen && card.number !== undefined && (
        <div
          id={detailsId}
          className={styles.details}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented) return
            event.stopPropagation()
            actions.close()
          }}
        >
          <Suspense fallback={null}>
            <CardDetails id={id} here={here} />
          </Suspense>
        </div>
      )}
    </li>
  )
})

function RowButton(props: {
  readonly tabIndex: number
  readonly label: string
  readonly onClick: () => void
  readonly children: React.ReactNode
}) {
  return (
    <button
      type="button"
      className={styles.verb}
      tabIndex={props.tabIndex}
      aria-label={props.label}
      data-part="verb"
      onClick={props.onClick}
    >
      {props.children}
    </button>
  )
}

// A list of chosen cards is looked through by each row.
const sets = new WeakMap<readonly CardId[], ReadonlySet<CardId>>()
function hasChosen(ids: readonly CardId[], id: CardId): boolean {
  if (ids.length < 2) return ids[0] === id
  const known = sets.get(ids) ?? new Set(ids)
  sets.set(ids, known)
  return known.has(id)
}

// The letter under the pointer, so that a click puts the caret where it went and not to the end.
function letterAt(x: number, y: number): number | undefined {
  const at = 'caretPositionFromPoint' in document ? document.caretPositionFromPoint(x, y) : undefined
  if (!at || at.offsetNode.nodeType !== Node.TEXT_NODE) return undefined
  const words = at.offsetNode.parentElement
  const isText = words?.hasAttribute('data-letters') && !words.className.includes(styles.placeholder ?? ' ')
  return isText ? at.offset : undefined
}
