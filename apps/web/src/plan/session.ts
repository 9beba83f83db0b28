import { CLOSE, mayWrite, type Rights, type Role, type ZoneSize } from '@commonboard/model'
import { type Documents, openDocuments, type OpenPlan, type OpenZone } from './documents.ts'
import { type Epoch, forgetPlan, rememberEarlier, rememberRights } from './device.ts'
import { BESIDE, type BesideName } from './besideZone.ts'
import { differenceOf, NOTHING_WAITS, notSentOf } from './difference.ts'
import { createKeeping } from './keeping.ts'
import type { KeptWords } from './kept.ts'
import type { CopyState } from './localCopy.ts'
import { createStore, oncePerFrame } from './store.ts'
import { isOffline, truthOf } from './truth.ts'
import type { Answer, Ending, NotSent, Opening, SavedState, Session, SessionOptions } from './visit.ts'
import { isRefusal, type ZoneState } from './zone.ts'

export type { OpenPlan } from './documents.ts'
export type * from './visit.ts'

const CHECK_AGAIN_MS = 3000
/** A network that lets the page through but no socket shows itself by then. */
const NO_SOCKET_MS = 10_000
/** A new start after a refusal waits so long for the server to say what we may do now. */
const ANSWER_MAX_MS = 3000

export function openSession(options: SessionOptions): Session {
  const { planId, participantId, me, ask } = options
  const rights = createStore<Rights>(options.rights)
  const saved = createStore<SavedState>('saving')
  const copy = createStore<CopyState>('loading')
  const notSent = createStore<NotSent>(NOTHING_WAITS)
  const isLoaded = createStore(false)
  const opening = createStore<Opening>('opening')
  const keeping = createKeeping(planId)
  const ending = createStore<Ending | undefined>(undefined)
  const handedNews = createStore(0)
  const size = createStore<ZoneSize>('fine')
  let { epoch, lastRights } = options
  let generation = 0
  let states: Partial<Record<OpenZone, ZoneState>> = {}
  let hasAnswered = !options.isRemembered
  /** A connection has failed since the last one that worked. */
  let isCutOff = false
  /** Our rights went down while changes were on their way: the server takes or refuses them, nobody sends them later. */
  let isLowered = false
  let madeAs: Role | undefined
  const wanted = new Set<BesideName>()
  /** The documents are connected: a zone opened now may follow. */
  let isEntered = false
  /** A zone beside the plan may be opened long after it: what its copy holds was made under these rights. */
  let besideRights: Partial<Record<BesideName, Rights | undefined>> = rightsOfAll(options.lastRights)
  let isRefused = false
  let isRenewing = false
  let isOver = false
  let askedAt = 0
  let knocking: ReturnType<typeof setTimeout> | undefined

  const difference = () => {
    const waiting = documents.waiting.get()
    const changes = waiting ? differenceOf(waiting, documents.open.watch.read()) : []
    return [...changes, ...BESIDE.flatMap((zone) => documents.beside[zone].difference())]
  }

  const waitsIn = (zone: 'plan' | BesideName) =>
    (zone === 'plan' ? documents.waiting.get() : documents.beside[zone].waiting()) !== undefined
  const isWaiting = () => waitsIn('plan') || BESIDE.some(waitsIn)
  const wipeAll = ({ copy: own, beside }: Documents) =>
    Promise.all([own.wipe(), ...BESIDE.map((zone) => beside[zone].wipe())])
  const readAllAgain = ({ copy: own, beside }: Documents) =>
    Promise.all([own.readAgain(), ...BESIDE.map((zone) => beside[zone].readAgain())])

  const isAway = () => isOffline(states.plan, isCutOff)

  const truth = (): SavedState =>
    truthOf({
      plan: states.plan,
      beside: BESIDE.map((zone) => ({
        state: states[zone],
        copy: waitsIn(zone) ? documents.beside[zone].copyState() : undefined,
      })),
      isRefused,
      isCutOff,
      copy: copy.get(),
    })

  const count = oncePerFrame(() => {
    if (!isAway() || isOver) return notSent.set(NOTHING_WAITS)
    const waiting = documents.waiting.get()
    const own = waiting ? notSentOf(waiting, documents.open.watch.read()) : NOTHING_WAITS
    const more = BESIDE.reduce((sum, zone) => sum + documents.beside[zone].count(), 0)
    notSent.set(more > 0 ? { ...own, count: own.count + more } : own)
  })

  const paint = () => {
    if (isOver) return
    const plan = states.plan
    if (plan?.wasSynced) isLoaded.set(true)
    if (plan?.isSynced) isCutOff = false
    saved.set(truth())
    count.schedule()
    if (isLowered && isAway()) void renew()
  }

  const allIsSaved = (zone: OpenZone) => {
    if (zone === 'sketch' || zone === 'talk') documents.beside[zone].allIsSaved()
    else if (documents.waiting.get()) {
      documents.waiting.clear()
      documents.copy.noteWaiting()
    }
    isLowered &&= isWaiting()
  }

  /** @returns whether we may go on with the documents we have */
  const takeAnswer = (answer: Answer, isNews = true): boolean => {
    if (answer.kind === 'ended') finish(answer.why)
    if (answer.kind !== 'welcome') return false
    if (isNews) setRights(answer.rights)
    hasAnswered = true
    if (answer.epoch === epoch) return true
    void beginAnew(answer.epoch)
    return false
  }

  const askWhy = (atOnce = false) => {
    if ((Date.now() - askedAt < CHECK_AGAIN_MS && !atOnce) || isRenewing) return
    askedAt = Date.now()
    const before = rights.get()
    ask().then(
      (answer) => {
        // A notice that came meanwhile knows better.
        if (!isOver && !isRenewing) takeAnswer(answer, rights.get() === before)
      },
      (error: unknown) => console.warn('The server did not answer', error),
    )
  }

  const setRights = (next: Rights) => {
    const old = rights.get()
    if (old.role === next.role && old.frozen === next.frozen) return
    const isLost = (zone: 'plan' | BesideName) => waitsIn(zone) && mayWrite(zone, old) && !mayWrite(zone, next)
    if (isLost('plan') || BESIDE.some(isLost)) {
      isLowered = true
      madeAs = old.role
    }
    rights.set(next)
    rememberRights(planId, next)
  }

  /** Keeps what the server has not got in plain words. Called again for the same words it replaces them. */
  const keep = (words: KeptWords | undefined, mayStore = true): KeptWords | undefined =>
    keeping.keep(difference(), words?.role ?? madeAs ?? lastRights?.role ?? rights.get().role, words, mayStore)

  const finish = (why: Ending) => {
    if (isOver) return
    const last = documents
    last.disconnect()
    clearTimeout(knocking)
    // A device that has just been left keeps nothing, in none of its tabs.
    const words = why === 'reload' ? undefined : keep(undefined, why !== 'whoAreYou')
    isOver = true
    ending.set(why)
    if (why === 'reload' || why === 'whoAreYou') {
      for (const zone of BESIDE) last.beside[zone].destroy()
      return last.copy.destroy()
    }
    readAllAgain(last)
      .then(() => {
        keep(words)
        forgetPlan(planId)
        return wipeAll(last)
      })
      .catch((error: unknown) => console.warn('The copy on this device stays', error))
  }

  /**
   * A refused edit leaves the document unusable, because all that is typed later depends on it; so does one that was
   * made under rights we no longer have. The words are kept, the copy is emptied, and we begin with a new document.
   * @param wasShownOut the server has closed the socket because we may not be there
   */
  const renew = async (wasShownOut = false) => {
    if (isRenewing || isOver) return
    isRenewing = true
    const last = documents
    last.disconnect()
    let words = keep(undefined)
    const answer = await Promise.race([ask().catch(unknown), later(ANSWER_MAX_MS, { kind: 'unknown' } as const)])
    await readAllAgain(last)
    if (isOver) return
    words = keep(words)
    await wipeAll(last)
    if (isOver) return
    isRenewing = false
    // What was typed in this very moment counts too.
    words = keep(words)
    if (answer.kind === 'ended') {
      last.waiting.clear()
      // A plan that was erased closes otherwise.
      return finish(wasShownOut && answer.why === 'gone' ? 'putOut' : answer.why)
    }
    isRefused = words !== undefined
    hasAnswered = answer.kind === 'welcome'
    if (answer.kind === 'welcome') {
      epoch = answer.epoch
      setRights(answer.rights)
    }
    replaceDocuments()
  }

  /**
   * Another document bears the plan's name now. The copy here belongs to the old one: it is kept apart for the person
   * to look at, never merged, never dropped. Where there is no copy, own words are kept at least.
   */
  const beginAnew = async (next: Epoch) => {
    if (isRenewing || isOver) return
    isRenewing = true
    const last = documents
    last.disconnect()
    const isKept = await last.copy.written()
    if (isOver) return
    isRenewing = false
    // Of the zones beside it there is no earlier copy to look at: their words are kept.
    const besides = BESIDE.flatMap((zone) => last.beside[zone].difference())
    if (!isKept) isRefused = keep(undefined) !== undefined
    else {
      rememberEarlier(planId, epoch, next)
      isRefused = keeping.keep(besides, lastRights?.role ?? rights.get().role, undefined, true) !== undefined
    }
    for (const zone of BESIDE) void last.beside[zone].wipe()
    epoch = next
    replaceDocuments()
  }

  const replaceDocuments = () => {
    const last = documents
    isLowered = false
    madeAs = undefined
    lastRights = undefined
    besideRights = {}
    states = {}
    documents = build()
    open.set(documents.open)
    last.destroy()
    paint()
  }

  const build = (): Documents => {
    generation += 1
    isEntered = false
    const mine = generation
    const ifMine =
      <Args extends unknown[]>(act: (...args: Args) => void) =>
      (...args: Args) => {
        if (mine === generation && !isRenewing && !isOver) act(...args)
      }
    const built = openDocuments(planId, epoch, mine, {
      onState: ifMine((zone, state) => {
        // Nobody could tell us of our rights while we were away.
        const isBack = zone === 'plan' && state.isSynced && states.plan?.wasSynced === true && !states.plan.isSynced
        states = { ...states, [zone]: state }
        if (isBack) {
          askWhy(true)
          handedNews.set(handedNews.get() + 1)
        }
        if (zone === 'plan') size.set(state.size)
        if (zone !== 'session' && state.isSaved) allIsSaved(zone)
        paint()
      }),
      onRights: ifMine(setRights),
      onRefused: ifMine((zone) => {
        if (zone !== 'session') queueMicrotask(() => void renew())
      }),
      onClosed: ifMine((code) => {
        // Put out or refused? Whoever is still welcome was refused an edit and goes on with a fresh document.
        if (isRefusal(code)) void renew(code === CLOSE.notAllowed)
        else if (code === CLOSE.newerDocument) finish('reload')
        else finish(code === CLOSE.whoAreYou ? 'whoAreYou' : 'gone')
      }),
      onTrouble: ifMine((code) => {
        if (code === CLOSE.cannotLoad) opening.set('cannotLoad')
        isCutOff = true
        askWhy()
        paint()
      }),
      onHanded: ifMine(() => handedNews.set(handedNews.get() + 1)),
      onCopy: (state) => {
        if (mine !== generation) return
        copy.set(state)
        paint()
      },
      onBeside: ifMine((zone) => {
        if (waitsIn(zone)) isRefused = false
        paint()
      }),
    })
    built.open.plan.doc.on('update', () => {
      if (built.waiting.get()) isRefused = false
      count.schedule()
    })
    void start(built)
    return built
  }

  /** The copy first; then the server, unless what waits here was made under rights we have no longer. */
  const enterBeside = async (built: Documents, zone: BesideName) => {
    await built.beside[zone].open()
    if (built !== documents || isOver || isRenewing || !isEntered) return
    const mayBeSent = [rights.get(), besideRights[zone]].every((one) => !one || mayWrite(zone, one))
    if (waitsIn(zone) && !mayBeSent) return renew()
    besideRights = { ...besideRights, [zone]: undefined }
    built.connectBeside(zone)
    paint()
  }
  const enterWanted = (built: Documents) => {
    for (const zone of wanted) void enterBeside(built, zone)
  }
  const openBeside = (zone: BesideName) => {
    if (wanted.has(zone) || isOver) return
    wanted.add(zone)
    if (!isRenewing) void enterBeside(documents, zone)
  }

  const start = async (built: Documents) => {
    const { rows } = await built.copy.loaded
    if (built !== documents || isOver) return
    if (rows > 0) isLoaded.set(true)
    enterWanted(built)
    if (!hasAnswered) return knock(built)
    enter(built)
  }

  // Opened without the server: it is asked before anything is sent, for it may have another opinion of us by now.
  const knock = (built: Documents) => {
    clearTimeout(knocking)
    if (built !== documents || isOver || isRenewing) return
    ask()
      .catch(unknown)
      .then((answer) => {
        if (built !== documents || isOver || isRenewing) return
        if (takeAnswer(answer)) return enter(built)
        if (answer.kind !== 'unknown') return
        isCutOff = true
        paint()
        knocking = setTimeout(() => knock(built), CHECK_AGAIN_MS)
      })
      .catch((error: unknown) => console.error('The plan could not be opened', error))
  }

  const enter = (built: Documents) => {
    const mayBeSent = [rights.get(), lastRights].every((one) => !one || mayWrite('plan', one))
    if (built.waiting.get() && !mayBeSent) void renew()
    else {
      lastRights = undefined
      built.connect()
      isEntered = true
      enterWanted(built)
    }
    paint()
  }

  const knockNow = () => {
    if (!hasAnswered && knocking !== undefined) knock(documents)
  }

  let documents: Documents = build()
  const open = createStore<OpenPlan>(documents.open)

  const warnBeforeLeaving = (event: BeforeUnloadEvent) => {
    const areOthersSafe = BESIDE.every((zone) => !waitsIn(zone) || documents.beside[zone].copyState() === 'kept')
    const isSafe = saved.get() === 'saved' || (copy.get() === 'kept' && areOthersSafe)
    if ((isWaiting() && !isSafe && !isOver) || !keeping.isSafe()) event.preventDefault()
  }
  window.addEventListener('beforeunload', warnBeforeLeaving)
  window.addEventListener('online', knockNow)
  const noSocket = setTimeout(() => {
    if (opening.get() === 'opening') opening.set('noSocket')
  }, NO_SOCKET_MS)

  return {
    planId,
    participantId,
    me,
    open,
    isLoaded,
    opening,
    saved,
    copy,
    notSent,
    rights,
    kept: keeping.kept,
    ending,
    handedNews,
    size,
    noteHanded: keeping.noteHanded,
    putKeptAway() {
      keeping.putAway()
      isRefused = false
      paint()
    },
    openSketch: () => openBeside('sketch'),
    openTalk: () => openBeside('talk'),
    setPresence(change) {
      const { awareness } = open.get()
      const old = awareness.getLocalState() ?? {}
      const changed = Object.entries(change).some(([key, value]) => JSON.stringify(old[key]) !== JSON.stringify(value))
      if (changed) awareness.setLocalState({ ...old, ...change })
    },
    canEdit: () => mayWrite('plan', rights.get()) && ending.get() === undefined,
    destroy() {
      isOver = true
      window.removeEventListener('beforeunload', warnBeforeLeaving)
      window.removeEventListener('online', knockNow)
      clearTimeout(noSocket)
      clearTimeout(knocking)
      count.cancel()
      documents.destroy()
    },
  }
}

const rightsOfAll = (rights: Rights | undefined) => Object.fromEntries(BESIDE.map((zone) => [zone, rights]))

const unknown = (): Answer => ({ kind: 'unknown' })

const later = <T>(ms: number, value: T): Promise<T> => new Promise((resolve) => setTimeout(resolve, ms, value))
