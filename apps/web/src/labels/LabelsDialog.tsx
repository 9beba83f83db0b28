import {
  BANDS,
  COLUMNS_AND_STRIPS,
  FUNCTION_CODES,
  GROUPS,
  LABEL_MAX_LENGTH,
  type LabelKey,
  labelOf,
  LEVELS,
  setLabel,
} from '@commonboard/model'
import { Undo2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useContent, useOpenPlan, useSession } from '../plan/usePlan.ts'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './LabelsDialog.module.css'

const PARTS = [
  { part: 'column', keys: COLUMNS_AND_STRIPS.map((name): LabelKey => `column.${name}`) },
  { part: 'group', keys: GROUPS.map((name): LabelKey => `group.${name}`) },
  { part: 'band', keys: BANDS.map((name): LabelKey => `band.${name}`) },
  { part: 'function', keys: FUNCTION_CODES.map((name): LabelKey => `function.${name}`) },
  { part: 'level', keys: LEVELS.map((name): LabelKey => `level.${name}`) },
] as const

/** All headings a community may name otherwise, our word beside its own. */
export default function LabelsDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords('labels')
  return (
    <Dialog open onOpenChange={onClose} title={words.labels.title} wide>
      <p className={styles.intro}>{words.labels.intro}</p>
      {PARTS.map(({ part, keys }) => (
        <section key={part} aria-labelledby={`labels-${part}`}>
          <h3 id={`labels-${part}`} className={styles.heading}>
            {words.labels.parts[part]}
          </h3>
          <div className={styles.rows}>
            {keys.map((key) => (
              <LabelRow key={key} label={key} />
            ))}
          </div>
        </section>
      ))}
      <div className={styles.foot}>
        <Button look="main" onClick={onClose}>
          {words.common.done}
        </Button>
      </div>
    </Dialog>
  )
}

/** So long typing has to rest before the others see the word: half a word is none. */
const REST_MS = 900

function LabelRow({ label }: { readonly label: LabelKey }) {
  const words = useWords('labels').labels
  const { language } = useLanguage()
  const { plan, undo } = useOpenPlan()
  const session = useSession()
  const content = useContent()
  const own = (Object.hasOwn(content.words, label) && content.words[label]) || ''
  const ours = labelOf({ words: {} }, language, label)
  const [draft, setDraft] = useState<string>()
  const latest = useRef<string>(undefined)
  useEffect(() => {
    latest.current = draft
  })

  const keep = (text: string) => {
    // Also when the dialog closes because this person may not write any more.
    if (text.trim() === own || !session.canEdit()) return
    undo.closeStep()
    setLabel(plan, label, text.trim() === ours ? '' : text)
    undo.closeStep()
  }
  const keeping = useRef(keep)
  useEffect(() => {
    keeping.current = keep
  })
  useEffect(() => {
    if (draft === undefined) return
    const timer = setTimeout(() => keeping.current(draft), REST_MS)
    return () => clearTimeout(timer)
  }, [draft])
  // Whoever closes the dialog in the middle of a word has written it.
  useEffect(
    () => () => {
      if (latest.current !== undefined) keeping.current(latest.current)
    },
    [],
  )
  return (
    <div className={styles.row}>
      <span className={styles.ours}>{ours}</span>
      <input
        aria-label={words.yourWordFor(ours)}
        placeholder={ours}
        dir="auto"
        maxLength={LABEL_MAX_LENGTH}
        value={draft ?? own}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && draft !== undefined) keep(draft)
        }}
        onBlur={() => {
          if (draft !== undefined) keep(draft)
          setDraft(undefined)
        }}
      />
      {own !== '' && (
        <IconButton
          label={words.resetOf(ours)}
          onClick={(event) => {
            setDraft(undefined)
            undo.closeStep()
            setLabel(plan, label, '')
            undo.closeStep()
            announce(words.wasReset(ours))
            event.currentTarget.parentElement?.querySelector('input')?.focus()
          }}
        >
          <Undo2 size={18} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  )
}
