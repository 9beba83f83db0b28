import { LIMITS } from '@commonboard/model'
import { Check, Copy, Download, HandHelping } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { ApiError, api } from '../api.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { copyText } from '../ui/copy.ts'
import { Button } from '../ui/Button.tsx'
import { downloadText } from '../ui/download.ts'
import { Problem } from '../ui/Field.tsx'
import styles from './Kept.module.css'
import type { KeptWords } from './kept.ts'
import { keptAsText } from './keptText.ts'
import { useRights, useSession, useStore } from './usePlan.ts'

/** Our changes the server would not take: shown until the person has them somewhere safe and puts the box away. */
export function Kept() {
  const session = useSession()
  const ending = useStore(session.ending)
  const { role } = useRights()
  // Who is out has nobody to hand anything to; a facilitator would hand it to himself.
  const mayHand = ending === undefined && role !== 'facilitator'
  return (
    <KeptBox
      kept={useStore(session.kept)}
      onDone={() => session.putKeptAway()}
      {...(mayHand
        ? { onHand: (text: string) => api.handWords(session.planId, text).then(() => session.noteHanded()) }
        : {})}
    />
  )
}

interface KeptBoxProps {
  readonly kept: readonly KeptWords[]
  readonly onDone: () => void
  /** Hands the words to the facilitators. Absent: there is nobody to hand them to. */
  readonly onHand?: (text: string) => Promise<void>
}

export function KeptBox({ kept, onDone, onHand }: KeptBoxProps) {
  const words = useWords('handed', 'kept', 'leadership')
  const { language } = useLanguage()
  const [copied, setCopied] = useState(false)
  const box = useRef<HTMLElement>(null)
  const newest = kept.at(-1)?.id
  // On a phone the top of the page may be far away.
  useEffect(() => {
    if (newest !== undefined) box.current?.scrollIntoView({ block: 'nearest' })
  }, [newest])
  if (kept.length === 0) return null
  const text = keptAsText(kept, words, language)
  const toHand = kept.filter(({ isHanded }) => !isHanded)
  return (
    <section ref={box} className={styles.kept} aria-label={words.kept.keptTitle} role="alert">
      <h2>{words.kept.keptTitle}</h2>
      <p>{words.kept.keptText}</p>
      <textarea
        readOnly
        value={text}
        rows={Math.min(8, text.split('\n').length + 1)}
        aria-label={words.kept.keptTitle}
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
        <Button onClick={() => downloadText(text, words.kept.keptFile)}>
          <Download size={16} aria-hidden="true" /> {words.plan.download}
        </Button>
        {onHand && toHand.length > 0 && (
          <HandOver key={newest} text={keptAsText(toHand, words, language)} onHand={onHand} />
        )}
        <Button look="quiet" onClick={onDone}>
          {words.kept.keptDone}
        </Button>
      </div>
      {toHand.length === 0 && (
        <p className={styles.handed}>
          <Check size={16} aria-hidden="true" /> {words.handed.handedText}
        </p>
      )}
    </section>
  )
}

function HandOver({ text, onHand }: { readonly text: string; readonly onHand: (text: string) => Promise<void> }) {
  const words = useWords('handed')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const hand = async () => {
    if (text.length > LIMITS.handedMaxLength) return setProblem(words.handed.tooLong)
    setBusy(true)
    setProblem(undefined)
    try {
      await onHand(text)
    } catch (error) {
      const isTooOften = error instanceof ApiError && error.code === 'tooMany'
      setProblem(isTooOften ? words.handed.tooOften : sayError(words, error))
      setBusy(false)
    }
  }
  return (
    <>
      <Button aria-disabled={isBusy} onClick={() => void (isBusy || hand())}>
        <HandHelping size={16} aria-hidden="true" /> {isBusy ? words.handed.handing : words.handed.handOver}
      </Button>
      {problem && <Problem text={problem} />}
    </>
  )
}
