import { type CardId, COLUMN_FACTS, columnOf, COLUMNS, type Column, GROUPS, labelOf, STRIPS } from '@commonboard/model'
import { ChevronDown, ListChecks } from 'lucide-react'
import { Suspense, useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useFound } from '../find/useFound.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { Courtesy } from '../lock/Courtesy.tsx'
import { useBoard } from '../plan/board.ts'
import { useLayerShown } from '../plan/layer.ts'
import { createStore } from '../plan/store.ts'
import { useFindings } from '../plan/useFindings.ts'
import { useCanEdit, useContent, useOnTurn, useOpenPlan, useSession, useStore } from '../plan/usePlan.ts'
import { createActions, loadMoreActions } from './actions.ts'
import { ColumnSection } from './ColumnSection.tsx'
import { createFocusKeeper } from './focus.ts'
import { onCardKey } from './keys.ts'
import { linkLines } from './linkLines.ts'
import styles from './Outline.module.css'
import { PhoneBar } from './PhoneBar.tsx'
import { keepSaysChanges, saysChanges } from './quiet.ts'
import { cardAround } from './rows.ts'
import { needsPreview } from '../several/needsPreview.ts'
import { Drawn } from '../ui/Drawn.tsx'
import { later } from '../ui/later.ts'
import { isWhollyEmpty, type Sections, sectionsOf } from './sections.ts'
import { onBack } from '../ui/sheetHistory.ts'
import { Spoken } from './Spoken.tsx'
import { Start } from './Start.tsx'
import { type Asked, type Opened, OutlineContext, type OutlineState, type Told } from './state.ts'
import { PHONE, useMedia } from '../ui/media.ts'
import { useHere } from './useHere.ts'
import { useNames } from './useNames.ts'

const NotesOnBoard = later(() => import('../sketch/NotesOnBoard.tsx').then((file) => ({ default: file.NotesOnBoard })))
const RemovedCards = later(() => import('./RemovedCards.tsx'))
const RemoteChanges = later(() => import('./RemoteChanges.ts'))
const loadCardSheet = () => import('./CardSheet.tsx')
const loadAddSheet = () => import('./AddSheet.tsx')
const loadAsked = () => import('./AskedDialog.tsx')
const loadRemoved = () => import('./RemovedList.tsx')
const loadBar = () => import('./SeveralBar.tsx')
const loadDetails = () => import('./CardDetails.tsx')
const CardSheet = later(loadCardSheet)
const AddSheet = later(loadAddSheet)
const AskedDialog = later(loadAsked)
const SeveralBar = later(loadBar)
/** Time for the first screen; then the rest comes, so that cards still open when the network has gone. */
const REST_AFTER_MS = 1500

const askedFor = (card: CardId | undefined): Opened | undefined => card && { card }

/**
 * The plan as lists: the same cards as on the canvas, complete by keyboard and screen reader alone, and on a phone
 * with real form fields.
 */
export default function Outline() {
  const open = useOpenPlan()
  const session = useSession()
  const content = useContent()
  const board = useBoard()
  const words = useWords()
  const { language } = useLanguage()
  const canEdit = useCanEdit()
  const isPhone = useMedia(PHONE)
  const { missing } = useFindings(content)
  const here = useHere()
  const chosen = useStore(board.chosen)
  const [sayingChanges, setSayingChanges] = useState(saysChanges)
  const sayingId = useId()

  const [spoken] = useState(() => createStore(''))
  const say = useCallback((text: string) => spoken.set(text === spoken.get() ? `${text}\u00a0` : text), [spoken])
  const [stores] = useState(() => ({
    writing: createStore<CardId | undefined>(undefined),
    opened: createStore<Opened | undefined>(askedFor(board.details.get())),
    told: createStore<Told | undefined>(undefined),
    isAdding: createStore(false),
    isDrawn: createStore(false),
    choosing: createStore(canEdit && board.chosen.get().length > 1),
    toBar: createStore(false),
    asked: createStore<Asked | undefined>(undefined),
    tabStop: createStore<CardId | undefined>(undefined),
    folded: createStore<ReadonlySet<Column>>(isPhone && !isWhollyEmpty(content) ? FOLDED_ON_PHONE : new Set()),
  }))
  useOnTurn(() => stores.told.set(undefined))
  const folded = useStore(stores.folded)
  const hasTime = useStore(stores.isDrawn)
  const opened = useStore(stores.opened)
  const isAdding = useStore(stores.isAdding)
  const isChoosing = useStore(stores.choosing)
  const isAsked = useStore(stores.asked) !== undefined

  const { watch } = open
  const focus = useMemo(() => createFocusKeeper({ watch, board, ...stores }), [watch, board, stores])
  const state = useMemo<OutlineState>(() => {
    const actions = createActions({ open, session, board, ...stores, focus, isPhone, words, language, say })
    return { canEdit, isPhone, ...stores, actions, say, spoken }
  }, [open, session, board, stores, focus, isPhone, words, language, say, spoken, canEdit])

  useEffect(() => board.details.set(undefined), [board])
  useEffect(() => focus.listen(), [focus])
  // Without a list of dependencies: whatever was drawn may have taken the focused row out of the page. In the same moment,
  // or letters typed before the next would be keys of the page.
  useLayoutEffect(() => focus.keep())
  useEffect(() => focus.settle())
  useEffect(() => session.setPresence({ selected: chosen.slice(0, 50) }), [session, chosen])
  useEffect(() => {
    if (!isPhone) return
    return onBack(() => {
      stores.isAdding.set(false)
      state.actions.close()
    })
  }, [isPhone, state, stores])

  useEffect(() => {
    const timer = setTimeout(() => {
      const rest = [
        ...(isPhone ? [loadCardSheet(), loadAddSheet()] : [loadDetails()]),
        loadAsked(),
        loadBar(),
        loadRemoved(),
        loadMoreActions(),
      ]
      Promise.all(rest).catch((error: unknown) =>
        console.info('The rest of the outline comes when it is needed', error),
      )
    }, REST_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isPhone])

  const held = chosen[0]
  const isHeldRemoved = held !== undefined && content.removed.some((card) => card.id === held)
  const nameOf = useNames(isHeldRemoved)
  const firstChosen = () => board.chosen.get()[0]

  const found = useFound(content)
  // Whoever looks for something finds it in the strips too.
  const isLayerOpen = useLayerShown(board.layer, content) || found !== undefined
  const writing = useStore(stores.writing)
  const isShown = useMemo(
    () => found && ((id: CardId) => found.has(id) || id === writing || id === opened?.card),
    [found, writing, opened],
  )

  const sheetColumn = opened && columnOf(open.plan, opened.card)

  const known = useRef<Sections>(undefined)
  const sections = useMemo(
    () => sectionsOf(content, isHeldRemoved ? held : undefined, known.current, isShown),
    [content, held, isHeldRemoved, isShown],
  )
  useEffect(() => {
    known.current = sections
  }, [sections])
  const lines = useMemo(() => linkLines(content, language), [content, language])

  const columnSection = (column: Column) => (
    <ColumnSection
      key={column}
      section={sections[column]}
      isOpen={found ? true : !folded.has(column)}
      isSearched={found !== undefined}
      words={content.words}
      lines={lines}
      missing={missing}
      here={here}
    />
  )

  const severalButton = canEdit && !isChoosing && (
    <button type="button" className={styles.several} onClick={() => state.actions.startChoosing()}>
      <ListChecks size={18} strokeWidth={1.75} aria-hidden="true" />
      {words.outline.chooseSeveral}
    </button>
  )

  return (
    <OutlineContext value={state}>
      <div
        id="outline"
        className={styles.outline}
        data-phone={isPhone || undefined}
        data-choosing={isChoosing || undefined}
      >
        {isWhollyEmpty(content) && <Start />}
        {content.about.language !== language && content.cards.some((card) => card.isStarter) && (
          <p className={styles.startersIn}>{words.outline.startersIn[content.about.language]}</p>
        )}
        {!isPhone && severalButton}
        <div
          onKeyDown={(event) => onCardKey(event, state.actions, stores.choosing)}
          onPaste={(event) => {
            const id = cardAround(event.target)
            const text = event.clipboardData.getData('text/plain')
            if (!id || event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) return
            if (!canEdit || !needsPreview(text)) return
            event.preventDefault()
            state.actions.paste(id, text)
          }}
        >
          {GROUPS.map((group) => (
            <section key={group} className={styles.group} aria-labelledby={`group-${group}`}>
              <h3 id={`group-${group}`} className={styles.groupName}>
                {labelOf(content, language, `group.${group}`)}
              </h3>
              {COLUMNS.filter((column) => COLUMN_FACTS[column].group === group).map(columnSection)}
            </section>
          ))}
          <section className={styles.group} aria-labelledby="group-layer">
            <h3 id="group-layer" className={styles.layerName}>
              <button type="button" aria-expanded={isLayerOpen} onClick={() => board.layer.show(!isLayerOpen)}>
                {words.outline.layer}
                <ChevronDown size={19} strokeWidth={1.75} aria-hidden="true" />
              </button>
            </h3>
            {isLayerOpen && STRIPS.map(columnSection)}
          </section>
        </div>
        {isChoosing && (
          <Suspense fallback={null}>
            <SeveralBar content={content} />
          </Suspense>
        )}
        {isPhone && severalButton}
        <Suspense fallback={null}>{hasTime && <NotesOnBoard board="logicModel" />}</Suspense>
        <Suspense fallback={null}>{hasTime && <RemovedCards content={content} />}</Suspense>
        <p className={styles.saying}>
          <input
            type="checkbox"
            id={sayingId}
            checked={sayingChanges}
            onChange={(event) => {
              setSayingChanges(event.target.checked)
              keepSaysChanges(event.target.checked)
            }}
          />
          <label htmlFor={sayingId}>{words.outline.sayChanges}</label>
        </p>
        {isPhone && !isChoosing && <PhoneBar onAdd={canEdit ? () => stores.isAdding.set(true) : undefined} />}
        {isPhone && (
          <Suspense fallback={null}>
            {opened && sheetColumn && (
              <Courtesy column={sheetColumn} saysSo={false}>
                <CardSheet id={opened.card} content={content} here={here.get(opened.card)} />
              </Courtesy>
            )}
            {isAdding && <AddSheet content={content} />}
          </Suspense>
        )}
        {isAsked && (
          <Suspense fallback={null}>
            <AskedDialog content={content} />
          </Suspense>
        )}
        <Spoken />
        <Suspense fallback={null}>
          {hasTime && sayingChanges && (
            <RemoteChanges content={content} here={here} chosen={firstChosen} nameOf={nameOf} say={say} />
          )}
        </Suspense>
        <Drawn onDrawn={stores.isDrawn.set} />
      </div>
    </OutlineContext>
  )
}

/** The first screen of a phone shows all seven columns; the vision and the results are open. */
const FOLDED_ON_PHONE: ReadonlySet<Column> = new Set(
  COLUMNS.filter((column) => column !== 'vision' && column !== 'results'),
)
