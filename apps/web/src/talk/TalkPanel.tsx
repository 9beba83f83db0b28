import { addComment, type Comment, mayPropose, mayWrite, type Subject, wordsAbout } from '@commonboard/model'
import { MessageSquarePlus } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useRoute } from 'wouter'
import { forgetAsked, useBoard } from '../plan/board.ts'
import { useContent, useOpenPlan, useRights, useSession, useStore } from '../plan/usePlan.ts'
import { News, type NewsOfPanel } from '../ui/News.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { CommentItem, useWanted } from './CommentItem.tsx'
import { Composer } from './Composer.tsx'
import { lastNew, newKey } from './drafts.ts'
import { useSubjectLabels } from './labels.ts'
import { type People, usePeople } from './people.ts'
import { useGo } from './useGo.ts'
import { ALL } from './state.ts'
import styles from './Talk.module.css'

const FILTERS = ['open', 'mine', 'settled'] as const
type Filter = (typeof FILTERS)[number]
const TIMES_AGAIN_MS = 60_000
/** A comment that was asked for and has not come by then has been taken back. */
const COMES_MS = 5_000

/** What people say of the plan: beside the board, or over it on a phone. */
export default function TalkPanel() {
  const { talk } = useBoard()
  const words = useWords('talk').talk
  // Who wants to write, or to read one comment, goes there at once.
  const [focusesInside] = useState(() => Boolean(talk.subject.get() ?? talk.wanted.get()))
  const close = () => {
    talk.subject.set(undefined)
    talk.isOpen.set(false)
  }
  return (
    <SidePanel name="talk" title={words.title} focusesInside={focusesInside} onClose={close}>
      <Comments />
    </SidePanel>
  )
}

function Comments() {
  const board = useBoard()
  const { talk } = board
  const session = useSession()
  const { participantId, planId } = session
  const content = useContent()
  const words = useWords('talk').talk
  const rights = useRights()
  const ending = useStore(session.ending)
  const comments = useStore(talk.comments)
  const counts = useStore(talk.counts)
  const subject = useStore(talk.subject)
  const wanted = useStore(talk.wanted)
  const [areIdeas] = useRoute('/plan/:id/ideas')
  const boardInSight = useStore(board.name)
  const name = areIdeas ? 'ideas' : boardInSight
  const [filter, setFilter] = useState<Filter>('open')
  const [news, setNews] = useState<NewsOfPanel>()
  const now = useNow()
  const people = usePeople(useMemo(() => peopleIn(comments), [comments]))
  const mayTalk = mayWrite('talk', rights) && ending === undefined
  const isEditor = rights.role === 'facilitator' || rights.role === 'editor'
  const go = useGo()

  // Somebody was in the middle of something when the panel was closed.
  useEffect(() => {
    const left = talk.subject.get() || talk.wanted.get() ? undefined : lastNew(planId)?.subject
    if (left) talk.subject.set(left)
  }, [talk, planId])

  const asked = wanted === undefined ? undefined : comments.find((comment) => holds(comment, wanted))
  useEffect(() => {
    if (asked && !isIn(filter, asked, participantId)) setFilter(asked.state === 'open' ? 'open' : 'settled')
  }, [asked, filter, participantId])
  useWanted(asked?.id, () => {
    talk.wanted.set(undefined)
    forgetAsked('comment')
  })
  const isMissing = wanted !== undefined && !asked
  useEffect(() => {
    if (!isMissing) return
    const timer = setTimeout(() => {
      setNews({ text: words.notThere })
      talk.wanted.set(undefined)
      forgetAsked('comment')
    }, COMES_MS)
    return () => clearTimeout(timer)
  }, [isMissing, talk, words])

  const shown = comments.filter((comment) => isIn(filter, comment, participantId)).reverse()
  const say = (text: string, undo?: () => void) => setNews({ text, undo })
  return (
    <>
      <div>
        <Segmented<Filter>
          label={words.filters}
          value={filter}
          onChange={setFilter}
          options={[
            { value: 'open', label: words.open(counts.get(ALL) ?? 0) },
            { value: 'mine', label: words.mine },
            { value: 'settled', label: words.settled },
          ]}
        />
      </div>
      <News news={news} undoLabel={words.undo} onGone={() => setNews(undefined)} />
      {mayTalk && subject && (
        <NewComment
          key={JSON.stringify(subject)}
          subject={subject}
          people={people}
          onDone={(id) => {
            talk.subject.set(undefined)
            if (!id) return
            setFilter('open')
            say(words.sent)
            talk.wanted.set(id)
          }}
        />
      )}
      {mayTalk && !subject && (
        <button type="button" className={styles.whole} onClick={() => talk.subject.set(['board', name])}>
          <MessageSquarePlus size={18} strokeWidth={1.75} aria-hidden="true" />
          {areIdeas ? words.onIdeas : words.onThisBoard}
        </button>
      )}
      {!mayTalk && <p className={styles.hint}>{words.readOnly}</p>}
      {shown.length === 0 ? (
        <p className={styles.nothing}>{words.nothing[filter]}</p>
      ) : (
        <ol role="list" className={styles.list} aria-label={words.title}>
          {shown.map((comment) => (
            <li key={comment.id}>
              <CommentItem
                comment={comment}
                content={content}
                people={people}
                now={now}
                mayTalk={mayTalk}
                maySettleAll={isEditor}
                mayRemoveAll={rights.role === 'facilitator'}
                onGo={go}
                say={say}
              />
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

function NewComment(props: {
  readonly subject: Subject
  readonly people: People
  readonly onDone: (id: Comment['id'] | undefined) => void
}) {
  const { subject, people, onDone } = props
  const { plan } = useOpenPlan()
  const { participantId } = useSession()
  const content = useContent()
  const words = useWords('talk').talk
  const labelsOf = useSubjectLabels(content)
  const wording = mayPropose(subject) ? wordsAbout(plan, subject) : undefined
  const { where, text } = labelsOf(subject, wording)
  return (
    <section className={styles.new} aria-labelledby="talk-new">
      <h3 id="talk-new">{words.newTitle}</h3>
      <p className={styles.where}>
        <span>
          {where && <b>{where}</b>} <bdi>{text}</bdi>
        </span>
      </p>
      <Composer
        label={words.label}
        send={words.send}
        people={people}
        draftKey={newKey(subject)}
        first={{ text: '', mentions: [], subject }}
        wording={wording}
        onCancel={() => onDone(undefined)}
        onSend={({ text: said, mentions, proposal }) =>
          onDone(
            addComment(
              plan,
              { about: subject, text: said, mentions, ...(proposal === undefined ? {} : { proposal }) },
              participantId,
              Date.now(),
            ),
          )
        }
      />
    </section>
  )
}

const holds = (comment: Comment, id: string): boolean =>
  comment.id === id || comment.replies.some((reply) => reply.id === id)

const isIn = (filter: Filter, comment: Comment, me: string): boolean => {
  if (filter !== 'mine') return comment.state === filter
  return [comment, ...comment.replies].some(({ by, mentions }) => by === me || mentions.includes(me))
}

function peopleIn(comments: readonly Comment[]): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const comment of comments) {
    for (const { by, mentions } of [comment, ...comment.replies]) for (const id of [by, ...mentions]) ids.add(id)
    for (const { by } of comment.reactions) for (const id of by) ids.add(id)
    for (const mark of [comment.settled, comment.accepted]) if (mark) ids.add(mark.by)
  }
  return ids
}

/** "4 minutes ago" goes on. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  const { talk } = useBoard()
  const comments = useStore(talk.comments)
  useEffect(() => setNow(Date.now()), [comments])
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TIMES_AGAIN_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
