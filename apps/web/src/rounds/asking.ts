import {
  type Asked,
  type ConsentScale,
  LANGUAGES,
  type Language,
  ROUND_KINDS,
  ROUND_LIMITS,
  type RoundKind,
  type RoundQuestion,
} from '@commonboard/model'

/** What a facilitator is about to ask, as it is being written. Pure. */

/** A text in both languages; either may be empty. */
export type Both = Readonly<Record<Language, string>>

export interface Draft {
  readonly kind: RoundKind
  readonly prompts: readonly Both[]
  readonly question: Both
  readonly options: readonly Both[]
  readonly dots: number
  readonly consent: ConsentScale
  readonly items: readonly Both[]
  readonly steps: number
  readonly low: Both
  readonly high: Both
  readonly isNameless: boolean
}

export const EMPTY: Both = { en: '', es: '' }

export const newDraft = (low: Both, high: Both): Draft => ({
  kind: 'write',
  prompts: [EMPTY],
  question: EMPTY,
  options: [EMPTY, EMPTY],
  dots: 3,
  consent: 'three',
  items: [EMPTY],
  steps: 5,
  low,
  high,
  isNameless: true,
})

/** The words that name a round: its question, or the first of its prompts. */
export const firstAsked = (asked: RoundQuestion): Asked =>
  asked.kind === 'write' ? (asked.prompts[0] ?? {}) : asked.question

const isBlank = (both: Both): boolean => LANGUAGES.every((language) => both[language].trim() === '')

function cleaned(both: Both): Asked {
  const filled = LANGUAGES.map((language) => [language, both[language].trim()] as const)
  return Object.fromEntries(filled.filter(([, text]) => text !== ''))
}

const written = (rows: readonly Both[]): readonly Asked[] => rows.filter((row) => !isBlank(row)).map(cleaned)

/** As far as it has come: for the preview. Empty rows do not count. */
export function questionOf(draft: Draft): RoundQuestion {
  const question = cleaned(draft.question)
  switch (draft.kind) {
    case 'write':
      return { kind: 'write', prompts: written(draft.prompts) }
    case 'poll':
      return { kind: 'poll', question, options: written(draft.options), dots: draft.dots }
    case 'consent':
      return { kind: 'consent', question, scale: draft.consent }
    case 'rate':
      return {
        kind: 'rate',
        question,
        items: written(draft.items),
        scale: { steps: draft.steps, low: cleaned(draft.low), high: cleaned(draft.high) },
      }
  }
}

/** What it still lacks before it can be asked. */
export type Missing = 'prompt' | 'question' | 'options' | 'items' | 'ends' | 'tooLong'

export function missingIn(draft: Draft): Missing | undefined {
  const asked = questionOf(draft)
  if (asked.kind === 'write' && asked.prompts.length === 0) return 'prompt'
  if (asked.kind !== 'write' && isBlank(draft.question)) return 'question'
  if (asked.kind === 'poll' && asked.options.length < 2) return 'options'
  if (asked.kind === 'rate' && asked.items.length === 0) return 'items'
  if (asked.kind === 'rate' && (isBlank(draft.low) || isBlank(draft.high))) return 'ends'
  const isLong = textsOf(asked).some((text) =>
    Object.values(text).some((words) => words.length > ROUND_LIMITS.askedMaxLength),
  )
  return isLong ? 'tooLong' : undefined
}

/** All that is said in a question. */
export function textsOf(asked: RoundQuestion): readonly Asked[] {
  if (asked.kind === 'write') return asked.prompts
  if (asked.kind === 'poll') return [asked.question, ...asked.options]
  if (asked.kind === 'consent') return [asked.question]
  return [asked.question, ...asked.items, asked.scale.low, asked.scale.high]
}

/** The one language all of it is in, where some of it lacks the other; undefined: everything is in both. */
export function onlyIn(asked: RoundQuestion): Language | undefined {
  const texts = textsOf(asked).filter((text) => Object.keys(text).length > 0)
  for (const language of LANGUAGES) {
    const other = LANGUAGES.find((one) => one !== language)
    if (other && texts.some((text) => text[language] && !text[other])) return language
  }
  return undefined
}

/** What this device kept of a draft; undefined if it is none. */
export function readDraft(value: unknown, fresh: Draft): Draft | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const found = value as Partial<Record<keyof Draft, unknown>>
  const both = (one: unknown): Both => {
    const { en, es } = (one ?? {}) as Partial<Record<Language, unknown>>
    return { en: typeof en === 'string' ? en : '', es: typeof es === 'string' ? es : '' }
  }
  const rows = (many: unknown, max: number, least: readonly Both[]) =>
    Array.isArray(many) && many.length >= least.length ? many.slice(0, max).map(both) : least
  const count = (one: unknown, min: number, max: number, other: number) =>
    typeof one === 'number' && Number.isInteger(one) && one >= min && one <= max ? one : other
  return {
    kind: ROUND_KINDS.find((kind) => kind === found.kind) ?? fresh.kind,
    prompts: rows(found.prompts, ROUND_LIMITS.promptsMax, fresh.prompts),
    question: both(found.question),
    options: rows(found.options, ROUND_LIMITS.optionsMax, fresh.options),
    dots: count(found.dots, 1, ROUND_LIMITS.dotsMax, fresh.dots),
    consent: found.consent === 'fist' ? 'fist' : 'three',
    items: rows(found.items, ROUND_LIMITS.itemsMax, fresh.items),
    steps: count(found.steps, ROUND_LIMITS.stepsMin, ROUND_LIMITS.stepsMax, fresh.steps),
    low: both(found.low),
    high: both(found.high),
    isNameless: found.isNameless !== false,
  }
}

/** Several lines pasted into one row become rows. */
export function withPasted(
  rows: readonly Both[],
  at: number,
  language: Language,
  text: string,
  max: number,
): readonly Both[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim())
    .filter(Boolean)
  const next = [...rows]
  lines.forEach((line, index) => {
    next[at + index] = { ...(next[at + index] ?? EMPTY), [language]: line }
  })
  return next.slice(0, max)
}
