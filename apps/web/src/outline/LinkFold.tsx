import {
  type Card,
  type Column,
  labelOf,
  type Link,
  linkableColumns,
  linkRule,
  type PlanContent,
  REASON_MAX_LENGTH,
  setLinkReason,
} from '@commonboard/model'
import { useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useOpenPlan } from '../plan/usePlan.ts'
import styles from './CardDetails.module.css'
import { Draft } from './Draft.tsx'
import { Fold } from './Fold.tsx'
import { KIND_ICONS, kindColor } from './kinds.ts'
import { useOutline } from './state.ts'
import { usePlanWords } from './usePlanWords.ts'
import { useStep } from './useStep.ts'

/** From so many cards on, the list has a field to find one. */
const FIND_FROM = 12

/** The links of a card with those of one other column, as a list of boxes to tick: "Leads to", "Measured by". */
export function LinkFold(props: { readonly card: Card; readonly content: PlanContent; readonly other: Column }) {
  const { card, content, other } = props
  const { language } = useLanguage()
  const planWords = usePlanWords()
  const words = useWords('cards').cards
  const { canEdit, actions } = useOutline()
  const [sought, setSought] = useState('')
  const rule = linkRule(card.column, other)
  if (!rule) return null
  const { forward, backward } = planWords.links[rule.kind]
  const label = capital(rule.isTurned ? backward : forward, language)
  // A strategy is supported by functions and by resources.
  const isOneOfTwo = linkableColumns(card.column).some((column) => {
    const same = column !== other && linkRule(card.column, column)
    return same && same.kind === rule.kind && same.isTurned === rule.isTurned
  })
  const links = new Map<string, Link>(
    content.links.flatMap((link) =>
      link.from === card.id ? [[link.to, link]] : link.to === card.id ? [[link.from, link]] : [],
    ),
  )
  const candidates = content.cards.filter((one) => one.column === other)
  const nameOf = (one: Card) => one.text || (one.code ? labelOf(content, language, `function.${one.code}`) : '')
  const linked = candidates.filter((one) => links.has(one.id))
  const found = (canEdit ? candidates : linked).filter((one) =>
    `${one.number} ${nameOf(one)}`.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase()),
  )
  return (
    <Fold
      card={card.id}
      name={`link-${other}`}
      icon={KIND_ICONS[other]}
      label={isOneOfTwo ? `${label}: ${labelOf(content, language, `column.${other}`)}` : label}
      value={linked.map((one) => one.number).join(', ') || words.none}
    >
      {canEdit && candidates.length >= FIND_FROM && (
        <input
          type="search"
          className={styles.input}
          aria-label={words.findCard}
          placeholder={words.findCard}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      )}
      {candidates.length === 0 ? (
        <p className={styles.nothing}>{words.noneToLink(labelOf(content, language, `column.${other}`))}</p>
      ) : (
        found.length === 0 && <p className={styles.nothing}>{sought ? words.noneFound : words.none}</p>
      )}
      <ul role="list" className={styles.list}>
        {found.map((one) => (
          <li key={one.id}>
            <label className={styles.choice}>
              <input
                type="checkbox"
                data-part={`link-${one.id}`}
                checked={links.has(one.id)}
                disabled={!canEdit}
                onChange={() => actions.link(card, one, links.get(one.id))}
              />
              <span>
                <b style={{ color: kindColor(other) }}>{one.number}</b> {nameOf(one)}
              </span>
            </label>
            <LinkReason link={links.get(one.id)} label={words.whyOf(card.number, one.number)} />
          </li>
        ))}
      </ul>
    </Fold>
  )
}

/** Why two cards are linked: a few words that whoever writes last has written. */
function LinkReason({ link, label }: { readonly link: Link | undefined; readonly label: string }) {
  const { plan } = useOpenPlan()
  const step = useStep()
  const words = useWords('cards').cards
  const { canEdit } = useOutline()
  if (!link || (!canEdit && !link.reason)) return null
  if (!canEdit)
    return (
      <p className={styles.reason}>
        <span className="visually-hidden">{label}:</span> <span dir="auto">{link.reason}</span>
      </p>
    )
  return (
    <div className={styles.reason}>
      <Draft
        label={words.why}
        name={label}
        hint={words.whyHint}
        value={link.reason ?? ''}
        maxLength={REASON_MAX_LENGTH}
        onKeep={(reason) => step(() => setLinkReason(plan, link.id, reason))}
      />
    </div>
  )
}

const capital = (text: string, language: string) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
