import type { Language } from '@commonboard/model'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { formatDay, formatTime, startOfDay } from '../i18n/format.ts'
import { useBaseWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './ActivityPage.module.css'
import type { Line, PlanAct } from './historyApi.ts'
import { hrefOfLine, sayAct, sayLine } from './sayLine.ts'

interface DaysProps {
  readonly planId: string
  readonly lines: readonly Line[]
  readonly acts: readonly PlanAct[]
  readonly name: (who: string) => string
  readonly language: Language
  /** Absent: this reader may not. */
  readonly onUndo: ((person: string, since: number) => void) | undefined
}

type Told = { readonly at: number } & ({ readonly line: Line } | { readonly act: PlanAct; readonly said: string })

/** Lines under the day they ended, the latest first. */
export function Days({ planId, lines, acts, name, language, onUndo }: DaysProps) {
  const { history } = useBaseWords('history')
  const [now] = useState(() => Date.now())
  const told: Told[] = [
    ...lines.map((line) => ({ at: line.to, line })),
    ...acts.flatMap((act) => {
      const said = sayAct(act, name, history)
      return said ? [{ at: act.at, act, said }] : []
    }),
  ].sort((a, b) => b.at - a.at)
  const days = byDay(told)
  return [...days].map(([day, ofDay]) => {
    const { label } = formatDay(language, day, now)
    return (
      <section key={day} aria-labelledby={`day-${day}`} className={styles.day}>
        <h2 id={`day-${day}`}>{label.slice(0, 1).toLocaleUpperCase() + label.slice(1)}</h2>
        <ul role="list">
          {ofDay.map((one) => (
            <li key={'line' in one ? `${one.line.who} ${one.line.id} ${one.line.from}` : `${one.act.act} ${one.at}`}>
              <time dateTime={new Date(one.at).toISOString()} className={styles.time}>
                {formatTime(language, one.at)}
              </time>
              {'line' in one ? (
                <OfLine planId={planId} line={one.line} who={name(one.line.who)} language={language} onUndo={onUndo} />
              ) : (
                <p className={styles.said}>
                  <strong>{name(one.act.who)}</strong> {one.said}
                </p>
              )}
            </li>
          ))}
        </ul>
      </section>
    )
  })
}

function OfLine(props: {
  readonly planId: string
  readonly line: Line
  readonly who: string
  readonly language: Language
  readonly onUndo: DaysProps['onUndo']
}) {
  const { planId, line, who, language, onUndo } = props
  const { history } = useBaseWords('history')
  const href = hrefOfLine(planId, line)
  const said = sayLine(line, language, history)
  return (
    <>
      <p className={styles.said}>
        <strong>{who}</strong> <Link href={href}>{said}</Link>
      </p>
      {onUndo && (
        <Button
          look="quiet"
          className={styles.undo}
          aria-label={history.undo.from(who)}
          title={history.undo.from(who)}
          onClick={() => onUndo(line.who, line.from)}
        >
          <Undo2 size={16} strokeWidth={1.75} aria-hidden="true" /> <span>{history.undo.short}</span>
        </Button>
      )}
    </>
  )
}

function byDay(told: readonly Told[]): Map<number, Told[]> {
  const days = new Map<number, Told[]>()
  for (const one of told) {
    const day = startOfDay(one.at)
    const known = days.get(day)
    if (known) known.push(one)
    else days.set(day, [one])
  }
  return days
}
