import { checkPlan } from '@commonboard/model'
import { CircleCheck, ListChecks } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ApiError } from '../api.ts'
import { useBaseWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions, DialogText } from '../ui/Dialog.tsx'
import { Field, Problem } from '../ui/Field.tsx'
import styles from './dialogs.module.css'
import { NoteField } from './NoteField.tsx'
import { type Version, versionsApi } from './versionsApi.ts'

const NAME_MAX = 80
const NOTE_MAX = 500

/** Asks for a name and keeps the plan as it is. Says how much the checks still find; that never stops anybody. */
export function KeepDialog(props: {
  readonly planId: string
  readonly onClose: () => void
  readonly onKept: (version: Version) => void
}) {
  const { planId, onClose, onKept } = props
  const words = useBaseWords('versions')
  const { keep } = words.versions
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const open = useOpenChecks(planId)
  const field = useRef<HTMLInputElement>(null)
  const nameProblem =
    name.trim().length > NAME_MAX ? keep.tooLong(NAME_MAX) : isTried && !name.trim() ? keep.nameMissing : undefined
  const noteProblem = note.trim().length > NOTE_MAX ? keep.tooLong(NOTE_MAX) : undefined

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!name.trim() || nameProblem || noteProblem) return field.current?.focus()
    if (isBusy) return
    setBusy(true)
    setProblem(undefined)
    try {
      onKept(await versionsApi.keep(planId, name.trim(), note.trim()))
    } catch (error) {
      setBusy(false)
      const isFull = error instanceof ApiError && error.code === 'noRoom'
      setProblem(isFull ? keep.full : sayError(words, error))
    }
  }

  return (
    <Dialog open onOpenChange={onClose} title={keep.title}>
      <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
        <DialogText>{keep.text}</DialogText>
        <Field
          ref={field}
          label={keep.name}
          hint={keep.nameHint}
          problem={nameProblem}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
        />
        <NoteField label={keep.note} aside={keep.noteAside} problem={noteProblem} value={note} onChange={setNote} />
        <p role="status" className={styles.said}>
          {open !== undefined && (
            <>
              {open > 0 ? (
                <ListChecks size={18} strokeWidth={1.75} aria-hidden="true" />
              ) : (
                <CircleCheck size={18} strokeWidth={1.75} aria-hidden="true" />
              )}
              <span>{open > 0 ? keep.open(open) : keep.fine}</span>
            </>
          )}
        </p>
        {problem && <Problem text={problem} />}
        <DialogActions>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button look="main" type="submit" aria-disabled={isBusy || undefined}>
            {isBusy ? keep.keeping : keep.verb}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** How many checks find something in the plan as it is now; undefined while nobody knows. */
function useOpenChecks(planId: string): number | undefined {
  const [open, setOpen] = useState<number>()
  useEffect(() => {
    let isCurrent = true
    versionsApi.content(planId, 'now').then(
      (content) => {
        if (isCurrent) setOpen(new Set(checkPlan(content).map(({ rule }) => rule)).size)
      },
      (error: unknown) => console.info('The checks cannot be counted now', error),
    )
    return () => {
      isCurrent = false
    }
  }, [planId])
  return open
}
