import { sayDifference } from '@commonboard/model'
import { useEffect, useId, useRef, useState } from 'react'
import { formatMoment, startOfDay } from '../i18n/format.ts'
import { useBaseWords, useLanguage } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions, DialogText } from '../ui/Dialog.tsx'
import { Problem, Select } from '../ui/Field.tsx'
import { historyApi, type WorkSeen } from './historyApi.ts'
import { asSentence } from './asSentence.ts'
import styles from './UndoDialog.module.css'

const MINUTE_MS = 60_000
const SHOWN_MAX = 12

/** Since when, and what would become otherwise; then one button. */
export function UndoDialog(props: {
  readonly planId: string
  readonly person: string
  readonly name: string
  /** A moment somebody pointed at, ms since 1970. */
  readonly here?: number
  /** The person is in the plan, and somebody else. */
  readonly canBlock: boolean
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const { planId, person, name, here, canBlock, onClose, onDone } = props
  const words = useBaseWords('history')
  const { undo } = words.history
  const { language } = useLanguage()
  const [opened] = useState(() => Date.now())
  const moments = [
    ...(here === undefined ? [] : [{ at: here, said: undo.here(formatMoment(language, here)) }]),
    { at: opened - 5 * MINUTE_MS, said: undo.minutes(5) },
    { at: opened - 30 * MINUTE_MS, said: undo.minutes(30) },
    { at: startOfDay(opened), said: undo.today },
    { at: 0, said: undo.begin },
  ]
  const [since, setSince] = useState(here ?? opened - 30 * MINUTE_MS)
  const [seen, setSeen] = useState<{ readonly since: number; readonly work: WorkSeen }>()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [isBlocking, setBlocking] = useState(false)
  const turn = useRef(0)
  const id = useId()

  useEffect(() => {
    const mine = ++turn.current
    setProblem(undefined)
    historyApi.seeWork(planId, person, since).then(
      (work) => {
        if (mine === turn.current) setSeen({ since, work })
      },
      (error: unknown) => {
        if (mine === turn.current) setProblem(sayError(words, error))
      },
    )
  }, [planId, person, since, words])

  const work = seen?.since === since ? seen.work : undefined
  const isNothing = work !== undefined && work.count + work.drawings + work.talk === 0
  const takeBack = async () => {
    if (isBusy || !work || isNothing) return
    setBusy(true)
    setProblem(undefined)
    try {
      // First out, so that nothing comes after what is taken back.
      if (isBlocking) await historyApi.block(planId, person)
      await historyApi.undoWork(planId, person, since)
      onDone()
    } catch (error) {
      setProblem(sayError(words, error))
      setBusy(false)
    }
  }
  return (
    <Dialog open onOpenChange={onClose} title={undo.title(name)} wide>
      <DialogText>{undo.text}</DialogText>
      <div className={styles.since}>
        <label htmlFor={id}>{undo.since}</label>
        <Select id={id} data-first-stop value={since} onChange={({ target }) => setSince(Number(target.value))}>
          {moments.map(({ at, said }) => (
            <option key={said} value={at}>
              {said}
            </option>
          ))}
        </Select>
      </div>
      <div role="status" className={styles.seen}>
        {!work && !problem && <p>{undo.looking}</p>}
        {work && isNothing && <p>{undo.nothing(name)}</p>}
        {work && !isNothing && <Preview work={work} />}
      </div>
      {canBlock && (
        <label className={styles.block}>
          <input type="checkbox" checked={isBlocking} onChange={({ target }) => setBlocking(target.checked)} />
          <span>{undo.alsoBlock(name)}</span>
        </label>
      )}
      {problem && <Problem text={problem} />}
      <DialogActions>
        <Button onClick={onClose}>{undo.keep}</Button>
        <Button look="main" aria-disabled={isBusy || !work || isNothing} onClick={() => void takeBack()}>
          {isBusy ? undo.busy : undo.verb}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function Preview({ work }: { readonly work: WorkSeen }) {
  const { undo } = useBaseWords('history').history
  const { language } = useLanguage()
  const counts = [
    work.count > 0 && undo.becomes(work.count),
    work.drawings > 0 && undo.drawings(work.drawings),
    work.talk > 0 && undo.talk(work.talk),
  ].filter((said) => said !== false)
  const shown = work.differences.slice(0, SHOWN_MAX)
  return (
    <>
      <p className={styles.counts}>{counts.join(' · ')}</p>
      {shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map((difference, index) => (
            <li key={index}>{asSentence(sayDifference(difference, language))}</li>
          ))}
          {work.count > shown.length && <li>{undo.andMore(work.count - shown.length)}</li>}
        </ul>
      )}
    </>
  )
}
