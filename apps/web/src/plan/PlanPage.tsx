import '../ui/voice.css'
import { wordsOf } from '@commonboard/model'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { Link, useRoute } from 'wouter'
import { ApiError, type ApiErrorCode, api, type PlanFacts } from '../api.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { Loading } from '../pages/Loading.tsx'
import {
  BoardContext,
  createBoardState,
  FACE_KEYS,
  faceOn,
  type Face as FaceName,
  FACES,
  firstBoard,
  firstFace,
  keepFace,
} from './board.ts'
import { openChecks } from '../checks/openChecks.ts'
import { openFind } from '../find/openFind.ts'
import { epochOf, forgetPlan, hasCopy, rememberedPlan, rememberEarlier, rememberPlan } from './device.ts'
import { Ended } from './Ended.tsx'
import { askForFirstFace, Face, useFaceHere } from './faces.tsx'
import { firstFacts } from './firstFacts.ts'
import { dropKept, readKept } from './kept.ts'
import { later } from '../ui/later.ts'
import { announce, Announcer } from '../ui/Announcer.tsx'
import { Drawn } from '../ui/Drawn.tsx'
import { endOffers, notify, Toasts } from '../ui/Toast.tsx'
import { OfflineLine } from './OfflineLine.tsx'
import { SizeLine } from './SizeLine.tsx'
import { PlanBars } from './PlanBars.tsx'
import styles from './PlanPage.module.css'
import { type Answer, openSession, type Session } from './session.ts'
import { singleKeysWork, TAKES_LETTERS } from './singleKeys.ts'
import { talkOf } from '../talk/talkOf.ts'
import { loadAllChecks } from './useFindings.ts'
import { SessionContext, useOnTurn, useSession, useStore } from './usePlan.ts'

const EarlierLine = later(() => import('./EarlierLine.tsx').then((file) => ({ default: file.EarlierLine })))
const HandedLine = later(() => import('./HandedLine.tsx').then((file) => ({ default: file.HandedLine })))
const Kept = later(() => import('./Kept.tsx').then((file) => ({ default: file.Kept })))
const KeptBox = later(() => import('./Kept.tsx').then((file) => ({ default: file.KeptBox })))
const SinceLine = later(() => import('../history/SinceLine.tsx').then((file) => ({ default: file.SinceLine })))
const RoundLine = later(() => import('../rounds/RoundLine.tsx'))
const ChecksPanel = later(() => import('../checks/ChecksPanel.tsx'))
const TalkHost = later(() => import('../talk/TalkHost.tsx'))
const LogicModelHost = later(() => import('./LogicModelHost.tsx'))
const KeysDialog = later(() => import('./KeysDialog.tsx'))
const RoundPages = lazy(() => import('../rounds/RoundPages.tsx'))
const Ideas = lazy(() => import('../rounds/Ideas.tsx'))
const NotFound = lazy(() => import('../pages/NotFound.tsx'))

/** The pages of a plan beside its boards, by the first word of their path below the plan's. */
function PageBeside({ path }: { readonly path: string }) {
  const [first = '', ...rest] = path.split('/')
  if (first === 'rounds') return <RoundPages path={rest.join('/')} />
  if (path === 'ideas') return <Ideas />
  return <NotFound />
}

/** A plan: asks who we are, opens its documents, shows one face of one of its boards. */
export default function PlanPage({ planId }: { readonly planId: string }) {
  const [facts, setFacts] = useState<PlanFacts>()
  const [session, setSession] = useState<Session>()
  const [failure, setFailure] = useState<ApiErrorCode>()
  const [attempt, setAttempt] = useState(0)

  const { language } = useLanguage()
  const [isBoard] = useRoute('/plan/:id')
  const [first] = useState({ isBoard, language })

  useEffect(() => {
    if (first.isBoard) askForFirstFace(first.language)
  }, [first])

  useEffect(() => {
    let isCurrent = true
    let opened: Session | undefined
    setFailure(undefined)
    find(planId).then(
      ({ facts: found, last, isRemembered }) => {
        if (!isCurrent) return
        setFacts(found)
        opened = openSession({
          planId,
          participantId: found.me.participantId,
          me: found.me,
          rights: { role: found.role, frozen: found.frozen },
          lastRights: last,
          epoch: epochOf(found, 'plan'),
          isRemembered,
          ask: () => askWhetherWelcome(planId),
        })
        setSession(opened)
      },
      (error: unknown) => {
        if (isCurrent) setFailure(error instanceof ApiError ? error.code : 'internal')
      },
    )
    return () => {
      isCurrent = false
      opened?.destroy()
      setSession(undefined)
    }
  }, [planId, attempt])

  const tryAgain = () => setAttempt((count) => count + 1)
  if (failure) return <Ended failure={failure} onTryAgain={tryAgain} kept={<KeptEarlier planId={planId} />} />
  if (!session || !facts) return <Loading />
  return (
    <SessionContext value={session}>
      <OpenPlanPage facts={facts} onTryAgain={tryAgain} />
    </SessionContext>
  )
}

const NOTHING_COMES_MS = 3_000

/** Says that the face beside it has come; until then React draws neither. The focus stays on what asked for it. */
function SayShown({ what }: { readonly what: string }) {
  useEffect(() => announce(what), [what])
  return null
}

/** Says at the moment it happens that the boards were locked or one's role has changed: keys that go dead need a reason. */
/** What Undo has just taken back is offered no more. */
function PlanToasts() {
  useOnTurn(endOffers)
  return <Toasts />
}

function useRightsNews() {
  const session = useSession()
  const words = useWords()
  const { language } = useLanguage()
  const rights = useStore(session.rights)
  const before = useRef(rights)
  useEffect(() => {
    const { role, frozen } = before.current
    before.current = rights
    if (rights.role !== role) notify(words.plan.roleNow(wordsOf(language).roles[rights.role].label))
    else if (rights.frozen !== frozen && rights.role !== 'facilitator')
      notify(rights.frozen ? words.plan.lockedNow : words.plan.unlockedNow)
  }, [rights, words, language])
}

/** The plan's words have not come yet; said in plain words when that is not just a matter of seconds. */
function StillOpening() {
  const words = useWords()
  const opening = useStore(useSession().opening)
  if (opening === 'opening') return <Loading />
  return (
    <section className={styles.stillOpening} role="status">
      <h2>{words.plan.cannotOpenTitle}</h2>
      <p>{opening === 'noSocket' ? words.plan.noSocket(location.host) : words.common.errors.cannotLoad}</p>
      <p>{words.plan.triesAgain}</p>
      {opening === 'noSocket' && (
        <p>
          <Link href="/check">{words.common.checkNetwork}</Link>
        </p>
      )}
    </section>
  )
}

interface FoundPlan {
  readonly facts: PlanFacts
  /** What this device knew of the plan before. */
  readonly last: PlanFacts | undefined
  /** The server does not answer: the facts are those of the last visit. */
  readonly isRemembered: boolean
}

/** Asks the server for the plan; without a network, this device, if it has a copy. */
async function find(planId: string): Promise<FoundPlan> {
  const last = rememberedPlan(planId)
  try {
    const facts = await firstFacts(planId)
    // Another document bears the name now: the copy of the old one is kept apart, never merged.
    if (last && epochOf(last, 'plan') !== epochOf(facts, 'plan'))
      rememberEarlier(planId, epochOf(last, 'plan'), epochOf(facts, 'plan'))
    rememberPlan(facts)
    return { facts, last, isRemembered: false }
  } catch (error) {
    const code = error instanceof ApiError ? error.code : 'internal'
    if (last && (code === 'offline' || code === 'restarting') && (await hasCopy(planId, epochOf(last, 'plan')))) {
      rememberPlan(last)
      return { facts: last, last, isRemembered: true }
    }
    if (last && (code === 'notFound' || code === 'notAllowed' || code === 'notSignedIn')) {
      // Where its code does not come, the copy waits for the next visit.
      const rescue = await import('./rescue.ts').catch(() => undefined)
      if (rescue) {
        await rescue.rescueWords(planId, epochOf(last, 'plan'), last.role)
        forgetPlan(planId)
      }
    }
    throw error
  }
}

/** The box for words that were not taken over; its code comes when there are some. */
function KeptHere() {
  const hasSome = useStore(useSession().kept).length > 0
  return <Suspense fallback={null}>{hasSome && <Kept />}</Suspense>
}

/** Words kept at an earlier visit to a plan that cannot be opened now. */
function KeptEarlier({ planId }: { readonly planId: string }) {
  const [kept, setKept] = useState(() => readKept(planId))
  const putAway = () => {
    dropKept(planId, kept)
    setKept([])
  }
  if (kept.length === 0) return null
  return (
    <Suspense fallback={null}>
      <KeptBox kept={kept} onDone={putAway} />
    </Suspense>
  )
}

async function askWhetherWelcome(planId: string): Promise<Answer> {
  try {
    const facts = await api.plan(planId)
    const { role, frozen } = facts
    return { kind: 'welcome', rights: { role, frozen }, epoch: epochOf(facts, 'plan') }
  } catch (error) {
    if (error instanceof ApiError) {
      if (error.code === 'notFound') return { kind: 'ended', why: 'gone' }
      if (error.code === 'notAllowed') return { kind: 'ended', why: 'putOut' }
      if (error.code === 'notSignedIn') return { kind: 'ended', why: 'whoAreYou' }
    }
    return { kind: 'unknown' }
  }
}

function OpenPlanPage({ facts, onTryAgain }: { readonly facts: PlanFacts; readonly onTryAgain: () => void }) {
  const session = useSession()
  const words = useWords()
  const [board] = useState(() => createBoardState(firstBoard(), firstFace(), facts.planId))
  const name = useStore(board.name)
  const face = faceOn(name, useStore(board.face))
  const isLoaded = useStore(session.isLoaded)
  const ending = useStore(session.ending)
  const areChecksOpen = useStore(board.checks)
  const { generation } = useStore(session.open)
  const [, params] = useRoute('/plan/:id/*?')
  const beside = params?.['*']?.replace(/\/$/, '') || undefined
  const isFaceHere = useFaceHere(name, face, beside === undefined)
  const hasTalk = beside === undefined || beside === 'ideas'
  const [areKeysOpen, setKeysOpen] = useState(false)
  /** What nobody waits for comes after the board's first words; or, if those do not come, after a while. */
  const [hasTime, setHasTime] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setHasTime(true), NOTHING_COMES_MS)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    if (hasTime) void loadAllChecks()
  }, [hasTime])
  const mayRead = useStore(session.rights).role === 'facilitator'
  const what = [words.plan.boards[name], FACES[name].length > 1 && words.plan[face]].filter(Boolean).join(', ')

  useEffect(() => session.setPresence({ face, cursor: null }), [session, face, generation])

  useRightsNews()

  const showFace = useCallback(
    (next: FaceName) => {
      if (!FACES[board.name.get()].includes(next)) return
      board.face.set(next)
      keepFace(next)
    },
    [board],
  )

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest(TAKES_LETTERS) !== null
      const { undo } = session.open.get()
      if ((event.ctrlKey || event.metaKey) && !event.altKey) {
        if (isTyping) return
        const key = event.key.toLowerCase()
        if (key !== 'z' && key !== 'y') return
        const isRedo = key === 'y' || event.shiftKey
        const isDone = isRedo ? undo.redo() : undo.undo()
        announce(isRedo ? words.plan.redone(isDone) : words.plan.undone(isDone))
        event.preventDefault()
        return
      }
      if (isTyping || event.altKey || !singleKeysWork() || document.querySelector('[role="dialog"], [role="menu"]'))
        return
      const isTalk = hasTalk && (event.key === 'c' || event.key === 'C')
      // The other keys are those of the boards.
      if (beside !== undefined && !isTalk) return
      const asked = FACES[board.name.get()].find((one) => FACE_KEYS[one] === event.key.toLowerCase())
      if (event.key === '?') setKeysOpen(true)
      else if (event.key === 'v' || event.key === 'V') openChecks(board)
      else if (event.key === '/' && board.name.get() === 'logicModel') openFind(board)
      else if (asked) {
        // The outline's own key leads back to where one came from, as it always did.
        const now = faceOn(board.name.get(), board.face.get())
        showFace(asked === 'outline' && now === 'outline' ? 'canvas' : asked)
      } else if (isTalk) talkOf(board, beside === undefined ? session.open.get().watch.read() : undefined)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [session, board, showFace, words, beside, hasTalk])

  if (ending) return <Ended ending={ending} onTryAgain={onTryAgain} kept={<KeptHere />} />
  return (
    <BoardContext value={board}>
      <div
        className={styles.page}
        data-board={beside === undefined ? name : undefined}
        data-face={beside === undefined && FACES[name].length > 1 ? face : undefined}
      >
        <a className={styles.skip} href="#board">
          {words.common.skipToContent}
        </a>
        {beside === undefined && (
          <PlanBars facts={facts} onShowFace={showFace} onShowKeys={() => setKeysOpen(true)} hasTime={hasTime} />
        )}
        <OfflineLine />
        <SizeLine />
        <Suspense fallback={null}>{hasTime && <RoundLine facts={facts} />}</Suspense>
        {/* Beside the boards a page has a matter of its own; these wait. */}
        {beside === undefined && (
          <Suspense fallback={null}>
            {hasTime && mayRead && <HandedLine />}
            {hasTime && <EarlierLine />}
            {hasTime && <SinceLine />}
          </Suspense>
        )}
        <KeptHere />
        {beside !== undefined ? (
          <Suspense fallback={<Loading />}>
            <PageBeside path={beside} />
            <Drawn onDrawn={setHasTime} />
          </Suspense>
        ) : (
          <main id="board" className={styles.board} tabIndex={-1}>
            {isLoaded && isFaceHere ? (
              <Suspense fallback={<Loading />}>
                <Face key={`${name} ${generation}`} board={name} face={face} />
                <Drawn onDrawn={setHasTime} />
                <SayShown what={what} />
              </Suspense>
            ) : (
              <StillOpening />
            )}
          </main>
        )}
        <Suspense fallback={null}>{areChecksOpen && isLoaded && beside === undefined && <ChecksPanel />}</Suspense>
        <Suspense fallback={null}>{hasTime && hasTalk && <TalkHost />}</Suspense>
        <Suspense fallback={null}>{hasTime && beside === undefined && <LogicModelHost />}</Suspense>
        <Announcer />
        {hasTime && <PlanToasts />}
        {areKeysOpen && (
          <Suspense fallback={null}>
            <KeysDialog open onOpenChange={setKeysOpen} />
          </Suspense>
        )}
      </div>
    </BoardContext>
  )
}
