import { wordsOf } from '@commonboard/model'
import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { api, type Handed } from '../api.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { Button } from '../ui/Button.tsx'
import { copyText } from '../ui/copy.ts'
import { Problem } from '../ui/Field.tsx'
import { Question } from '../ui/Question.tsx'
import styles from './HandedWords.module.css'

/** What people have handed to the facilitators: to read, to copy, and to put away when it is in the plan, or not. */
export function HandedWords(props: {
  readonly planId: string
  readonly handed: readonly Handed[]
  readonly onChanged: () => Promise<void>
}) {
  const { planId, handed, onChanged } = props
  const words = useWords('handed')
  // Said here, for the words it is about are gone.
  const [news, setNews] = useState('')
  const place = useRef<HTMLDivElement>(null)
  return (
    <div ref={place} tabIndex={-1} className={styles.words}>
      <p role="status" className={styles.news}>
        {news}
      </p>
      {handed.length > 0 && (
        <>
          <p className={styles.lead}>{words.handed.what}</p>
          <ul role="list" className={styles.list}>
            {handed.map((one) => (
              <OnePersonsWords
                key={one.handedId}
                planId={planId}
                handed={one}
                onGone={async (name) => {
                  setNews(words.handed.putAway(name))
                  await onChanged()
                  // What had the focus is gone with the words.
                  place.current?.focus()
                }}
              />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function OnePersonsWords(props: {
  readonly planId: string
  readonly handed: Handed
  readonly onGone: (name: string) => Promise<void>
}) {
  const { planId, handed, onGone } = props
  const words = useWords('handed')
  const { language } = useLanguage()
  const { roles, locale } = wordsOf(language)
  const [isAsking, setAsking] = useState(false)
  const [isCopied, setCopied] = useState(false)
  const [problem, setProblem] = useState<string>()
  const name = handed.name || words.common.noName
  const when = new Date(handed.at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const putAway = async () => {
    setProblem(undefined)
    try {
      await api.putHandedAway(planId, handed.handedId)
      await onGone(name)
    } catch (error) {
      setAsking(false)
      setProblem(sayError(words, error))
    }
  }
  return (
    <li className={styles.one}>
      <h3 className={styles.heading}>{words.handed.by(name)}</h3>
      <p className={styles.when}>{`${roles[handed.role].label}, ${when}`}</p>
      <p className={styles.text} tabIndex={0} role="region" aria-label={words.handed.by(name)}>
        {handed.text}
      </p>
      <div className={styles.actions}>
        <Button
          aria-label={isCopied ? words.plan.copied : words.handed.copy(name)}
          onClick={() => {
            copyText(handed.text).then(setCopied, () => setCopied(false))
          }}
        >
          {isCopied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
          {isCopied ? words.plan.copied : words.plan.copy}
        </Button>
        <Button
          look="quiet"
          aria-label={words.handed.done(name)}
          aria-expanded={isAsking}
          onClick={() => setAsking(!isAsking)}
        >
          {words.plan.done}
        </Button>
      </div>
      {isAsking && (
        <Question
          title={words.handed.doneTitle}
          text={words.handed.doneText}
          keep={words.handed.doneKeep}
          act={words.handed.doneDo}
          isStop
          onKeep={() => setAsking(false)}
          onAct={() => void putAway()}
        />
      )}
      {problem && <Problem text={problem} />}
    </li>
  )
}
