import { Undo2, X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { libraryAsked } from '../library/state.ts'
import { Sheet } from '../outline/Sheet.tsx'
import { enterSheet, leaveSheet, onBack } from '../outline/sheetHistory.ts'
import { PHONE, useMedia } from '../outline/state.ts'
import { useBoard } from '../plan/board.ts'
import { useBarsHeight } from '../ui/useBarsHeight.ts'
import { Announcer } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { notify } from '../ui/Toast.tsx'
import styles from './Checks.module.css'
import { Review } from './Review.tsx'
import { TellContext } from './steps.ts'

/** What the checks find: beside the board, where it stays open while one works; over it on a phone. */
export default function ChecksPanel() {
  const isPhone = useMedia(PHONE)
  const { talk, checks } = useBoard()
  // One panel has room beside the board: the one asked for last.
  useEffect(() => {
    talk.isOpen.set(false)
    libraryAsked.set(undefined)
    const giveWay = () => {
      if (talk.isOpen.get() || libraryAsked.get()) checks.set(false)
    }
    const stops = [talk.isOpen.subscribe(giveWay), libraryAsked.subscribe(giveWay)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [talk, checks])
  return isPhone ? <ChecksSheet /> : <ChecksAside />
}

function ChecksAside() {
  const { checks, talk } = useBoard()
  const words = useWords('checks')
  const box = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  /** Where the focus came from; whoever closes the panel goes on there. */
  const before = useRef<Element | null>(null)
  useLayoutEffect(() => {
    heading.current?.focus()
  }, [])
  useBarsHeight(box)
  const close = () => {
    checks.set(false)
    if (talk.isOpen.get()) return
    const back = before.current?.isConnected ? before.current : document.querySelector('[data-checks-button]')
    if (back instanceof HTMLElement) back.focus()
  }
  return (
    <aside
      ref={box}
      id="checks"
      data-checks
      aria-labelledby="checks-title"
      className={styles.panel}
      onFocus={({ relatedTarget, currentTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) before.current = relatedTarget
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        close()
      }}
    >
      <header className={styles.top}>
        <h2 ref={heading} id="checks-title" tabIndex={-1} aria-describedby="checks-summary">
          {words.checks.title}
        </h2>
        <IconButton label={words.common.close} onClick={close}>
          <X size={19} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </header>
      <TellContext value={(text, undo) => notify(text, undo && { label: words.checks.undo, onAct: undo })}>
        <Review />
      </TellContext>
    </aside>
  )
}

interface News {
  readonly text: string
  readonly undo?: (() => void) | undefined
}

function ChecksSheet() {
  const { checks } = useBoard()
  const words = useWords('checks').checks
  const [news, setNews] = useState<News>()
  useEffect(() => {
    enterSheet()
    const stop = onBack(() => checks.set(false))
    return () => {
      stop()
      leaveSheet()
    }
  }, [checks])
  return (
    <Sheet title={words.title} onClose={() => checks.set(false)} spoken={<Announcer />}>
      <div id="checks" data-checks className={styles.sheet}>
        {/* Below an open sheet no toast can be seen or reached. */}
        <div className={styles.news}>
          <p role="status">{news && <span key={news.text}>{news.text}</span>}</p>
          {news?.undo && (
            <Button
              onClick={() => {
                setNews(undefined)
                news.undo?.()
              }}
            >
              <Undo2 size={16} strokeWidth={1.75} aria-hidden="true" />
              {words.undo}
            </Button>
          )}
        </div>
        <TellContext value={(text, undo) => setNews({ text, undo })}>
          <Review />
        </TellContext>
      </div>
    </Sheet>
  )
}
