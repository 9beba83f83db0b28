import { Copy, Download } from 'lucide-react'
import { useState } from 'react'
import { useLanguage, usePeopleWords, useWords } from '../i18n/language.tsx'
import { copyText } from '../ui/copy.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Kept.module.css'
import { keptAsText } from './kept.ts'
import { useSession, useStore } from './usePlan.ts'

/** Words the server would not take: shown until the person has them somewhere safe and puts the box away. */
export function Kept() {
  const session = useSession()
  const words = useWords()
  const { language } = useLanguage()
  const peopleWords = usePeopleWords()
  const kept = useStore(session.kept)
  const [copied, setCopied] = useState(false)
  if (kept.length === 0) return null
  const text = kept.map(keptAsText).join('\n\n')
  const last = kept.at(-1)
  const download = () => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
    link.download = words.plan.keptFile
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <section className={styles.kept} aria-label={words.plan.keptTitle} role="alert">
      <h2>{words.plan.keptTitle}</h2>
      <p>
        {words.plan.keptText(
          last ? last.at.toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit' }) : '',
          peopleWords.roles[session.rights.get().role].label,
        )}
      </p>
      <textarea
        readOnly
        value={text}
        rows={Math.min(8, text.split('\n').length + 1)}
        aria-label={words.plan.keptTitle}
      />
      <div className={styles.actions}>
        <Button
          look="main"
          onClick={() => {
            copyText(text).then(setCopied, () => setCopied(false))
          }}
        >
          <Copy size={16} aria-hidden="true" /> {copied ? words.plan.copied : words.plan.copy}
        </Button>
        <Button onClick={download}>
          <Download size={16} aria-hidden="true" /> {words.plan.download}
        </Button>
        <Button look="quiet" onClick={() => session.kept.set([])}>
          {words.plan.keptDone}
        </Button>
      </div>
    </section>
  )
}
