import { useEditor, useValue } from '@tldraw/tldraw'
import { PencilLine, Trash2 } from 'lucide-react'
import { useWords } from '../../i18n/language.tsx'
import { useCanEdit, useStore } from '../../plan/usePlan.ts'
import { hasLook, type Look, looks, type LookTool, setLook } from './looks.ts'
import styles from './LookPanel.module.css'
import { COLORS, noteColor, SIZES, STROKE_PX, strokeColor } from './palette.ts'
import { drawingIdOf, FIGURES, hasWords, isDrawn } from './shapes.ts'
import { useSketchContext } from './sketchContext.ts'

const TOOL_OF: Readonly<Record<string, LookTool>> = {
  draw: 'draw',
  highlight: 'highlight',
  sketchNote: 'note',
  sketchText: 'text',
  sketchFigure: 'figure',
  sketchArrow: 'arrow',
}

/** Color and size of what is drawn next, or of what is chosen. */
export function LookPanel() {
  const editor = useEditor()
  const allWords = useWords('canvas', 'sketch')
  const words = allWords.sketch
  const hand = useSketchContext()
  const canEdit = useCanEdit()
  const all = useStore(looks)
  const inHand = useValue('tool', () => editor.getCurrentToolId(), [editor])
  const chosen = useValue(
    'chosen drawings',
    () => (editor.isInAny('select.idle', 'select.pointing_shape') ? editor.getSelectedShapes().filter(isDrawn) : []),
    [editor],
  )
  const [first] = chosen
  const tool = hasLook(inHand) ? inHand : first && TOOL_OF[first.type]
  if (!canEdit || !tool) return null
  const look: Partial<Look> = hasLook(inHand) ? all[tool] : (first?.props ?? {})
  const change = (part: Partial<Look>) => {
    setLook(tool, part)
    if (hasLook(inHand)) return
    editor.updateShapes(
      chosen.flatMap((shape) => {
        const { figure, ...rest } = part
        const props = { ...rest, ...(figure && shape.type === 'sketchFigure' ? { figure } : {}) }
        return Object.keys(props).length > 0 ? [{ id: shape.id, type: shape.type, props }] : []
      }),
    )
  }
  return (
    <div role="group" aria-label={words.look} className={styles.panel} data-look-panel>
      {COLORS.map((color) => (
        <button
          key={color}
          type="button"
          aria-label={words.colors[color]}
          title={words.colors[color]}
          aria-pressed={look.color === color}
          onClick={() => change({ color })}
        >
          <i
            className={tool === 'note' ? styles.paper : styles.dot}
            style={{ background: tool === 'note' ? noteColor(color) : strokeColor(color) }}
          />
        </button>
      ))}
      <i className={styles.rule} />
      {SIZES.map((size) => (
        <button
          key={size}
          type="button"
          aria-label={words.sizes[size]}
          title={words.sizes[size]}
          aria-pressed={look.size === size}
          onClick={() => change({ size })}
        >
          {tool === 'note' || tool === 'text' ? (
            <span style={{ fontSize: { s: 13, m: 16, l: 20 }[size] }}>A</span>
          ) : (
            <i className={styles.stroke} style={{ blockSize: STROKE_PX[size] }} />
          )}
        </button>
      ))}
      {tool === 'figure' && (
        <>
          <i className={styles.rule} />
          {FIGURES.map((figure) => (
            <button
              key={figure}
              type="button"
              aria-label={words.figures[figure]}
              title={words.figures[figure]}
              aria-pressed={look.figure === figure}
              onClick={() => change({ figure })}
            >
              <svg width="18" height="14" viewBox="0 0 18 14" aria-hidden="true" className={styles.figure}>
                {figure === 'rectangle' && <rect x="1" y="1" width="16" height="12" rx="1" />}
                {figure === 'ellipse' && <ellipse cx="9" cy="7" rx="8" ry="6" />}
                {figure === 'diamond' && <path d="M9 1l8 6-8 6-8-6z" />}
                {figure === 'triangle' && <path d="M9 1l8 12H1z" />}
              </svg>
            </button>
          ))}
        </>
      )}
      {!hasLook(inHand) && first && (
        <>
          <i className={styles.rule} />
          {hasWords(first) && chosen.length === 1 && (
            <button
              type="button"
              aria-label={allWords.canvas.write}
              title={allWords.canvas.write}
              onClick={() => hand.write(drawingIdOf(first.id))}
            >
              <PencilLine size={17} strokeWidth={1.75} aria-hidden="true" />
            </button>
          )}
          <button
            type="button"
            aria-label={allWords.canvas.remove}
            title={allWords.canvas.remove}
            onClick={() => hand.removeChosen()}
          >
            <Trash2 size={17} strokeWidth={1.75} aria-hidden="true" />
          </button>
        </>
      )}
    </div>
  )
}
