import { addReply, type Comment, type PlanContent, settle } from '@commonboard/model'
import { Check, CornerDownRight, MapPin, Reply as ReplyIcon, RotateCcw } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useOpenPlan, useSession } from '../plan/usePlan.ts'
import { Composer } from './Composer.tsx'
import { isEmpty, readDraft, replyKey } from './drafts.ts'
import { quotedOf, useSubjectLabels } from './labels.ts'
import type { People } from './people.ts'
import { Proposal } from './Proposal.tsx'
import { Reactions, SayInAWord } from './Reactions.tsx'
import { SaidWords } from './SaidWords.tsx'
import styles from './Talk.module.css'

interface CommentItemProps {
  readonly comment: Comment
  readonly content: PlanContent
  readonly people: People
  readonly now: number
  /** This person may write here. */
  readonly mayTalk: boolean
  /** May settle what others have said. */
  readonly maySettleAll: boolean
  /** May take others' words away. */
  readonly mayRemoveAll: boolean
  readonly onGo: (comment: Comment) => void
  /** Says what has just happened, with at most one way back. */
  readonly say: (text: string, undo?: () => void) => void
}

/** One comment with what it is about, what it proposes and all that was said to it. */
export function CommentItem(props: CommentItemProps) {
  const { comment, content, people, now, mayTalk, maySettleAll, mayRemoveAll, onGo, say } = props
  const { plan } = useOpenPlan()
  const { participantId, planId } = useSession()
  const words = useWords('talk').talk
  const labelsOf = useSubjectLabels(content)
  const headId = useId()
  const [isReplying, setReplying] = useState(() => mayTalk && !isEmpty(readDraft(planId, replyKey(comment.id))))
  const replyButton = useRef<HTMLButtonElement>(null)
  const author = people.of(comment.by)
  const label = labelsOf(comment.about, quotedOf(comment))
  const isMine = comment.by === participantId
  const isOpen = comment.state === 'open'
  const reopens = comment.state === 'settled' && !comment.accepted
  return (
    <article id={`comment-${comment.id}`} tabIndex={-1} aria-labelledby={headId} className={styles.comment}>
      <Where comment={comment} label={label} onGo={onGo} />
      <SaidWords
        said={comment}
        place={{ root: 'comments', id: comment.id }}
        headId={headId}
        people={people}
        now={now}
        mayChange={mayTalk && isMine && !comment.isRemoved}
        mayRemove={mayTalk && !comment.isRemoved && (isMine || mayRemoveAll)}
      />
      {comment.proposal !== undefined && <Proposal comment={comment} people={people} say={say} />}
      <Reactions comment={comment} people={people} mayTalk={mayTalk} />
      {comment.replies.length > 0 && (
        <ol role="list" aria-label={words.replies} className={styles.replies}>
          {comment.replies.map((reply) => (
            <li key={reply.id}>
              <CornerDownRight size={16} strokeWidth={1.75} aria-hidden="true" />
              <SaidWords
                said={reply}
                place={{ root: 'replies', id: reply.id }}
                people={people}
                now={now}
                mayChange={mayTalk && reply.by === participantId}
                mayRemove={mayTalk && (reply.by === participantId || mayRemoveAll)}
              />
            </li>
          ))}
        </ol>
      )}
      {comment.settled && (
        <p className={styles.settled}>
          <Check size={16} strokeWidth={2} aria-hidden="true" />
          {words.resolvedBy(people.of(comment.settled.by).name)}
        </p>
      )}
      {isReplying ? (
        <Composer
          label={words.replyLabel}
          send={words.reply}
          people={people}
          draftKey={replyKey(comment.id)}
          onCancel={() => {
            setReplying(false)
            requestAnimationFrame(() => replyButton.current?.focus())
          }}
          onSend={(draft) => {
            addReply(plan, comment.id, draft, participantId, Date.now())
            setReplying(false)
            say(words.replySent)
            requestAnimationFrame(() => replyButton.current?.focus())
          }}
        />
      ) : (
        mayTalk && (
          <div className={styles.acts}>
            <button
              ref={replyButton}
              type="button"
              className={styles.tool}
              aria-label={words.replyTo(author.name)}
              onClick={() => setReplying(true)}
            >
              <ReplyIcon size={16} strokeWidth={1.75} aria-hidden="true" />
              {words.reply}
            </button>
            {!comment.isRemoved && <SayInAWord comment={comment} />}
            {(isMine || maySettleAll) && (isOpen || reopens) && (
              <button
                type="button"
                className={styles.tool}
                onClick={() => {
                  settle(plan, comment.id, isOpen ? 'settled' : 'open', participantId, Date.now())
                  say(isOpen ? words.nowResolved : words.nowOpen, () =>
                    settle(plan, comment.id, isOpen ? 'open' : 'settled', participantId, Date.now()),
                  )
                }}
              >
                {isOpen ? (
                  <Check size={16} strokeWidth={1.75} aria-hidden="true" />
                ) : (
                  <RotateCcw size={16} strokeWidth={1.75} aria-hidden="true" />
                )}
                {isOpen ? words.resolve : words.openAgain}
              </button>
            )}
          </div>
        )
      )}
    </article>
  )
}

/** What the comment is about: the way there, or what it was. */
function Where(props: {
  readonly comment: Comment
  readonly label: { readonly where: string; readonly text: string }
  readonly onGo: (comment: Comment) => void
}) {
  const { comment, label, onGo } = props
  const words = useWords('talk').talk
  if (comment.isOrphan) {
    const kind = comment.about[0]
    return (
      <div className={styles.orphan}>
        <p>{kind === 'vision' ? words.goneWords : kind === 'item' ? words.goneItem : words.goneCard}</p>
        {comment.quote && <blockquote dir="auto">{comment.quote}</blockquote>}
      </div>
    )
  }
  const name = [label.where, label.text].filter(Boolean).join(' ')
  return (
    <button type="button" className={styles.where} aria-label={words.goTo(name)} onClick={() => onGo(comment)}>
      <MapPin size={15} strokeWidth={1.75} aria-hidden="true" />
      <span>
        {label.where && <b>{label.where}</b>} <bdi>{label.text}</bdi>
      </span>
    </button>
  )
}

/** What was asked for comes into sight and takes the focus, once. */
export function useWanted(wanted: string | undefined, onShown: () => void): void {
  const latest = useRef(onShown)
  useEffect(() => {
    latest.current = onShown
  })
  useEffect(() => {
    if (wanted === undefined) return
    const frame = requestAnimationFrame(() => {
      const element = document.getElementById(`comment-${wanted}`)
      if (!element) return
      element.scrollIntoView({ block: 'nearest' })
      element.focus({ preventScroll: true })
      latest.current()
    })
    return () => cancelAnimationFrame(frame)
  })
}
