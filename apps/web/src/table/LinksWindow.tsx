import {
  addLink,
  type Card,
  COLUMNS_AND_STRIPS,
  labelOf,
  type Link,
  linkRule,
  type PlanContent,
  removeLinks,
} from '@commonboard/model'
import { type CSSProperties, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { kindColor } from '../outline/kinds.ts'
import { usePlanWords } from '../outline/usePlanWords.ts'
import { useOpenPlan } from '../plan/usePlan.ts'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions } from '../ui/Dialog.tsx'
import { useTable } from './state.ts'
import styles from './Windows.module.css'

/** From so many cards on, the list has a field to find one. */
const FIND_FROM = 12

/** All cards a card may be linked with, as boxes to tick: an indicator may measure several results. */
export function LinksWindow(props: {
  readonly card: Card
  readonly content: PlanContent
  readonly onClose: () => void
}) {
  const { card, content, onClose } = props
  const { plan, undo } = useOpenPlan()
  const { nameOf, canEdit } = useTable()
  const { language } = useLanguage()
  const all = useWords('table')
  const words = all.table
  const planWords = usePlanWords()
  const [sought, setSought] = useState('')
  const links = new Map<string, Link>(
    content.links.flatMap((link) =>
      link.from === card.id ? [[link.to, link]] : link.to === card.id ? [[link.from, link]] : [],
    ),
  )
  const nameFor = (one: Card) => one.text || (one.code ? labelOf(content, language, `function.${one.code}`) : '')
  const candidates = content.cards.filter((one) => linkRule(card.column, one.column) && (canEdit || links.has(one.id)))
  const found = candidates.filter((one) =>
    `${one.number} ${nameFor(one)}`.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase()),
  )
  const toggle = (one: Card) => {
    const link = links.get(one.id)
    undo.closeStep()
    if (link) removeLinks(plan, [link.id])
    else addLink(plan, card.id, one.id)
    undo.closeStep()
    announce(link ? all.outline.unlinked(card.number, one.number) : all.outline.linked(card.number, one.number))
  }
  return (
    <Dialog open onOpenChange={onClose} title={words.linksTitle(nameOf(card))} wide>
      {candidates.length >= FIND_FROM && (
        <input
          type="search"
          className={styles.input}
          aria-label={words.find}
          placeholder={words.find}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      )}
      {candidates.length === 0 && <p className={styles.hint}>{canEdit ? words.nothingToLink : words.none}</p>}
      <div className={styles.scroll}>
        {COLUMNS_AND_STRIPS.map((column) => {
          const rule = linkRule(card.column, column)
          const some = found.filter((one) => one.column === column)
          if (!rule || some.length === 0) return null
          const { forward, backward } = planWords.links[rule.kind]
          const heading = rule.isTurned ? backward : forward
          return (
            <section key={column} className={styles.part}>
              <h3>{`${heading.charAt(0).toLocaleUpperCase(language)}${heading.slice(1)}: ${labelOf(content, language, `column.${column}`)}`}</h3>
              <ul role="list" className={styles.list}>
                {some.map((one) => (
                  <li key={one.id}>
                    <label className={styles.choice} style={{ '--kind': kindColor(column) } as CSSProperties}>
                      <input
                        type="checkbox"
                        checked={links.has(one.id)}
                        disabled={!canEdit}
                        onChange={() => toggle(one)}
                      />
                      <span>
                        <span className={styles.number}>{one.number}</span> {nameFor(one)}
                      </span>
                    </label>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
      <DialogActions>
        <Button look="main" onClick={onClose}>
          {words.done}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
