import { type Card, choiceWords, FIELDS, FREQUENCIES, showDate } from '@commonboard/model'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { thisMonth } from '../outline/numbers.ts'
import { usePlanWords } from '../outline/usePlanWords.ts'
import { usePeers } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import { Problem as ProblemLine } from '../ui/Field.tsx'
import { notify } from '../ui/Toast.tsx'
import styles from './Editor.module.css'
import { type GridField, isNumeric, wayOf } from './fields.ts'
import { cellWords, type Problem, readCell } from './reading.ts'
import { useTable } from './state.ts'

interface EditorProps {
  readonly card: Card
  readonly row: string
  readonly field: GridField
  readonly isFresh: boolean
}

const NO_LINKS = { for: '', seenIn: '' }

/**
 * The open editor of a plain field: whoever writes last wins, and whoever is overtaken while writing is told and chooses.
 */
export function PlainEditor({ card, row, field, isFresh }: EditorProps) {
  const { grid, actions, content, headOf, nameOf, window } = useTable()
  const { language } = useLanguage()
  const words = useWords('table').table
  const box = useRef<HTMLInputElement>(null)
  const note = useRef<HTMLSpanElement>(null)
  const noteId = useId()
  const listId = useId()
  const stands = field === 'now' ? '' : cellWords(field, card, NO_LINKS, language)
  const [before, setBefore] = useState(stands)
  const [draft, setDraft] = useState(isFresh ? '' : stands)
  const [problem, setProblem] = useState<Problem>()
  const isDone = useRef(false)
  const by = useWriter(card, field)
  const isOvertaken = stands !== before

  useEffect(() => {
    const input = box.current
    input?.focus()
    input?.setSelectionRange(input.value.length, input.value.length)
  }, [])

  // In the last rows it would hang out of sight.
  useEffect(() => {
    note.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [problem, isOvertaken])

  const close = (then?: 'down' | 'right' | 'left') => {
    isDone.current = true
    grid.rest()
    if (then) grid.leave(then)
  }
  /** Whether the words could be read; what was only looked at is not written. */
  const commit = (): boolean => {
    if (draft.trim() === before.trim() && !isOvertaken) return true
    if (field === 'now' && draft.trim() === '') return true
    const read = readCell(field, card, draft, content())
    if (read.problem) {
      setProblem(read.problem)
      return false
    }
    actions.write(card, field, read.value)
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter') {
      if (commit()) close('down')
    } else if (event.key === 'Tab') {
      if (commit()) close(event.shiftKey ? 'left' : 'right')
    } else return
    event.preventDefault()
  }

  return (
    <span className={styles.box} data-editor>
      <input
        ref={box}
        className={styles.input}
        data-numeric={isNumeric(field) || undefined}
        aria-label={words.editorOf(headOf(field), nameOf(card))}
        aria-invalid={problem ? true : undefined}
        aria-describedby={noteId}
        inputMode={isNumeric(field) ? 'decimal' : undefined}
        autoComplete="off"
        dir="auto"
        list={field === 'frequency' ? listId : undefined}
        maxLength={field !== 'now' && field in FIELDS ? FIELDS[field as keyof typeof FIELDS].maxLength : undefined}
        value={draft}
        onChange={(event) => {
          setDraft(event.target.value)
          setProblem(undefined)
        }}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          // The window lost the focus, or it went to what belongs to this editor.
          if (isDone.current || document.activeElement === event.currentTarget) return
          if (event.relatedTarget instanceof Node && event.currentTarget.parentElement?.contains(event.relatedTarget))
            return
          const read = readCell(field, card, draft, content())
          if (read.problem) notify(words.stays(draft.trim(), words.problems[read.problem]))
          else commit()
          // One that has moved on already has closed it.
          if (grid.state.get().at?.row === row && grid.state.get().at?.col === field) close()
        }}
      />
      {field === 'frequency' && (
        <datalist id={listId}>
          {FREQUENCIES.map((one) => (
            <option key={one} value={choiceWords[language][one]}>
              {choiceWords[language][one]}
            </option>
          ))}
        </datalist>
      )}
      <span ref={note} id={noteId} className={styles.note} hidden={!problem && !isOvertaken && field !== 'now'}>
        {problem && <ProblemLine text={`${words.problems[problem]}.`} />}
        {isOvertaken && (
          <span role="alert" className={styles.meanwhile}>
            <span>{stands ? words.meanwhile(by ?? words.someone, stands) : words.emptied(by ?? words.someone)}</span>
            <span className={styles.answers}>
              <Button
                onClick={() => {
                  setBefore(stands)
                  box.current?.focus()
                }}
              >
                {words.keepMine}
              </Button>
              <Button
                onClick={() => {
                  setBefore(stands)
                  setDraft(stands)
                  box.current?.focus()
                }}
              >
                {words.takeTheirs}
              </Button>
            </span>
          </span>
        )}
        {field === 'now' && !problem && (
          <span className={styles.meanwhile}>
            <span>{words.forMonth(showDate(thisMonth(), language))}</span>
            <Button
              look="quiet"
              onClick={() => {
                close()
                window.set({ kind: 'values', card: card.id, row })
              }}
            >
              {words.allValues}
            </Button>
          </span>
        )}
      </span>
    </span>
  )
}

/** Who else is on this cell; remembered, since he may have moved on when his words arrive. */
function useWriter(card: Card, field: GridField): string | undefined {
  const known = useRef<string>(undefined)
  const here = usePeers().find((peer) => !peer.isMe && peer.cell?.card === card.id && peer.cell.field === field)
  if (here?.name) known.current = here.name
  return known.current
}

/** A choice as the system's own list, open for keys at once. */
export function ChoiceEditor({ card, field }: Omit<EditorProps, 'isFresh'>) {
  const { grid, actions, headOf, nameOf } = useTable()
  const { language } = useLanguage()
  const { addressed } = usePlanWords()
  const words = useWords('table').table
  const box = useRef<HTMLSelectElement>(null)
  const isDone = useRef(false)
  const stands = (field === 'addressed' ? card.addressed : (card[field as keyof Card] as string | undefined)) ?? ''
  const [draft, setDraft] = useState(stands)
  const choices: readonly (readonly [string, string])[] =
    field === 'addressed'
      ? [
          ['now', addressed.now],
          ['later', addressed.later],
        ]
      : (FIELDS[field as keyof typeof FIELDS].choices ?? []).map((one) => [one, choiceWords[language][one] ?? one])
  useEffect(() => box.current?.focus(), [])
  const close = (then?: 'down' | 'right' | 'left') => {
    isDone.current = true
    grid.rest()
    if (then) grid.leave(then)
  }
  const commit = () => {
    if (draft !== stands) actions.write(card, field, draft || undefined)
  }
  return (
    <span className={styles.box} data-editor data-way={wayOf(field)}>
      <select
        ref={box}
        className={styles.input}
        aria-label={words.editorOf(headOf(field), nameOf(card))}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') close()
          else if (event.key === 'Enter') {
            commit()
            close('down')
          } else if (event.key === 'Tab') {
            commit()
            close(event.shiftKey ? 'left' : 'right')
          } else return
          event.preventDefault()
        }}
        onBlur={(event) => {
          if (isDone.current || document.activeElement === event.currentTarget) return
          commit()
          if (grid.state.get().editing) close()
        }}
      >
        <option value="">{words.notSaid}</option>
        {choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </span>
  )
}
