import { COLUMN_FACTS, COLUMNS } from '@commonboard/model'
import styles from './Fingerprint.module.css'

const WIDTH = 108
const HEIGHT = 68
const BAR_WIDTH = 9.5
const INSIDE_GAP = 2
const GROUP_GAP = 3.5
const TOP = 10
const BAR_HEIGHT = 2
const PITCH = 3.2

/** A plan's picture: one small bar for each card in its column. `counts` follow the seven columns. */
export function Fingerprint({ counts, label }: { readonly counts: readonly number[]; readonly label: string }) {
  let x = 12.5
  return (
    <svg className={styles.picture} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img">
      <title>{label}</title>
      {COLUMNS.map((column, index) => {
        const previous = COLUMNS[index - 1]
        if (previous) {
          const sameGroup = COLUMN_FACTS[previous].group === COLUMN_FACTS[column].group
          x += BAR_WIDTH + (sameGroup ? INSIDE_GAP : GROUP_GAP)
        }
        return <path key={column} d={barsOf(counts[index] ?? 0, x)} fill={`var(--kind-${column})`} />
      })}
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
