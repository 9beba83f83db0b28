import { LIMITS } from '@commonboard/model'
import { AtSign, PencilLine } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { growToFit } from '../outline/RowText.tsx'
import { useSession } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import { Difference } from './Difference.tsx'
import { type Draft, EMPTY, isEmpty, keepDraft, readDraft } from './drafts.ts'
import { Chips, PersonPicker } from './Mentions.tsx'
import type { People } from './people.ts'
import styles from './Writing.module.css'

interface ComposerProps {
  readonly label: string
  readonly send: string
  readonly people: People
  /** Where half of it is kept; absent: nowhere (words that are there already, and are being changed). */
  readonly draftKey?: string
  readonly first?: Draft
  /** The words it may propose others for. */
  readonly wording?: string | undefined
  readonly onSend: (draft: Draft) => void
  readonly onCancel: () => void
}

/** Words on their way into the talk: a comment, a reply, a change of one's own. */
export function Composer({ label, send, people, draftKey, first = EMPTY, wording, onSend, onCancel }: ComposerProps) {
  const { planId } = useSession()
  const words = useWords('talk').talk
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = draftKey === undefined ? EMPTY : readDraft(planId, draftKey)
    if (isEmpty(kept)) return first
    // Words proposed for another range are none for this one.
    const isSame = JSON.stringify(kept.subject) === JSON.stringify(first.subject)
    return isSame ? kept : { ...kept, proposal: undefined }
  })
  const [isPicking, setPicking] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const wordingField = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const change = (next: Partial<Draft>) => {
    const whole = { ...draft, ...next }
    setDraft(whole)
    if (draftKey !== undefined) keepDraft(planId, draftKey, { ...whole, subject: first.subject })
  }
  useEffect(() => {
    const element = field.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [])
  useEffect(() => {
    growToFit(field.current)
    growToFit(wordingField.current)
  }, [draft])
  const hasProposal = wording !== undefined && draft.proposal !== undefined
  const mayProposeHere = wording !== undefined
  const isReady = draft.text.trim() !== '' || (hasProposal && draft.proposal !== wording)
  const clear = () => {
    if (draftKey !== undefined) keepDraft(planId, draftKey, EMPTY)
  }
  const submit = () => {
    if (!isReady) return field.current?.focus()
    clear()
    onSend(hasProposal ? draft : { ...draft, proposal: undefined })
  }
  const pick = (person: string) => {
    change({ mentions: [...draft.mentions, person] })
    setPicking(false)
    field.current?.focus()
  }
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          submit()
        }
      }}
    >
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={field}
        id={id}
        rows={2}
        dir="auto"
        value={draft.text}
        maxLength={LIMITS.commentTextMaxLength}
        onChange={(event) => {
          const { value, selectionStart } = event.target
          // An @ at the beginning of a word asks for people; it is no letter of the text.
          const asks = value.length === draft.text.length + 1 && /(^|\s)@$/u.test(value.slice(0, selectionStart))
          if (asks) {
            setPicking(true)
            change({ text: value.slice(0, selectionStart - 1) + value.slice(selectionStart) })
          } else change({ text: value })
        }}
      />
      <Chips
        mentions={draft.mentions}
        people={people}
        onRemove={(person) => {
          change({ mentions: draft.mentions.filter((one) => one !== person) })
          field.current?.focus()
        }}
      />
      {isPicking && (
        <PersonPicker
          people={people}
          mentions={draft.mentions}
          onPick={pick}
          onClose={() => {
            setPicking(false)
            field.current?.focus()
          }}
        />
      )}
      {hasProposal && (
        <div className={styles.proposing}>
          <label htmlFor={`${id}-words`}>{words.proposeLabel}</label>
          <textarea
            ref={wordingField}
            id={`${id}-words`}
            rows={2}
            dir="auto"
            value={draft.proposal}
            maxLength={LIMITS.cardTextMaxLength}
            onChange={(event) => change({ proposal: event.target.value })}
          />
          <Difference before={wording} after={draft.proposal ?? ''} />
        </div>
      )}
      <div className={styles.tools}>
        <button type="button" className={styles.tool} aria-expanded={isPicking} onClick={() => setPicking(!isPicking)}>
          <AtSign size={16} strokeWidth={1.75} aria-hidden="true" />
          {words.mention}
        </button>
        {mayProposeHere && (
          <button
            type="button"
            className={styles.tool}
            aria-expanded={hasProposal}
            onClick={() => {
              change({ proposal: hasProposal ? undefined : wording })
              if (!hasProposal) requestAnimationFrame(() => wordingField.current?.focus())
            }}
          >
            <PencilLine size={16} strokeWidth={1.75} aria-hidden="true" />
            {hasProposal ? words.unpropose : words.propose}
          </button>
        )}
      </div>
      <div className={styles.answers}>
        <Button
          onClick={() => {
            clear()
            onCancel()
          }}
        >
          {words.cancel}
        </Button>
        <Button look="main" type="submit">
          {send}
        </Button>
      </div>
    </form>
  )
}
