import { LIMITS } from '@commonboard/model'
import { type FormEvent, useEffect, useState } from 'react'
import { ApiError, api } from '../api.ts'
import { useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import styles from './RenameDialog.module.css'

interface RenameDialogProps {
  readonly planId: string
  readonly title: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

/** Gives the plan another title; everybody sees it at once. */
export function RenameDialog({ planId, title, open, onOpenChange }: RenameDialogProps) {
  const words = useWords('menu')
  const [value, setValue] = useState(title)
  const [error, setError] = useState('')
  useEffect(() => {
    if (open) setValue(title)
    setError('')
  }, [open, title])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = value.trim()
    if (!wanted) return setError(words.menu.titleMissing)
    if (wanted.length > LIMITS.titleMaxLength) return setError(words.common.errors.nameTooLong)
    try {
      await api.changePlan(planId, { title: wanted })
      onOpenChange(false)
    } catch (failure) {
      const code = failure instanceof ApiError ? failure.code : 'internal'
      setError(code === 'offline' ? words.common.offline : words.common.errors[code])
    }
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.menu.rename}>
      <form onSubmit={(event) => void submit(event)} className={styles.form}>
        <Field
          label={words.menu.titleLabel}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          problem={error}
        />
        <DialogActions>
          <Button onClick={() => onOpenChange(false)}>{words.common.cancel}</Button>
          <Button look="main" type="submit">
            {words.menu.rename}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
