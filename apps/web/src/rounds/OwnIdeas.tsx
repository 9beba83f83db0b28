import { ROUND_LIMITS } from '@commonboard/model'
import { PencilLine, Smartphone, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './Answer.module.css'
import type { AnswerProps } from './answerProps.ts'
import { draftKey, type ShownAnswer } from './answers.ts'
import type { Behalf } from './round.ts'
import { useIsPhone, useRounds } from './useRounds.ts'
import { useStore } from '../plan/usePlan.ts'

interface OwnIdeasProps extends Pick<AnswerProps<'write'>, 'kept' | 'say' | 'type'> {
  readonly ideas: readonly ShownAnswer[]
  readonly behalf: Behalf | undefined
}

/** What one has written already; on a phone the latest only, so that the field stays above the keyboard. */
export function OwnIdeas({ ideas, behalf, kept, say, type }: OwnIdeasProps) {
  const { rounds: words } = useWords('rounds')
  const isPhone = useIsPhone()
  const [isOpen, setOpen] = useState(false)
  const [changing, setChanging] = useState<string>()
  const list = useRef<HTMLUListElement>(null)
  const isShort = isPhone && !isOpen && ideas.length > 1
  // One that is being changed stays in sight.
  const seen = isShort ? ideas.filter((idea, at) => at === ideas.length - 1 || idea.answerId === changing) : ideas
  const optional = behalf ? { behalf } : {}

  const end = (answerId: string) => {
    setChanging(undefined)
    type(changeField(answerId), '')
  }
  const remove = ({ answerId }: ShownAnswer) => {
    say({ kind: 'remove', answerId, ...optional })
    end(answerId)
    announce(words.removed)
    list.current?.closest('form')?.querySelector('textarea')?.focus()
  }

  if (ideas.length === 0) return null
  return (
    <>
      <ul ref={list} aria-label={words.yourIdeas} className={styles.ideas}>
        {seen.map((idea) => {
          const field = changeField(idea.answerId)
          const draft = kept.drafts[draftKey(behalf, field)]
          return changing === idea.answerId || draft !== undefined ? (
            <li key={idea.answerId} className={styles.idea}>
              <ChangeIdea
                text={draft ?? idea.text}
                label={words.changeIdea(idea.text)}
                takesFocus={changing === idea.answerId}
                onType={(text) => type(field, text)}
                onLeave={() => end(idea.answerId)}
                onKeep={(text) => {
                  const { isWaiting: _, ...answer } = idea
                  say({ kind: 'write', answer: { ...answer, text }, ...optional })
                  end(idea.answerId)
                  announce(words.changed)
                }}
              />
            </li>
          ) : (
            <li key={idea.answerId} className={styles.idea}>
              <p className={styles.ideaText}>
                {idea.text}
                {idea.isWaiting && <Waits />}
              </p>
              <IconButton label={words.changeIdea(idea.text)} onClick={() => setChanging(idea.answerId)}>
                <PencilLine size={19} strokeWidth={1.75} aria-hidden="true" />
              </IconButton>
              <IconButton label={words.removeIdea(idea.text)} onClick={() => remove(idea)}>
                <Trash2 size={19} strokeWidth={1.75} aria-hidden="true" />
              </IconButton>
            </li>
          )
        })}
      </ul>
      {isPhone && ideas.length > 1 && (
        <button type="button" className={styles.showAll} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? words.fewer : words.allYours(ideas.length)}
        </button>
      )}
    </>
  )
}

const changeField = (answerId: string): string => `change ${answerId}`

/** Only while there is no network: what is on its way for a moment needs no sign. */
function Waits() {
  const { rounds: words } = useWords('rounds')
  const { desk } = useRounds()
  const isPhone = useIsPhone()
  if (!useStore(desk.isStuck)) return null
  return (
    <span className={styles.waits}>
      <Smartphone size={15} strokeWidth={2} aria-hidden="true" />
      {words.waitsHere(isPhone)}
    </span>
  )
}

function ChangeIdea(props: {
  readonly text: string
  readonly label: string
  readonly takesFocus: boolean
  readonly onType: (text: string) => void
  readonly onKeep: (text: string) => void
  readonly onLeave: () => void
}) {
  const { text, label, takesFocus, onType, onKeep, onLeave } = props
  const { rounds: words } = useWords('rounds')
  const field = useRef<HTMLTextAreaElement>(null)
  const length = text.trim().length
  const mayKeep = length > 0 && length <= ROUND_LIMITS.answerMaxLength
  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus])
  return (
    <div className={styles.changing}>
      <textarea
        ref={field}
        className={styles.field}
        rows={2}
        aria-label={label}
        value={text}
        onChange={(event) => onType(event.target.value)}
      />
      <div className={styles.changingActs}>
        <Button onClick={onLeave}>{words.leaveIt}</Button>
        <Button look="main" onClick={() => mayKeep && onKeep(text.trim())}>
          {words.keepChange}
        </Button>
      </div>
    </div>
  )
}
