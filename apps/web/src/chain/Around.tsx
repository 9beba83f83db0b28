import {
  type Card,
  type CardId,
  COLUMN_FACTS,
  labelOf,
  LINK_RULES,
  type Link,
  type PlanContent,
  showValue,
  VISION_ID,
  wordsOf,
} from '@commonboard/model'
import { ArrowRight, LibraryBig, Link2 } from 'lucide-react'
import type { CSSProperties, ReactNode, RefObject } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { KIND_ICONS, kindColor } from '../outline/kinds.ts'
import { useBoard } from '../plan/board.ts'
import { Button } from '../ui/Button.tsx'
import { cardName } from './cardName.ts'
import styles from './Around.module.css'

interface AroundProps {
  readonly heading: RefObject<HTMLHeadingElement | null>
  readonly content: PlanContent
  readonly card: Card
  readonly onChoose: (id: CardId) => void
  /** Absent: nobody may add a link here. */
  readonly onLink: (() => void) | undefined
}

/** The card in the middle; left what leads to it, right what it leads to, below it what shows it. */
export function Around({ heading, content, card, onChoose, onLink }: AroundProps) {
  const { chain: words, outline } = useWords('chain')
  const { language } = useLanguage()
  const { columns } = wordsOf(language)
  const Icon = KIND_ICONS[card.column]
  const byId = new Map(content.cards.map((one) => [one.id, one]))
  const means = content.links.filter((link) => link.to === card.id)
  const ends = content.links.filter((link) => link.from === card.id)
  const near = (links: readonly Link[], far: 'from' | 'to'): Near[] =>
    links
      .flatMap((link) => {
        const other = byId.get(link[far])
        return other ? [{ card: other, link }] : []
      })
      .sort((a, b) => content.cards.indexOf(a.card) - content.cards.indexOf(b.card))
  const vision = card.column === 'impact' ? byId.get(VISION_ID) : undefined
  const impacts = card.id === VISION_ID ? content.cards.filter(({ column }) => column === 'impact') : []
  const before: readonly Near[] = [
    ...impacts.map((one) => ({ card: one })),
    ...near(
      means.filter((link) => link.kind !== 'measures'),
      'from',
    ),
  ]
  const shown = near(
    means.filter((link) => link.kind === 'measures'),
    'from',
  )
  const after: readonly Near[] = [...near(ends, 'to'), ...(vision ? [{ card: vision }] : [])]
  const hasBefore = LINK_RULES.some((rule) => rule.to === card.column && rule.kind !== 'measures')
  const hasAfter = LINK_RULES.some((rule) => rule.from === card.column)
  const isAlone = card.column === 'principles'
  const name = cardName(content, card, language)
  const place = card.band ? `, ${labelOf(content, language, `band.${card.band}`)}` : ''
  const list = (entries: readonly Near[]) => <NearList content={content} entries={entries} onChoose={onChoose} />
  return (
    <div className={styles.around} data-alone={isAlone || undefined}>
      <section className={styles.middle} style={{ '--kind': kindColor(card.column) } as CSSProperties}>
        <h3 ref={heading} tabIndex={-1} data-card={card.id} className={styles.name}>
          <span className={styles.kind}>
            <Icon size={17} strokeWidth={1.75} aria-hidden="true" />
            <b>{card.number}</b> {columns[card.column].one}
            {place}
          </span>
          <bdi className={styles.words} dir="auto" data-long={name.length > 160 || undefined}>
            {name || <i>{outline.empty}</i>}
          </bdi>
        </h3>
        {card.column === 'results' && (
          <div className={styles.shown}>
            <h4>{words.shownBy}</h4>
            {shown.length > 0 ? list(shown) : <Gap text={words.nothingShown} onLink={onLink} result={card.id} />}
          </div>
        )}
        {isAlone && <p className={styles.note}>{words.noLinks}</p>}
      </section>
      {!isAlone && (
        <>
          <section className={styles.before} aria-labelledby="chain-before">
            <h3 id="chain-before">
              {words.before}
              <ArrowRight size={18} strokeWidth={1.75} aria-hidden="true" />
            </h3>
            {before.length > 0 ? (
              list(before)
            ) : hasBefore ? (
              <Gap text={words.nothingBefore} onLink={onLink} />
            ) : (
              card.id !== VISION_ID && <p className={styles.note}>{words.begins}</p>
            )}
          </section>
          <section className={styles.after} aria-labelledby="chain-after">
            <h3 id="chain-after">
              <ArrowRight size={18} strokeWidth={1.75} aria-hidden="true" />
              {words.after}
            </h3>
            {after.length > 0 ? (
              list(after)
            ) : hasAfter ? (
              <Gap text={words.nothingAfter} onLink={onLink} />
            ) : (
              <p className={styles.note}>{words.ends}</p>
            )}
          </section>
        </>
      )}
    </div>
  )
}

function Gap(props: {
  readonly text: string
  readonly onLink: (() => void) | undefined
  /** Indicators for it stand in the library. */
  readonly result?: CardId
}): ReactNode {
  const { text, onLink, result } = props
  const words = useWords('chain').chain
  const { library } = useBoard()
  return (
    <div className={styles.gap}>
      <p>{text}</p>
      {onLink && (
        <Button onClick={onLink}>
          <Link2 size={16} strokeWidth={1.75} aria-hidden="true" />
          {words.addLink}
        </Button>
      )}
      {onLink && result && (
        <Button onClick={() => library.set({ kind: 'indicators', forResult: result })}>
          <LibraryBig size={16} strokeWidth={1.75} aria-hidden="true" />
          {words.fromLibrary}
        </Button>
      )}
    </div>
  )
}

interface Near {
  readonly card: Card
  /** Absent between an impact and the vision: every impact leads there. */
  readonly link?: Link
}

function NearList(props: {
  readonly content: PlanContent
  readonly entries: readonly Near[]
  readonly onChoose: (id: CardId) => void
}) {
  const { content, entries, onChoose } = props
  const { chain: words, outline } = useWords('chain')
  const { language } = useLanguage()
  const { columns } = wordsOf(language)
  return (
    <ul role="list" className={styles.list}>
      {entries.map(({ card, link }) => {
        const last = card.readings?.at(-1)
        return (
          <li key={card.id} style={{ '--kind': kindColor(card.column) } as CSSProperties}>
            <button
              type="button"
              onClick={() => onChoose(card.id)}
              data-fixed={COLUMN_FACTS[card.column].isFixed || undefined}
            >
              <span className={styles.kind}>
                <b>{card.number}</b> {columns[card.column].one}
                {last && <span className={styles.value}>{showValue(last.value, card.unit, language)}</span>}
              </span>
              <bdi className={styles.text} dir="auto">
                {cardName(content, card, language) || outline.empty}
              </bdi>
            </button>
            {link?.reason && <p className={styles.reason}>{words.because(link.reason)}</p>}
          </li>
        )
      })}
    </ul>
  )
}
