import { Check, Copy, Download, Trash2 } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import { copyText } from '../ui/copy.ts'
import { downloadText } from '../ui/download.ts'
import { Problem } from '../ui/Field.tsx'
import { Question } from '../ui/Question.tsx'
import type { Epoch } from './device.ts'
import { type EarlierCopy, readEarlier } from './earlier.ts'
import styles from './EarlierWords.module.css'

/** One earlier copy: to read, to copy, to download, to remove. */
export function EarlierWords(props: {
  readonly planId: string
  readonly epoch: Epoch
  readonly heading?: string
  readonly onRemove: () => void
}) {
  const { planId, epoch, heading, onRemove } = props
  const words = useWords('handed', 'kept', 'leadership')
  const { language } = useLanguage()
  const [found, setFound] = useState<EarlierCopy | 'unreadable'>()
  const [isCopied, setCopied] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const titleId = useId()
  useEffect(() => {
    let isCurrent = true
    readEarlier(planId, epoch, words, language).then(
      (copy) => isCurrent && setFound(copy),
      (error: unknown) => {
        console.info('The earlier copy cannot be read', error)
        if (isCurrent) setFound('unreadable')
      },
    )
    return () => {
      isCurrent = false
    }
  }, [planId, epoch, words, language])
  if (!found) return <p role="status">{words.common.loading}</p>
  if (found === 'unreadable') return <Problem text={words.handed.cannotRead} />
  const parts = [
    ...(found.unsent ? [{ title: words.handed.earlierUnsent, text: found.unsent }] : []),
    { title: words.handed.earlierPlan, text: found.plan },
  ]
  const text = parts.map((part) => `${part.title}\n\n${part.text}`).join('\n\n\n')
  return (
    <section className={styles.copy} aria-label={heading ?? words.handed.earlierTitle}>
      {heading && <h3>{heading}</h3>}
      {parts.map((part, index) => (
        <div key={part.title} className={styles.part}>
          <h4 id={`${titleId}-${index}`}>{part.title}</h4>
          <p className={styles.text} tabIndex={0} role="region" aria-labelledby={`${titleId}-${index}`}>
            {part.text}
          </p>
        </div>
      ))}
      <div className={styles.actions}>
        <Button
          onClick={() => {
            copyText(text).then(setCopied, () => setCopied(false))
          }}
        >
          {isCopied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
          {isCopied ? words.plan.copied : words.plan.copy}
        </Button>
        <Button onClick={() => downloadText(text, words.handed.earlierFile)}>
          <Download size={16} aria-hidden="true" /> {words.plan.download}
        </Button>
        <Button look="quiet" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
          <Trash2 size={16} aria-hidden="true" /> {words.handed.remove}
        </Button>
      </div>
      {isAsking && (
        <Question
          title={words.handed.removeTitle}
          text={words.handed.removeText}
          keep={words.handed.removeKeep}
          act={words.handed.removeDo}
          isStop
          onKeep={() => setAsking(false)}
          onAct={onRemove}
        />
      )}
    </section>
  )
}
