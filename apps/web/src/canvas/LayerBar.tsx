import { isStrip, type PlanContent } from '@commonboard/model'
import { Footprints } from 'lucide-react'
import { useWords } from '../i18n/language.tsx'
import { useBoard } from '../plan/board.ts'
import { useLayerShown } from '../plan/layer.ts'
import styles from './Toolbar.module.css'

export const LAYER_KEY = 'y'

/** Shows strategies and resources below the seven columns, or hides them. */
export function LayerBar({ content }: { readonly content: PlanContent }) {
  const words = useWords('canvas')
  const { layer } = useBoard()
  const isShown = useLayerShown(layer, content)
  const count = content.cards.filter((card) => isStrip(card.column)).length
  return (
    <div className={styles.layer}>
      <button
        type="button"
        aria-pressed={isShown}
        aria-keyshortcuts={LAYER_KEY.toUpperCase()}
        title={`${words.canvas.layer} (${LAYER_KEY.toUpperCase()})`}
        onClick={() => layer.show(!isShown)}
      >
        <Footprints size={16} strokeWidth={1.75} aria-hidden="true" />
        {words.canvas.layer}
        {count > 0 && <span>{count}</span>}
      </button>
    </div>
  )
}
