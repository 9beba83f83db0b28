import { askedIn, randomId, ROUND_LIMITS } from '@commonboard/model'
import { Check, TriangleAlert } from 'lucide-react'
import { type FormEvent, useRef } from 'react'
import { useWords } from '../i18n/language.tsx'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Problem } from '../ui/Field.tsx'
import { useStore } from '../plan/usePlan.ts'
import styles from './Answer.module.css'
import type { AnswerProps } from './answerProps.ts'
import { draftKey } from './answers.ts'
import { OwnIdeas } from './OwnIdeas.tsx'
import { useIsPhone, useRounds } from './useRounds.ts'

const NEAR_THE_END = 80

/** The field for one prompt, and above it what one has written for it. Each letter is kept on this device. */
export function WriteAnswer(props: AnswerProps<'write'> & { readonly prompt: number }) {
  const { asked, language, shown, kept, say, type, prompt } = props
  const { rounds: words } = useWords('rounds')
  const { desk } = useRounds()
  const isForgetful = useStore(desk.isForgetful)
  const isPhone = useIsPhone()
  const field = useRef<HTMLTextAreaElement>(null)
  const question = askedIn(asked.prompts[prompt] ?? {}, language)
  const key = promptField(prompt)
  const text = kept.drafts[draftKey(shown.behalf, key)] ?? ''
  const length = text.trim().length
  const left = ROUND_LIMITS.answerMaxLength - length
  const ideas = shown.answers.filter((answer) => answer.prompt === prompt)
  const isFull = shown.answers.length >= ROUND_LIMITS.answersPerPersonMax

  const add = (event?: FormEvent) => {
    event?.preventDefault()
    field.current?.focus()
    if (length === 0 || left < 0 || isFull) return
    say(newAnswer(shown.behalf, prompt, text))
    type(key, '')
    announce(words.addedIdea(ideas.length + 1))
  }

  return (
    <form className={styles.write} onSubmit={add}>
      <OwnIdeas key={prompt} ideas={ideas} behalf={shown.behalf} kept={kept} say={say} type={type} />
      <div className={styles.box}>
        <textarea
          ref={field}
          className={styles.field}
          rows={3}
          aria-label={words.ideaOf(question)}
          value={text}
          enterKeyHint="enter"
          aria-invalid={left < 0 || undefined}
          aria-describedby={`kept-${prompt}`}
          onChange={(event) => type(key, event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) add()
          }}
        />
        <p id={`kept-${prompt}`} className={styles.keptLine}>
          {length > 0 &&
            (isForgetful ? (
              <>
                <TriangleAlert size={15} strokeWidth={2} aria-hidden="true" />
                {words.notKeptHere}
              </>
            ) : (
              <>
                <Check size={15} strokeWidth={2} aria-hidden="true" />
                {words.keptHere(isPhone)}
              </>
            ))}
          {left >= 0 && left < NEAR_THE_END && <span className={styles.letters}>{words.left(left)}</span>}
        </p>
      </div>
      {left < 0 && <Problem text={words.tooLong(ROUND_LIMITS.answerMaxLength)} />}
      {isFull && <Problem text={words.enough(ROUND_LIMITS.answersPerPersonMax)} />}
      <Button
        look="main"
        large
        wide
        type="submit"
        aria-disabled={length === 0 || left < 0 || isFull || undefined}
        className={styles.addIdea}
      >
        {words.addIdea}
      </Button>
    </form>
  )
}

export const promptField = (prompt: number): string => `prompt ${prompt}`

/** A written answer with an id of its own, so that sending it twice is harmless. */
export const newAnswer = (behalf: AnswerProps<'write'>['shown']['behalf'], prompt: number, text: string) =>
  ({
    kind: 'write',
    answer: { answerId: randomId(12), prompt, text: text.trim() },
    ...(behalf ? { behalf } : {}),
  }) as const
