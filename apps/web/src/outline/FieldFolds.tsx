import {
  AVAILABILITIES,
  BASES,
  BREAKDOWN_MAX_LENGTH,
  BREAKDOWNS,
  type Card,
  type CardFields,
  choiceWords,
  DIRECTIONS,
  type FieldName,
  FIELDS,
  FREQUENCIES,
  isValueDate,
  type PlanContent,
  RESOURCE_KINDS,
  setBreakdown,
  setField,
  sheetWords,
  showValue,
  STRATEGY_KINDS,
} from '@commonboard/model'
import { Footprints, Goal, HandCoins, Hash, type LucideIcon, MapPin, Split } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useOpenPlan } from '../plan/usePlan.ts'
import { classes } from '../ui/classes.ts'
import styles from './CardDetails.module.css'
import { Draft } from './Draft.tsx'
import { Fold } from './Fold.tsx'
import { parseNumber } from './numbers.ts'
import { type FoldName, useOutline } from './state.ts'
import { useStep } from './useStep.ts'

interface CardProps {
  readonly card: Card
  readonly content: PlanContent
}

/** The fields of an indicator besides its values, in four folds that say what they hold. */
export function IndicatorFolds({ card, content }: CardProps) {
  const { language } = useLanguage()
  const { cards: words } = useWords('cards')
  const labels = sheetWords[language]
  const shown = useShown(card)
  const number = (name: 'baseline' | 'target') =>
    card[name] === undefined ? undefined : `${labels[name]} ${showValue(card[name], card.unit, language)}`
  const groups = (card.breakdowns ?? []).map((group) => choiceWords[language][group] ?? group)
  return (
    <>
      <FieldFold card={card} name="what" icon={Hash} label={words.counted} value={[shown.definition, shown.population]}>
        <TextOf card={card} name="definition" isWide />
        <TextOf card={card} name="population" isWide />
      </FieldFold>
      <FieldFold
        card={card}
        name="goal"
        icon={Goal}
        label={words.goal}
        value={[number('baseline'), number('target'), shown.direction]}
      >
        <ChoiceOf card={card} name="direction" choices={DIRECTIONS} />
        <NumberOf card={card} name="baseline" />
        <DateOf card={card} name="baselineDate" />
        <NumberOf card={card} name="target" />
        <DateOf card={card} name="targetDate" />
      </FieldFold>
      <FieldFold
        card={card}
        name="from"
        icon={MapPin}
        label={words.source}
        value={[shown.source, shown.owner, shown.frequency]}
      >
        <ChoiceOf card={card} name="availability" choices={AVAILABILITIES} />
        <TextOf card={card} name="source" known={usedFor(content, 'source')} isWide />
        <TextOf card={card} name="owner" known={people(content)} />
        <TextOf card={card} name="organization" known={organizations(content)} />
        <FrequencyOf card={card} />
      </FieldFold>
      <FieldFold
        card={card}
        name="groups"
        icon={Split}
        label={words.byGroup}
        value={[...groups, card.headline && labels.headline]}
      >
        <GroupsOf card={card} />
        <HeadlineOf card={card} />
      </FieldFold>
    </>
  )
}

export function StrategyFold({ card, content }: CardProps) {
  const { cards: words } = useWords('cards')
  const shown = useShown(card)
  return (
    <FieldFold
      card={card}
      name="strategy"
      icon={Footprints}
      label={words.strategy}
      value={[shown.strategyKind, shown.lead]}
    >
      <ChoiceOf card={card} name="strategyKind" choices={STRATEGY_KINDS} />
      <TextOf card={card} name="lead" known={people(content)} isWide />
    </FieldFold>
  )
}

export function ResourceFold({ card, content }: CardProps) {
  const { cards: words } = useWords('cards')
  const shown = useShown(card)
  return (
    <FieldFold
      card={card}
      name="resource"
      icon={HandCoins}
      label={words.resource}
      value={[shown.resourceKind, shown.amount, shown.provider]}
    >
      <ChoiceOf card={card} name="resourceKind" choices={RESOURCE_KINDS} />
      <ChoiceOf card={card} name="basis" choices={BASES} />
      <TextOf card={card} name="amount" />
      <TextOf card={card} name="provider" known={organizations(content)} />
    </FieldFold>
  )
}

/** A fold of fields; whoever may only read finds what is filled as a list. */
function FieldFold(props: {
  readonly card: Card
  readonly name: FoldName
  readonly icon: LucideIcon
  readonly label: string
  readonly value: readonly (string | false | undefined)[]
  readonly children: ReactNode
}) {
  const { card, name, icon, label, value, children } = props
  const { cards: words } = useWords('cards')
  return (
    <Fold
      card={card.id}
      name={name}
      icon={icon}
      label={label}
      value={value.filter(Boolean).join(', ') || words.notSaid}
    >
      <div className={styles.fields}>{children}</div>
    </Fold>
  )
}

/** What stands in the fields, in words; the choices as people say them. */
function useShown(card: Card): Partial<Record<FieldName, string>> {
  const { language } = useLanguage()
  const found: Partial<Record<FieldName, string>> = {}
  for (const name of Object.keys(FIELDS) as FieldName[]) {
    const value = card[name]
    if (typeof value === 'string') found[name] = choiceWords[language][value] ?? value
  }
  return found
}

type TextName = {
  [Name in FieldName]-?: CardFields[Name] extends string | undefined ? Name : never
}[FieldName]

function useKeep(card: Card): <Name extends FieldName>(name: Name, value: CardFields[Name] | undefined) => void {
  const { plan } = useOpenPlan()
  const step = useStep()
  return (name, value) => step(() => setField(plan, card.id, name, value))
}

const ReadOnly = ({ label, value }: { readonly label: string; readonly value: string | undefined }) =>
  value ? (
    <dl className={classes(styles.facts, styles.wide)}>
      <dt>{label}</dt>
      <dd dir="auto">{value}</dd>
    </dl>
  ) : null

function TextOf(props: {
  readonly card: Card
  readonly name: TextName
  readonly known?: readonly string[]
  readonly isWide?: boolean
}) {
  const { card, name, known, isWide = false } = props
  const { language } = useLanguage()
  const { canEdit } = useOutline()
  const keep = useKeep(card)
  const label = sheetWords[language][name]
  const value = card[name] ?? ''
  if (!canEdit) return <ReadOnly label={label} value={value} />
  return (
    <div className={isWide ? styles.wide : undefined}>
      <Draft
        label={label}
        value={value}
        {...(known ? { known } : {})}
        maxLength={FIELDS[name].maxLength ?? 0}
        onKeep={(text) => keep(name, text as CardFields[typeof name])}
      />
    </div>
  )
}

function NumberOf({ card, name }: { readonly card: Card; readonly name: 'baseline' | 'target' }) {
  const { language } = useLanguage()
  const { cards: words } = useWords('cards')
  const { canEdit } = useOutline()
  const keep = useKeep(card)
  const label = sheetWords[language][name]
  const value = card[name]
  if (!canEdit)
    return <ReadOnly label={label} value={value === undefined ? undefined : showValue(value, card.unit, language)} />
  return (
    <Draft
      label={label}
      inputMode="decimal"
      value={value === undefined ? '' : String(value)}
      check={(text) => (parseNumber(text) === undefined ? words.notANumber : undefined)}
      onKeep={(text) => keep(name, parseNumber(text))}
    />
  )
}

function DateOf({ card, name }: { readonly card: Card; readonly name: 'baselineDate' | 'targetDate' }) {
  const { language } = useLanguage()
  const { cards: words } = useWords('cards')
  const { canEdit } = useOutline()
  const keep = useKeep(card)
  const label = sheetWords[language][name]
  if (!canEdit) return <ReadOnly label={label} value={card[name]} />
  return (
    <Draft
      label={label}
      hint={words.dateHint}
      value={card[name] ?? ''}
      check={(text) => (isValueDate(text.trim()) ? undefined : words.notADay)}
      onKeep={(text) => keep(name, text.trim())}
    />
  )
}

/** Known answers to choose from; any other words are kept as they are. */
function FrequencyOf({ card }: { readonly card: Card }) {
  const { language } = useLanguage()
  const { canEdit } = useOutline()
  const keep = useKeep(card)
  const said = choiceWords[language]
  const label = sheetWords[language].frequency
  const value = card.frequency ? (said[card.frequency] ?? card.frequency) : ''
  if (!canEdit) return <ReadOnly label={label} value={value} />
  return (
    <Draft
      label={label}
      value={value}
      maxLength={FIELDS.frequency.maxLength ?? 0}
      known={FREQUENCIES.map((one) => said[one] ?? one)}
      onKeep={(text) =>
        keep('frequency', FREQUENCIES.find((one) => said[one]?.toLowerCase() === text.trim().toLowerCase()) ?? text)
      }
    />
  )
}

type ChoiceName = 'direction' | 'availability' | 'strategyKind' | 'resourceKind' | 'basis'

function ChoiceOf<Name extends ChoiceName>(props: {
  readonly card: Card
  readonly name: Name
  readonly choices: readonly NonNullable<CardFields[Name]>[]
}) {
  const { card, name, choices } = props
  const { language } = useLanguage()
  const { cards: words } = useWords('cards')
  const { canEdit } = useOutline()
  const keep = useKeep(card)
  const group = useId()
  const said = choiceWords[language]
  const label = sheetWords[language][name]
  const value = card[name]
  if (!canEdit) return <ReadOnly label={label} value={value && (said[value] ?? value)} />
  return (
    <fieldset className={styles.wide}>
      <legend>{label}</legend>
      <div>
        {[undefined, ...choices].map((one) => (
          <label key={one ?? ''} className={styles.choice}>
            <input type="radio" name={group} checked={one === value} onChange={() => keep(name, one)} />
            <span>{one ? (said[one] ?? one) : words.notSaid}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function GroupsOf({ card }: { readonly card: Card }) {
  const { plan } = useOpenPlan()
  const step = useStep()
  const { language } = useLanguage()
  const { cards: words } = useWords('cards')
  const { canEdit } = useOutline()
  const said = choiceWords[language]
  const label = sheetWords[language].breakdowns
  const now = card.breakdowns ?? []
  if (!canEdit) return <ReadOnly label={label} value={now.map((one) => said[one] ?? one).join(', ')} />
  const all = [...BREAKDOWNS, ...now.filter((one) => !(BREAKDOWNS as readonly string[]).includes(one))]
  return (
    <>
      <fieldset className={styles.wide}>
        <legend className="visually-hidden">{label}</legend>
        <div>
          {all.map((one) => (
            <label key={one} className={styles.choice}>
              <input
                type="checkbox"
                checked={now.includes(one)}
                onChange={(event) => step(() => setBreakdown(plan, card.id, one, event.target.checked))}
              />
              <span dir="auto">{said[one] ?? one}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Draft
        key={all.length}
        label={words.ownGroup}
        value=""
        maxLength={BREAKDOWN_MAX_LENGTH}
        onKeep={(text) => step(() => setBreakdown(plan, card.id, text, true))}
      />
    </>
  )
}

function HeadlineOf({ card }: { readonly card: Card }) {
  const { language } = useLanguage()
  const { cards: words } = useWords('cards')
  const { canEdit } = useOutline()
  const keep = useKeep(card)
  const label = sheetWords[language].headline
  if (!canEdit) return card.headline ? <ReadOnly label={label} value={words.headlineHint} /> : null
  return (
    <label className={classes(styles.choice, styles.wide)}>
      <input
        type="checkbox"
        checked={card.headline === true}
        onChange={(event) => keep('headline', event.target.checked || undefined)}
      />
      <span>
        {label} <small>{words.headlineHint}</small>
      </span>
    </label>
  )
}

const used = (content: PlanContent, name: TextName): string[] =>
  content.cards.flatMap((card) => (card[name] ? [card[name]] : []))
const distinct = (names: readonly string[]): string[] => [...new Set(names.map((name) => name.trim()).filter(Boolean))]
const usedFor = (content: PlanContent, name: TextName): string[] => distinct(used(content, name))

/** Everybody who is named in the plan: who keeps a number, who leads, who sits in the structure. */
const people = (content: PlanContent): string[] =>
  distinct([...used(content, 'owner'), ...used(content, 'lead'), ...content.leadership.people.map(({ name }) => name)])

const organizations = (content: PlanContent): string[] =>
  distinct([
    ...used(content, 'organization'),
    ...used(content, 'provider'),
    ...content.leadership.organizations.map(({ name }) => name),
  ])
