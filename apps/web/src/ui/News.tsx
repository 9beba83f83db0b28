import { Undo2 } from 'lucide-react'
import { useOnTurn } from '../plan/usePlan.ts'
import { Button } from './Button.tsx'
import styles from './News.module.css'

export interface NewsOfPanel {
  readonly text: string
  readonly undo?: (() => void) | undefined
}

/** What has just happened in a panel, with its way back: below an open sheet no toast can be seen or reached. */
export function News(props: {
  readonly news: NewsOfPanel | undefined
  readonly undoLabel: string
  /** Its way back has been taken, here or by Undo. */
  readonly onGone: () => void
}) {
  const { news, undoLabel, onGone } = props
  useOnTurn(() => {
    if (news?.undo) onGone()
  })
  return (
    <div className={styles.news}>
      <span role="status">{news && <span key={news.text}>{news.text}</span>}</span>
      {news?.undo && (
        <Button
          look="quiet"
          onClick={() => {
            onGone()
            news.undo?.()
          }}
        >
          <Undo2 size={16} strokeWidth={1.75} aria-hidden="true" />
          {undoLabel}
        </Button>
      )}
    </div>
  )
}
