import { type CardId, chainsThrough, type PlanContent, VISION_ID } from '@commonboard/model'
import { AudioLines } from 'lucide-react'
import { Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useFound } from '../find/useFound.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { PhoneBar } from '../outline/PhoneBar.tsx'
import { PHONE, useMedia } from '../ui/media.ts'
import { isFocusFree, useBoard } from '../plan/board.ts'
import { useCanEdit, useContent, useSession, useStore } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import { later } from '../ui/later.ts'
import { Around } from './Around.tsx'
import { CardPicker } from './CardPicker.tsx'
import styles from './Chain.module.css'
import { Sentence } from './Sentence.tsx'
import { Wrong } from './Wrong.tsx'

const ReadAloud = later(() => import('./ReadAloud.tsx'))
const LinkDialog = later(() => import('../plan/LinkDialog.tsx').then((file) => ({ default: file.LinkDialog })))

/** So many chains are told at first, and each time one asks for more. */
const CHAINS_STEP = 8

/** One card's chain: what leads to it, what it leads to, and both as sentences to read aloud. */
export default function Chain() {
  const words = useWords('chain').chain
  const board = useBoard()
  const session = useSession()
  const content = useContent()
  const { language } = useLanguage()
  const canEdit = useCanEdit()
  const isPhone = useMedia(PHONE)
  const found = useFound(content)
  const chosen = useStore(board.chosen)
  const card = useMemo(() => cardToShow(content, chosen[0]), [content, chosen])
  const [max, setMax] = useState(CHAINS_STEP)
  const [wrong, setWrong] = useState<string>()
  const [isReading, setReading] = useState(false)
  const [isLinking, setLinking] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const id = card?.id
  const { chains, count } = useMemo(
    () => (id ? chainsThrough(content, id, max) : { chains: [], count: 0 }),
    [content, id, max],
  )

  const toVision = chains.some(({ steps }) => steps.at(-1)?.card.id === VISION_ID)
  useEffect(() => session.setPresence({ selected: chosen.slice(0, 50) }), [session, chosen])
  useEffect(() => {
    if (isFocusFree()) heading.current?.focus({ preventScroll: true })
  }, [])

  const choose = (next: CardId) => {
    board.chosen.set([next])
    setMax(CHAINS_STEP)
    setWrong(undefined)
  }
  const follow = (next: CardId) => {
    choose(next)
    heading.current?.focus()
  }

  if (!card)
    return (
      <div id="chain" className={styles.face}>
        <p>{words.noCards}</p>
        {isPhone && <PhoneBar />}
      </div>
    )
  return (
    <div id="chain" className={styles.face}>
      <CardPicker content={content} card={card} found={found} onChoose={choose} />
      <Around
        heading={heading}
        content={content}
        card={card}
        onChoose={follow}
        onLink={canEdit ? () => setLinking(true) : undefined}
      />
      <section className={styles.sentences} aria-labelledby="chain-sentences">
        <div className={styles.sentencesHead}>
          <h3 id="chain-sentences">{words.sentences}</h3>
          {chains.length > 0 && (
            <Button look="main" onClick={() => setReading(true)}>
              <AudioLines size={18} strokeWidth={1.75} aria-hidden="true" />
              {words.start}
            </Button>
          )}
        </div>
        <p className={styles.intro}>{chains.length > 0 ? words.intro(count) : words.none}</p>
        {chains.length > 0 && (
          <ol role="list" className={styles.list}>
            {chains.map((chain, index) => (
              <li key={chain.id}>
                <p className={styles.sentence}>
                  <Sentence content={content} chain={chain} withVision={false} />
                </p>
                {canEdit && chain.steps.some(({ links }) => links.length > 0) && wrong !== chain.id && (
                  <button
                    type="button"
                    className={styles.wrong}
                    aria-label={words.wrongAbout(index + 1)}
                    onClick={() => setWrong(chain.id)}
                  >
                    {words.wrong}
                  </button>
                )}
                {wrong === chain.id && (
                  <Wrong content={content} chain={chain} language={language} onDone={() => setWrong(undefined)} />
                )}
              </li>
            ))}
          </ol>
        )}
        {toVision && <p className={styles.vision}>{words.toVision}</p>}
        {count > chains.length && (
          <p className={styles.more}>
            {words.left(count - chains.length)}{' '}
            <Button look="quiet" onClick={() => setMax(max + CHAINS_STEP)}>
              {words.more(Math.min(CHAINS_STEP, count - chains.length))}
            </Button>
          </p>
        )}
      </section>
      {isPhone && <PhoneBar />}
      <Suspense fallback={null}>
        {isReading && chains.length > 0 && (
          <ReadAloud content={content} chains={chains} left={count - chains.length} onClose={() => setReading(false)} />
        )}
        {isLinking && <LinkDialog card={card.id} onClose={() => setLinking(false)} />}
      </Suspense>
    </div>
  )
}

/** The chosen card; else the first strategy, or else the first result, impact or card there is. */
function cardToShow({ cards }: PlanContent, chosen: CardId | undefined) {
  const wanted = cards.find(({ id }) => id === chosen)
  if (wanted) return wanted
  for (const column of ['strategies', 'results', 'impact'] as const) {
    const first = cards.find((card) => card.column === column)
    if (first) return first
  }
  return cards.find(({ text }) => text.trim() !== '') ?? cards[0]
}
