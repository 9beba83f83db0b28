/** The twelve people's colors in the order they are given; the names are those of the tokens `--person-…`. */
export const PEOPLE_COLORS = [
  'lagoon',
  'violet',
  'clay',
  'cherry',
  'harbor',
  'olive',
  'leaf',
  'orchid',
  'slate',
  'cobalt',
  'umber',
  'ochre',
] as const

const wrap = (index: number) => Math.abs(Math.trunc(index)) % PEOPLE_COLORS.length

/** A CSS value for a person's color: `var(--person-lagoon)`. */
export const personColor = (index: number): string => `var(--person-${PEOPLE_COLORS[wrap(index)]})`

/** From the thirteenth person on, colors repeat and carry an inner ring. */
export const hasInnerRing = (index: number): boolean => Math.abs(Math.trunc(index)) >= PEOPLE_COLORS.length

/** One or two letters; empty for somebody without a name (the caller draws an icon then). */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const first = words[0] ?? ''
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  const letters = last ? [firstLetter(first), firstLetter(last)] : [...first].slice(0, 2)
  return letters.join('').toLocaleUpperCase()
}

// By code point: a surrogate pair cut in half draws a box.
const firstLetter = (word: string): string => [...word][0] ?? ''
