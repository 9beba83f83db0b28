import { type Card, type Finding, type Gap, labelOf, type PlanContent, structureWords } from '@commonboard/model'
import { type ReactNode, useId, useRef, useState } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { kindColor } from '../outline/kinds.ts'
import { useCanEdit } from '../plan/usePlan.ts'
import { AcceptForm } from './AcceptForm.tsx'
import styles from './Checks.module.css'
import { nameOf } from './found.ts'
import { sayNumbers, useFixes } from './fixes.tsx'
import { useGo } from './useGo.ts'

/** A way to settle a finding: at once, or by a form that opens below. */
export interface Fix {
  readonly name: string
  readonly label: string
  readonly act?: () => void
  readonly form?: (onDone: () => void) => ReactNode
}

/** One thing to look at: where it is, and what can be done about it right here. */
export function FindingLine(props: { readonly findings: readonly Finding[]; readonly content: PlanContent }) {
  const { findings, content } = props
  const finding = findings[0] as Finding
  const words = useWords('checks').checks
  const { language } = useLanguage()
  const canEdit = useCanEdit()
  const go = useGo()
  const id = useId()
  const buttons = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<string>()
  const fixes = useFixes(finding, content)
  const cards = finding.cards.flatMap((one) => content.cards.find((card) => card.id === one) ?? [])
  const hasNumbers = finding.rule === 'R-06'
  const isOfLeadership = finding.gap !== undefined
  const isOfVision = finding.rule.startsWith('V-')
  const acts = mayAccept(finding) ? [...fixes, acceptFix(finding, words.fine)] : fixes
  const form = acts.find(({ name }) => name === opened)?.form
  const close = () => {
    setOpened(undefined)
    buttons.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus()
  }
  return (
    <li className={styles.line} data-finding>
      {cards.map((card) => (
        <button
          key={card.id}
          type="button"
          className={styles.go}
          aria-describedby={hasNumbers ? `${id}-numbers` : undefined}
          onClick={() => go(card.id)}
        >
          <b style={{ color: kindColor(card.column) }}>{card.number}</b> <span>{nameOf(card, content, language)}</span>
        </button>
      ))}
      {hasNumbers && cards[0] && (
        <p id={`${id}-numbers`} className={styles.numbers}>
          {sayNumbers(cards[0], words, language)}
        </p>
      )}
      {isOfVision && (
        <button type="button" className={styles.go} onClick={() => go('vision')}>
          <span>{words.openVision}</span>
        </button>
      )}
      {isOfLeadership && (
        <Gaps gaps={findings.flatMap(({ gap }) => gap ?? [])} content={content} onGo={() => go('leadership')} />
      )}
      {canEdit && acts.length > 0 && (
        <div ref={buttons} className={styles.acts}>
          {acts.map(({ name, label, act, form: hasForm }) => (
            <button
              key={name}
              type="button"
              className={styles.act}
              aria-expanded={hasForm ? opened === name : undefined}
              aria-controls={hasForm && opened === name ? `${id}-form` : undefined}
              onClick={() => (act ? act() : setOpened(opened === name ? undefined : name))}
            >
              {label}
              {/* The same words stand below each other many times: a reader says which card they are about. */}
              <span className="visually-hidden"> {sayCards(cards)}</span>
            </button>
          ))}
        </div>
      )}
      {canEdit && form && (
        <div
          id={`${id}-form`}
          className={styles.form}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            event.stopPropagation()
            close()
          }}
        >
          {form(close)}
        </div>
      )}
    </li>
  )
}

const capital = (text: string, language: string) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1)

const acceptFix = (finding: Finding, label: string): Fix => ({
  name: 'accept',
  label,
  form: (onDone) => <AcceptForm finding={finding} onDone={onDone} />,
})

const sayCards = (cards: readonly Card[]): string => cards.map(({ number }) => number).join(', ')

// Now or later with a reason is the answer itself; a starter is kept or changed; two alike cards are called different.
const mayAccept = ({ rule, severity }: Finding): boolean =>
  severity === 'warn' && rule !== 'L-07' && rule !== 'L-10' && rule !== 'L-11'

function Gaps(props: { readonly gaps: readonly Gap[]; readonly content: PlanContent; readonly onGo: () => void }) {
  const words = useWords('leadership').leadership
  const { language } = useLanguage()
  const structure = structureWords[language]
  const say = ({ level, neighbor, voices }: Gap): string => {
    const label = labelOf(props.content, language, `level.${level}`)
    if (neighbor) return words.levelsBetween(label, labelOf(props.content, language, `level.${neighbor}`))
    const missing = (voices ?? []).map((voice) => structure.voices[voice])
    return missing.length > 0 ? words.missingVoices(structure.levels[level].at, missing) : label
  }
  return props.gaps.map((gap) => (
    <button key={`${gap.level} ${gap.neighbor ?? ''}`} type="button" className={styles.go} onClick={props.onGo}>
      <span>{capital(say(gap), language)}</span>
    </button>
  ))
}
