import { useRef, useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { linkAt, readTools, removeLink, setLink, type ToolState } from './commands.ts'
import type { RichEditor } from './editor.ts'
import { LinkDialog } from './LinkDialog.tsx'
import { RichText } from './RichText.tsx'
import { Toolbar } from './Toolbar.tsx'
import styles from './VisionBoard.module.css'

const NO_TOOLS: ToolState = { isBold: false, as: null, link: undefined }

/** The toolbar and the field below it. Comes after the words themselves: it weighs half as much as the page. */
export default function Editor({ onForeign }: { readonly onForeign: () => void }) {
  const words = useWords()
  const [editor, setEditor] = useState<RichEditor>()
  const [tools, setTools] = useState(NO_TOOLS)
  const [isLinking, setLinking] = useState(false)
  const [isFull, setFull] = useState(false)
  const toolbar = useRef<HTMLDivElement>(null)
  return (
    <>
      <div className={styles.tools}>
        <Toolbar ref={toolbar} editor={editor} tools={tools} onLink={() => setLinking(true)} />
      </div>
      <RichText
        onEditor={setEditor}
        onState={(state) => {
          setFull(false)
          setTools((old) => {
            const next = readTools(state)
            return old.as === next.as && old.isBold === next.isBold && old.link === next.link ? old : next
          })
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
