import {
  addLink,
  type CardId,
  type Language,
  type Link,
  type PlanContent,
  REASON_MAX_LENGTH,
  type ReadChain,
  removeLinks,
  setLinkReason,
  wordsOf,
} from '@commonboard/model'
import { Trash2 } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useOpenPlan } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import { notify } from '../ui/Toast.tsx'
import { cardName } from './cardName.ts'
import styles from './Wrong.module.css'

interface WrongProps {
  readonly content: PlanContent
  readonly chain: ReadChain
  readonly language: Language
  readonly onDone: () => void
  /** Absent: news are toasts. Above an open dialog a toast cannot be reached. */
  readonly tell?: ((text: string, undo?: () => void) => void) | undefined
}

/** The steps of a chain that sounds wrong: each link may be taken away, or told why it holds. */
export function Wrong({ content, chain, language, onDone, tell }: WrongProps) {
  const words = useWords('chain').chain
  const { plan, undo } = useOpenPlan()
  const group = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => group.current?.focus(), [])
  const say = (text: string, act?: () => void) =>
    tell ? tell(text, act) : notify(text, act && { label: words.undo, onAct: act, takesBack: true })
  const step = (change: () => void) => {
    undo.closeStep()
    change()
    undo.closeStep()
  }
  const links = [...chain.steps.flatMap((one) => one.links), ...chain.shown.map(({ link }) => link)]
  const unique = [...new Map(links.map((link) => [link.id, link])).values()]
  const take = (link: Link) => {
    step(() => removeLinks(plan, [link.id]))
    const number = (one: CardId) => content.cards.find((card) => card.id === one)?.number ?? ''
    say(words.linkRemoved(number(link.from), number(link.to)), () => step(() => addLink(plan, link.from, link.to)))
    onDone()
  }
  const keep = (link: Link, reason: string) => {
    step(() => setLinkReason(plan, link.id, reason))
    say(words.reasonKept)
    onDone()
  }
  return (
    <div ref={group} role="group" tabIndex={-1} aria-labelledby={id} className={styles.wrong}>
      <p id={id} className={styles.question}>
        {words.whichStep}
      </p>
      <ul role="list">
        {unique.map((link) => (
          <LinkLine key={link.id} content={content} link={link} language={language} onTake={take} onKeep={keep} />
        ))}
      </ul>
      <Button look="quiet" onClick={onDone}>
        {words.fine}
      </Button>
    </div>
  )
}

function LinkLine(props: {
  readonly content: PlanContent
  readonly link: Link
  readonly language: Language
  readonly onTake: (link: Link) => void
  readonly onKeep: (link: Link, reason: string) => void
}) {
  const { content, link, language, onTake, onKeep } = props
  const { chain: words, outline } = useWords('chain')
  const [reason, setReason] = useState<string>()
  const id = useId()
  const end = (which: CardId) => {
    const card = content.cards.find((one) => one.id === which)
    return card ? `${card.number} “${cardName(content, card, language) || outline.empty}”` : ''
  }
  const { forward } = wordsOf(language).links[link.kind]
  return (
    <li>
      <p id={id} dir="auto">
        {words.step(end(link.from), forward, end(link.to))}
      </p>
      {reason === undefined ? (
        <div className={styles.answers}>
          <Button aria-describedby={id} onClick={() => setReason(link.reason ?? '')}>
            {words.giveReason}
          </Button>
          <Button aria-describedby={id} onClick={() => onTake(link)}>
            <Trash2 size={16} strokeWidth={1.75} aria-hidden="true" />
            {words.removeLink}
          </Button>
        </div>
      ) : (
        <form
          className={styles.answers}
          onSubmit={(event) => {
            event.preventDefault()
            onKeep(link, reason)
          }}
        >
          <input
            // Asked for by the button that stood here.
            autoFocus
            aria-label={words.reason}
            aria-describedby={id}
            placeholder={words.reason}
            maxLength={REASON_MAX_LENGTH}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button type="submit" look="main">
            {words.keepReason}
          </Button>
        </form>
      )}
    </li>
  )
}
