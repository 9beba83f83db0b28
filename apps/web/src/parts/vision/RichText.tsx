import { wordsOf } from '@commonboard/model'
import type { EditorState } from '@tiptap/pm/state'
import { useEffect, useRef } from 'react'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { useOpenPlan, useSession } from '../../plan/usePlan.ts'
import { openEditor, type RichEditor } from './editor.ts'
import styles from './RichText.module.css'

interface RichTextProps {
  /** The editor when it is there, undefined when it goes. */
  readonly onEditor: (editor: RichEditor | undefined) => void
  readonly onState: (state: EditorState) => void
  readonly askForLink: () => void
  readonly toToolbar: () => void
  readonly onFull: () => void
  readonly onForeign: () => void
}

/** The field in which the vision is written, together. Drawn once: from then on the editor keeps its own page. */
export function RichText(props: RichTextProps) {
  const session = useSession()
  const open = useOpenPlan()
  const words = useWords('vision')
  const { language } = useLanguage()
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef({ ...props, words, hint: '' })
  latest.current = { ...props, words, hint: wordsOf(language).visionHint }

  const editor = useRef<RichEditor>(undefined)
  useEffect(() => {
    if (!place.current) return
    const opened = openEditor({
      place: place.current,
      session,
      open,
      attributes: (isEmpty) => ({
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': latest.current.words.vision.label,
        'aria-placeholder': latest.current.hint,
        class: styles.text ?? '',
        spellcheck: 'true',
        'data-words': '',
        ...(isEmpty ? { 'data-hint': latest.current.hint } : {}),
      }),
      noName: () => latest.current.words.common.noName,
      onState: (state) => latest.current.onState(state),
      askForLink: () => latest.current.askForLink(),
      toToolbar: () => latest.current.toToolbar(),
      onFull: () => latest.current.onFull(),
      onForeign: () => latest.current.onForeign(),
    })
    editor.current = opened
    latest.current.onEditor(opened)
    return () => {
      editor.current = undefined
      opened.destroy()
      latest.current.onEditor(undefined)
    }
  }, [session, open])
  // The field's name and hint follow the language.
  useEffect(() => {
    const view = editor.current?.view
    if (view && !view.isDestroyed) view.setProps({})
  }, [language])
  return <div ref={place} className={styles.paper} />
}
