import type { Language, RoundQuestion } from '@commonboard/model'
import { useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useSession } from '../plan/usePlan.ts'
import { Segmented } from '../ui/Segmented.tsx'
import answer from './Answer.module.css'
import { AnswerOf } from './AnswerOf.tsx'
import { NOTHING_KEPT, NOTHING_SHOWN } from './answers.ts'
import { WhoSees } from './Answering.tsx'
import styles from './Ask.module.css'
import { Said } from './Said.tsx'

const nothing = () => undefined

/** What people will see of it, in either language of the question; nothing can be done in it. */
export function Preview({ asked, isNameless }: { readonly asked: RoundQuestion; readonly isNameless: boolean }) {
  const { ask } = useWords('rounds').rounds
  const { participantId } = useSession()
  const { language: own } = useLanguage()
  const [language, setLanguage] = useState<Language>(own)
  const question = asked.kind === 'write' ? asked.prompts[0] : asked.question
  return (
    <section className={styles.preview} aria-labelledby="preview">
      <div className={styles.previewHead}>
        <h2 id="preview">{ask.preview}</h2>
        <Segmented
          label={ask.previewIn}
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'en', label: ask.en },
            { value: 'es', label: ask.es },
          ]}
        />
      </div>
      <div className={styles.previewPage}>
        <p className={answer.question}>
          {question && Object.keys(question).length > 0 ? <Said asked={question} language={language} /> : '…'}
        </p>
        <WhoSees round={{ asked, isNameless, openedBy: participantId }} />
        <div inert className={styles.inert}>
          <AnswerOf
            asked={asked}
            prompt={0}
            language={language}
            shown={NOTHING_SHOWN}
            kept={NOTHING_KEPT}
            say={nothing}
            type={nothing}
          />
        </div>
      </div>
    </section>
  )
}
