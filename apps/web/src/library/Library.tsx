import {
  addFromLibrary,
  type Card,
  type CardId,
  inPlan,
  labelOf,
  LIBRARY,
  LIBRARY_COLUMNS,
  type LibraryColumn,
  type LibraryEntry,
  missingResults,
} from '@commonboard/model'
import { type CSSProperties, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { KIND_ICONS, kindColor } from '../outline/kinds.ts'
import { useStep } from '../outline/useStep.ts'
import { useCanEdit, useContent, useOnTurn, usePlan } from '../plan/usePlan.ts'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Field.tsx'
import box from '../ui/News.module.css'
import { EntryRow } from './EntryRow.tsx'
import styles from './Library.module.css'
import type { LibraryAsked } from './state.ts'

/** News of what was added, with its undo; or a question that waits for an answer. */
type News =
  | { readonly kind: 'added'; readonly text: string; readonly takeBack: () => boolean }
  | { readonly kind: 'ask'; readonly ids: readonly string[]; readonly results: readonly LibraryEntry[] }

/** The lines kind by kind, to search, choose and add. */
export function Library(props: { readonly asked: LibraryAsked; readonly field: RefObject<HTMLInputElement | null> }) {
  const { asked, field } = props
  const { library: words, outline: board } = useWords('library')
  const { language } = useLanguage()
  const content = useContent()
  const plan = usePlan()
  const step = useStep()
  const canEdit = useCanEdit()
  const [sought, setSought] = useState('')
  const [kind, setKind] = useState<LibraryColumn | undefined>(asked.kind)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [news, setNews] = useState<News>()
  const status = useRef<HTMLDivElement>(null)
  const there = useMemo(() => inPlan(content), [content])
  const result = content.cards.find(({ id }) => id === asked.forResult)
  const suggested = useMemo(() => result && entriesFor(result, there), [result, there])
  // A question takes the focus; the row whose button was pressed has none any more once its line is in the plan.
  useEffect(() => {
    if (news) status.current?.querySelector('button')?.focus()
  }, [news])

  useOnTurn(() => setNews((one) => (one?.kind === 'added' ? undefined : one)))

  const wanted = plain(sought).split(/\s+/u)
  const entries = LIBRARY.filter(({ column, text }) => {
    if (kind && column !== kind) return false
    const said = plain(text[language])
    return wanted.every((word) => said.includes(word))
  })
  const left = [...chosen].filter((id) => !there.has(id))

  const take = (ids: readonly string[]) => {
    let made: readonly CardId[] = []
    const takeBack = step(() => {
      made = addFromLibrary(plan, ids, undefined, language, asked.forResult)
    })
    setChosen(new Set())
    if (!takeBack) {
      setNews(undefined)
      announce(board.nothingDone)
      return
    }
    const columns = new Set(LIBRARY.filter(({ id }) => ids.includes(id)).map(({ column }) => column))
    const place = [...columns].map((column) => labelOf(content, language, `column.${column}`)).join(', ')
    const text = words.added(made.length, place)
    setNews({ kind: 'added', text, takeBack })
    announce(text)
  }
  const add = (ids: readonly string[]) => {
    const results = asked.forResult ? [] : missingResults(content, ids)
    if (results.length === 0) take(ids)
    else setNews({ kind: 'ask', ids, results })
  }
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const row = (entry: LibraryEntry) => (
    <EntryRow
      key={entry.id}
      entry={entry}
      there={there.get(entry.id)}
      isChosen={chosen.has(entry.id)}
      chosen={left}
      onAdd={canEdit ? () => add([entry.id]) : undefined}
      onToggle={() => toggle(entry.id)}
    />
  )
  return (
    <>
      <p className={styles.intro}>
        {!canEdit ? words.noEdit : result ? words.forResult(result.number, result.text) : words.intro}
      </p>
      <div className={styles.find}>
        <input
          ref={field}
          type="search"
          aria-label={words.find}
          placeholder={words.find}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <Select
          aria-label={words.kind}
          value={kind ?? ''}
          onChange={({ target: { value } }) => setKind(LIBRARY_COLUMNS.find((column) => column === value))}
        >
          <option value="">{words.all}</option>
          {LIBRARY_COLUMNS.map((column) => (
            <option key={column} value={column}>
              {labelOf(content, language, `column.${column}`)}
            </option>
          ))}
        </Select>
      </div>
      {news && (
        <div ref={status} className={box.news}>
          {news.kind === 'added' ? (
            <>
              <span>{news.text}</span>
              <Button
                look="quiet"
                onClick={() => {
                  if (!news.takeBack()) announce(board.tooLate)
                  setNews(undefined)
                  field.current?.focus()
                }}
              >
                {words.undo}
              </Button>
            </>
          ) : (
            <>
              <p>
                {news.results.length === 1 && news.ids.length === 1
                  ? words.withResult(news.results[0]?.text[language] ?? '')
                  : words.withResults(news.results.length)}
              </p>
              <Button look="main" onClick={() => take([...news.ids, ...news.results.map(({ id }) => id)])}>
                {words.addBoth}
              </Button>
              <Button onClick={() => take(news.ids)}>{words.addAlone}</Button>
            </>
          )}
        </div>
      )}
      {entries.length === 0 && <p className={styles.intro}>{words.noneFound}</p>}
      {LIBRARY_COLUMNS.map((column) => {
        const own = entries.filter((entry) => entry.column === column)
        if (own.length === 0) return null
        const Icon = KIND_ICONS[column]
        const first = column === 'indicators' && suggested ? own.filter(({ id }) => suggested.has(id)) : []
        const rest = own.filter((entry) => !first.includes(entry))
        return (
          <section
            key={column}
            style={{ '--kind': kindColor(column) } as CSSProperties}
            aria-labelledby={`library-${column}`}
          >
            <h3 id={`library-${column}`} className={styles.heading}>
              <Icon size={17} strokeWidth={1.75} aria-hidden="true" />
              {labelOf(content, language, `column.${column}`)}
              <small>{words.count(own.length)}</small>
            </h3>
            {first.length > 0 && (
              <>
                <h4 className={styles.part}>{words.suggested}</h4>
                <ul role="list" className={styles.list}>
                  {first.map(row)}
                </ul>
                {rest.length > 0 && <h4 className={styles.part}>{words.others}</h4>}
              </>
            )}
            <ul role="list" className={styles.list}>
              {rest.map(row)}
            </ul>
          </section>
        )
      })}
      {left.length > 0 && canEdit && (
        <div className={styles.foot}>
          <span>{words.chosen(left.length)}</span>
          <Button look="main" onClick={() => add(left)}>
            {words.addChosen(left.length)}
          </Button>
        </div>
      )}
    </>
  )
}

/** Indicators the library has for a result that is, by its words, one of its own. */
function entriesFor(result: Card, there: ReadonlyMap<string, Card>): ReadonlySet<string> | undefined {
  const like = [...there].find(([, card]) => card.id === result.id)?.[0]
  return like ? new Set(LIBRARY.filter(({ serves }) => serves.includes(like)).map(({ id }) => id)) : undefined
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
