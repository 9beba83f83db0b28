import { type Comment, mayWrite, subjectOfRange, type VisionRange, visionText } from '@commonboard/model'
import { MessageSquare, MessageSquarePlus } from 'lucide-react'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useBoard } from '../plan/board.ts'
import { oncePerFrame } from '../plan/store.ts'
import { useContent, useOpenPlan, useRights, useStore } from '../plan/usePlan.ts'
import { blocksOf, rangeOnPage, selectedRange } from './visionPlace.ts'
import styles from './VisionTalk.module.css'

const HIGHLIGHT = 'talk'
const SEEN = 'talk-seen'
const SEEN_MS = 4_000
/** What stands nearer than this shares one entry beside the text. */
const ENTRY_PX = 34

interface Entry {
  readonly top: number
  readonly comments: readonly Comment[]
}

/** The comments of the vision beside its words, a quiet line under those words, and the way to say something of others. */
export default function VisionTalk({ main }: { readonly main: RefObject<HTMLDivElement | null> }) {
  const { plan } = useOpenPlan()
  const { talk } = useBoard()
  const content = useContent()
  const words = useWords('talk').talk
  const mayTalk = mayWrite('talk', useRights())
  const comments = useStore(talk.comments)
  const place = useStore(talk.place)
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const [selected, setSelected] = useState<{ range: VisionRange; top: number }>()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLUListElement>(null)

  const lines = useCallback(() => visionText(plan).split('\n'), [plan])

  // Drawn by the browser over the letters as they stand: nothing is put into the text others are writing in.
  useEffect(() => {
    const draw = () => {
      const blocks = blocksOf(main.current)
      const now = lines()
      const home = main.current?.getBoundingClientRect()
      const drawn: { comment: Comment; range: Range; top: number }[] = []
      for (const comment of talk.comments.get()) {
        if (comment.state !== 'open' || !comment.range || !home) continue
        const range = rangeOnPage(blocks, now, comment.range)
        if (range) drawn.push({ comment, range, top: (range.getClientRects()[0]?.top ?? home.top) - home.top })
      }
      highlight(
        HIGHLIGHT,
        drawn.map(({ range }) => range),
      )
      const grouped: { top: number; comments: Comment[] }[] = []
      for (const { comment, top } of drawn.sort((a, b) => a.top - b.top)) {
        const last = grouped.at(-1)
        if (last && top - last.top < ENTRY_PX) last.comments.push(comment)
        else grouped.push({ top, comments: [comment] })
      }
      setEntries((before) => (isSame(before, grouped) ? before : grouped))
    }
    const frame = oncePerFrame(draw)
    frame.schedule()
    const stop = talk.comments.subscribe(frame.schedule)
    // Letters come and go, blocks break elsewhere, the editor takes the place of the words to read.
    const changes = new MutationObserver(frame.schedule)
    const sizes = new ResizeObserver(frame.schedule)
    if (main.current) {
      changes.observe(main.current, { childList: true, characterData: true, subtree: true })
      sizes.observe(main.current)
    }
    return () => {
      stop()
      frame.cancel()
      changes.disconnect()
      sizes.disconnect()
      highlight(HIGHLIGHT, [])
    }
  }, [main, lines, talk, content])

  // What is selected can be spoken of.
  useEffect(() => {
    if (!mayTalk) return
    const look = () => {
      if (document.activeElement === button.current) return
      const range = selectedRange(main.current, lines())
      const home = main.current?.getBoundingClientRect()
      if (!range || !home) return setSelected(undefined)
      const rects = document.getSelection()?.getRangeAt(0).getClientRects()
      const bottom = rects?.[rects.length - 1]?.bottom ?? home.top
      setSelected({ range, top: bottom - home.top })
    }
    // Something may have been selected before this was loaded.
    look()
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [main, lines, mayTalk])

  const speak = useCallback(() => {
    const range = selectedRange(main.current, lines()) ?? selected?.range
    const subject = range && subjectOfRange(plan, range)
    setSelected(undefined)
    if (subject) talk.open(subject)
  }, [main, lines, selected, plan, talk])

  // The key other writing programs have for it, for it works while one writes.
  useEffect(() => {
    if (!mayTalk) return
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'KeyM' || !event.altKey || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      speak()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [mayTalk, speak])

  // Somebody wants to see the words of a comment.
  useEffect(() => {
    if (place === undefined) return
    const range = comments.find(({ id }) => id === place)?.range
    const found = range && rangeOnPage(blocksOf(main.current), lines(), range)
    if (!found) return
    talk.place.set(undefined)
    const block = found.startContainer.parentElement?.closest<HTMLElement>('p, h3, h4, li')
    block?.scrollIntoView({ block: 'center' })
    highlight(SEEN, [found])
    const index = entries.findIndex((entry) => entry.comments.some(({ id }) => id === place))
    list.current?.querySelectorAll('button')[index]?.focus({ preventScroll: true })
    setTimeout(() => highlight(SEEN, []), SEEN_MS)
  }, [place, comments, main, lines, talk, entries])

  return (
    <>
      {entries.length > 0 && (
        <ul ref={list} role="list" aria-label={words.inText} className={styles.entries}>
          {entries.map(({ top, comments: own }) => {
            const [first] = own
            return (
              first && (
                <li key={first.id} style={{ insetBlockStart: top }}>
                  <button
                    type="button"
                    aria-label={words.inTextOf(own.length, first.words ?? first.quote)}
                    onClick={() => talk.show(first.id)}
                  >
                    <MessageSquare size={16} strokeWidth={2} aria-hidden="true" />
                    {own.length}
                    <span aria-hidden="true" className={styles.quote}>
                      {first.words}
                    </span>
                  </button>
                </li>
              )
            )
          })}
        </ul>
      )}
      {selected && (
        <div className={styles.selected} style={{ insetBlockStart: selected.top + 6 }}>
          {/* The text keeps its selection. */}
          <button ref={button} type="button" onMouseDown={(event) => event.preventDefault()} onClick={speak}>
            <MessageSquarePlus size={17} strokeWidth={1.75} aria-hidden="true" />
            {words.onSelection}
          </button>
        </div>
      )}
    </>
  )
}

// Older browsers have no such layer: there the entries beside the text are all.
function highlight(name: string, ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return
  if (ranges.length > 0) CSS.highlights.set(name, new Highlight(...ranges))
  else CSS.highlights.delete(name)
}

const isSame = (a: readonly Entry[], b: readonly Entry[]): boolean =>
  a.length === b.length &&
  a.every(
    ({ top, comments }, index) =>
      top === b[index]?.top &&
      comments.length === b[index].comments.length &&
      comments.every((one, at) => one === b[index]?.comments[at]),
  )
