import { type Column, labelOf, type Lock, wordsOf } from '@commonboard/model'
import { Hourglass } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useNames } from '../outline/useNames.ts'
import { useContent } from '../plan/usePlan.ts'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { focusNext } from './focusNext.ts'
import styles from './ColumnLock.module.css'
import { useColumnLock } from './locks.ts'

const MINUTE_MS = 60_000

/** Below the head of a column: who works on it, why and until when, and what one may do. Nothing without a lock. */
export default function ColumnLock({ column }: { readonly column: Column }) {
  const { lock } = useColumnLock(column)
  return lock && <Line column={column} lock={lock} />
}

function Line({ column, lock }: { readonly column: Column; readonly lock: Lock }) {
  const words = useWords('lock').lock
  const { language } = useLanguage()
  const content = useContent()
  const nameOf = useNames(true)
  const { isMine, isResting, mayEnd, extend, end, writeAnyway } = useColumnLock(column)
  const minutes = useMinutesLeft(lock.until)
  const id = useId()
  const label = labelOf(content, language, `column.${column}`)
  const time = new Intl.DateTimeFormat(wordsOf(language).locale, { hour: 'numeric', minute: '2-digit' }).format(
    lock.until,
  )
  const text = isMine
    ? words.mine(label, minutes, lock.reason)
    : words.others(nameOf(lock.by) ?? words.somebody, label, time, lock.reason)
  return (
    <div
      role="group"
      aria-label={words.lockOf(label)}
      aria-describedby={id}
      tabIndex={-1}
      data-lock-line={column}
      className={styles.line}
      data-mine={isMine || undefined}
    >
      <Hourglass size={18} strokeWidth={1.75} aria-hidden="true" />
      <p id={id} dir="auto">
        {text}
      </p>
      <span className={styles.answers}>
        {isResting && (
          <Button
            onClick={() => {
              writeAnyway()
              announce(words.youWrite(label))
              focusNext(column, 'line')
            }}
          >
            {words.writeAnyway}
          </Button>
        )}
        {isMine && (
          <Button look="quiet" onClick={extend}>
            {words.extend}
          </Button>
        )}
        {mayEnd && (
          <Button
            look={isMine ? 'plain' : 'quiet'}
            onClick={() => {
              end()
              announce(words.ended(label))
              focusNext(column, 'ask')
            }}
          >
            {isMine ? words.done : words.end}
          </Button>
        )}
      </span>
    </div>
  )
}

/** Whole minutes, at least one while it holds. */
function useMinutesLeft(until: number): number {
  const left = () => Math.max(1, Math.ceil((until - Date.now()) / MINUTE_MS))
  const [minutes, setMinutes] = useState(left)
  useEffect(() => {
    const look = () => setMinutes(Math.max(1, Math.ceil((until - Date.now()) / MINUTE_MS)))
    look()
    const timer = setInterval(look, MINUTE_MS / 4)
    return () => clearInterval(timer)
  }, [until])
  return minutes
}
