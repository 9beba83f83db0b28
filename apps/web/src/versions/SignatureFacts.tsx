import { CircleCheck, Clock, MessageSquareText } from 'lucide-react'
import { formatDate } from '../i18n/format.ts'
import { useBaseWords, useLanguage } from '../i18n/language.tsx'
import styles from './Signatures.module.css'
import type { Signature } from './versionsApi.ts'

/** What one organization has said; also on the public page. */
export function SignatureFacts({ signature, lang }: { readonly signature: Signature; readonly lang: string }) {
  const { sign } = useBaseWords('versions').versions
  const { language } = useLanguage()
  const { organization, person, statement, note, at, confirmedAt } = signature
  return (
    <div className={styles.facts}>
      <p className={styles.organization}>{organization}</p>
      <p>{person || sign.nobody}</p>
      <p>{sign.statements[statement]}</p>
      {note && (
        <p className={styles.note} lang={lang}>
          <MessageSquareText size={15} strokeWidth={2} aria-hidden="true" />
          <span>{note}</span>
        </p>
      )}
      <p className={styles.state}>{sign.signedAt(formatDate(language, at))}</p>
      <p className={confirmedAt === null ? styles.waits : styles.confirmed}>
        {confirmedAt === null ? (
          <Clock size={15} strokeWidth={2} aria-hidden="true" />
        ) : (
          <CircleCheck size={15} strokeWidth={2} aria-hidden="true" />
        )}
        {confirmedAt === null ? sign.waits : sign.confirmed(formatDate(language, confirmedAt))}
      </p>
    </div>
  )
}
