import { COLUMN_FACTS, COLUMNS } from '@commonboard/model'
import styles from './Fingerprint.module.css'

const WIDTH = 108
const HEIGHT = 68
const FIRST_LEFT = 12.5
const BAR_WIDTH = 9.5
const INSIDE_GAP = 2
const GROUP_GAP = 3.5
const TOP = 10
const BAR_HEIGHT = 2
const PITCH = 3.2

/** Left edge of each column. */
const LEFT: readonly number[] = COLUMNS.reduce<number[]>((lefts, column, index) => {
  const [before, left] = [COLUMNS[index - 1], lefts.at(-1)]
  if (before === undefined || left === undefined) return [FIRST_LEFT]
  const sameGroup = COLUMN_FACTS[before].group === COLUMN_FACTS[column].group
  return [...lefts, left + BAR_WIDTH + (sameGroup ? INSIDE_GAP : GROUP_GAP)]
}, [])

/** A plan's picture: one small bar for each card in its column. `counts` follow the seven columns. */
export function Fingerprint({ counts, label }: { readonly counts: readonly number[]; readonly label: string }) {
  return (
    <svg className={styles.picture} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img">
      <title>{label}</title>
      {COLUMNS.map((column, index) => (
        <path key={column} d={barsOf(counts[index] ?? 0, LEFT[index] ?? 0)} fill={`var(--kind-${column})`} />
      ))}
    </svg>
  )
}

// A long column closes up its gaps; at most as many bars as there are pixels for them.
function barsOf(count: number, x: number): string {
  const shown = Math.min(count, 45)
  const pitch = Math.min(PITCH, (HEIGHT - 2 * TOP) / Math.max(1, shown - 1))
  const height = Math.min(BAR_HEIGHT, pitch * 0.7)
  let path = ''
  for (let i = 0; i < shown; i++)
    path += `M${x} ${(TOP + i * pitch).toFixed(2)}h${BAR_WIDTH}v${height.toFixed(2)}h-${BAR_WIDTH}z`
  return path
}
