import {
  applyImport,
  type Choice,
  type Column,
  hasCards,
  importBytes,
  type ImportEntry,
  type Mapping,
  planImport,
  recognize,
  type Table,
  withoutHeadings,
} from '@commonboard/model'
import { startTransition, useCallback, useDeferredValue, useId, useMemo, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { useStep } from '../outline/useStep.ts'
import { useContent, useOpenPlan, usePlan } from '../plan/usePlan.ts'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions, DialogText } from '../ui/Dialog.tsx'
import { Problem, Select } from '../ui/Field.tsx'
import { notify } from '../ui/Toast.tsx'
import { beginning } from './beginning.ts'
import { Entries } from './Entries.tsx'
import { Headings } from './Headings.tsx'
import type { SeenTables } from './importApi.ts'
import { isSameImport } from './isSameImport.ts'
import styles from './ImportDialog.module.css'

/** One change travels in one piece, and a megabyte is what a piece may be. */
const STEP_MAX_BYTES = 900_000

/** What a table would do to the plan, before it does it; what its columns are can be said here. */
export function Look(props: {
  readonly seen: SeenTables
  readonly initialColumn: Column | undefined
  readonly onBack: () => void
  readonly onClose: () => void
}) {
  const { seen, initialColumn, onBack, onClose } = props
  const words = useWords('importing')
  const { importing } = words
  const plan = usePlan()
  const { watch } = useOpenPlan()
  const step = useStep()
  // Others go on working; the comparison follows when there is time.
  const content = useDeferredValue(useContent())
  const sheetId = useId()
  const summaryId = useId()
  const [at, setAt] = useState(seen.at)
  const [start] = useState(() => beginning(seen.tables[seen.at], initialColumn))
  const [isHeadless, setHeadless] = useState(start.isHeadless)
  const [said, setSaid] = useState<Mapping | undefined>(start.mapping)
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  // A choice shows at once; what comes of it in all the rows, when there is time.
  const settled = useDeferredValue(choices)
  const [isOtherNow, setOtherNow] = useState(false)

  const table = useMemo(() => {
    const whole = seen.tables[at] ?? EMPTY
    return isHeadless ? withoutHeadings(whole) : whole
  }, [seen, at, isHeadless])
  const mapping = useMemo(() => said ?? recognize(table.headings), [said, table])
  const planned = useMemo(
    () => planImport(content, table, mapping, { choices: settled }),
    [content, table, mapping, settled],
  )
  const isKnown = hasCards(mapping)
  const { counts, entries } = planned
  const rows = new Set(entries.filter(({ outcome }) => outcome !== 'leftOut').flatMap((entry) => entry.rows)).size
  const isNothing = counts.changed + counts.new === 0 && planned.links.length === 0
  const isTooMuch = !isNothing && importBytes(planned) > STEP_MAX_BYTES

  const mayBring = isKnown && !isNothing && !isTooMuch && settled === choices

  const choose = useCallback(({ key }: ImportEntry, choice: Choice | undefined) => {
    setChoices((before) => {
      const next = new Map(before)
      if (choice) next.set(key, choice)
      else next.delete(key)
      return next
    })
  }, [])
  const startAgain = (change: () => void) => {
    change()
    setSaid(undefined)
    setChoices(new Map())
  }
  const bring = () => {
    if (!mayBring) return
    // What others have done may be in the plan, and not yet on the screen: what comes in is what was looked at.
    const now = watch.read()
    if (now !== content && !isSameImport(planImport(now, table, mapping, { choices }), planned)) {
      setOtherNow(true)
      return
    }
    onClose()
    // Hundreds of new cards are drawn bit by bit; meanwhile the page answers.
    startTransition(() => {
      let missed = 0
      const takeBack = step(() => {
        missed = applyImport(plan, planned).missed
      })
      if (!takeBack) return notify(words.outline.nothingDone)
      const done = missed > 0 ? importing.doneBut(rows, missed) : importing.done(rows)
      notify(done, {
        label: words.plan.undo,
        takesBack: true,
        onAct: () => {
          if (!takeBack()) announce(words.outline.tooLate)
        },
      })
    })
  }

  return (
    <Dialog open onOpenChange={onClose} title={importing.title} wide>
      {seen.tables.length > 1 && (
        <div className={styles.sheet}>
          <label htmlFor={sheetId}>{importing.sheet}</label>
          <Select id={sheetId} value={at} onChange={({ target }) => startAgain(() => setAt(Number(target.value)))}>
            {seen.tables.map(({ name }, index) => (
              <option key={index} value={index}>
                {name || index + 1}
              </option>
            ))}
          </Select>
        </div>
      )}
      <Headings
        table={table}
        mapping={mapping}
        isOpen={!isKnown}
        isHeadless={isHeadless}
        onSay={(next) => {
          setSaid(next)
          setChoices(new Map())
        }}
        onHeadless={(next) => startAgain(() => setHeadless(next))}
      />
      {isKnown ? (
        <>
          {/* It has the focus at first, and a status has no name of its own. */}
          <p
            id={summaryId}
            role="status"
            aria-labelledby={summaryId}
            tabIndex={-1}
            data-first-stop
            className={styles.summary}
          >
            {importing.summary({ ...counts, cells: entries.flatMap(({ notes }) => notes).length })}
          </p>
          <Entries planned={planned} table={table} content={content} choices={choices} onChoose={choose} />
        </>
      ) : (
        <DialogText>{importing.sayOne}</DialogText>
      )}
      {isTooMuch && <Problem text={importing.tooMuch} />}
      {isOtherNow && <Problem text={importing.otherNow} />}
      <div className={styles.actions}>
        <DialogActions>
          <Button onClick={onBack}>{importing.another}</Button>
          <Button look="main" aria-disabled={!mayBring} onClick={bring}>
            {isKnown && isNothing ? importing.nothing : importing.bring(rows)}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}

const EMPTY: Table = { name: '', headings: [], rows: [], lines: [] }
