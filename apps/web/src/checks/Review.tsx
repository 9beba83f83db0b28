import { CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react'
import { wordsOf } from '@commonboard/model'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { TAKES_LETTERS } from '../plan/singleKeys.ts'
import { useCanEdit, useContent } from '../plan/usePlan.ts'
import { announce } from '../ui/Announcer.tsx'
import { Accepted } from './Accepted.tsx'
import styles from './Checks.module.css'
import { type RuleGroup, useFound } from './found.ts'
import { IndicatorsMax } from './IndicatorsMax.tsx'
import { RuleSection } from './RuleSection.tsx'

/** The findings in three piles. It follows what everybody does; who is on a line stays there, or comes to the next one. */
export function Review() {
  const content = useContent()
  const canEdit = useCanEdit()
  const words = useWords('checks')
  const { language } = useLanguage()
  const { severity } = wordsOf(language)
  const { groups, accepted } = useFound(content, language)
  const box = useRef<HTMLDivElement>(null)
  useKeptFocus(box)
  const piles = [
    { name: 'block', title: severity.block, Icon: OctagonAlert },
    { name: 'warn', title: severity.warn, Icon: TriangleAlert },
  ] as const
  const count = (name: RuleGroup['severity']) =>
    groups.filter((group) => group.severity === name && group.open.length > 0).length
  const isFine = count('block') + count('warn') === 0
  const summary = isFine ? words.plan.nothingToLookAt : words.checks.summary(count('block'), count('warn'))
  useSaidAtRest(summary)
  return (
    <div ref={box} className={styles.review}>
      <p id="checks-summary" className={isFine ? styles.fine : styles.summary}>
        {isFine && <CircleCheck size={19} strokeWidth={1.75} aria-hidden="true" />}
        {summary}
      </p>
      {piles.map(({ name, title, Icon }) => {
        const here = groups.filter((group) => group.severity === name)
        return (
          here.length > 0 && (
            <section key={name} aria-labelledby={`checks-${name}`} data-severity={name}>
              <h3 id={`checks-${name}`} className={styles.pile}>
                <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
                {title}
                <span>{count(name)}</span>
              </h3>
              {here.map((group) => (
                <RuleSection key={group.rule} group={group} content={content} />
              ))}
            </section>
          )
        )
      })}
      {accepted.length > 0 && <Accepted accepted={accepted} content={content} />}
      {canEdit && <IndicatorsMax content={content} />}
    </div>
  )
}

const REST_MS = 2_000

/**
 * Says a line when it has come to rest and nobody here is in the middle of a word: while a card is written its findings
 * come and go. What was said, or seen as the panel opened, is not said again.
 */
function useSaidAtRest(line: string): void {
  const said = useRef(line)
  useEffect(() => {
    const sayIt = () => {
      if (document.activeElement?.matches(TAKES_LETTERS)) {
        timer = setTimeout(sayIt, REST_MS)
        return
      }
      if (said.current !== line) announce(line)
      said.current = line
    }
    let timer = setTimeout(sayIt, REST_MS)
    return () => clearTimeout(timer)
  }, [line])
}

/** A line that is settled goes, and with it what had the focus: then the next one gets it, and not the top of the page. */
function useKeptFocus(box: { readonly current: HTMLElement | null }): void {
  const held = useRef<{ element: HTMLElement; index: number }>(undefined)
  useLayoutEffect(() => {
    const panel = box.current
    if (!panel) return
    const onFocus = ({ target }: FocusEvent) => {
      const line = target instanceof HTMLElement ? target.closest('[data-finding]') : null
      if (!(target instanceof HTMLElement)) return
      held.current = { element: target, index: line ? linesIn(panel).indexOf(line) : 0 }
    }
    // What goes with its line is not left; whoever goes elsewhere has left.
    const onOut = () =>
      setTimeout(() => {
        if (held.current?.element.isConnected && !panel.contains(document.activeElement)) held.current = undefined
      }, 0)
    panel.addEventListener('focusin', onFocus)
    panel.addEventListener('focusout', onOut)
    return () => {
      panel.removeEventListener('focusin', onFocus)
      panel.removeEventListener('focusout', onOut)
    }
  }, [box])
  useLayoutEffect(() => {
    const panel = box.current
    const was = held.current
    if (!panel || !was || was.element.isConnected || document.activeElement !== document.body) return
    const lines = linesIn(panel)
    const next = lines[Math.min(Math.max(was.index, 0), lines.length - 1)]?.querySelector<HTMLElement>('button')
    ;(next ?? panel.closest('aside, dialog')?.querySelector<HTMLElement>('h2[tabindex], button'))?.focus()
  })
}

const linesIn = (panel: HTMLElement): Element[] => [...panel.querySelectorAll('[data-finding]')]
