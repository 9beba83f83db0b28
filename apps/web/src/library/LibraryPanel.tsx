import { useEffect, useRef } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useBoard } from '../plan/board.ts'
import { PHONE, useMedia } from '../ui/media.ts'
import { SidePanel } from '../ui/SidePanel.tsx'
import { Library } from './Library.tsx'
import type { LibraryAsked } from './state.ts'

/** The library beside the board, or over it on a phone. */
export default function LibraryPanel({ asked }: { readonly asked: LibraryAsked }) {
  const isPhone = useMedia(PHONE)
  const { library } = useBoard()
  const words = useWords('library').library
  const field = useRef<HTMLInputElement>(null)
  // Asked for again from elsewhere, it takes the focus again; on a phone a keyboard would cover the lines.
  useEffect(() => {
    if (!isPhone) field.current?.focus()
  }, [asked, isPhone])
  return (
    <SidePanel name="library" title={words.title} focusesInside onClose={() => library.set(undefined)}>
      <Library key={`${asked.kind ?? ''} ${asked.forResult ?? ''}`} asked={asked} field={field} />
    </SidePanel>
  )
}
