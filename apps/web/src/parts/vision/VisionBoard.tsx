import {
  countWords,
  INGREDIENTS,
  isOwnVision,
  simplifyVision,
  visionBlockIds,
  VISION_ID,
  VISION_WORDS,
  wordsOf,
} from '@commonboard/model'
import { Check, PenLine, Presentation, TriangleAlert } from 'lucide-react'
import { type ComponentType, lazy, Suspense, useEffect, useRef, useState } from 'react'
import { formatList } from '../../i18n/format.ts'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { PhoneBar } from '../../outline/PhoneBar.tsx'
import { PHONE, useMedia } from '../../ui/media.ts'
import { useCanEdit, useContent, useOpenPlan, usePeers, useSession } from '../../plan/usePlan.ts'
import { pageGround } from '../../sketch/ground.ts'
import { DRAWING_WIDTH } from '../../sketch/state.ts'
import { Button } from '../../ui/Button.tsx'
import { later } from '../../ui/later.ts'
import { Blocks } from './Blocks.tsx'
import { Ingredients } from './Ingredients.tsx'
import { ReadingView } from './ReadingView.tsx'
import rich from './RichText.module.css'
import styles from './VisionBoard.module.css'

const TRY_AGAIN_MS = 3000

// The words come first.
const DrawingHost = lazy(() => import('../../sketch/DrawingHost.tsx').then((part) => ({ default: part.DrawingHost })))

const VisionTalk = later(() => import('../../talk/VisionTalk.tsx'))

// The editor weighs half as much as the page and is asked for once the words stand there to be read. A network that is
// gone for a while is tried again.
const Editor = lazy(
  () =>
    new Promise<{ default: ComponentType<{ readonly onForeign: () => void }> }>((resolve) => {
      const load = () => {
        import('./Editor.tsx').then(resolve, (error: unknown) => {
          console.info('The editor has not come yet', error)
          setTimeout(load, TRY_AGAIN_MS)
        })
      }
      load()
    }),
)

/** The vision as its own board: the words, written together, and what people say of them. */
export default function VisionBoard() {
  const { plan } = useOpenPlan()
  const session = useSession()
  const content = useContent()
  const canEdit = useCanEdit()
  const words = useWords('vision')
  const { language } = useLanguage()
  const [isForeign, setForeign] = useState(() => !isOwnVision(plan))
  const [isReading, setReading] = useState(false)
  const hasRoom = useMedia(DRAWING_WIDTH)
  const isPhone = useMedia(PHONE)
  const frame = useRef<HTMLDivElement>(null)
  const main = useRef<HTMLDivElement>(null)
  const [ground] = useState(() =>
    pageGround(
      () => main.current,
      () => blocksIn(main.current, visionBlockIds(plan)),
      true,
    ),
  )

  useEffect(() => session.setPresence({ selected: [], cursor: null }), [session])

  const text = content.cards.find((card) => card.id === VISION_ID)?.text ?? ''
  const wordCount = countWords(text)
  const isDrawn = useIsDrawn()
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

  const isWriting = canEdit && !isForeign
  const toRead = (
    <>
      {/* Room for the tools, so that the words do not jump when they come. */}
      {isWriting && <div className={styles.tools} />}
      <section className={rich.paper} aria-label={words.vision.readOnlyLabel}>
        <div className={rich.text} data-words>
          {wordCount > 0 ? (
            <Blocks blocks={content.vision} />
          ) : (
            <p className={styles.hint}>{wordsOf(language).visionHint}</p>
          )}
        </div>
      </section>
    </>
  )

  return (
    <div ref={frame} className={styles.board} data-phone={isPhone || undefined}>
      {isDrawn && hasRoom && (
        <Suspense fallback={null}>
          <DrawingHost board="vision" ground={ground} origin={main} frame={frame} />
        </Suspense>
      )}
      <div ref={main} className={styles.main}>
        {isWriting && isDrawn ? (
          <Suspense fallback={toRead}>
            <Editor onForeign={() => setForeign(true)} />
          </Suspense>
        ) : (
          toRead
        )}
        {!isPhone && (
          <div className={styles.reading}>
            <Button onClick={() => setReading(true)}>
              <Presentation size={18} strokeWidth={1.75} aria-hidden="true" />
              {words.vision.readingView}
            </Button>
          </div>
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
        {isDrawn && (
          <Suspense fallback={null}>
            <VisionTalk main={main} />
          </Suspense>
        )}
        <div className={styles.below}>
          <WordCount count={wordCount} />
          <Writing />
        </div>
        {prompts}
      </div>
      <aside className={styles.side}>
        <Ingredients confirmed={content.ingredients} />
      </aside>
      {isPhone && (
        <PhoneBar own={{ icon: Presentation, label: words.vision.readingView, onAct: () => setReading(true) }} />
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

/** The blocks of the words by their names; none while the page shows others than the plan has. */
function blocksIn(main: HTMLElement | null, ids: readonly string[]) {
  const blocks = [...(main?.querySelectorAll('[data-words] :is(p, h3, h4, li)') ?? [])].filter(
    (block) => !(block.hasAttribute('data-gone') && block.textContent === ''),
  )
  if (blocks.length !== ids.length) return []
  return blocks.map((block, index) => [`block:${ids[index]}`, block] as const)
}

/** False until the first drawing is on the screen. */
function useIsDrawn(): boolean {
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setDrawn(true), 0)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [])
  return isDrawn
}

/** Few words are praised, many are asked about; nothing is forbidden. */
function WordCount({ count }: { readonly count: number }) {
  const words = useWords('vision').vision
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
  const words = useWords('vision')
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
      {words.vision.writing(
        formatList(
          language,
          [...names].sort((a, b) => a.localeCompare(b)),
        ),
        names.size,
      )}
    </p>
  )
}
