import { type Card, type CardId, type Column, labelOf, sheetWords, VISION_ID, wordsOf } from '@commonboard/model'
import { Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useFound } from '../find/useFound.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useColumnLock } from '../lock/locks.ts'
import { PhoneBar } from '../outline/PhoneBar.tsx'
import { PHONE, useMedia } from '../ui/media.ts'
import { useBoard } from '../plan/board.ts'
import { createStore } from '../plan/store.ts'
import { useCanEdit, useContent, useOpenPlan, useSession, useStore } from '../plan/usePlan.ts'
import { createActions } from './actions.ts'
import { later } from '../ui/later.ts'
import { ColumnIndex } from './ColumnIndex.tsx'
import { type GridField, SHOWN } from './fields.ts'
import { createGrid } from './grid.ts'
import { GridView } from './GridView.tsx'
import { keepChosenFields, keptChosenFields } from './chosenFields.ts'
import { TableContext, type TableState, type Window } from './state.ts'
import styles from './Table.module.css'
import { Tools, useAdd } from './Tools.tsx'
import { VisionFace } from './VisionFace.tsx'

const loadWindows = () => import('./Windows.tsx')
const ColumnLock = later(() => import('../lock/ColumnLock.tsx'))
const Windows = later(loadWindows)
/** Time for the table itself; then its windows come, so that they still open when the network has gone. */
const REST_AFTER_MS = 1500

/** From here on the index stands beside the table; below it is a list to choose from. */
const WIDE = '(min-width: 900px)'

/** The logic model as a table, one column at a time; of results also what they are measured by. */
export default function Table() {
  const open = useOpenPlan()
  const session = useSession()
  const board = useBoard()
  const content = useContent()
  const words = useWords('table')
  const { language } = useLanguage()
  const isWide = useMedia(WIDE)
  const isPhone = useMedia(PHONE)
  const found = useFound(content)
  const [grid] = useState(createGrid)
  const [window] = useState(() => createStore<Window | undefined>(undefined))
  const [shown] = useState(() => createStore<Column>(columnOf(content.cards, board.chosen.get()[0])))
  const column = useStore(shown)
  const mayEdit = useCanEdit()
  const { isResting } = useColumnLock(column)
  const { lock: indicatorLock, isResting: areIndicatorsResting } = useColumnLock('indicators')
  const isHeld = isResting || (column === 'results' && areIndicatorsResting)
  const canEdit = mayEdit && !isHeld
  const [more, setMore] = useState(keptChosenFields)

  const { watch } = open
  const nameOf = useCallback((card: Card) => `${wordsOf(language).columns[card.column].one} ${card.number}`, [language])
  const headOf = useCallback(
    (field: GridField): string => {
      const { heads } = words.table
      if (field === 'text')
        return shown.get() === 'results' ? heads.resultOrIndicator : wordsOf(language).columns[shown.get()].one
      return field in heads ? heads[field as keyof typeof heads] : sheetWords[language][field as 'owner']
    },
    [words, language, shown],
  )
  const state = useMemo<TableState>(() => {
    const actions = createActions({ open, session, canEdit, grid, window, words, language, nameOf, column: shown.get })
    return { canEdit, grid, actions, window, content: () => watch.read(), headOf, nameOf }
  }, [open, session, grid, window, words, language, nameOf, headOf, shown, canEdit, watch])

  // Another face, the checks or a comment lead to a card.
  useEffect(() => {
    const follow = () => {
      const id = board.chosen.get()[0]
      const card = content.cards.find((one) => one.id === id)
      if (!card || grid.cardAt()?.card.id === id) return
      if (!(card.column === 'indicators' && shown.get() === 'results')) shown.set(card.column)
    }
    return board.chosen.subscribe(follow)
  }, [board, content, grid, shown])

  useEffect(() => {
    const timer = setTimeout(() => {
      loadWindows().catch((error: unknown) => console.info('The windows of the table come when needed', error))
    }, REST_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])

  const fields = useMemo<readonly GridField[]>(
    () => [...SHOWN[column].main, ...SHOWN[column].more.filter((field) => more.has(field))],
    [column, more],
  )

  const index = <ColumnIndex content={content} found={found} column={column} isWide={isWide} onChoose={shown.set} />
  return (
    <TableContext value={state}>
      <div id="table" className={styles.table}>
        {isWide && index}
        <section className={styles.side} aria-labelledby="table-title">
          <header className={styles.head}>
            {!isWide && index}
            <h3 id="table-title" className={styles.title}>
              {column === 'results' ? words.table.titles.results : labelOf(content, language, `column.${column}`)}
            </h3>
            {column !== 'vision' && <Tools column={column} />}
          </header>
          <Suspense fallback={null}>
            <ColumnLock column={column} />
            {column === 'results' && indicatorLock && <ColumnLock column="indicators" />}
          </Suspense>
          {column === 'vision' ? (
            <VisionFace text={content.cards.find((card) => card.id === VISION_ID)?.text ?? ''} />
          ) : (
            <GridView key={column} column={column} content={content} found={found} fields={fields} />
          )}
        </section>
        {isPhone && <TableBar column={column} />}
        <Suspense fallback={null}>
          <Windows
            content={content}
            column={column}
            more={more}
            onMore={(next) => {
              setMore(next)
              keepChosenFields(next)
            }}
          />
        </Suspense>
      </div>
    </TableContext>
  )
}

/** The bar under the thumb: on a phone new rows come from here. */
function TableBar({ column }: { readonly column: Column }) {
  const { under, addFirst } = useAdd(column)
  return <PhoneBar addHere={under ?? addFirst} />
}

/** Where a card is seen: an indicator beneath its result. */
function columnOf(cards: readonly Card[], id: CardId | undefined): Column {
  const column = cards.find((card) => card.id === id)?.column ?? 'results'
  return column === 'indicators' ? 'results' : column
}
