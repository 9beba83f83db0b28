import { type Comment, watchTalk } from '@commonboard/model'
import { Suspense, useEffect, useRef } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useBoard } from '../plan/board.ts'
import { oncePerFrame } from '../plan/store.ts'
import { useOpenPlan, useSession, useStore } from '../plan/usePlan.ts'
import { announce } from '../ui/Announcer.tsx'
import { later } from '../ui/later.ts'
import { ALL, subjectKey } from './state.ts'

const TalkPanel = later(() => import('./TalkPanel.tsx'))

/** What came with the page is no news. */
const FIRST_MS = 4_000
/** A screen reader hears of new comments at most this often, and not before a few have come together. */
const SAY_AGAIN_MS = 15_000
const GATHER_MS = 2_000

/** Loads the comments once the board is on the screen, counts them for the boards, and shows the panel. */
export default function TalkHost() {
  const session = useSession()
  const { plan, undo } = useOpenPlan()
  const { talk } = useBoard()
  const isOpen = useStore(talk.isOpen)
  useEffect(() => session.openTalk(), [session])
  useEffect(() => {
    const watch = watchTalk(plan)
    const read = () => {
      const comments = watch.read()
      talk.comments.set(comments)
      const counts = countOpen(comments)
      if (!isSame(counts, talk.counts.get())) talk.counts.set(counts)
    }
    const frame = oncePerFrame(read)
    read()
    const stop = watch.subscribe((origin) => {
      if (undo.isOwn(origin)) read()
      else frame.schedule()
    })
    return () => {
      stop()
      frame.cancel()
      watch.destroy()
    }
  }, [plan, undo, talk])
  useNews()
  return <Suspense fallback={null}>{isOpen && <TalkPanel />}</Suspense>
}

function countOpen(comments: readonly Comment[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const comment of comments) {
    if (comment.state !== 'open') continue
    for (const key of [ALL, subjectKey(comment.about)]) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

const isSame = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean =>
  a.size === b.size && [...a].every(([key, count]) => b.get(key) === count)

/** Says calmly how many comments and replies of others have come. */
function useNews(): void {
  const { participantId } = useSession()
  const { talk } = useBoard()
  const words = useWords('talk').talk
  const latest = useRef(words)
  useEffect(() => {
    latest.current = words
  })
  useEffect(() => {
    const seen = new Set<string>()
    const openedAt = Date.now()
    let saidAt = 0
    let fresh = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const say = () => {
      timer = undefined
      saidAt = Date.now()
      announce(latest.current.news(fresh))
      fresh = 0
    }
    const look = () => {
      for (const comment of talk.comments.get())
        for (const { id, by } of [comment, ...comment.replies]) {
          if (seen.has(id)) continue
          seen.add(id)
          if (by !== participantId && Date.now() > openedAt + FIRST_MS) fresh += 1
        }
      if (fresh > 0) timer ??= setTimeout(say, Math.max(GATHER_MS, saidAt + SAY_AGAIN_MS - Date.now()))
    }
    look()
    const stop = talk.comments.subscribe(look)
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [talk, participantId])
}
