import { askedIn } from '@commonboard/model'
import { ChevronLeft, ChevronRight, EyeOff } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Question } from '../ui/Question.tsx'
import styles from './Answer.module.css'
import { AnswerOf } from './AnswerOf.tsx'
import { draftKey, type Shown } from './answers.ts'
import { hasAnswer } from './ballot.ts'
import { Done } from './Done.tsx'
import { EraseMine } from './EraseMine.tsx'
import { Frame } from './Frame.tsx'
import { Said } from './Said.tsx'
import type { Behalf, Round } from './round.ts'
import { shownFor, useIsPhone, useNameOf, useOwnAnswers, usePresent, useRounds } from './useRounds.ts'
import { newAnswer, promptField } from './WriteAnswer.tsx'
import { Unsent } from './Unsent.tsx'

/** Answering an open round, for oneself or for somebody without a device. A page of its own; on a phone the whole screen. */
export function Answering(props: {
  readonly round: Round
  readonly back: string
  readonly backLabel: string
  readonly behalf?: Behalf
  /** Absent: for oneself, with thanks at the end. */
  readonly onDone?: () => void
}) {
  const { round, back, backLabel, behalf, onDone } = props
  const { roundId, asked } = round
  const { desk } = useRounds()
  const own = useOwnAnswers(roundId, false)
  const shown = shownFor(own.all, behalf)
  const { rounds: words } = useWords('rounds')
  const { language } = useLanguage()
  const [prompt, setPrompt] = useState(0)
  const [isDone, setDone] = useState(false)
  const [isTyped, setTyped] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  // A scribe has come from the page before by an act on it.
  const hasMoved = useRef(behalf !== undefined)

  const count = asked.kind === 'write' ? asked.prompts.length : 1
  const question = asked.kind === 'write' ? (asked.prompts[prompt] ?? {}) : asked.question
  const said = askedIn(question, language)

  // Another question: a reader says it, and the page begins at its top.
  useEffect(() => {
    if (!hasMoved.current) return
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [prompt, isDone])

  const turnTo = (next: number) => {
    hasMoved.current = true
    setPrompt(next)
  }
  const typed = () =>
    Array.from({ length: asked.kind === 'write' ? count : 0 }, (_, at) => ({
      at,
      text: own.kept.drafts[draftKey(behalf, promptField(at))]?.trim() ?? '',
    })).filter(({ text }) => text !== '')
  const leave = () => {
    hasMoved.current = true
    setTyped(false)
    if (onDone) onDone()
    else setDone(true)
  }
  const finish = () => {
    if (typed().length > 0) setTyped(true)
    else {
      leave()
      if (!behalf) announce(words.youCanChange)
      else if (shown.answers.length > 0 || hasAnswer(shown.ballot)) announce(words.writtenFor(behalf.key))
    }
  }
  const addTyped = () => {
    for (const { at, text } of typed()) {
      desk.say(roundId, newAnswer(behalf, at, text))
      desk.type(roundId, draftKey(behalf, promptField(at)), '')
    }
    leave()
  }

  if (isDone)
    return (
      <Frame back={back} backLabel={backLabel} title={words.thanks} hasOwnHeading>
        <Done
          ref={heading}
          round={round}
          shown={shown}
          isStuck={own.isStuck}
          back={back}
          backLabel={backLabel}
          onChange={() => {
            setPrompt(0)
            setDone(false)
          }}
        />
      </Frame>
    )

  return (
    <Frame
      back={back}
      backLabel={backLabel}
      onBack={behalf && finish}
      title={said}
      hasOwnHeading
      aside={behalf ? <b>{words.forWhom(behalf.key)}</b> : count > 1 && words.promptOf(prompt + 1, count)}
      progress={count > 1 && <Progress at={prompt} of={count} />}
    >
      <div className={styles.page}>
        <div>
          {behalf && count > 1 && <p className={styles.which}>{words.promptOf(prompt + 1, count)}</p>}
          <h1 ref={heading} tabIndex={-1} className={classes(styles.question, said.length > 90 && styles.long)}>
            <Said asked={question} />
          </h1>
          <WhoSees round={round} />
        </div>
        <AnswerOf
          asked={asked}
          prompt={prompt}
          language={language}
          shown={shown}
          kept={own.kept}
          say={(act) => desk.say(roundId, act)}
          type={(field, text) => desk.type(roundId, draftKey(behalf, field), text)}
        />
        <Waiting shown={shown} isStuck={own.isStuck} isWrite={asked.kind === 'write'} />
        <Unsent round={round} kept={own.kept} />
        {behalf && (shown.answers.length > 0 || hasAnswer(shown.ballot)) && (
          <EraseMine round={round} behalf={behalf} onErased={leave} />
        )}
        {isTyped && (
          <Question
            title={words.typedTitle}
            text={words.typedText}
            keep={words.typedLeave}
            act={words.typedAdd}
            onKeep={leave}
            onAct={addTyped}
          />
        )}
        <Foot round={round}>
          {prompt > 0 && (
            <Button look="quiet" className={styles.previous} onClick={() => turnTo(prompt - 1)}>
              <ChevronLeft size={19} strokeWidth={2} aria-hidden="true" />
              {words.previous}
            </Button>
          )}
          {prompt < count - 1 ? (
            <Button className={styles.next} onClick={() => turnTo(prompt + 1)}>
              {words.next}
              <ChevronRight size={19} strokeWidth={2} aria-hidden="true" />
            </Button>
          ) : (
            <Button className={styles.next} onClick={finish}>
              {behalf ? words.nextPerson : words.done}
              <ChevronRight size={19} strokeWidth={2} aria-hidden="true" />
            </Button>
          )}
        </Foot>
      </div>
    </Frame>
  )
}

/** Who sees what, in a sentence or two. */
export function WhoSees({ round }: { readonly round: Pick<Round, 'asked' | 'isNameless' | 'openedBy'> }) {
  const { rounds: words } = useWords('rounds')
  const nameOf = useNameOf()
  const { promise } = words
  return (
    <p className={styles.promise}>
      <EyeOff size={19} strokeWidth={1.75} aria-hidden="true" />
      <span>
        {round.asked.kind === 'write'
          ? `${promise.write(nameOf(round.openedBy))} ${round.isNameless ? promise.nameless : promise.named}`
          : round.asked.kind === 'rate'
            ? promise.rate
            : round.asked.kind === 'consent'
              ? `${promise.choice} ${promise.concern}`
              : promise.choice}
      </span>
    </p>
  )
}

const Progress = ({ at, of }: { readonly at: number; readonly of: number }) => (
  <div aria-hidden="true" className={styles.progress}>
    {Array.from({ length: of }, (_, index) => (
      <span key={index} data-past={index <= at} />
    ))}
  </div>
)

/** Whether the server has it: said in words, calmly. */
function Waiting(props: { readonly shown: Shown; readonly isStuck: boolean; readonly isWrite: boolean }) {
  const { shown, isStuck, isWrite } = props
  const { rounds: words } = useWords('rounds')
  const isPhone = useIsPhone()
  const ideas = shown.answers.filter(({ isWaiting }) => isWaiting).length
  const text = () => {
    if (isWrite) {
      if (!isStuck || ideas === 0) return ''
      return `${words.ideasWait(ideas, isPhone)} ${ideas === 1 ? words.goesOut : words.go}`
    }
    if (shown.isBallotWaiting) return isStuck ? `${words.answerWaits(isPhone)} ${words.goesOut}` : words.sending
    return hasAnswer(shown.ballot) ? words.received : words.notYet
  }
  return (
    <p role="status" className={styles.status}>
      {text()}
    </p>
  )
}

/** How far everybody is, as counts only, and what comes next. */
function Foot({ round, children }: { readonly round: Round; readonly children: ReactNode }) {
  const { rounds: words } = useWords('rounds')
  const present = usePresent()
  return (
    <div className={styles.foot}>
      <p className={styles.others}>
        {round.answered <= present && present > 1
          ? words.answeredOf(round.answered, present)
          : words.answered(round.answered)}
      </p>
      {children}
    </div>
  )
}
