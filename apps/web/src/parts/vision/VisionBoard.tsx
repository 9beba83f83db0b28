import {
  countWords,
  INGREDIENTS,
  isOwnVision,
  simplifyVision,
  VISION_ID,
  VISION_WORDS,
  wordsOf,
} from '@commonboard/model'
import { Check, PenLine, Presentation, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { formatList } from '../../i18n/format.ts'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { useCanEdit, useContent, useOpenPlan, usePeers, useSession } from '../../plan/usePlan.ts'
import { Button } from '../../ui/Button.tsx'
import { Blocks } from './Blocks.tsx'
import { linkAt, readTools, removeLink, setLink, type ToolState } from './commands.ts'
import type { RichEditor } from './editor.ts'
import { Ingredients } from './Ingredients.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { ReadingView } from './ReadingView.tsx'
import { RichText } from './RichText.tsx'
import rich from './RichText.module.css'
import { Toolbar } from './Toolbar.tsx'
import styles from './VisionBoard.module.css'

const NO_TOOLS: ToolState = { isBold: false, as: null, link: undefined }

/** The vision as its own board: the words, written together, and what people say of them. */
export default function VisionBoard() {
  const { plan } = useOpenPlan()
  const session = useSession()
  const content = useContent()
  const canEdit = useCanEdit()
  const words = useWords()
  const { language } = useLanguage()
  const [isForeign, setForeign] = useState(() => !isOwnVision(plan))
  const [editor, setEditor] = useState<RichEditor>()
  const [tools, setTools] = useState(NO_TOOLS)
  const [isLinking, setLinking] = useState(false)
  const [isReading, setReading] = useState(false)
  const [isFull, setFull] = useState(false)
  const toolbar = useRef<HTMLDivElement>(null)

  useEffect(() => session.setPresence({ selected: [], cursor: null }), [session])

  const text = content.cards.find((card) => card.id === VISION_ID)?.text ?? ''
  const wordCount = countWords(text)
  const isWriting = canEdit && !isForeign
  const title = content.about.title
  const prompts = wordCount === 0 && (
    <section className={styles.prompts} aria-labelledby="warm-up">
      <h3 id="warm-up">{words.vision.warmUp}</h3>
      <ul>
        {words.vision.prompts.map((prompt) => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
    </section>
  )

  return (
    <div className={styles.board}>
      <div className={styles.main}>
        {isWriting && (
          <div className={styles.tools}>
            <Toolbar ref={toolbar} editor={editor} tools={tools} onLink={() => setLinking(true)} />
          </div>
        )}
        <div className={styles.reading}>
          <Button onClick={() => setReading(true)}>
            <Presentation size={18} strokeWidth={1.75} aria-hidden="true" />
            {words.vision.readingView}
          </Button>
        </div>
        {isWriting ? (
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
            onForeign={() => setForeign(true)}
          />
        ) : (
          <section className={rich.paper} aria-label={words.vision.readOnlyLabel}>
            <div className={rich.text} data-words>
              {wordCount > 0 ? (
                <Blocks blocks={content.vision} />
              ) : (
                <p className={styles.hint}>{wordsOf(language).visionHint}</p>
              )}
            </div>
          </section>
        )}
        {canEdit && isForeign && (
          <div className={styles.foreign}>
            <p>{words.vision.foreign}</p>
            <Button
              onClick={() => {
                simplifyVision(plan)
                setForeign(false)
              }}
            >
              {words.vision.simplify}
            </Button>
            <p>{words.vision.simplifyMore}</p>
          </div>
        )}
        <div className={styles.below}>
          <WordCount count={wordCount} />
          <Writing />
        </div>
        <p className={styles.full} role="status">
          {isFull ? words.vision.full : ''}
        </p>
        {prompts}
      </div>
      <aside className={styles.side}>
        <Ingredients confirmed={content.ingredients} />
      </aside>

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
      {isReading && (
        <ReadingView content={content} title={title} wordCount={wordCount} onClose={() => setReading(false)} />
      )}
      <article className={styles.sheet}>
        <h1>{title}</h1>
        {content.about.place && <p className={styles.where}>{content.about.place}</p>}
        <div className={styles.printed}>
          {wordCount > 0 ? <Blocks blocks={content.vision} /> : <p>{words.vision.empty}</p>}
        </div>
        <ul>
          {INGREDIENTS.map((one) => (
            <li key={one}>
              {words.vision.confirmedBy(wordsOf(language).ingredients[one].name, content.ingredients[one].length)}
            </li>
          ))}
        </ul>
      </article>
    </div>
  )
}

/** Few words are praised, many are asked about; nothing is forbidden. */
function WordCount({ count }: { readonly count: number }) {
  const words = useWords().vision
  if (count === 0) return null
  if (count > VISION_WORDS.lookAbove)
    return (
      <p className={styles.long}>
        <TriangleAlert size={18} strokeWidth={1.75} aria-hidden="true" />
        {words.long(count)}
      </p>
    )
  if (count > VISION_WORDS.praisedMax) return <p>{words.words(count)}</p>
  return (
    <p>
      <Check size={18} strokeWidth={1.75} aria-hidden="true" className={styles.check} />
      {words.praised(count)}
    </p>
  )
}

/** Who else writes in the vision now, here or in its card: for ears, and for those who see no carets. */
function Writing() {
  const words = useWords()
  const { language } = useLanguage()
  const { participantId } = useSession()
  const names = new Set(
    usePeers()
      .filter((peer) => !peer.isMe && peer.who !== participantId && peer.editing?.card === VISION_ID)
      .map((peer) => peer.name || words.common.noName),
  )
  if (names.size === 0) return null
  return (
    <p>
      <PenLine size={18} strokeWidth={1.75} aria-hidden="true" />
      {words.vision.writing(formatList(language, [...names]), names.size)}
    </p>
  )
}
