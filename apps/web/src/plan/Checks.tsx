import { adoptCards, type CardId, type Gap, labelOf, type PlanContent, wordsOf } from '@commonboard/model'
import { CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react'
import { useId } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { showBoard, useBoard } from './board.ts'
import styles from './Checks.module.css'
import { type ToLookAt, useCanEdit, usePlan } from './usePlan.ts'

interface ChecksProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly content: PlanContent
  readonly toLookAt: readonly ToLookAt[]
}

/** What is missing or odd, in plain words; each line leads to its card. */
export function Checks({ open, onOpenChange, content, toLookAt }: ChecksProps) {
  const words = useWords('vision', 'leadership')
  const { language } = useLanguage()
  const { checks, severity, structure } = wordsOf(language)
  const board = useBoard()
  const id = useId()
  const plan = usePlan()
  const canEdit = useCanEdit()
  const cards = new Map(content.cards.map((card) => [card.id, card]))
  const show = (card: CardId) => {
    onOpenChange(false)
    showBoard(board, 'logicModel')
    // After the dialog has given the focus back, or it would take it from the card again.
    setTimeout(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      board.chosen.set([card])
    }, 50)
  }
  const sayGap = ({ level, neighbor, voices }: Gap): string => {
    const label = labelOf(content, language, `level.${level}`)
    if (neighbor) return words.leadership.levelsBetween(label, labelOf(content, language, `level.${neighbor}`))
    const missing = (voices ?? []).map((voice) => structure.voices[voice])
    return missing.length > 0 ? words.leadership.missingVoices(structure.levels[level].at, missing) : label
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.plan.toLookAt(toLookAt.length)} wide>
      {toLookAt.length === 0 ? (
        <p className={styles.fine}>
          <CircleCheck size={19} strokeWidth={1.75} aria-hidden="true" /> {words.plan.nothingToLookAt}
        </p>
      ) : (
        <ul role="list" className={styles.list}>
          {toLookAt.map((finding) => {
            const isBlock = finding.severity === 'block'
            const Icon = isBlock ? OctagonAlert : TriangleAlert
            return (
              <li key={finding.rule} data-severity={finding.severity}>
                <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
                <div
                  role="group"
                  aria-labelledby={`${id}-${finding.rule}`}
                  aria-describedby={`${id}-${finding.rule}-more`}
                >
                  <h3 id={`${id}-${finding.rule}`}>
                    {checks[finding.rule].title} <small>{isBlock ? severity.block : severity.warn}</small>
                  </h3>
                  <p id={`${id}-${finding.rule}-more`}>{checks[finding.rule].sentence}</p>
                  {finding.rule === 'L-10' && canEdit && (
                    <Button className={styles.keep} onClick={() => adoptCards(plan, finding.cards)}>
                      {words.plan.keepAll(finding.cards.length)}
                    </Button>
                  )}
                  {finding.rule.startsWith('V-') && (
                    <button
                      type="button"
                      onClick={() => {
                        onOpenChange(false)
                        showBoard(board, 'vision')
                      }}
                    >
                      {words.vision.openVision}
                    </button>
                  )}
                  {finding.cards.map((cardId) => {
                    const card = cards.get(cardId)
                    return (
                      card && (
                        <button key={cardId} type="button" onClick={() => show(cardId)}>
                          <b>{card.number}</b>{' '}
                          {card.text || (card.code ? wordsOf(language).functions[card.code].name : '')}
                        </button>
                      )
                    )
                  })}
                  {finding.gaps.map((gap) => (
                    <button
                      key={`${gap.level} ${gap.neighbor ?? ''}`}
                      type="button"
                      onClick={() => {
                        onOpenChange(false)
                        showBoard(board, 'leadership')
                      }}
                    >
                      {sayGap(gap)}
                    </button>
                  ))}
                </div>
              </li>
            )
          })}
        </ul>
      )}
    </Dialog>
  )
}
