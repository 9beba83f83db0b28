import { Copy, Download } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { copyText } from '../ui/copy.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Kept.module.css'
import type { KeptWords } from './kept.ts'
import { keptAsText } from './keptText.ts'
import { useSession, useStore } from './usePlan.ts'

/** Our changes the server would not take: shown until the person has them somewhere safe and puts the box away. */
export function Kept() {
  const session = useSession()
  return <KeptBox kept={useStore(session.kept)} onDone={() => session.putKeptAway()} />
}

export function KeptBox({ kept, onDone }: { readonly kept: readonly KeptWords[]; readonly onDone: () => void }) {
  const words = useWords()
  const { language } = useLanguage()
  const [copied, setCopied] = useState(false)
  const box = useRef<HTMLElement>(null)
  const newest = kept.at(-1)?.id
  // On a phone the top of the page may be far away.
  useEffect(() => {
    if (newest !== undefined) box.current?.scrollIntoView({ block: 'nearest' })
  }, [newest])
  if (kept.length === 0) return null
  const text = keptAsText(kept, words.plan, language)
  const download = () => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
    link.download = words.plan.keptFile
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <section ref={box} className={styles.kept} aria-label={words.plan.keptTitle} role="alert">
      <h2>{words.plan.keptTitle}</h2>
      <p>{words.plan.keptText}</p>
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
        <Button look="quiet" onClick={onDone}>
          {words.plan.keptDone}
        </Button>
      </div>
    </section>
  )
}
