import { showDate } from '../export/dates.ts'
import { FIELDS } from '../field.ts'
import { cutAt } from '../text.ts'
import { type DifferenceWords, differenceWords } from '../words/differences.ts'
import { INDICATORS_LIMITS, INDICATORS_MAX, limitKey } from '../checks/limits.ts'
import { limitWords } from '../words/limits.ts'
import { labelOf, type LabelKey, showValue, wordsOf } from '../words/index.ts'
import { structureWords } from '../words/structure.ts'
import { choiceWords, sheetWords } from '../words/sheet.ts'
import {
  BANDS,
  COLUMNS_AND_STRIPS,
  FUNCTION_CODES,
  GROUPS,
  type FunctionCode,
  isBodyKind,
  isLanguage,
  isLevel,
  isSector,
  type Language,
  LEVELS,
} from '../vocabulary.ts'
import type {
  BlockDifference,
  CardDifference,
  Difference,
  ItemDifference,
  LabelDifference,
  LinkDifference,
  LinkEnd,
} from './difference.ts'

/** The labels of a community, which are said instead of ours. */
type Labels = { readonly words: Readonly<Record<string, string>> }

const QUOTED_MAX_LENGTH = 80

interface Say {
  readonly language: Language
  readonly labels: Labels
  readonly say: DifferenceWords
  /** People's words as one short line in quotation marks; empty without words. */
  readonly quote: (words: string | undefined) => string
}

/** One difference as a plain sentence without its full stop. */
export function sayDifference(difference: Difference, language: Language, labels: Labels = { words: {} }): string {
  const say = differenceWords[language]
  const quote = (words = '') => {
    const line = words.replace(/\s+/gu, ' ').trim()
    if (!line) return ''
    return say.quote(line.length > QUOTED_MAX_LENGTH ? `${cutAt(line, QUOTED_MAX_LENGTH - 1).trimEnd()}…` : line)
  }
  const with_: Say = { language, labels, say, quote }
  switch (difference.item) {
    case 'card':
      return sayCard(difference, with_)
    case 'link':
      return sayLink(difference, with_)
    case 'waiver': {
      const { change, card, rule, after } = difference
      const title = wordsOf(language).checks[rule]
      return say.waiver[change](card ? endName(card, with_) : '', say.quote(title), quote(after))
    }
    case 'label':
      return sayLabel(difference, with_)
    case 'block':
      return say.inVision(sayBlock(difference, with_))
    case 'ingredient':
      return say[difference.change](wordsOf(language).ingredients[difference.id].name, difference.people)
    case 'plan': {
      const shown = (value: string | undefined) =>
        (isLanguage(value) && difference.change === 'language' ? LANGUAGE_NAMES[value] : quote(value)) || say.nothing
      return say.about[difference.change](shown(difference.before), shown(difference.after))
    }
    case 'body':
    case 'seat':
    case 'person':
    case 'organization':
    case 'channel':
      return sayItem(difference, with_)
  }
}

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', es: 'español' }

const functionName = (code: FunctionCode, { labels, language }: Say) => labelOf(labels, language, `function.${code}`)

const cardName = ({ column, number }: { column: CardDifference['column']; number: string }, language: Language) =>
  `${wordsOf(language).columns[column].one} ${number}`

function sayCard(card: CardDifference, with_: Say): string {
  const { language, labels, say, quote } = with_
  const what = card.code ? functionName(card.code, with_) : cardName(card, language)
  switch (card.change) {
    case 'added':
    case 'removed':
    case 'broughtBack':
      return say[card.change](what, quote(card.words))
    case 'reworded':
      return sayRewording(what, card, with_)
    case 'moved': {
      const { was = card } = card
      if (was.column !== card.column) return say.became(cardName(was, language), what)
      const place = card.band ? labelOf(labels, language, `band.${card.band}`) : ''
      return say.movedTo(cardName(was, language), place, was.number === card.number ? '' : card.number)
    }
    case 'reordered': {
      const { was = card } = card
      return say.movedWithin(cardName(was, language), was.number === card.number ? '' : card.number)
    }
    case 'kept':
    case 'unkept':
      return say[card.change](what)
    case 'split':
    case 'merged':
      return say[card.change](
        what,
        cardName(card.was ?? card, language),
        quote(card.change === 'split' ? card.words : card.before),
      )
    case 'unit':
      return say.unit(what, quote(card.after))
    case 'field':
      return sayCardField(what, card, with_)
    case 'breakdown':
      return card.after === undefined
        ? say.breakdown.removed(what, choiceName(card.before ?? '', with_))
        : say.breakdown.added(what, choiceName(card.after, with_))
    case 'reading':
      return sayReading(what, card, with_)
    case 'addressed':
      return say.addressed(what, wordsOf(language).addressed[addressedKey(card.after)])
    case 'reason':
      return say.reason(what, quote(card.after))
  }
}

const addressedKey = (value: string | undefined) => (value === 'now' || value === 'later' ? value : 'open')

function sayRewording(
  what: string,
  { before, after }: { before?: string; after?: string },
  { say, quote }: Say,
): string {
  if (!quote(before)) return say.written(what, quote(after))
  return quote(after) ? say.reworded(what) : say.emptied(what)
}

function sayCardField(what: string, { field, before, after, unit }: CardDifference, with_: Say): string {
  const { language, say } = with_
  if (!field) return what
  const { is, choices } = FIELDS[field]
  if (is === 'flag') return say.headline[after === undefined ? 'removed' : 'added'](what)
  const shown = (value: string | undefined): string => {
    if (value === undefined) return ''
    if (is === 'number') return showValue(Number(value), unit, language)
    if (is === 'date') return showDate(value, language)
    return choices || field === 'frequency' ? choiceName(value, with_) : with_.quote(value)
  }
  return say.valueOf(what, lowerFirst(sheetWords[language][field]), shown(after), shown(before))
}

/** A choice in our words, or what people wrote in the place of one. */
const choiceName = (value: string, { language, quote }: Say): string => {
  const words = choiceWords[language]
  return (Object.hasOwn(words, value) ? words[value] : undefined) ?? quote(value)
}

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

function sayReading(what: string, { reading }: CardDifference, { say, language }: Say): string {
  if (!reading) return what
  const { date, before, after, unit } = reading
  const shown = (value: number | undefined) => (value === undefined ? '' : showValue(value, unit, language))
  const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  return say.reading[change](what, showDate(date, language), shown(after), shown(before))
}

function sayLink({ change, kind, from, to, after }: LinkDifference, with_: Say): string {
  const { language, say, quote } = with_
  const [means, end] = [endName(from, with_), endName(to, with_)]
  const { forward } = wordsOf(language).links[kind]
  if (change === 'removed') return say.unlinked(means, forward, end)
  if (change === 'reason') return say.linkReason(means, forward, end, quote(after))
  return say.linked(means, forward, end, quote(after))
}

function endName(end: LinkEnd, with_: Say): string {
  const code = FUNCTION_CODES.find((one) => end.id === `function:${one}`)
  return code ? functionName(code, with_) : cardName(end, with_.language)
}

const LABEL_KEYS: readonly string[] = [
  ...GROUPS.map((one) => `group.${one}`),
  ...COLUMNS_AND_STRIPS.map((one) => `column.${one}`),
  ...BANDS.map((one) => `band.${one}`),
  ...FUNCTION_CODES.map((one) => `function.${one}`),
  ...LEVELS.map((one) => `level.${one}`),
]

function sayLabel({ id, before, after }: LabelDifference, { language, say, quote }: Say): string {
  // A label only a newer version knows has no name of ours.
  const limit = INDICATORS_LIMITS.find((one) => id === limitKey(one))
  if (limit) {
    const count = (own: string | undefined) => quote(`${limitWords[language][limit]}: ${own ?? INDICATORS_MAX[limit]}`)
    return say.renamed(count(before), count(after))
  }
  const ours = LABEL_KEYS.includes(id) ? labelOf({ words: {} }, language, id as LabelKey) : id
  return say.renamed(quote(before ?? ours), quote(after ?? ours))
}

function sayBlock(block: BlockDifference, with_: Say): string {
  const { say, quote } = with_
  const kind = say.blocks[block.kind]
  switch (block.change) {
    case 'added':
    case 'removed':
      return say[block.change](kind, quote(block.words))
    case 'reworded':
      return sayRewording(kind, block, with_)
    case 'moved':
      return say.movedWords(quote(block.words))
    case 'kind':
      return say.isNow(quote(block.words), kind)
    case 'marks':
      return say.marks(quote(block.words))
  }
}

function sayItem(item: ItemDifference, with_: Say): string {
  const { language, labels, say, quote } = with_
  const { nameless } = structureWords[language]
  const bodyName = (name: string | undefined) => quote(name) || nameless.body
  const what = nameOf(item, with_)
  switch (item.change) {
    case 'added':
      if (item.item === 'seat' && item.after !== undefined) return say.heldBy(what, item.after || nameless.person)
      // The name is said already; there are no other words to show.
      return say.broughtIn(what)
    case 'removed':
    case 'broughtBack':
      return say[item.change](what, '')
    case 'reworded':
      return sayField(item, what, with_)
    case 'moved':
      return item.item === 'body'
        ? say.movedTo(what, isLevel(item.after) ? labelOf(labels, language, `level.${item.after}`) : '', '')
        : say.movedTo(say.items.seat(quote(item.name) || nameless.seat), bodyName(item.after), '')
    case 'reordered':
      return say.movedWithin(what, '')
    case 'kept':
    case 'unkept':
    case 'twoWay':
    case 'oneWay':
      return say[item.change](what)
    case 'kind':
      return say.fact(what, say.kind, isBodyKind(item.after) ? structureWords[language].kinds[item.after] : say.notSaid)
    case 'sector':
      return say.fact(
        what,
        say.sector,
        isSector(item.after) ? structureWords[language].sectors[item.after] : say.notSaid,
      )
    case 'holder':
      return item.after === undefined
        ? say.open(what, item.before ?? '')
        : say.holds(item.after || nameless.person, what, item.before ?? '')
    case 'since':
      return say.since(what, item.after ? showDate(item.after, language) : '')
    case 'organization':
      return item.after === undefined
        ? say.belongsNowhere(what, quote(item.before) || nameless.organization)
        : say.belongs(what, quote(item.after) || nameless.organization)
    case 'ends':
      return say.leads(
        say.items.channel(quote(item.name) || nameless.channel),
        structureWords[language].channel(bodyName(item.within?.[0]), bodyName(item.within?.[1])),
      )
  }
}

function nameOf({ item, name, within = [] }: ItemDifference, { language, say, quote }: Say): string {
  const { nameless, channel } = structureWords[language]
  const bodies = within.map((body) => quote(body) || nameless.body)
  const own = say.items[item](quote(name) || (item === 'channel' ? '' : nameless[item]))
  if (item === 'seat') return say.seatIn(own, bodies[0] ?? '')
  if (item === 'channel') return `${own.trim()} ${channel(bodies[0] ?? '', bodies[1] ?? '')}`
  return own
}

const NAMING: ReadonlySet<string | undefined> = new Set(['name', 'role'])

function sayField(item: ItemDifference, what: string, with_: Say): string {
  const { say, quote } = with_
  const { before, after, field } = item
  if (NAMING.has(field) && quote(before) && quote(after)) return say.renamed(quote(before), quote(after))
  const known = Object.entries(say.fields).find(([key]) => key === field)
  return sayRewording(say.field(what, known?.[1] ?? field ?? ''), item, with_)
}
