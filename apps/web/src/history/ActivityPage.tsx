import { ACTIVITY_BOARDS, type ActivityBoard } from '@commonboard/model'
import { Suspense, useCallback, useId, useState } from 'react'
import { api } from '../api.ts'
import { useBaseWords, useLanguage } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { useLoad } from '../pages/useLoad.ts'
import { useTitle } from '../pages/useTitle.ts'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Problem, Select } from '../ui/Field.tsx'
import { later } from '../ui/later.ts'
import { notify } from '../ui/Toast.tsx'
import { Failed, Frame } from '../versions/Frame.tsx'
import styles from './ActivityPage.module.css'
import { Days } from './Days.tsx'
import { type ActivityChoice, type ActivityPageOf, historyApi } from './historyApi.ts'
import { nameOf } from './sayLine.ts'

const UndoDialog = later(() => import('./UndoDialog.tsx').then((file) => ({ default: file.UndoDialog })))

/** Whose work, and since when, a facilitator is about to take back. */
interface Undoing {
  readonly person: string
  readonly since: number
}

/** Who did what, the latest first, by day. */
export default function ActivityPage({ planId }: { readonly planId: string }) {
  const words = useBaseWords('history')
  const { history } = words
  const [choice, setChoice] = useState<ActivityChoice>({})
  const ask = useCallback(async () => ({ facts: await api.plan(planId) }), [planId])
  const { load, reload } = useLoad(ask)
  const facts = load.state === 'there' ? load.value.facts : undefined
  useTitle(facts ? `${history.title} · ${facts.title}` : history.title)
  if (load.state === 'failed')
    return (
      <Frame planId={planId} name={history.title} facts={undefined}>
        <Failed error={load.error} onTryAgain={() => void reload()} />
      </Frame>
    )
  return (
    <Frame planId={planId} name={history.title} facts={facts}>
      <h1 className={styles.title}>{history.title}</h1>
      <p className={styles.lead}>{history.lead}</p>
      {facts && (
        <>
          <p className={styles.kept}>{history.kept(facts.historyDays)}</p>
          {/* Keyed: another choice is another list, from its beginning. */}
          <Told
            key={`${choice.board} ${choice.person}`}
            planId={planId}
            me={facts.me.participantId}
            mayUndo={facts.role === 'facilitator'}
            choice={choice}
            onChoose={setChoice}
          />
        </>
      )}
    </Frame>
  )
}

function Told(props: {
  readonly planId: string
  readonly me: string
  readonly mayUndo: boolean
  readonly choice: ActivityChoice
  readonly onChoose: (choice: ActivityChoice) => void
}) {
  const { planId, me, mayUndo, choice, onChoose } = props
  const words = useBaseWords('history')
  const { history } = words
  const { language } = useLanguage()
  const ask = useCallback(() => historyApi.activity(planId, choice), [planId, choice])
  const { load, reload } = useLoad(ask)
  const [earlier, setEarlier] = useState<readonly ActivityPageOf[]>([])
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [undoing, setUndoing] = useState<Undoing>()
  const pages = load.state === 'there' ? [load.value, ...earlier] : []
  const people = [...new Map(pages.flatMap((page) => page.people).map((one) => [one.participantId, one])).values()]
  const lines = pages.flatMap((page) => page.lines)
  const acts = pages.flatMap((page) => page.acts)
  const last = pages.at(-1)
  const name = (who: string) => nameOf(who, people, { me, words: history })

  const showMore = async () => {
    const before = last?.lines.at(-1)?.to
    if (isBusy || before === undefined) return
    setBusy(true)
    setProblem(undefined)
    try {
      const next = await historyApi.activity(planId, choice, before)
      setEarlier((shown) => [...shown, next])
      announce(history.shown(lines.length + next.lines.length))
    } catch (error) {
      setProblem(sayError(words, error))
    }
    setBusy(false)
  }

  return (
    <>
      <Filters
        choice={choice}
        onChoose={onChoose}
        people={people.map(({ participantId }) => participantId)}
        name={name}
      />
      {load.state === 'failed' && <Failed error={load.error} onTryAgain={() => void reload()} />}
      {load.state === 'loading' && <p role="status">{words.common.loading}</p>}
      {load.state === 'there' && lines.length + acts.length === 0 && (
        <p className={styles.nothing}>{history.nothing}</p>
      )}
      <Days
        planId={planId}
        lines={lines}
        acts={acts}
        name={name}
        language={language}
        onUndo={mayUndo ? (person, since) => setUndoing({ person, since }) : undefined}
      />
      {problem && <Problem text={problem} />}
      {last?.hasMore && (
        <Button className={styles.more} aria-disabled={isBusy} onClick={() => void showMore()}>
          {isBusy ? history.loadingMore : history.more}
        </Button>
      )}
      <Suspense fallback={null}>
        {undoing && (
          <UndoDialog
            planId={planId}
            person={undoing.person}
            name={name(undoing.person)}
            here={undoing.since}
            canBlock={
              undoing.person !== me &&
              people.some((one) => one.participantId === undoing.person && one.isIn && !one.isBlocked)
            }
            onClose={() => setUndoing(undefined)}
            onDone={() => {
              setUndoing(undefined)
              notify(history.undo.done(name(undoing.person)))
              setEarlier([])
              void reload()
            }}
          />
        )}
      </Suspense>
    </>
  )
}

function Filters(props: {
  readonly choice: ActivityChoice
  readonly onChoose: (choice: ActivityChoice) => void
  readonly people: readonly string[]
  readonly name: (who: string) => string
}) {
  const { choice, onChoose, people, name } = props
  const { history } = useBaseWords('history')
  const id = useId()
  const listed = choice.person && !people.includes(choice.person) ? [...people, choice.person] : people
  return (
    <div className={styles.filters}>
      <label htmlFor={`${id}-board`}>{history.board}</label>
      <Select
        id={`${id}-board`}
        value={choice.board ?? ''}
        onChange={({ target }) =>
          onChoose({ ...choice, board: (target.value || undefined) as ActivityBoard | undefined })
        }
      >
        <option value="">{history.allBoards}</option>
        {ACTIVITY_BOARDS.map((board) => (
          <option key={board} value={board}>
            {history.boards[board]}
          </option>
        ))}
      </Select>
      <label htmlFor={`${id}-person`}>{history.person}</label>
      <Select
        id={`${id}-person`}
        value={choice.person ?? ''}
        onChange={({ target }) => onChoose({ ...choice, person: target.value || undefined })}
      >
        <option value="">{history.everybody}</option>
        {listed.map((who) => (
          <option key={who} value={who}>
            {name(who)}
          </option>
        ))}
      </Select>
    </div>
  )
}
