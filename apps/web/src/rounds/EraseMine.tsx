import { useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Problem } from '../ui/Field.tsx'
import { Question } from '../ui/Question.tsx'
import styles from './Answer.module.css'
import type { Behalf, Round } from './round.ts'
import { useRounds } from './useRounds.ts'

/** Takes back all one has answered, until it is shown. */
export function EraseMine(props: { readonly round: Round; readonly behalf?: Behalf; readonly onErased?: () => void }) {
  const { round, behalf, onErased } = props
  const words = useWords('rounds')
  const rounds = useRounds()
  const [isAsking, setAsking] = useState(false)
  const verb = behalf ? words.rounds.eraseBehalf : words.rounds.eraseMine
  const [problem, setProblem] = useState<string>()
  const erase = async () => {
    setProblem(undefined)
    try {
      await rounds.desk.eraseMine(round.roundId, behalf)
      if (!behalf) rounds.put({ ...round, hasMine: false })
      announce(words.rounds.erased)
      setAsking(false)
      onErased?.()
    } catch (error) {
      setProblem(sayError(words, error))
    }
  }
  if (!isAsking)
    return (
      <Button look="quiet" className={styles.erase} onClick={() => setAsking(true)}>
        {verb}
      </Button>
    )
  return (
    <div className={styles.asking}>
      <Question
        isStop
        title={behalf ? words.rounds.eraseBehalfTitle(behalf.key) : words.rounds.eraseMineTitle}
        text={words.rounds.eraseMineText}
        keep={words.rounds.eraseKeep}
        act={verb}
        onKeep={() => setAsking(false)}
        onAct={() => void erase()}
      />
      {problem && <Problem text={problem} />}
    </div>
  )
}
