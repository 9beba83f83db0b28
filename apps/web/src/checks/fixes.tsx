import {
  acceptFinding,
  addCards,
  addLink,
  adoptCards,
  type Card,
  type CardId,
  choiceWords,
  type Column,
  convertCards,
  convertToStrategy,
  edit,
  type Finding,
  functionCodeOf,
  mergeCards,
  mergeRefusal,
  type Plan,
  type PlanContent,
  reasonText,
  type Rule,
  setAddressed,
  setField,
  showValue,
  type Target,
  wordsOf,
} from '@commonboard/model'
import type { ReactNode } from 'react'
import type { Words } from '../i18n/en.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { usePlan, useSession } from '../plan/usePlan.ts'
import type { Fix } from './FindingLine.tsx'
import { DatedForm, GroupsForm, UnitForm, WordsForm } from './FieldForms.tsx'
import { MergeForm, PickForm, TextForm } from './forms.tsx'
import { nameOf } from './found.ts'
import { type Step, useStep } from './steps.ts'
import type { LibraryAsked } from '../library/state.ts'
import { useLibrary } from './useLibrary.ts'

interface Env {
  readonly plan: Plan
  readonly content: PlanContent
  readonly me: string
  readonly words: Words['checks']
  readonly language: 'en' | 'es'
  readonly step: Step
  readonly toLibrary: (asked: LibraryAsked) => void
}

/** What can be done about a finding where it stands; nothing for what is mended on its board. */
export function useFixes(finding: Finding, content: PlanContent): readonly Fix[] {
  const words = useWords('checks').checks
  const { language } = useLanguage()
  const plan = usePlan()
  const { participantId } = useSession()
  const step = useStep()
  const toLibrary = useLibrary()
  const env: Env = { plan, content, me: participantId, words, language, step, toLibrary }
  const [card, other] = finding.cards.flatMap((id) => content.cards.find((one) => one.id === id) ?? [])
  if (!card) return missingFixes(finding.rule, env)
  return FIXES[finding.rule]?.(card, env, finding, other) ?? []
}

type FixesOf = (card: Card, env: Env, finding: Finding, other: Card | undefined) => Fix[]

const linkToResult: FixesOf = (card, env, finding) => [
  ...starterFixes(card, finding, env),
  pickFix('results', env.words.chooseResult, card, env),
]

/** A field that is filled right there. */
const field =
  (name: keyof Words['checks']['setField'], form: (card: Card, onDone: () => void) => ReactNode): FixesOf =>
  (card, { words }) => [{ name, label: words.setField[name], form: (onDone) => form(card, onDone) }]

const goalField = field('R-05', (card, onDone) => <DatedForm card={card} name="target" onDone={onDone} />)

const FIXES: Partial<Record<Rule, FixesOf>> = {
  'L-04': (card, env, finding) => indicatorFixes(card, finding, env),
  'L-05': linkToResult,
  'L-06': linkToResult,
  'L-14': linkToResult,
  'L-07': (card, env) => functionFixes(card, env),
  'L-10': (card, { words, plan, step }) => [
    { name: 'keep', label: words.keep, act: () => step(words.kept(1), () => adoptCards(plan, [card.id])) },
  ],
  'L-11': (card, env, _, other) => (other ? alikeFixes(card, other, env) : []),
  'L-12': (card, env) => [strategyFix(card, env)],
  'R-01': field('R-01', (card, onDone) => <UnitForm card={card} onDone={onDone} />),
  'R-02': field('R-02', (card, onDone) => <WordsForm card={card} name="source" onDone={onDone} />),
  'R-03': field('R-03', (card, onDone) => <WordsForm card={card} name="owner" onDone={onDone} />),
  'R-04': field('R-04', (card, onDone) => <DatedForm card={card} name="baseline" onDone={onDone} />),
  'R-05': goalField,
  'R-06': (card, env, finding, other) => [turnFix(card, env), ...goalField(card, env, finding, other)],
  'R-08': field('R-08', (card, onDone) => <GroupsForm card={card} onDone={onDone} />),
}

/** What is missing altogether is written right there. */
const MISSING: Partial<Record<Rule, Target & { readonly column: keyof Words['checks']['addOne'] }>> = {
  'L-01': { column: 'impact', band: '' },
  'L-02': { column: 'results', band: 'system' },
  'L-03': { column: 'results', band: 'population' },
  'L-08': { column: 'infrastructure', band: '' },
  'L-09': { column: 'principles', band: '' },
}

function missingFixes(rule: Rule, { plan, words, language, step, toLibrary }: Env): Fix[] {
  const target = MISSING[rule]
  if (!target) return []
  const add = (text: string) => step(words.addedOne, () => void addCards(plan, target, [text]))
  return [
    {
      name: 'add',
      label: words.addOne[target.column],
      form: (onDone) => (
        <TextForm
          label={wordsOf(language).columns[target.column].question}
          save={words.add}
          maxLength={400}
          onSave={add}
          onCancel={onDone}
        />
      ),
    },
    { name: 'library', label: words.fromLibrary, act: () => toLibrary({ kind: target.column }) },
  ]
}

/** Cards one may be linked with: of the community's own, those it is not linked with yet. */
function linkable({ cards, links }: PlanContent, card: Card, column: Column): Card[] {
  const linked = new Set(links.flatMap(({ from, to }) => (from === card.id ? [to] : to === card.id ? [from] : [])))
  return cards.filter(
    (one) => one.column === column && !one.isStarter && one.text.trim() && one.id !== card.id && !linked.has(one.id),
  )
}

function pickFix(column: Column, label: string, card: Card, { plan, content, words, step }: Env): Fix {
  return {
    name: 'pick',
    label,
    form: () => (
      <PickForm
        label={label}
        of={card}
        cards={linkable(content, card, column)}
        onPick={(one) => step(words.linked(card.number, one.number), () => void addLink(plan, card.id, one.id))}
      />
    ),
  }
}

function indicatorFixes(card: Card, finding: Finding, env: Env): Fix[] {
  const { plan, words, step, toLibrary } = env
  const write = (text: string) =>
    step(words.addedOne, () =>
      edit(plan, () => {
        for (const id of addCards(plan, { column: 'indicators', band: card.band }, [text])) addLink(plan, id, card.id)
      }),
    )
  return [
    ...starterFixes(card, finding, env),
    {
      name: 'write',
      label: words.addIndicator,
      form: (onDone) => (
        <TextForm label={words.newIndicator} save={words.add} maxLength={400} onSave={write} onCancel={onDone} />
      ),
    },
    pickFix('indicators', words.chooseIndicator, card, env),
    { name: 'library', label: words.fromLibrary, act: () => toLibrary({ kind: 'indicators', forResult: card.id }) },
  ]
}

/** It has what is missed, as starters: keeping those settles it. */
function starterFixes(card: Card, { hasOnlyStarters }: Finding, { plan, content, words, step }: Env): Fix[] {
  if (!hasOnlyStarters) return []
  const starters = new Set(content.cards.filter(({ isStarter }) => isStarter).map(({ id }) => id))
  const linked = content.links.flatMap(({ from, to }): CardId[] =>
    from === card.id && starters.has(to) ? [to] : to === card.id && starters.has(from) ? [from] : [],
  )
  return [
    {
      name: 'keep',
      label: words.keepStarters,
      act: () => step(words.kept(linked.length), () => adoptCards(plan, linked)),
    },
  ]
}

function functionFixes(card: Card, { plan, content, words, language, step }: Env): Fix[] {
  const code = functionCodeOf(card.id)
  if (!code) return []
  const name = nameOf(card, content, language)
  const later = (reason: string) =>
    step(words.saidLater(name), () =>
      edit(plan, () => {
        setAddressed(plan, code, 'later')
        // Words that stand there already, perhaps since this was opened, are somebody's.
        const text = reasonText(plan, card.id)
        const there = text?.toString().trim()
        if (there !== reason) text?.insert(text.length, there ? ` ${reason}` : reason)
      }),
    )
  return [
    { name: 'now', label: words.now, act: () => step(words.saidNow(name), () => setAddressed(plan, code, 'now')) },
    {
      name: 'later',
      label: words.later,
      form: (onDone) => (
        <TextForm label={words.why} save={words.save} maxLength={300} onSave={later} onCancel={onDone} />
      ),
    },
  ]
}

function alikeFixes(first: Card, second: Card, { plan, me, words, step }: Env): Fix[] {
  const ids = [first.id, second.id]
  const merge: Fix[] = [
    {
      name: 'merge',
      label: words.merge,
      form: (onDone) => (
        <MergeForm
          says={words.mergeSays(first.number, second.number)}
          onCancel={onDone}
          onMerge={() =>
            step(words.merged(first.number, second.number), () => void mergeCards(plan, ids, me, Date.now()))
          }
        />
      ),
    },
  ]
  return [
    // Two long texts do not fit into one card.
    ...(mergeRefusal(plan, ids) ? [] : merge),
    {
      name: 'different',
      label: words.different,
      act: () =>
        step(words.acceptedNow, () =>
          acceptFinding(plan, 'L-11', second.id, { reason: words.different, by: me, at: Date.now() }),
        ),
    },
  ]
}

function strategyFix(card: Card, { plan, content, words, step }: Env): Fix {
  const convert = (result?: Card) =>
    step(words.madeStrategy, () => {
      if (!result || !convertToStrategy(plan, card.id, result.id))
        convertCards(plan, [card.id], { column: 'strategies' })
    })
  return {
    name: 'strategy',
    label: words.makeStrategy,
    form: () => (
      <PickForm
        label={words.makeStrategyFor}
        of={card}
        cards={linkable(content, card, 'results')}
        other={{ label: words.noResultYet, onPick: () => convert() }}
        onPick={convert}
      />
    ),
  }
}

function turnFix(card: Card, { plan, words, language, step }: Env): Fix {
  const turned = card.direction === 'up' ? 'down' : 'up'
  return {
    name: 'turn',
    label: words.turn(choiceWords[language][turned] ?? ''),
    act: () => step(words.turned, () => setField(plan, card.id, 'direction', turned)),
  }
}

/** What the numbers of a goal against its direction are. */
export function sayNumbers(card: Card, words: Words['checks'], language: 'en' | 'es'): string {
  const say = (value: number | undefined) => (value === undefined ? '' : showValue(value, card.unit, language))
  return words.goalAndStart(say(card.baseline), say(card.target), choiceWords[language][card.direction ?? 'up'] ?? '')
}
