import {
  type BodyKind,
  type LabelKey,
  labelOf,
  type Language,
  type Level,
  type Sector,
  showValue,
  structureWords,
  wordsOf,
} from '@commonboard/model'
import type { BoardWords, Words } from '../i18n/en.ts'
import type { Change } from './difference.ts'
import type { Fact, ItemChange } from './itemDifference.ts'
import type { KeptWords } from './kept.ts'

/** Kept changes in plain words, one a paragraph, with when and as what they were made. */
/** What changes are said with. */
export type ChangeWords = BoardWords & Pick<Words, 'kept' | 'leadership'>

export function keptAsText(kept: readonly KeptWords[], words: ChangeWords, language: Language): string {
  const { roles, locale } = wordsOf(language)
  return kept
    .map(({ at, role, changes }) => {
      const when = new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })
      return [words.kept.keptHead(when, roles[role].label), changesAsText(changes, words, language)].join('\n\n')
    })
    .join('\n\n\n')
}

export const changesAsText = (changes: readonly Change[], words: ChangeWords, language: Language): string =>
  changes.map((one) => say(one, words, language)).join('\n\n')

function say(change: Change, words: ChangeWords, language: Language): string {
  const { columns, bands, addressed, functions, ingredients } = wordsOf(language)
  const said = words.kept.changes
  switch (change.kind) {
    case 'added':
    case 'removed':
    case 'broughtBack':
      return said[change.kind](columns[change.column].label, change.text)
    case 'reworded':
      return said.reworded(change.number, change.text, change.before)
    case 'moved': {
      const band = change.band === '' ? '' : bands[change.band].label
      const where = [columns[change.column].label, band].filter(Boolean).join(', ')
      return said.moved(change.text, where, change.number, change.after)
    }
    case 'valued': {
      const values = change.readings.map(({ date, value }) => `${date}: ${showValue(value, change.unit, language)}`)
      return said.valued(change.text, values.join('; '))
    }
    case 'addressed': {
      const name = change.code ? functions[change.code].name : change.text
      return said.addressed(name, change.addressed ? addressed[change.addressed] : addressed.open, change.reason)
    }
    case 'vision':
      return said.vision(change.text, change.before)
    case 'ingredient':
      return said[change.isThere ? 'confirmed' : 'unconfirmed'](ingredients[change.ingredient].name)
    case 'label': {
      const ours = labelOf({ words: {} }, language, change.key as LabelKey)
      return change.text ? said.named(ours, change.text) : said.unnamed(ours)
    }
    case 'linked':
    case 'unlinked':
      return said[change.kind](change.from, change.to)
    case 'itemAdded':
    case 'itemRemoved':
    case 'itemBack':
    case 'itemChanged':
      return sayItem(change, words, language)
    case 'item':
      return said.item(change.text)
    case 'note':
      return said.note(change.text)
    case 'drawn':
      return said.drawn
    case 'comment':
      return said.comment(change.text)
    case 'talked':
      return said.talked
    case 'more':
      return said.more
  }
}

const WHAT = {
  bodies: 'body',
  seats: 'seat',
  people: 'person',
  organizations: 'organization',
  channels: 'channel',
} as const

function sayItem({ kind, root, name, facts }: ItemChange, words: ChangeWords, language: Language): string {
  const what = WHAT[root]
  const named = name || structureWords[language].nameless[what]
  const head = words.kept.changes[kind === 'itemChanged' && facts.length === 0 ? 'itemKept' : kind](
    words.leadership[what],
    named,
  )
  return [head, ...facts.map((fact) => `  ${sayFact(fact, root, words, language)}`)].join('\n')
}

function sayFact({ field, value }: Fact, root: ItemChange['root'], words: ChangeWords, language: Language): string {
  const { kept, leadership } = words
  const structure = structureWords[language]
  const label = {
    name: root === 'seats' ? leadership.role : root === 'channels' ? leadership.channelPurpose : leadership.name,
    level: leadership.level,
    kind: leadership.kind,
    purpose: leadership.purpose,
    meets: leadership.meets,
    body: leadership.inBody,
    sector: leadership.sector,
    holder: leadership.holder,
    since: leadership.since,
    waitsFor: leadership.waitsFor,
    organization: leadership.organization,
    from: leadership.from,
    to: leadership.to,
    isTwoWay: leadership.twoWay,
    rhythm: leadership.rhythm,
    place: leadership.place,
  }[field]
  const shown = {
    ...(value ? {} : { holder: leadership.nobody }),
    place: value ? leadership.after(value) : leadership.first,
    isTwoWay: value ? kept.changes.yes : kept.changes.no,
    ...(field === 'level' ? { level: structure.levels[value as Level].label } : {}),
    ...(field === 'kind' && value ? { kind: structure.kinds[value as BodyKind] } : {}),
    ...(field === 'sector' && value ? { sector: structure.sectors[value as Sector] } : {}),
  } as Partial<Record<Fact['field'], string>>
  return `${label}: ${shown[field] ?? (value || kept.changes.nothing)}`
}
