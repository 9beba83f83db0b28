import type { CardId } from '../ids.ts'
import type { Card, PlanContent } from '../read.ts'
import type { Language } from '../vocabulary.ts'
import { labelOf, wordsOf } from '../words/index.ts'
import type { ReadChain, Shown } from './chains.ts'
import { type ChainWords, chainWords, type Said } from './words.ts'

/** A piece of what is said. With a card: its own words. */
export interface SaidPart {
  readonly text: string
  readonly card?: CardId
}

/** What stands between quotation marks: one text, several, or the name of a card nobody has written in. */
export type Quoted = readonly { readonly words: string; readonly card?: CardId; readonly isBare?: boolean }[]

/** So many indicators are named; the others are counted. */
const SHOWN_MAX = 3
/** A longer vision is not read out after each chain. */
const VISION_MAX_LENGTH = 220

/** The chain in whole sentences, to read aloud. */
export const sayChain = (content: PlanContent, chain: ReadChain, language: Language): string =>
  saidParts(content, chain, language)
    .map(({ text, card }) => (card && RIGHT_TO_LEFT.test(text) ? isolate(text) : text))
    .join('')

/** The same in pieces, so that a page can set people's words apart; the vision is said only where `withVision`. */
export function saidParts(
  content: PlanContent,
  chain: ReadChain,
  language: Language,
  { withVision = true }: { readonly withVision?: boolean } = {},
): SaidPart[] {
  const words = chainWords[language]
  const sentences: Said[] = []
  const { steps, shown } = chain
  let pending: Said | undefined
  for (const [index, { card, links }] of steps.entries()) {
    const q = quote(content, card, language)
    const { column } = card
    if (column === 'vision') {
      if (withVision) sentences.push(words.vision(visionQuote(card)))
      continue
    }
    if (column === 'principles') continue
    if (column === 'indicators') {
      sentences.push(words.indicator(q))
      continue
    }
    const next = steps[index + 1]?.card.column
    if (index === 0) {
      if (column !== 'results' && column !== 'impact' && next) {
        pending = words.ifs[column](q)
        continue
      }
      sentences.push(words[column](q))
    } else if (pending && column in words.next) {
      sentences.push([...pending, ...words.next[column as keyof ChainWords['next']](q)])
      pending = undefined
    } else if (column in words.so) sentences.push(words.so[column as keyof ChainWords['so']](q))
    for (const { reason } of links) if (reason?.trim()) sentences.push(words.why([{ words: tidy(reason) }]))
    if (column === 'results' && shown.length > 0) sentences.push(sayShown(content, shown, words, language))
  }
  return join(sentences, words)
}

function sayShown(content: PlanContent, shown: readonly Shown[], words: ChainWords, language: Language): Said {
  const list = (some: readonly Shown[], max: number): Quoted => {
    const named = some.slice(0, max).flatMap(({ card }) => quote(content, card, language))
    const left = some.length - named.length
    return left > 0 ? [...named, { words: words.more(left), isBare: true }] : named
  }
  const [first] = shown
  if (first?.isMoved) {
    const rest = shown.slice(1)
    return words.shownFirst(
      quote(content, first.card, language),
      rest.length > 0 ? list(rest, SHOWN_MAX - 1) : undefined,
    )
  }
  return words.shown(list(shown, SHOWN_MAX))
}

function quote(content: PlanContent, card: Card, language: Language): Quoted {
  // A function goes by its name; its text says what it is.
  if (card.code) return [{ words: labelOf(content, language, `function.${card.code}`), card: card.id }]
  const words = tidy(card.text)
  if (words) return [{ words, card: card.id }]
  const { one } = wordsOf(language).columns[card.column]
  return [{ words: chainWords[language].noWords(one, card.number), card: card.id, isBare: true }]
}

function visionQuote({ id, text }: Card): Quoted | undefined {
  const first = tidy(text.split(/\n/u).find((line) => line.trim() !== '') ?? '')
  return first && first.length <= VISION_MAX_LENGTH ? [{ words: first, card: id }] : undefined
}

/** Several lines are said as one: with a semicolon where a line does not end by itself. Marks inside become single ones. */
function tidy(text: string): string {
  const lines = text
    .split(/\s*[\r\n\u2028\u2029]+\s*/u)
    .map((line) => line.replace(/^[-–•*·]\s+/u, '').trim())
    .filter(Boolean)
  return lines
    .map((line, index) => (index === lines.length - 1 ? line : /[.!?…;:,]$/u.test(line) ? `${line} ` : `${line}; `))
    .join('')
    .replace(/\s+/gu, ' ')
    .replaceAll('“', '‘')
    .replaceAll('”', '’')
    .replace(/"([^"]*)"/gu, '‘$1’')
}

function join(sentences: readonly Said[], words: ChainWords): SaidPart[] {
  const parts: SaidPart[] = []
  for (const [index, sentence] of sentences.entries()) {
    if (index > 0) parts.push({ text: ' ' })
    for (const piece of sentence) {
      if (typeof piece === 'string') parts.push({ text: piece })
      else parts.push(...quotation(piece[0], piece[1], words))
    }
  }
  return parts
}

function quotation(list: Quoted, stop: '.' | ',' | '', words: ChainWords): SaidPart[] {
  return list.flatMap((one, index): SaidPart[] => {
    const next = list[index + 1]
    const isLast = next === undefined
    // "a", "b" and "c": the comma before "and" only where a list of three has one in this language.
    const sign = isLast ? stop : words.stopsInside ? (list.length > 2 ? ',' : '') : index < list.length - 2 ? ',' : ''
    const link = isLast ? '' : index === list.length - 2 ? ` ${words.and(next.words)} ` : ' '
    return [...marked(one, sign, words), ...(link ? [{ text: link }] : [])]
  })
}

function marked({ words: text, card, isBare }: Quoted[number], sign: string, words: ChainWords): SaidPart[] {
  const own = card ? { card } : {}
  if (isBare) return [{ text: `${text}${sign}`, ...own }]
  // Of its own full stop and the one of our sentence only one is wanted; a question or an outcry keeps its sign.
  const bare = text.replace(/(?<!\.)\.$/u, '')
  const ends = /[!?…]$|\.\.$/u.test(bare)
  // From right to left a stop belongs to the line, not to the words.
  const isInside = words.stopsInside && !RIGHT_TO_LEFT.test(text)
  const inner = isInside && sign && !ends ? `${bare}${sign}` : bare
  const outer = isInside ? '' : sign
  return [{ text: '“' }, { text: inner, ...own }, { text: `”${outer}` }]
}

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u
const isolate = (text: string): string => `\u2068${text}\u2069`
