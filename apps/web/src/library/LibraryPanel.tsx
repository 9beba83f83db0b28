import { X } from 'lucide-react'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useWords } from '../i18n/language.tsx'
import { Sheet } from '../outline/Sheet.tsx'
import { enterSheet, leaveSheet, onBack } from '../outline/sheetHistory.ts'
import { PHONE, useMedia } from '../outline/state.ts'
import { Announcer } from '../ui/Announcer.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { useBarsHeight } from '../ui/useBarsHeight.ts'
import { Library } from './Library.tsx'
import styles from './Library.module.css'
import { type LibraryAsked, libraryAsked } from './state.ts'

/** The library beside the board, or over it on a phone. */
export default function LibraryPanel({ asked }: { readonly asked: LibraryAsked }) {
  const isPhone = useMedia(PHONE)
  return isPhone ? <LibrarySheet asked={asked} /> : <LibraryAside asked={asked} />
}

function LibraryAside({ asked }: { readonly asked: LibraryAsked }) {
  const words = useWords('library')
  const box = useRef<HTMLElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const before = useRef<Element | null>(null)
  useBarsHeight(box)
  useLayoutEffect(() => {
    before.current = document.activeElement
  }, [])
  // Asked for again from elsewhere, it takes the focus again.
  useEffect(() => field.current?.focus(), [asked])
  const close = () => {
    libraryAsked.set(undefined)
    const back = before.current
    if (back instanceof HTMLElement && back.isConnected) back.focus()
  }
  return (
    <aside
      ref={box}
      data-library
      aria-labelledby="library-title"
      className={styles.panel}
      onKeyDown={(event) => {
        // Keys meant for the library are not the board's; undo is everybody's.
        if (!event.ctrlKey && !event.metaKey) event.stopPropagation()
        if (event.key === 'Escape' && !event.defaultPrevented) close()
      }}
    >
      <header className={styles.top}>
        <h2 id="library-title">{words.library.title}</h2>
        <IconButton label={words.common.close} onClick={close}>
          <X size={19} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </header>
      <Library key={keyOf(asked)} asked={asked} field={field} />
    </aside>
  )
}

function LibrarySheet({ asked }: { readonly asked: LibraryAsked }) {
  const words = useWords('library').library
  const field: RefObject<HTMLInputElement | null> = useRef(null)
  useEffect(() => {
    enterSheet()
    const stop = onBack(() => libraryAsked.set(undefined))
    return () => {
      stop()
      leaveSheet()
    }
  }, [])
  return (
    <Sheet title={words.title} onClose={() => libraryAsked.set(undefined)} spoken={<Announcer />}>
      <div data-library className={styles.sheet}>
        <Library key={keyOf(asked)} asked={asked} field={field} />
      </div>
    </Sheet>
  )
}

const keyOf = ({ kind, forResult }: LibraryAsked): string => `${kind ?? ''} ${forResult ?? ''}`
