import { useEffect, useRef } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useOpenPlan, useSession } from '../plan/usePlan.ts'
import { type News, type Scene, tellNews } from './news.ts'

const after = (ms: number, callback: () => void) => {
  const timer = setTimeout(callback, ms)
  return () => clearTimeout(timer)
}

/** Says to a screen reader what others change. */
export default function RemoteChanges(scene: Scene) {
  const open = useOpenPlan()
  const { participantId } = useSession()
  const words = useWords()
  const latest = useRef(scene)
  const news = useRef<News>(undefined)

  useEffect(() => {
    const told = tellNews({ open, participantId, scene: () => latest.current, words, after, now: Date.now })
    news.current = told
    return () => told.stop()
  }, [open, participantId, words])

  // Whoever comes is drawn: then a name that was waited for may be here.
  useEffect(() => {
    latest.current = scene
    news.current?.lookAgain()
  })
  return null
}
