import { type FormEvent, useId, useRef, useState } from 'react'
import { ApiError } from '../api.ts'
import { useBaseWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions, DialogText } from '../ui/Dialog.tsx'
import { Field, Problem } from '../ui/Field.tsx'
import styles from './dialogs.module.css'
import { NoteField } from './NoteField.tsx'
import { type Statement, versionsApi } from './versionsApi.ts'

const PARTY_MAX = 120
const NOTE_MAX = 500
const STATEMENTS = ['agree', 'agreeWithNote'] as const satisfies readonly Statement[]

/** An organization signs a version: who, for whom, and what it says. On a phone a sheet. */
export function SignDialog(props: {
  readonly planId: string
  readonly n: number
  readonly onClose: () => void
  readonly onSigned: () => void
}) {
  const { planId, n, onClose, onSigned } = props
  const words = useBaseWords('versions')
  const { sign, keep } = words.versions
  const [organization, setOrganization] = useState('')
  const [person, setPerson] = useState('')
  const [statement, setStatement] = useState<Statement>('agree')
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [signedFor, setSignedFor] = useState<string>()
  const [already, setAlready] = useState<string>()
  const organizationField = useRef<HTMLInputElement>(null)
  const personField = useRef<HTMLInputElement>(null)
  const noteField = useRef<HTMLTextAreaElement>(null)
  const group = useId()

  const missing = (value: string, said: string, most: number) =>
    value.trim().length > most ? keep.tooLong(most) : isTried && !value.trim() ? said : undefined
  const hasNote = statement === 'agreeWithNote'
  const problems = {
    organization: already === organization ? sign.already : missing(organization, sign.organizationMissing, PARTY_MAX),
    person: missing(person, sign.personMissing, PARTY_MAX),
    note: hasNote ? missing(note, sign.noteMissing, NOTE_MAX) : undefined,
  }

  const firstWrong = () => {
    if (!organization.trim() || problems.organization) return organizationField
    if (!person.trim() || problems.person) return personField
    if (hasNote && (!note.trim() || problems.note)) return noteField
    return undefined
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const wrong = firstWrong()
    if (wrong) return wrong.current?.focus()
    if (isBusy) return
    setBusy(true)
    setProblem(undefined)
    try {
      await versionsApi.sign(planId, n, {
        organization: organization.trim(),
        person: person.trim(),
        statement,
        ...(hasNote ? { note: note.trim() } : {}),
      })
      setSignedFor(organization.trim())
      onSigned()
    } catch (error) {
      setBusy(false)
      const code = error instanceof ApiError ? error.code : undefined
      if (code === 'alreadySigned') {
        setAlready(organization)
        organizationField.current?.focus()
      } else setProblem(code === 'noRoom' ? sign.full : sayError(words, error))
    }
  }

  if (signedFor !== undefined)
    return (
      <Dialog key="thanks" open onOpenChange={onClose} title={sign.thanks}>
        <DialogText>{sign.thanksText(signedFor)}</DialogText>
        <DialogActions>
          <Button look="main" onClick={onClose}>
            {words.common.done}
          </Button>
        </DialogActions>
      </Dialog>
    )
  return (
    <Dialog key="form" open onOpenChange={onClose} title={sign.verb}>
      <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
        <DialogText>{sign.means}</DialogText>
        <Field
          ref={organizationField}
          label={sign.organization}
          problem={problems.organization}
          value={organization}
          onChange={(event) => setOrganization(event.target.value)}
          autoComplete="organization"
        />
        <Field
          ref={personField}
          label={sign.person}
          problem={problems.person}
          value={person}
          onChange={(event) => setPerson(event.target.value)}
          autoComplete="name"
        />
        <fieldset className={styles.choices}>
          <legend>{sign.statement}</legend>
          {STATEMENTS.map((one) => (
            <label key={one} className={styles.choice}>
              <input
                type="radio"
                name={group}
                value={one}
                checked={one === statement}
                onChange={() => setStatement(one)}
              />
              {sign.statements[one]}
            </label>
          ))}
        </fieldset>
        {hasNote && (
          <NoteField field={noteField} label={sign.note} problem={problems.note} value={note} onChange={setNote} />
        )}
        {problem && <Problem text={problem} />}
        <DialogActions>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button look="main" type="submit" aria-disabled={isBusy || undefined}>
            {isBusy ? sign.sending : sign.send}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
