import { sayDifference } from '@commonboard/model'
import { useCallback, useEffect } from 'react'
import { Link } from 'wouter'
import { formatList } from '../i18n/format.ts'
import { useBaseWords, useLanguage } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { useLoad } from '../pages/useLoad.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Problem } from '../ui/Field.tsx'
import { asSentence } from './asSentence.ts'
import styles from './ChangesDialog.module.css'
import { changesFor, type Known } from './changesFor.ts'
import { nameOf } from './sayLine.ts'
import { noteRead, visitBefore } from './visits.ts'

const SHOWN_MAX = 40

/** What changed since the last visit, in words, with who where that is known. */
export function ChangesDialog(props: { readonly planId: string; readonly me: string; readonly onClose: () => void }) {
  const { planId, me, onClose } = props
  const words = useBaseWords('history')
  const { since } = words.history
  const before = visitBefore(planId)
  const ask = useCallback(
    async () => (before === undefined ? undefined : await changesFor(planId, before, me)),
    [planId, before, me],
  )
  const { load } = useLoad(ask)
  useEffect(() => noteRead(planId), [planId])
  return (
    <Dialog open onOpenChange={onClose} title={since.title} wide>
      <div className={styles.changes}>
        {load.state === 'loading' && <p role="status">{words.common.loading}</p>}
        {load.state === 'failed' && <Problem text={sayError(words, load.error)} />}
        {load.state === 'there' &&
          (load.value === undefined ? <p>{since.first}</p> : <Told known={load.value} me={me} />)}
        <p>
          <Link href={`/plan/${planId}/activity`}>{since.toActivity}</Link>
        </p>
      </div>
    </Dialog>
  )
}

function Told({ known, me }: { readonly known: Known; readonly me: string }) {
  const { history } = useBaseWords('history')
  const { language } = useLanguage()
  if (known.from === null) return <p>{history.since.notKept}</p>
  if (known.count === 0) return <p>{history.since.nothing}</p>
  const shown = known.differences.slice(0, SHOWN_MAX)
  const names = (who: readonly string[]) =>
    formatList(
      language,
      who.map((one) => nameOf(one, known.people, { me, words: history })),
    )
  return (
    <ul className={styles.list}>
      {shown.map((difference, index) => (
        <li key={index}>
          {asSentence(sayDifference(difference, language))}
          {difference.who.length > 0 && <span className={styles.who}> {history.since.by(names(difference.who))}</span>}
        </li>
      ))}
      {known.count > shown.length && <li>{history.since.andMore(known.count - shown.length)}</li>}
    </ul>
  )
}
