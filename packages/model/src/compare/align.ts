/** Pairs of equal items of two lists, both in rising order: what stands in both, in the order of both. */
export type Pairs = readonly (readonly [before: number, after: number])[]

/**
 * What two lists have in common, in order. Equal ends are free; between them the cost is the product of the lengths,
 * and above `maxCells` the middles count as having nothing in common.
 */
export function commonInOrder(before: readonly string[], after: readonly string[], maxCells = 4_000_000): Pairs {
  let start = 0
  const shorter = Math.min(before.length, after.length)
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  const pairs: [number, number][] = Array.from({ length: start }, (_, index) => [index, index])
  const rows = before.length - start - end
  const columns = after.length - start - end
  if (rows > 0 && columns > 0 && rows * columns <= maxCells)
    for (const [row, column] of longestCommon(before.slice(start, start + rows), after.slice(start, start + columns)))
      pairs.push([start + row, start + column])
  for (let left = end; left > 0; left--) pairs.push([before.length - left, after.length - left])
  return pairs
}

// Numbers for the items, and one table of small ones: four million cells take some 20 ms and 8 MB.
function longestCommon(before: readonly string[], after: readonly string[]): [number, number][] {
  const names = new Map<string, number>()
  const nameOf = (item: string) => names.get(item) ?? names.set(item, names.size).size - 1
  const [old, fresh] = [Uint32Array.from(before, nameOf), Uint32Array.from(after, nameOf)]
  const width = fresh.length + 1
  const length = new Uint16Array((old.length + 1) * width)
  const at = (row: number, column: number) => length[row * width + column] ?? 0
  for (let row = old.length - 1; row >= 0; row--)
    for (let column = fresh.length - 1; column >= 0; column--)
      length[row * width + column] =
        old[row] === fresh[column] ? 1 + at(row + 1, column + 1) : Math.max(at(row + 1, column), at(row, column + 1))
  const pairs: [number, number][] = []
  let row = 0
  let column = 0
  while (row < old.length && column < fresh.length) {
    if (old[row] === fresh[column]) pairs.push([row++, column++])
    else if (at(row + 1, column) >= at(row, column + 1)) row++
    else column++
  }
  return pairs
}

/**
 * The pairs in rising order whose scores add up to the most; of equally good ones the first.
 * @param score 0: never a pair
 */
export function bestPath(
  rows: number,
  columns: number,
  score: (row: number, column: number) => number,
): [row: number, column: number][] {
  const width = columns + 1
  const best = new Float32Array((rows + 1) * width)
  const scores = new Float32Array(rows * columns)
  const at = (row: number, column: number) => best[row * width + column] ?? 0
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--) {
      const own = Math.fround(score(row, column))
      scores[row * columns + column] = own
      const paired = own > 0 ? own + at(row + 1, column + 1) : 0
      best[row * width + column] = Math.max(paired, at(row + 1, column), at(row, column + 1))
    }
  const pairs: [number, number][] = []
  let row = 0
  let column = 0
  while (row < rows && column < columns) {
    const own = scores[row * columns + column] ?? 0
    const here = at(row, column)
    // Single precision on both sides, so that the sum is the one that was kept.
    if (own > 0 && here === Math.fround(own + at(row + 1, column + 1))) pairs.push([row++, column++])
    else if (here === at(row + 1, column)) row++
    else column++
  }
  return pairs
}

/** Which of these numbers stay when the fewest are taken out so that the others rise. */
export function risingSubset(numbers: readonly number[]): ReadonlySet<number> {
  const tails: number[] = []
  const earlier: number[] = []
  for (const [index, value] of numbers.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[tails[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    earlier[index] = low > 0 ? (tails[low - 1] ?? -1) : -1
    tails[low] = index
  }
  const kept = new Set<number>()
  for (let index = tails.at(-1) ?? -1; index >= 0; index = earlier[index] ?? -1) kept.add(numbers[index] ?? 0)
  return kept
}
