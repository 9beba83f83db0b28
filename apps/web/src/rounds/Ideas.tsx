import { bringBackIdeas, type Idea, ideaText, type IdeaId, LIMITS, removeIdeas, typeInIdea } from '@commonboard/model'
import { MessageSquare, PencilLine, RotateCcw, SquarePlus, Trash2 } from 'lucide-react'
import { Suspense, useMemo, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useFact } from '../outline/state.ts'
import { useBoard } from '../plan/board.ts'
import { SharedText, type TextSource } from '../plan/SharedText.tsx'
import { useCanEdit, useContent, useOpenPlan, useSession, useStore, useUndo } from '../plan/usePlan.ts'
import { CommentButton } from '../talk/CommentButton.tsx'
import { ALL } from '../talk/state.ts'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { later } from '../ui/later.ts'
import { notify } from '../ui/Toast.tsx'
import { Loading } from '../pages/Loading.tsx'
import { Frame } from './Frame.tsx'
import styles from './Ideas.module.css'
import { LinkButton } from './LinkButton.tsx'
import { planHref, roundsHref } from './paths.ts'
import { Said } from './Said.tsx'
import { useNameOf } from './useRounds.ts'

const CardOfIdea = later(() => import('./CardOfIdea.tsx'))

/** All ideas people have written, by question, the latest round first; a plain list. */
export default function Ideas() {
  const { planId, isLoaded } = useSession()
  const { rounds: words } = useWords('rounds')
  const { ideas, removedIdeas } = useContent()
  const hasCome = useStore(isLoaded)
  const board = useBoard()
  const [isOpen, setOpen] = useState(false)
  const groups = useMemo(() => byQuestion(ideas), [ideas])
  return (
    <Frame back={planHref(planId, board)} backLabel={words.backToPlan} title={words.ideasTitle}>
      <p className={styles.acts}>
        <LinkButton href={roundsHref(planId)}>{words.backToAll}</LinkButton>
        <Comments />
      </p>
      {!hasCome && <Loading />}
      {hasCome && ideas.length === 0 && (
        <div>
          <p className={styles.nothing}>{words.noIdeas}</p>
          <p className={styles.hint}>{words.noIdeasText}</p>
        </div>
      )}
      {ideas.length > 0 && <p className={styles.hint}>{words.ideasLead}</p>}
      {groups.map((group) => (
        <section key={group.key} className={styles.group} aria-labelledby={`ideas-${group.key}`}>
          <h2 id={`ideas-${group.key}`}>
            {group.isKnown ? <Said asked={group.question} /> : words.otherQuestion}{' '}
            <span className={styles.count}>{group.ideas.length}</span>
          </h2>
          <ul>
            {group.ideas.map((idea) => (
              <Row key={idea.id} idea={idea} />
            ))}
          </ul>
        </section>
      ))}
      {removedIdeas.length > 0 && (
        <section className={styles.removed}>
          <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? words.hideRemoved : words.showRemoved(removedIdeas.length)}
          </Button>
          {isOpen && (
            <ul>
              {removedIdeas.map((idea) => (
                <RemovedRow key={idea.id} idea={idea} />
              ))}
            </ul>
          )}
        </section>
      )}
    </Frame>
  )
}

/** All comments of the plan, as in the bar above the boards. */
function Comments() {
  const { plan: words } = useWords()
  const { talk } = useBoard()
  const isOpen = useStore(talk.isOpen)
  const count = useFact(talk.counts, (counts) => counts.get(ALL) ?? 0)
  return (
    <Button
      data-talk-button
      aria-expanded={isOpen}
      aria-label={count > 0 ? `${words.comments}: ${words.commentsOpen(count)}` : undefined}
      onClick={() => talk.isOpen.set(!isOpen)}
    >
      <MessageSquare size={18} strokeWidth={1.75} aria-hidden="true" />
      {words.comments}
      {count > 0 && <b>{count}</b>}
    </Button>
  )
}

interface Group {
  readonly key: string
  readonly question: Idea['question']
  readonly isKnown: boolean
  readonly ideas: readonly Idea[]
}

function byQuestion(ideas: readonly Idea[]): readonly Group[] {
  const groups = new Map<string, Idea[]>()
  for (const idea of ideas) {
    const key = `${idea.roundId}-${idea.prompt}`
    groups.set(key, [...(groups.get(key) ?? []), idea])
  }
  return [...groups].flatMap(([key, group]) => {
    const question = group[0]?.question ?? {}
    return [{ key, question, isKnown: Object.keys(question).length > 0, ideas: group }]
  })
}

function Row({ idea }: { readonly idea: Idea }) {
  const { rounds: words } = useWords('rounds')
  const { plan, undo } = useOpenPlan()
  const { participantId } = useSession()
  const canEdit = useCanEdit()
  const nameOf = useNameOf()
  const [isChanging, setChanging] = useState(false)
  const [isPlacing, setPlacing] = useState(false)
  const remove = () => {
    undo.closeStep()
    removeIdeas(plan, [idea.id], participantId, Date.now())
    undo.closeStep()
    notify(words.ideaRemoved, {
      label: words.bringBack,
      onAct: () => bringBackIdeas(plan, [idea.id]),
      takesBack: true,
    })
  }
  return (
    <li className={styles.idea} data-idea={idea.id} tabIndex={-1}>
      <div className={styles.text}>
        {isChanging && canEdit ? (
          <Editor id={idea.id} onDone={() => setChanging(false)} />
        ) : (
          <p className={styles.words}>{idea.text}</p>
        )}
        {idea.by && <p className={styles.hint}>{nameOf(idea.by)}</p>}
      </div>
      {!isChanging && (
        <span className={styles.more}>
          <CommentButton subject={['idea', idea.id]} about={idea.text} />
          {canEdit && (
            <Button
              look="quiet"
              aria-haspopup="dialog"
              aria-label={`${words.makeCard}: ${idea.text}`}
              onClick={() => setPlacing(true)}
            >
              <SquarePlus size={18} strokeWidth={1.75} aria-hidden="true" />
              {words.makeCard}
            </Button>
          )}
        </span>
      )}
      <Suspense fallback={null}>
        {isPlacing && canEdit && <CardOfIdea idea={idea} onClose={() => setPlacing(false)} />}
      </Suspense>
      {canEdit && !isChanging && (
        <span className={styles.verbs}>
          <IconButton label={`${words.edit}: ${idea.text}`} onClick={() => setChanging(true)}>
            <PencilLine size={18} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton label={`${words.remove}: ${idea.text}`} onClick={remove}>
            <Trash2 size={18} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </span>
      )}
    </li>
  )
}

function Editor({ id, onDone }: { readonly id: IdeaId; readonly onDone: () => void }) {
  const { rounds: words } = useWords('rounds')
  const { plan } = useOpenPlan()
  const { closeStep } = useUndo()
  const common = useWords().plan
  const source = useMemo<TextSource>(
    () => ({
      id,
      hasLines: true,
      maxLength: LIMITS.cardTextMaxLength,
      read: () => ideaText(plan, id)?.toString() ?? '',
      type: (splice) => typeInIdea(plan, id, splice),
    }),
    [plan, id],
  )
  const done = () => {
    closeStep()
    onDone()
  }
  return (
    <div className={styles.editor}>
      <SharedText
        source={source}
        takesFocus
        className={styles.field}
        aria-label={words.ideaWords}
        rows={2}
        onKeyDown={(event) => {
          if (event.key === 'Escape') done()
        }}
      />
      <Button onClick={done}>{common.done}</Button>
    </div>
  )
}

function RemovedRow({ idea }: { readonly idea: Idea }) {
  const { rounds: words } = useWords('rounds')
  const { plan } = useOpenPlan()
  const canEdit = useCanEdit()
  return (
    <li className={styles.idea}>
      <p className={styles.struck}>
        <s>{idea.text}</s>
      </p>
      {canEdit && (
        <Button
          aria-label={`${words.bringBack}: ${idea.text}`}
          onClick={() => {
            bringBackIdeas(plan, [idea.id])
            announce(words.ideaBack)
          }}
        >
          <RotateCcw size={16} strokeWidth={2} aria-hidden="true" />
          {words.bringBack}
        </Button>
      )}
    </li>
  )
}
