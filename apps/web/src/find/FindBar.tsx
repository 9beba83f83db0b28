import {
  type Band,
  BANDS,
  COLUMN_FACTS,
  COLUMNS_AND_STRIPS,
  type Column,
  findCards,
  isColumn,
  labelOf,
  NOTHING_SOUGHT,
  type Sought,
} from '@commonboard/model'
import { Search, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useBoard } from '../plan/board.ts'
import { useContent, useSession, useStore } from '../plan/usePlan.ts'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Field.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './FindBar.module.css'
import { readMine } from './mine.ts'

/** Said once typing has come to rest, not at every letter. */
const SAY_AFTER_MS = 700

/** Looks for cards on every face at once: by words, column, level, what lacks an indicator, what one wrote oneself. */
export default function FindBar() {
  const words = useWords('find').find
  const board = useBoard()
  const { planId } = useSession()
  const content = useContent()
  const { language } = useLanguage()
  const sought = useStore(board.sought)
  const isCanvas = useStore(board.face) === 'canvas'
  const bar = useRef<HTMLElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const found = useMemo(() => findCards(content, sought), [content, sought])
  const all = content.cards.length
  const sentence = words.found(found?.size ?? all, all)
  const set = (change: Partial<Sought>) => board.sought.set({ ...sought, ...change })

  useEffect(() => field.current?.focus(), [])

  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current && !found) return
    isFirst.current = false
    const timer = setTimeout(() => announce(found ? sentence : words.allShown), SAY_AFTER_MS)
    return () => clearTimeout(timer)
    // Only what is asked for is news: others who add cards meanwhile are not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [sought])

  const clear = () => board.sought.set(NOTHING_SOUGHT)
  const close = () => {
    board.isFinding.set(false)
    document.querySelector<HTMLElement>('[data-find-button]')?.focus()
  }
  /** On the canvas, where what was found may be out of sight; lists show nothing else. */
  const goToNext = () => {
    const ids = content.cards.flatMap((card) => (found?.has(card.id) ? card.id : []))
    const [chosen] = board.chosen.get()
    const next = ids[(chosen ? ids.indexOf(chosen) + 1 : 0) % ids.length]
    const card = content.cards.find(({ id }) => id === next)
    if (!card) return
    board.chosen.set([card.id])
    announce(`${card.number} ${card.text}`)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys meant for the bar are not the board's.
    event.stopPropagation()
    if (event.key === 'Enter' && isCanvas && event.target === field.current) {
      event.preventDefault()
      return goToNext()
    }
    if (event.key !== 'Escape') return
    event.preventDefault()
    if (!found && sought.text === '') return close()
    clear()
    field.current?.focus()
  }

  // Results and indicators have levels, and only they lack an indicator.
  const hasBands = !sought.column || COLUMN_FACTS[sought.column].bands.length > 1
  return (
    <search ref={bar} data-finding className={styles.bar} onKeyDown={onKeyDown}>
      <div className={styles.field}>
        <Search size={18} strokeWidth={1.75} aria-hidden="true" />
        <input
          ref={field}
          type="search"
          aria-label={words.label}
          aria-describedby={`${id}-found`}
          placeholder={words.hint}
          value={sought.text}
          onChange={(event) => set({ text: event.target.value })}
        />
      </div>
      <Select
        aria-label={words.column}
        value={sought.column ?? ''}
        onChange={({ target: { value } }) => set(columnSought(isColumn(value) ? value : undefined))}
      >
        <option value="">{words.anyColumn}</option>
        {COLUMNS_AND_STRIPS.map((column) => (
          <option key={column} value={column}>
            {labelOf(content, language, `column.${column}`)}
          </option>
        ))}
      </Select>
      {hasBands && (
        <Select
          aria-label={words.band}
          value={sought.band ?? ''}
          onChange={({ target: { value } }) => set({ band: (value || undefined) as Band | undefined })}
        >
          <option value="">{words.anyBand}</option>
          {BANDS.map((band) => (
            <option key={band} value={band}>
              {labelOf(content, language, `band.${band}`)}
            </option>
          ))}
        </Select>
      )}
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={sought.unlinked}
          onChange={(event) => set({ unlinked: event.target.checked })}
        />
        {words.unlinked}
      </label>
      <label className={styles.choice} title={words.mineHint}>
        <input
          type="checkbox"
          aria-describedby={`${id}-mine`}
          checked={sought.only !== undefined}
          onChange={(event) => set({ only: event.target.checked ? readMine(planId) : undefined })}
        />
        {words.mine}
        <span id={`${id}-mine`} hidden>
          {words.mineHint}
        </span>
      </label>
      <span className={styles.end}>
        <span id={`${id}-found`} className={styles.count}>
          {sentence}
        </span>
        {isCanvas && found && found.size > 0 && (
          <Button look="quiet" onClick={goToNext} title={words.nextHint}>
            {words.next}
          </Button>
        )}
        {found && (
          <Button look="quiet" onClick={clear}>
            {words.showAll}
          </Button>
        )}
        <CloseButton onClick={close} />
      </span>
    </search>
  )
}

/** A level of another column than those that have levels would find nothing. */
const columnSought = (column: Column | undefined): Partial<Sought> =>
  column && COLUMN_FACTS[column].bands.length === 1 ? { column, band: undefined } : { column }

function CloseButton({ onClick }: { readonly onClick: () => void }) {
  const { close } = useWords().common
  return (
    <IconButton label={close} onClick={onClick}>
      <X size={19} strokeWidth={1.75} aria-hidden="true" />
    </IconButton>
  )
}
