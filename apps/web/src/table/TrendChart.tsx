import { type Card, sayTrend, trendChart } from '@commonboard/model'
import { useLanguage } from '../i18n/language.tsx'
import styles from './TrendChart.module.css'

/**
 * The readings of an indicator as a line on a scale of its own: a tick for the start, a dot for now, the goal dotted. What
 * it shows is its name, in one sentence.
 */
export function TrendChart(props: { readonly card: Card; readonly width: number; readonly height: number }) {
  const { card, width, height } = props
  const { language } = useLanguage()
  const chart = trendChart(card, { width, height, pad: 3.5 })
  if (!chart) return null
  const { line, end, start, goalY } = chart
  return (
    <svg
      role="img"
      aria-label={sayTrend(card, language)}
      className={styles.chart}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
    >
      {goalY !== undefined && <line className={styles.goal} x1={1} x2={width - 1} y1={goalY} y2={goalY} />}
      {line.length > 1 && <polyline className={styles.line} points={line.map(({ x, y }) => `${x},${y}`).join(' ')} />}
      {start && <line className={styles.start} x1={start.x} x2={start.x} y1={start.y - 3.5} y2={start.y + 3.5} />}
      <circle className={styles.end} cx={end.x} cy={end.y} r={2.5} />
    </svg>
  )
}
