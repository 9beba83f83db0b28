import { type Column, labelOf } from '@commonboard/model'
import { useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useContent } from '../plan/usePlan.ts'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions, DialogText } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { focusNext } from './focusNext.ts'
import styles from './ColumnLock.module.css'
import { useColumnLock } from './locks.ts'

/** So much fits in a line under the head of a column. */
const REASON_MAX_LENGTH = 80

/** Asks the others to leave a column alone for half an hour, and says why. */
export default function AskToWait({ column, onClose }: { readonly column: Column; readonly onClose: () => void }) {
  const words = useWords('lock')
  const { language } = useLanguage()
  const content = useContent()
  const { ask } = useColumnLock(column)
  const [reason, setReason] = useState('')
  const label = labelOf(content, language, `column.${column}`)
  return (
    <Dialog open onOpenChange={onClose} title={words.lock.askTitle(label)}>
      <DialogText>{words.lock.askText}</DialogText>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          ask(reason)
          announce(words.lock.asked(label))
          onClose()
          focusNext(column, 'line')
        }}
      >
        <Field
          label={words.lock.why}
          aside={words.lock.optional}
          maxLength={REASON_MAX_LENGTH}
          placeholder={words.lock.whyHint}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <DialogActions>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button type="submit" look="main">
            {words.lock.askVerb}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
