import { CircleCheck, Info, Loader, OctagonAlert } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { checkCatalogue } from '../../i18n/catalogues.ts'
import type { CheckWords } from '../../i18n/en/check.ts'
import { useBaseWords, useLanguage } from '../../i18n/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { copyText } from '../../ui/copy.ts'
import { Page } from '../Page.tsx'
import text from '../Text.module.css'
import { useTitle } from '../useTitle.ts'
import styles from './Check.module.css'
import { check, type Finding, type ProbeName, PROBES } from './probes.ts'
import { reportOf } from './report.ts'

interface Result {
  readonly version: string | undefined
  readonly at: Date
}

/** Says in ten seconds whether this network and this browser let Commonboard work, and what to do where they do not. */
export default function Check() {
  const words = checkCatalogue.use(useLanguage().language)
  const [findings, setFindings] = useState<readonly Finding[]>([])
  const [result, setResult] = useState<Result>()
  const [attempt, setAttempt] = useState(0)
  useTitle(words.title)

  useEffect(() => {
    let isCurrent = true
    setFindings([])
    setResult(undefined)
    check((finding) => {
      if (isCurrent) setFindings((others) => [...others, finding])
    }).then(
      ({ version }) => {
        if (isCurrent) setResult({ version, at: new Date() })
      },
      (error: unknown) => console.error('The check ended early', error),
    )
    return () => {
      isCurrent = false
    }
  }, [attempt])

  const again = useCallback(() => setAttempt((count) => count + 1), [])
  return (
    <Page>
      <article className={classes(text.text, styles.check)}>
        <h1 className={text.title}>{words.title}</h1>
        <p className={text.lead}>{words.lead}</p>
        <p role="status" className={styles.verdict} data-testid="verdict">
          {result ? verdictOf(findings, words) : words.running}
        </p>
        <ul className={styles.list}>
          {PROBES.map((probe) => (
            <Row key={probe} probe={probe} finding={findings.find((one) => one.probe === probe)} words={words} />
          ))}
        </ul>
        {result && <Take result={result} findings={findings} words={words} onAgain={again} />}
      </article>
    </Page>
  )
}

function verdictOf(findings: readonly Finding[], words: CheckWords): string {
  const bad = findings.filter(({ level }) => level === 'bad')
  if (bad.length > 0) return words.verdict.bad(bad.map(({ probe }) => words.names[probe]).join(', '))
  const notes = findings.filter(({ level }) => level === 'note').length
  return notes > 0 ? words.verdict.note(notes) : words.verdict.good
}

const ICONS = { good: CircleCheck, note: Info, bad: OctagonAlert }

function Row(props: { readonly probe: ProbeName; readonly finding: Finding | undefined; readonly words: CheckWords }) {
  const { probe, finding, words } = props
  const Icon = finding ? ICONS[finding.level] : Loader
  const todo = finding && words.todo[finding.reason]
  return (
    <li className={styles.row} data-level={finding?.level ?? 'waiting'}>
      <Icon size={19} strokeWidth={1.75} aria-hidden="true" className={styles.icon} />
      <div className={styles.words}>
        <h2 className={styles.name}>{words.names[probe]}</h2>
        <p className={styles.level}>{finding ? words.levels[finding.level] : words.waiting}</p>
        {finding && <p>{words.found[finding.reason](finding.amount)}</p>}
        {todo && <p className={styles.todo}>{todo}</p>}
      </div>
    </li>
  )
}

/** The result to take along, for somebody who was not there. */
function Take(props: {
  readonly result: Result
  readonly findings: readonly Finding[]
  readonly words: CheckWords
  readonly onAgain: () => void
}) {
  const { result, findings, words } = props
  const [copied, setCopied] = useState<boolean>()
  const { toPlans } = useBaseWords().common
  const { origin } = location
  const report = reportOf({ ...result, findings, origin, browser: navigator.userAgent }, words)
  const copy = async () => setCopied(await copyText(report))
  return (
    <>
      <div className={styles.actions}>
        <Button look="main" onClick={() => void copy()}>
          {words.copy}
        </Button>
        <Button onClick={props.onAgain}>{words.again}</Button>
      </div>
      <p role="status">{copied !== undefined && (copied ? words.copied : words.copyByHand)}</p>
      <details className={styles.whole} open={copied === false}>
        <summary>{words.whole}</summary>
        <pre role="group" className={styles.report} tabIndex={0} aria-label={words.whole}>
          {report}
        </pre>
      </details>
      <p>
        <Link href="/">{toPlans}</Link>
      </p>
    </>
  )
}
