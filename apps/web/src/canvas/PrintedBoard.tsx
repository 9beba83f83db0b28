import { logicModelSvg, withParts } from '@commonboard/model'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLanguage } from '../i18n/language.tsx'
import { useBoard } from '../plan/board.ts'
import { useLayerShown } from '../plan/layer.ts'
import { useContent } from '../plan/usePlan.ts'
import styles from './PrintedBoard.module.css'

/** What Ctrl P prints of the canvas: the board as a drawing, with the strips while they are shown, made at that moment, without the server. */
export function PrintedBoard() {
  const content = useContent()
  const { language } = useLanguage()
  const hasLayer = useLayerShown(useBoard().layer, content)
  const [drawing, setDrawing] = useState('')
  useEffect(() => {
    // The browser takes its picture as soon as this returns.
    const draw = () => {
      const shown = withParts(content, { hasLayer, hasNotes: false })
      flushSync(() => setDrawing(logicModelSvg(shown, language)))
    }
    const clear = () => setDrawing('')
    window.addEventListener('beforeprint', draw)
    window.addEventListener('afterprint', clear)
    return () => {
      window.removeEventListener('beforeprint', draw)
      window.removeEventListener('afterprint', clear)
    }
  }, [content, language, hasLayer])
  if (!drawing) return null
  // The drawing holds shapes and text nodes only, whatever people wrote; tests of the exports see to that.
  const markup = { __html: drawing.slice(drawing.indexOf('<svg')) }
  return <div className={styles.printed} dangerouslySetInnerHTML={markup} />
}
