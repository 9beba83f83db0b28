import {
  addLink,
  type CardId,
  type FunctionCode,
  labelOf,
  linkableColumns,
  linkRule,
  removeLinks,
  wordsOf,
} from '@commonboard/model'
import { useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import styles from './LinkDialog.module.css'
import { useContent, usePlan } from './usePlan.ts'

interface LinkDialogProps {
  readonly card: CardId
  readonly onClose: () => void
}

/** All cards this one may be linked with, to tick: links without drawing. */
export function LinkDialog({ card: id, onClose }: LinkDialogProps) {
  const content = useContent()
  const plan = usePlan()
  const words = useWords('canvas')
  const { language } = useLanguage()
  const [filter, setFilter] = useState('')
  const card = content.cards.find((one) => one.id === id)
  if (!card) return null
  const { links } = wordsOf(language)
  const nameOf = (code: FunctionCode) => labelOf(content, language, `function.${code}`)
  const linkWith = (other: CardId) =>
    content.links.find(({ from, to }) => (from === id && to === other) || (to === id && from === other))
  const wanted = filter.trim().toLocaleLowerCase(language)
  return (
    <Dialog open onOpenChange={onClose} title={words.plan.linksOf(card.number)} wide>
      <div className={styles.picker}>
        <Field
          label={words.plan.findCard}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          autoFocus
        />
        {linkableColumns(card.column).map((column) => {
          const rule = linkRule(card.column, column)
          const choices = content.cards.filter((one) => {
            const text = `${one.number} ${one.code ? nameOf(one.code) : ''} ${one.text}`
            return one.column === column && text.toLocaleLowerCase(language).includes(wanted)
          })
          return (
            <fieldset key={column}>
              <legend>
                {labelOf(content, language, `column.${column}`)}
                {rule && <small>{rule.isTurned ? links[rule.kind].backward : links[rule.kind].forward}</small>}
              </legend>
              {choices.length === 0 && <p className={styles.none}>{words.plan.noCardHere}</p>}
              {choices.map((one) => {
                const link = linkWith(one.id)
                return (
                  <label key={one.id} className={styles.choice}>
                    <input
                      type="checkbox"
                      checked={link !== undefined}
                      onChange={() => {
                        if (link) removeLinks(plan, [link.id])
                        else addLink(plan, id, one.id)
                      }}
                    />
                    <b>{one.number}</b>
                    <span>{one.code ? nameOf(one.code) : one.text || words.canvas.emptyCard}</span>
                  </label>
                )
              })}
            </fieldset>
          )
        })}
      </div>
      <DialogActions>
        <Button look="main" onClick={onClose}>
          {words.plan.done}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
