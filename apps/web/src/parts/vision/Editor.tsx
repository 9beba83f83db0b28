import { useRef, useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { announce } from '../../ui/Announcer.tsx'
import { linkAt, readTools, removeLink, setLink, type ToolState } from './commands.ts'
import type { RichEditor } from './editor.ts'
import { LinkDialog } from './LinkDialog.tsx'
import { RichText } from './RichText.tsx'
import { Toolbar } from './Toolbar.tsx'
import type { As } from './schema.ts'
import styles from './VisionBoard.module.css'

const NO_TOOLS: ToolState = { isBold: false, as: null, link: undefined }

/** The toolbar and the field below it. Comes after the words themselves: it weighs half as much as the page. */
export default function Editor({ onForeign }: { readonly onForeign: () => void }) {
  const words = useWords('vision')
  const [editor, setEditor] = useState<RichEditor>()
  const [tools, setTools] = useState(NO_TOOLS)
  const [isLinking, setLinking] = useState(false)
  const [isFull, setFull] = useState(false)
  const toolbar = useRef<HTMLDivElement>(null)
  const known = useRef({ tools: NO_TOOLS, caret: -1 })
  const sayLook = (old: ToolState, next: ToolState) => {
    const { plain, heading, subheading, bullets, numbers, bold, notBold } = words.vision
    const kinds: Readonly<Record<NonNullable<As>, string>> = { heading, subheading, bullet: bullets, number: numbers }
    if (old.isBold !== next.isBold) announce(next.isBold ? bold : notBold)
    else if (old.as !== next.as && next.as !== undefined) announce(next.as === null ? plain : kinds[next.as])
  }
  return (
    <>
      <div className={styles.tools}>
        <Toolbar ref={toolbar} editor={editor} tools={tools} onLink={() => setLinking(true)} />
      </div>
      <RichText
        onEditor={setEditor}
        onState={(state) => {
          setFull(false)
          const next = readTools(state)
          const old = known.current
          const isSame = old.tools.as === next.as && old.tools.isBold === next.isBold && old.tools.link === next.link
          // A caret that moves into a heading is a reader's own business; a key that makes one is not heard otherwise.
          if (!isSame && old.caret === state.selection.from) sayLook(old.tools, next)
          known.current = { tools: isSame ? old.tools : next, caret: state.selection.from }
          setTools(known.current.tools)
        }}
        askForLink={() => setLinking(true)}
        toToolbar={() => toolbar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()}
        onFull={() => setFull(true)}
        onForeign={onForeign}
      />
      <p className={styles.full} role="status">
        {isFull ? words.vision.full : ''}
      </p>
      {isLinking && editor && (
        <LinkDialog
          href={linkAt(editor.view.state)?.href}
          onClose={() => setLinking(false)}
          onSet={(href, typed) => {
            setLinking(false)
            // The dialog gives the focus back first.
            setTimeout(() => editor.run(setLink(href, typed)), 0)
          }}
          onRemove={() => {
            setLinking(false)
            setTimeout(() => editor.run(removeLink), 0)
          }}
        />
      )}
    </>
  )
}
