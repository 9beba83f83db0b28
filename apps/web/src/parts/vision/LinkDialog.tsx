import { linkFromTyped } from '@commonboard/model'
import { useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'

interface LinkDialogProps {
  /** Where the link at the caret leads now. */
  readonly href: string | undefined
  readonly onSet: (href: string, typed: string) => void
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** Asks for a link's target and takes only those that are safe to open. */
export function LinkDialog({ href, onSet, onRemove, onClose }: LinkDialogProps) {
  const words = useWords('vision')
  const [typed, setTyped] = useState(href ?? '')
  const [isRefused, setRefused] = useState(false)
  return (
    <Dialog open onOpenChange={onClose} title={words.vision.linkTitle}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const target = linkFromTyped(typed)
          if (target) onSet(target, typed.trim())
          else setRefused(true)
        }}
      >
        <Field
          label={words.vision.linkLabel}
          hint={words.vision.linkHint}
          problem={isRefused ? words.vision.linkRefused : undefined}
          value={typed}
          inputMode="url"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.target.value)
            setRefused(false)
          }}
        />
        <DialogActions>
          {href === undefined ? (
            <Button onClick={onClose}>{words.common.cancel}</Button>
          ) : (
            <Button onClick={onRemove}>{words.vision.removeLink}</Button>
          )}
          <Button type="submit" look="main">
            {words.vision.setLink}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
