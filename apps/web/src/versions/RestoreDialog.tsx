import { compareContents, type PlanContent, sayDifference } from '@commonboard/model'
import { useCallback, useState } from 'react'
import { useBaseWords, useLanguage } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { useLoad } from '../pages/useLoad.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions, DialogText } from '../ui/Dialog.tsx'
import { Problem } from '../ui/Field.tsx'
import styles from './dialogs.module.css'
import { sentence } from './sentence.ts'
import { versionsApi } from './versionsApi.ts'

/** As many as can be read before one decides; the whole list stands under "Compare with now". */
const SHOWN_MAX = 6

/** Asks before a restore: what would change, that people go on, that nothing is lost. */
export function RestoreDialog(props: {
  readonly planId: string
  readonly n: number
  readonly target: PlanContent
  readonly onClose: () => void
  readonly onRestored: (before: number) => void
}) {
  const { planId, n, target, onClose, onRestored } = props
  const words = useBaseWords('versions')
  const { restore } = words.versions
  const { language } = useLanguage()
  const ask = useCallback(() => versionsApi.content(planId, 'now'), [planId])
  const { load } = useLoad(ask)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const differences = load.state === 'there' ? compareContents(load.value, target) : undefined
  const isNothing = differences?.length === 0

  const act = async () => {
    if (isBusy) return
    setBusy(true)
    setProblem(undefined)
    try {
      onRestored(await versionsApi.restore(planId, n))
    } catch (error) {
      setBusy(false)
      setProblem(sayError(words, error))
    }
  }
  return (
    <Dialog open onOpenChange={onClose} title={restore.title(n)} wide>
      {load.state === 'loading' && <DialogText>{restore.looking}</DialogText>}
      {load.state === 'failed' && <Problem text={sayError(words, load.error)} />}
      {isNothing && <DialogText>{restore.nothing}</DialogText>}
      {differences && !isNothing && (
        <>
          <div>
            <p className={styles.strong}>{restore.willChange(differences.length)}</p>
            <ul className={styles.changes}>
              {differences.slice(0, SHOWN_MAX).map((difference, index) => (
                <li key={index}>{sentence(sayDifference(difference, language, target))}</li>
              ))}
              {differences.length > SHOWN_MAX && <li>{restore.andMore(differences.length - SHOWN_MAX)}</li>}
            </ul>
          </div>
          <DialogText>
            {restore.kept} {restore.goOn}
          </DialogText>
        </>
      )}
      {problem && <Problem text={problem} />}
      <DialogActions>
        <Button onClick={onClose}>{isNothing ? words.common.close : restore.leave}</Button>
        {differences && !isNothing && (
          <Button look="main" aria-disabled={isBusy || undefined} onClick={() => void act()}>
            {isBusy ? restore.restoring : restore.verb}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}
