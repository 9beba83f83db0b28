import { useWords } from '../i18n/language.tsx'
import { useSession } from '../plan/usePlan.ts'
import styles from './CardRow.module.css'
import { useNames } from './useNames.ts'

/** "Removed by Tom." */
export function RemovedLine({ by, name }: { readonly by: string; readonly name: string | undefined }) {
  const words = useWords().outline
  const { participantId } = useSession()
  return (
    <span className={styles.note}>
      {by === participantId ? words.removedByYou : name ? words.removedBy(name) : words.removedBySomeone}
    </span>
  )
}

/** The same on the card one is in, with what to do about it. */
export function RemovedHere({ by, isWriting }: { readonly by: string; readonly isWriting: boolean }) {
  const words = useWords().outline
  return (
    <>
      <RemovedLine by={by} name={useNames(true)(by)} />
      {isWriting && <span className={styles.note}>{words.removedHere}</span>}
    </>
  )
}
