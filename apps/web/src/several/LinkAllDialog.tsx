import {
  addLink,
  type Card,
  type CardId,
  COLUMNS_AND_STRIPS,
  labelOf,
  linkableColumns,
  linkIdOf,
  linkRule,
  type LinkId,
  type PlanContent,
  removeLinks,
} from '@commonboard/model'
import { useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { kindColor } from '../outline/kinds.ts'
import { useOpenPlan } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Dialog, DialogActions, DialogText } from '../ui/Dialog.tsx'
import details from '../outline/CardDetails.module.css'
import styles from './Several.module.css'

const FIND_FROM = 12

/** The link two cards have or may have, by its id; undefined where their kinds are not linked. */
function linkBetween(a: Card, b: Card): LinkId | undefined {
  const rule = linkRule(a.column, b.column)
  if (!rule || a.id === b.id) return undefined
  return rule.isTurned ? linkIdOf(b.id, a.id) : linkIdOf(a.id, b.id)
}

/** Links several cards with the same one: ticked where all are linked, half where some are. Each tick is one step. */
export function LinkAllDialog(props: {
  readonly content: PlanContent
  readonly ids: readonly CardId[]
  readonly step: (change: () => void) => void
  readonly say: (text: string) => void
  readonly onClose: () => void
}) {
  const { content, ids, step, say, onClose } = props
  const { plan } = useOpenPlan()
  const { language } = useLanguage()
  const words = useWords('cards')
  const [sought, setSought] = useState('')
  const chosen = content.cards.filter(({ id }) => ids.includes(id))
  const columns = new Set(chosen.flatMap(({ column }) => linkableColumns(column)))
  const linked = new Set<string>(content.links.map(({ id }) => id))
  const candidates = content.cards.filter((card) => columns.has(card.column) && !ids.includes(card.id))
  const nameOf = (one: Card) => one.text || (one.code ? labelOf(content, language, `function.${one.code}`) : '')
  const found = candidates.filter((one) =>
    `${one.number} ${nameOf(one)}`.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase()),
  )
  return (
    <Dialog open onOpenChange={onClose} title={words.cards.linkAllTitle(chosen.length)} wide>
      {candidates.length === 0 && <DialogText>{words.cards.linkAllNone}</DialogText>}
      {candidates.length >= FIND_FROM && (
        <input
          type="search"
          className={details.input}
          aria-label={words.cards.findCard}
          placeholder={words.cards.findCard}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      )}
      {candidates.length > 0 && found.length === 0 && <DialogText>{words.cards.noneFound}</DialogText>}
      {COLUMNS_AND_STRIPS.filter((column) => found.some((one) => one.column === column)).map((column) => (
        <fieldset key={column} className={styles.set}>
          <legend className={styles.label}>{labelOf(content, language, `column.${column}`)}</legend>
          <div className={classes(styles.list, styles.open)}>
            {found
              .filter((one) => one.column === column)
              .map((one) => {
                const links = chosen.map((card) => linkBetween(card, one)).filter((id) => id !== undefined)
                const count = links.filter((id) => linked.has(id)).length
                const isAll = count === links.length
                return (
                  <label key={one.id} className={styles.row}>
                    <input
                      type="checkbox"
                      checked={isAll}
                      ref={(box) => {
                        if (box) box.indeterminate = count > 0 && !isAll
                      }}
                      onChange={() => {
                        step(() => {
                          if (isAll) removeLinks(plan, links)
                          else for (const card of chosen) addLink(plan, card.id, one.id)
                        })
                        say(isAll ? words.cards.unlinkedAll(one.number) : words.cards.linkedAll(one.number))
                      }}
                    />
                    <b className={styles.number} style={{ color: kindColor(column) }}>
                      {one.number}
                    </b>
                    <span dir="auto">
                      {nameOf(one)}
                      {count > 0 && !isAll && <small>{words.cards.linkedSome(count, links.length)}</small>}
                    </span>
                  </label>
                )
              })}
          </div>
        </fieldset>
      ))}
      <DialogActions>
        <Button look="main" onClick={onClose}>
          {words.outline.done}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
