import { askedIn, type Language } from '@commonboard/model'
import { EyeOff, Lock, PencilLine, RotateCcw, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { useSession } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions, DialogText } from '../ui/Dialog.tsx'
import { Problem } from '../ui/Field.tsx'
import { firstAsked } from './asking.ts'
import { Frame } from './Frame.tsx'
import { LinkButton } from './LinkButton.tsx'
import { roundHref, roundsHref } from './paths.ts'
import { type Round, roundsApi } from './round.ts'
import styles from './Running.module.css'
import { usePresent, useRounds } from './useRounds.ts'

const COUNT_MS = 5_000
/** More than these would be no picture any more. */
const DOTS_MAX = 80

/** For facilitators while a round runs: how many have answered, and what comes next. Never what anybody has answered. */
export function Running({ round }: { readonly round: Round }) {
  const { planId } = useSession()
  const words = useWords('rounds')
  const { rounds: say } = words
  const { language } = useLanguage()
  const rounds = useRounds()
  const [asking, setAsking] = useState<'reveal' | 'erase'>()
  const [problem, setProblem] = useState<string>()
  /** What is on its way to the server: pressed twice it goes once. */
  const running = useRef<string>(undefined)
  const { kind } = round.asked
  useCounting(round)
  const isOpen = round.state === 'open'

  const act = async (what: 'close' | 'reopen' | 'reveal') => {
    if (running.current === what) return
    running.current = what
    setProblem(undefined)
    try {
      rounds.put(await roundsApi[what](planId, round.roundId))
    } catch (error) {
      setProblem(sayError(words, error))
    } finally {
      if (running.current === what) running.current = undefined
    }
  }
  const askReveal = () => {
    setAsking('reveal')
    // The question says how many there are.
    void rounds.ask()
  }

  return (
    <Frame
      back={roundsHref(planId)}
      backLabel={say.backToAll}
      title={askedIn(firstAsked(round.asked), language)}
      hasOwnHeading
    >
      <div className={styles.running}>
        <p className={styles.kind}>
          <EyeOff size={19} strokeWidth={1.75} aria-hidden="true" />
          {say.running[kind]}
        </p>
        <Questions round={round} language={language} />
        <Counts round={round} />
        {!isOpen && (
          <p role="status" className={styles.closed}>
            <Lock size={19} strokeWidth={1.75} aria-hidden="true" />
            {say.closedNow}
          </p>
        )}
        {isOpen && (
          <p className={styles.more}>
            <PencilLine size={19} strokeWidth={1.75} aria-hidden="true" />
            <span className={styles.links}>
              <LinkButton look="quiet" className={styles.link} href={roundHref(planId, round.roundId, 'answer')}>
                {say.answerYourself}
              </LinkButton>
              <LinkButton look="quiet" className={styles.link} href={roundHref(planId, round.roundId, 'scribe')}>
                {say.scribe}
              </LinkButton>
            </span>
          </p>
        )}
        {problem && !asking && <Problem text={problem} />}
        <div className={styles.acts}>
          <EraseButton onAsk={() => setAsking('erase')} />
          {isOpen ? (
            <Button onClick={() => void act('close')}>
              <Lock size={18} strokeWidth={1.75} aria-hidden="true" />
              {say.closeIt}
            </Button>
          ) : (
            <Button onClick={() => void act('reopen')}>
              <RotateCcw size={18} strokeWidth={1.75} aria-hidden="true" />
              {say.reopen}
            </Button>
          )}
          <Button look="main" className={styles.reveal} onClick={askReveal}>
            {isOpen ? say.reveal[kind] : say.revealClosed[kind]}
          </Button>
        </div>
      </div>
      <Dialog open={asking === 'reveal'} onOpenChange={() => setAsking(undefined)} title={say.revealTitle[kind]}>
        <DialogText>
          {round.answered === 0 ? say.revealNothing : say.revealText[kind](round.answers, round.isNameless)}
        </DialogText>
        <DialogText>{say.cannotUndo}</DialogText>
        {problem && <Problem text={problem} />}
        <DialogActions>
          <Button onClick={() => setAsking(undefined)}>{say.revealNotYet}</Button>
          <Button look="main" onClick={() => void act('reveal')}>
            {say.revealClosed[kind]}
          </Button>
        </DialogActions>
      </Dialog>
      <EraseDialog round={round} open={asking === 'erase'} onClose={() => setAsking(undefined)} />
    </Frame>
  )
}

/** What is announced is how many people have answered; how many ideas they have written is asked for. */
function useCounting({ answered, state }: Round) {
  const rounds = useRounds()
  const counted = useRef(answered)
  useEffect(() => {
    if (counted.current !== answered) void rounds.ask()
    counted.current = answered
    const timer = state === 'open' ? setInterval(() => void rounds.ask(), COUNT_MS) : undefined
    return () => clearInterval(timer)
  }, [rounds, answered, state])
}

/** The question in one's own language, and below it in the other, as the room will read it. */
function Questions({ round, language }: { readonly round: Round; readonly language: Language }) {
  const { asked } = round
  const prompts = asked.kind === 'write' ? asked.prompts : [asked.question]
  const other = language === 'en' ? 'es' : 'en'
  return (
    <div className={styles.questions}>
      {prompts.map((prompt, index) => {
        const Heading = index === 0 ? 'h1' : 'h2'
        const own = prompt[language]
        const second = own ? prompt[other] : undefined
        return (
          <div key={index} className={styles.questionPair}>
            <Heading className={styles.question} lang={own ? undefined : other}>
              {askedIn(prompt, language)}
            </Heading>
            {second && (
              <p className={styles.second} lang={other}>
                {second}
              </p>
            )}
          </div>
        )
      })}
    </div>
  )
}

function Counts({ round }: { readonly round: Round }) {
  const { rounds: words } = useWords('rounds')
  const present = usePresent()
  const { answered, answers, byScribes, asked } = round
  const isOf = answered <= present
  const dots = Math.max(present, answered)
  const more = [
    asked.kind === 'write' && words.ideasSoFar(answers),
    byScribes > 0 && words.byScribes(byScribes),
    !isOf && `${words.hereNow(present)}.`,
  ].filter(Boolean)
  return (
    <section className={styles.counts}>
      <p role="status" className={styles.answered}>
        {isOf ? words.answeredOf(answered, present) : words.answered(answered)}
      </p>
      {more.length > 0 && <p className={styles.hint}>{more.join(' ')}</p>}
      {dots <= DOTS_MAX && (
        <>
          <p aria-hidden="true" className={styles.dots}>
            {Array.from({ length: dots }, (_, index) => (
              <span key={index} data-filled={index < answered} />
            ))}
          </p>
          <p className={styles.hint}>{words.dotMeans}</p>
        </>
      )}
    </section>
  )
}

export function EraseButton({ onAsk }: { readonly onAsk: () => void }) {
  const { rounds: words } = useWords('rounds')
  return (
    <Button look="quiet" className={styles.erase} onClick={onAsk}>
      <Trash2 size={18} strokeWidth={1.75} aria-hidden="true" />
      {words.eraseRound}
    </Button>
  )
}

export function EraseDialog(props: { readonly round: Round; readonly open: boolean; readonly onClose: () => void }) {
  const { round, open, onClose } = props
  const { planId } = useSession()
  const words = useWords('rounds')
  const { rounds: say } = words
  const rounds = useRounds()
  const [, go] = useLocation()
  const [problem, setProblem] = useState<string>()
  const erase = async () => {
    setProblem(undefined)
    try {
      await roundsApi.erase(planId, round.roundId)
      onClose()
      go(roundsHref(planId), { replace: true })
      rounds.drop(round.roundId)
    } catch (error) {
      setProblem(sayError(words, error))
    }
  }
  return (
    <Dialog open={open} onOpenChange={onClose} title={say.eraseTitle}>
      <DialogText>{round.state === 'revealed' ? say.eraseText.after : say.eraseText.before}</DialogText>
      {problem && <Problem text={problem} />}
      <DialogActions>
        <Button onClick={onClose}>{say.eraseKeep}</Button>
        <Button look="stop" onClick={() => void erase()}>
          {say.eraseDo}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
