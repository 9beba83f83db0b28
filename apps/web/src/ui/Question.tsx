import { useEffect, useId, useRef } from 'react'
import { Button } from './Button.tsx'
import styles from './Question.module.css'

/** A question that opens in place, below what it is about; the answer that changes nothing comes first. */
export function Question(props: {
  readonly title: string
  readonly text: string
  readonly keep: string
  readonly act: string
  /** What is done cannot be undone. */
  readonly isStop?: boolean
  readonly onKeep: () => void
  readonly onAct: () => void
}) {
  const id = useId()
  const safe = useRef<HTMLButtonElement>(null)
  // It appears where nobody looks: the focus goes there, on the answer that changes nothing.
  useEffect(() => {
    const before = document.activeElement
    safe.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <div role="group" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`} className={styles.question}>
      <p id={`${id}-title`} className={styles.title}>
        {props.title}
      </p>
      <p id={`${id}-text`} className={styles.text}>
        {props.text}
      </p>
      <div className={styles.answers}>
        <Button ref={safe} onClick={props.onKeep}>
          {props.keep}
        </Button>
        <Button look={props.isStop ? 'stop' : 'main'} onClick={props.onAct}>
          {props.act}
        </Button>
      </div>
    </div>
  )
}
