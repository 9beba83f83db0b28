import { LIMITS } from '@commonboard/model'
import { type FormEvent, useState } from 'react'
import { ApiError, api } from '../../api.ts'
import { useLanguage, useBaseWords } from '../../i18n/language.tsx'
import { sayError } from '../../i18n/sayError.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { Field, Problem } from '../../ui/Field.tsx'
import styles from './NewPlanDialog.module.css'

export interface NewPlanDialogProps {
  /** Absent: closed. */
  readonly template: 'starter' | 'blank' | undefined
  /** The device's name; asked for here when it is not known yet. */
  readonly knownName: string
  readonly onClose: () => void
  readonly onCreated: (planId: string) => void
}

/** Title and place before a plan is made. */
export function NewPlanDialog({ template, ...rest }: NewPlanDialogProps) {
  const { newPlan } = useBaseWords('pages').pages
  return (
    <Dialog
      open={template !== undefined}
      onOpenChange={(open) => !open && rest.onClose()}
      title={template === 'starter' ? newPlan.titleWithStarters : newPlan.titleEmpty}
    >
      {template && <NewPlanForm template={template} {...rest} />}
    </Dialog>
  )
}

type Problems = Partial<Record<'title' | 'place' | 'name' | 'all', string>>

function NewPlanForm(props: NewPlanDialogProps & { readonly template: 'starter' | 'blank' }) {
  const words = useBaseWords('pages')
  const { language } = useLanguage()
  const { newPlan, home } = words.pages
  const [title, setTitle] = useState(newPlan.planTitleDefault)
  const [place, setPlace] = useState('')
  const [name, setName] = useState('')
  const [problems, setProblems] = useState<Problems>({})
  const [isBusy, setBusy] = useState(false)

  const check = (): Problems => ({
    ...(title.trim() === '' ? { title: newPlan.needsTitle } : {}),
    ...(title.trim().length > LIMITS.titleMaxLength ? { title: newPlan.tooLong(LIMITS.titleMaxLength) } : {}),
    ...(place.trim().length > LIMITS.placeMaxLength ? { place: newPlan.tooLong(LIMITS.placeMaxLength) } : {}),
    ...(name.trim().length > LIMITS.nameMaxLength ? { name: newPlan.tooLong(LIMITS.nameMaxLength) } : {}),
  })

  const create = async (event: FormEvent) => {
    event.preventDefault()
    const found = check()
    setProblems(found)
    if (Object.keys(found).length > 0 || isBusy) return
    setBusy(true)
    try {
      const { planId } = await api.createPlan({
        title: title.trim(),
        template: props.template,
        language,
        ...(place.trim() ? { place: place.trim() } : {}),
        ...(name.trim() ? { name: name.trim() } : {}),
      })
      props.onCreated(planId)
    } catch (error) {
      const isForAdmins = error instanceof ApiError && error.code === 'notAllowed'
      setProblems({ all: isForAdmins ? home.onlyAdmins : sayError(words, error) })
      setBusy(false)
    }
  }

  return (
    <form className={styles.form} noValidate onSubmit={(event) => void create(event)}>
      <Field
        label={newPlan.planTitle}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onFocus={(event) => event.target.select()}
        problem={problems.title}
        autoComplete="off"
      />
      <Field
        label={newPlan.place}
        aside={newPlan.placeAside}
        hint={newPlan.placeHint}
        value={place}
        onChange={(event) => setPlace(event.target.value)}
        problem={problems.place}
        autoComplete="off"
      />
      {props.knownName === '' && (
        <Field
          label={newPlan.yourName}
          aside={newPlan.yourNameAside}
          value={name}
          onChange={(event) => setName(event.target.value)}
          problem={problems.name}
          autoComplete="nickname"
        />
      )}
      {props.template === 'starter' && <p className={styles.note}>{newPlan.startersIn}</p>}
      {problems.all && <Problem text={problems.all} />}
      <DialogActions>
        <Button onClick={props.onClose}>{words.common.cancel}</Button>
        <Button look="main" type="submit" aria-disabled={isBusy}>
          {isBusy ? newPlan.creating : newPlan.create}
        </Button>
      </DialogActions>
    </form>
  )
}
