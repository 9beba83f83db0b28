import { BREAKDOWN_MAX_LENGTH, BREAKDOWNS, type Card, choiceWords, setBreakdown } from '@commonboard/model'
import { type FormEvent, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useOpenPlan } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { useTable } from './state.ts'
import styles from './Windows.module.css'

/** Does it differ between groups: the groups an indicator is told apart by. */
export function GroupsWindow({ card, onClose }: { readonly card: Card; readonly onClose: () => void }) {
  const { plan, undo } = useOpenPlan()
  const { nameOf, canEdit } = useTable()
  const { language } = useLanguage()
  const words = useWords('table').table
  const [own, setOwn] = useState('')
  const chosen = new Set(card.breakdowns ?? [])
  const all = [...new Set<string>([...BREAKDOWNS, ...chosen])]
  const set = (name: string, isOn: boolean) => {
    undo.closeStep()
    setBreakdown(plan, card.id, name, isOn)
    undo.closeStep()
  }
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (own.trim()) set(own, true)
    setOwn('')
  }
  return (
    <Dialog open onOpenChange={onClose} title={words.groupsTitle(nameOf(card))}>
      <ul role="list" className={styles.list}>
        {all.map((name) => (
          <li key={name}>
            <label className={styles.choice}>
              <input
                type="checkbox"
                checked={chosen.has(name)}
                disabled={!canEdit}
                onChange={(event) => set(name, event.target.checked)}
              />
              <span>{choiceWords[language][name] ?? name}</span>
            </label>
          </li>
        ))}
      </ul>
      {canEdit && (
        <form className={styles.part} onSubmit={add}>
          <Field
            label={words.ownGroup}
            value={own}
            maxLength={BREAKDOWN_MAX_LENGTH}
            onChange={(event) => setOwn(event.target.value)}
          />
          <Button type="submit">{words.addGroup}</Button>
        </form>
      )}
      <DialogActions>
        <Button look="main" onClick={onClose}>
          {words.done}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
