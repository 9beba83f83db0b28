import { useEffect, useSyncExternalStore } from 'react'
import { createStore } from '../plan/store.ts'

interface Announcement {
  readonly id: number
  readonly text: string
}

const last = createStore<Announcement>({ id: 0, text: '' })

/** Says something to a screen reader that can be seen on the screen anyway: what has come, what has been undone. */
export function announce(text: string): void {
  last.set({ id: last.get().id + 1, text })
}

/** Where announcements are spoken. Once on a page. */
export function Announcer() {
  const { id, text } = useSyncExternalStore(last.subscribe, last.get)
  // What was said on one page is no news on the next.
  useEffect(() => () => announce(''), [])
  return (
    <p role="status" className="visually-hidden">
      {/* A new element each time: the same words twice are said twice. */}
      <span key={id}>{text}</span>
    </p>
  )
}
