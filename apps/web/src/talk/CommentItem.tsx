import {
  acceptProposal,
  addReply,
  type Comment,
  type PlanContent,
  react,
  type Reaction,
  REACTIONS,
  reactionWords,
  removeComment,
  type Said,
  type SaidRef,
  setMentions,
  settle,
  spliceBetween,
  typeInComment,
} from '@commonboard/model'
import {
  Check,
  CornerDownRight,
  EllipsisVertical,
  MapPin,
  PencilLine,
  Reply as ReplyIcon,
  RotateCcw,
  SmilePlus,
  Trash2,
} from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { formatAgo, formatList } from '../i18n/format.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useCanEdit, useOpenPlan, useSession } from '../plan/usePlan.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { Question } from '../ui/Question.tsx'
import { Composer } from './Composer.tsx'
import { Difference } from './Difference.tsx'
import { isEmpty, readDraft, replyKey } from './drafts.ts'
import { quotedOf, useSubjectLabels } from './labels.ts'
import { Chips } from './Mentions.tsx'
import type { People } from './people.ts'
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
  if (comment.about[0] === 'idea')
    return (
      <p className={styles.where}>
        <span>{name}</span>
      </p>
    )
  return (
    <button type="button" className={styles.where} aria-label={words.goTo(name)} onClick={() => onGo(comment)}>
      <MapPin size={15} strokeWidth={1.75} aria-hidden="true" />
      <span>
        {label.where && <b>{label.where}</b>} <bdi>{label.text}</bdi>
      </span>
    </button>
  )
}

/** Somebody's words with who and when; the own ones can be changed and taken back. */
function SaidWords(props: {
  readonly said: Said
  readonly place: SaidRef
  readonly headId?: string
  readonly people: People
  readonly now: number
  readonly mayChange: boolean
  readonly mayRemove: boolean
}) {
  const { said, place, headId, people, now, mayChange, mayRemove } = props
  const { plan } = useOpenPlan()
  const { participantId } = useSession()
  const words = useWords('talk').talk
  const { language } = useLanguage()
  const [doing, setDoing] = useState<'change' | 'remove'>()
  const menu = useRef<HTMLButtonElement>(null)
  const author = people.of(said.by)
  const when = formatAgo(language, said.at, now) ?? words.justNow
  const Head = headId === undefined ? 'h4' : 'h3'
  const done = () => {
    setDoing(undefined)
    requestAnimationFrame(() => menu.current?.focus())
  }
  return (
    <div className={styles.said}>
      <div className={styles.head}>
        <Avatar person={author} />
        <Head id={headId}>
          <bdi>{author.name}</bdi>
          <span className="visually-hidden">, </span>
          <time dateTime={isoOf(said.at)}>{when}</time>
        </Head>
        {(mayChange || mayRemove) && (
          <Menu
            align="end"
            trigger={
              <button ref={menu} type="button" className={styles.more} aria-label={words.actionsOf(author.name)}>
                <EllipsisVertical size={18} strokeWidth={1.75} aria-hidden="true" />
              </button>
            }
          >
            {mayChange && (
              <MenuItem icon={PencilLine} onSelect={() => setDoing('change')}>
                {words.edit}
              </MenuItem>
            )}
            {mayRemove && (
              <MenuItem icon={Trash2} tone="stop" onSelect={() => setDoing('remove')}>
                {words.remove}
              </MenuItem>
            )}
          </Menu>
        )}
      </div>
      {doing === 'change' ? (
        <Composer
          label={words.editLabel}
          send={words.save}
          people={people}
          first={{ text: said.text, mentions: said.mentions }}
          onCancel={done}
          onSend={({ text, mentions }) => {
            const splice = spliceBetween(said.text, text.trim())
            if (splice) typeInComment(plan, place, splice, participantId)
            setMentions(plan, place, mentions, participantId)
            done()
          }}
        />
      ) : said.isRemoved ? (
        <p className={styles.hint}>{words.removedWords}</p>
      ) : (
        <>
          {said.text && (
            <p dir="auto" className={styles.words}>
              {said.text}
            </p>
          )}
          <Chips mentions={said.mentions} people={people} />
        </>
      )}
      {doing === 'remove' && (
        <Question
          title={words.removeTitle}
          text={words.removeText}
          keep={words.keep}
          act={words.remove}
          isStop
          onKeep={() => setDoing(undefined)}
          onAct={() => {
            setDoing(undefined)
            removeComment(plan, place, Date.now())
          }}
        />
      )}
    </div>
  )
}

const isoOf = (at: number): string | undefined => {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

function Proposal({ comment, people, say }: Pick<CommentItemProps, 'comment' | 'people' | 'say'>) {
  const { plan, undo } = useOpenPlan()
  const { participantId } = useSession()
  const canEdit = useCanEdit()
  const words = useWords('talk').talk
  const { proposal = '', accepted, isOrphan, quote } = comment
  const now = comment.words ?? quote
  const accept = () => {
    undo.closeStep()
    const refusal = acceptProposal(plan, comment.id, participantId, Date.now())
    undo.closeStep()
    if (refusal) say(words.refused[refusal])
    else say(words.accepted, () => undo.undo())
  }
  return (
    <section className={styles.proposal} aria-label={words.proposal}>
      <h4>{words.proposal}</h4>
      {accepted ? <p dir="auto">{proposal}</p> : <Difference before={now} after={proposal} />}
      {accepted && (
        <p className={styles.settled}>
          <Check size={16} strokeWidth={2} aria-hidden="true" />
          {words.acceptedBy(people.of(accepted.by).name)}
        </p>
      )}
      {!accepted && isOrphan && <p className={styles.hint}>{words.refused.gone}</p>}
      {!accepted && !isOrphan && canEdit && <Button onClick={accept}>{words.accept}</Button>}
    </section>
  )
}

function Reactions({ comment, people, mayTalk }: Pick<CommentItemProps, 'comment' | 'people' | 'mayTalk'>) {
  const { plan } = useOpenPlan()
  const { participantId } = useSession()
  const words = useWords('talk').talk
  const { language } = useLanguage()
  const labels = reactionWords[language]
  const unsaid = REACTIONS.filter((one) => !comment.reactions.some(({ reaction }) => reaction === one))
  const isMine = (by: readonly string[]) => by.includes(participantId)
  const toggle = (reaction: Reaction, isSaid: boolean) => react(plan, comment.id, reaction, isSaid, participantId)
  const namesOf = (by: readonly string[]) =>
    formatList(
      language,
      by.map((id) => people.of(id).name),
    )
  if (comment.reactions.length === 0 && !mayTalk) return null
  return (
    <div className={styles.reactions}>
      <ul role="list" aria-label={words.reactions}>
        {comment.reactions.map(({ reaction, by }) => (
          <li key={reaction}>
            <Said
              isPressed={mayTalk ? isMine(by) : undefined}
              label={words.reacted(labels[reaction], by.length, namesOf(by))}
              onPress={() => toggle(reaction, !isMine(by))}
            >
              {labels[reaction]} <b>{by.length}</b>
            </Said>
          </li>
        ))}
        {mayTalk && unsaid.length > 0 && (
          <li>
            <Menu
              trigger={
                <button type="button" className={styles.tool} aria-label={words.reactions}>
                  <SmilePlus size={16} strokeWidth={1.75} aria-hidden="true" />
                </button>
              }
            >
              {unsaid.map((reaction) => (
                <MenuItem key={reaction} icon={SmilePlus} onSelect={() => toggle(reaction, true)}>
                  {labels[reaction]}
                </MenuItem>
              ))}
            </Menu>
          </li>
        )}
      </ul>
      {comment.reactions.length > 0 && (
        <details className={styles.who}>
          <summary>{words.who}</summary>
          <ul role="list">
            {comment.reactions.map(({ reaction, by }) => (
              <li key={reaction}>
                {labels[reaction]}: <bdi>{namesOf(by)}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** A word people have said, with how many: pressed if one is among them. */
function Said(props: {
  readonly isPressed: boolean | undefined
  readonly label: string
  readonly onPress: () => void
  readonly children: ReactNode
}) {
  const { isPressed, label, onPress, children } = props
  if (isPressed === undefined) return <span className={styles.reaction}>{children}</span>
  return (
    <button
      type="button"
      className={classes(styles.reaction, isPressed && styles.pressed)}
      aria-pressed={isPressed}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      {isPressed && <Check size={14} strokeWidth={2.25} aria-hidden="true" />}
      {children}
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
