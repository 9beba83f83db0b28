/** A stretch of words that two wordings share, that only the first has, or only the second. */
export interface WordPiece {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Above this many pairs of words the two are compared from both ends only: a page, not a sentence. */
const PAIRS_MAX = 4_000_000
const WORDS = /\s+|[\p{L}\p{N}\p{M}'’]+|[^]/gu

/**
 * Word by word, what one wording has that the other has not. Read in order, `same` and `gone` give `before`, `same` and
 * `new` give `after`; of two that stand at one place `gone` comes first.
 */
export function differenceInWords(before: string, after: string): WordPiece[] {
  const a = before.match(WORDS) ?? []
  const b = after.match(WORDS) ?? []
  let left = 0
  while (left < a.length && left < b.length && a[left] === b[left]) left++
  let right = 0
  while (right < a.length - left && right < b.length - left && a[a.length - 1 - right] === b[b.length - 1 - right])
    right++
  const steps: WordPiece[] = [
    ...a.slice(0, left).map(same),
    ...between(a.slice(left, a.length - right), b.slice(left, b.length - right)),
    ...a.slice(a.length - right).map(same),
  ]
  return joined(steps)
}

const same = (text: string): WordPiece => ({ kind: 'same', text })
const gone = (text: string): WordPiece => ({ kind: 'gone', text })
const added = (text: string): WordPiece => ({ kind: 'new', text })

/** The longest common sequence of both. */
function between(a: readonly string[], b: readonly string[]): WordPiece[] {
  if (a.length * b.length > PAIRS_MAX || a.length === 0 || b.length === 0) return [...a.map(gone), ...b.map(added)]
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pieces: WordPiece[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]]
    if (x !== undefined && x === y && at(i, j) === at(i + 1, j + 1) + 1) {
      pieces.push(same(x))
      i++
      j++
    } else if (x !== undefined && (y === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push(gone(x))
      i++
    } else if (y !== undefined) {
      pieces.push(added(y))
      j++
    }
  }
  return pieces
}

/** Neighbors of one kind are one piece; a space alone between two changes belongs to them, or nobody could read them. */
function joined(steps: readonly WordPiece[]): WordPiece[] {
  const pieces: WordPiece[] = []
  let goneText = ''
  let newText = ''
  const flush = () => {
    if (goneText) pieces.push(gone(goneText))
    if (newText) pieces.push(added(newText))
    goneText = ''
    newText = ''
  }
  for (const [index, { kind, text }] of steps.entries()) {
    if (kind === 'gone') goneText += text
    else if (kind === 'new') newText += text
    else if (goneText && newText && /^[^\S\n]+$/u.test(text) && steps[index + 1] && steps[index + 1]?.kind !== 'same') {
      goneText += text
      newText += text
    } else {
      flush()
      const last = pieces.at(-1)
      if (last?.kind === 'same') pieces[pieces.length - 1] = same(last.text + text)
      else pieces.push(same(text))
    }
  }
  flush()
  return pieces
}
