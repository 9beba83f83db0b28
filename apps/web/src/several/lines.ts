import { LIMITS } from '@commonboard/model'

/** Pasted text as the cards it would become; and the places where a card's words may be cut in two. */

// A bullet, a dash, a box, a number or a letter with a point or bracket, as word processors and mails write lists.
const MARK =
  /^\s*(?:[-–—*+•·‣◦▪▫●○■□☐☑✓✔➢➤►»>]+(?:\s*\[[ xX]?\])?\s+|[•·‣◦▪●○■]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})[.)]\s+|(?:\d{1,2}\.){2,4}\s*|\[[ xX]?\]\s+)/u

/** Each line as a card's words: without bullets, numbers and blank lines. One too long for a card is cut between sentences. */
export function linesOf(pasted: string): string[] {
  return pasted
    .split(/\r\n|[\r\n\u2028\u2029\u0085]/u)
    .map((line) =>
      line
        .split('\t')
        .map((cell) => cell.trim())
        .filter(Boolean)
        .join(' '),
    )
    .map((line) => line.replace(MARK, '').replace(/\s+/gu, ' ').trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .flatMap(inCards)
}

const max = LIMITS.cardTextMaxLength

// A page pasted as one line: no word of it is lost.
function inCards(line: string): string[] {
  const parts: string[] = []
  let rest = line
  while (rest.length > max) {
    const at = cutsOf(rest.slice(0, max)).at(-1) ?? (rest.lastIndexOf(' ', max) + 1 || max)
    parts.push(rest.slice(0, at).trim())
    rest = rest.slice(at)
  }
  return [...parts, rest.trim()]
}

/** Pasted words as one paragraph. */
export const asOneCard = (pasted: string): string => linesOf(pasted).join(' ')

/**
 * Where a card's words may be cut: after a line break, a semicolon or the end of a sentence.
 * @returns UTF-16 units from the beginning, where the second card would start
 */
export function cutsOf(text: string): number[] {
  const cuts: number[] = []
  for (const { 0: end, index } of text.matchAll(/\n+\s*|;\s+|[.!?…]["”’»)]*\s+(?=["“‘«(¿¡]*[\p{Lu}\p{N}])/gu)) {
    const at = index + end.length
    if (text.slice(0, at).trim() && text.slice(at).trim()) cuts.push(at)
  }
  return cuts
}
