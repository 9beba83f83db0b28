import { type AddBox, HEAD, labelOf, wordsOf } from '@commonboard/model'
import { stopEventPropagation } from '@tldraw/tldraw'
import { Plus } from 'lucide-react'
import { KIND_ICONS } from '../outline/kinds.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { useCanEdit, useContent, useStore } from '../plan/usePlan.ts'
import { classes } from '../ui/classes.ts'
import { useCanvas } from './boardStore.ts'
import styles from './Ground.module.css'
import { Links } from './Links.tsx'

/** What lies under the cards: groups, columns, bands, links and the places where a card can be added. */
export function Ground() {
  const { store } = useCanvas()
  const board = useStore(store.board)
  const content = useContent()
  const canEdit = useCanEdit()
  const { language } = useLanguage()
  const words = wordsOf(language)
  return (
    <div className={styles.ground}>
      {board.groups.map(({ group, x, width }) => (
        <div key={group} className={styles.group} style={{ left: x, width, height: HEAD.groupRuleY }}>
          {labelOf(content, language, `group.${group}`)}
        </div>
      ))}
      {board.columns.map(({ column, x, width, count, question }) => {
        const Icon = KIND_ICONS[column]
        const style = {
          left: x,
          top: HEAD.columnY,
          width,
          height: HEAD.columnHeight,
          '--kind': `var(--kind-${column})`,
        }
        return (
          <div key={column}>
            <div className={styles.column} style={style}>
              <Icon size={17} strokeWidth={1.75} aria-hidden="true" />
              <span>{labelOf(content, language, `column.${column}`)}</span>
              <span className={styles.count}>{count}</span>
            </div>
            {question && (
              <p className={styles.question} style={{ left: x, top: question.y, width }}>
                {words.columns[column].question}
              </p>
            )}
          </div>
        )
      })}
      {board.bands.map(({ column, band, x, y, width, height }) => (
        <div key={column + band} className={styles.band} data-band={band} style={{ left: x, top: y, width, height }}>
          <span>{band && labelOf(content, language, `band.${band}`)}</span>
          <i />
        </div>
      ))}
      <Links />
      {canEdit && board.adds.map((add) => <Add key={add.column + add.band + add.look} add={add} />)}
    </div>
  )
}

function Add({ add }: { readonly add: AddBox }) {
  const { actions } = useCanvas()
  const words = useWords('canvas')
  const { language } = useLanguage()
  const content = useContent()
  const column = labelOf(content, language, `column.${add.column}`)
  const band = add.band ? labelOf(content, language, `band.${add.band}`) : ''
  const label = add.look === 'first' ? words.canvas.addFirst : words.canvas.add
  return (
    <button
      type="button"
      // With a card to stand on, the key N adds below it; only where nothing is yet does Tab stop.
      tabIndex={add.look === 'first' ? 0 : -1}
      className={classes(styles.add, styles[add.look])}
      style={{
        left: add.x,
        top: add.y,
        width: add.look === 'first' ? add.width : undefined,
        height: add.height,
        ...(add.look === 'inBand'
          ? {
              left: undefined,
              insetInlineEnd: 'auto',
              transform: `translateX(${add.x + add.width}px) translateX(-100%)`,
            }
          : {}),
      }}
      aria-label={words.canvas.addTo([column, band].filter(Boolean).join(', '))}
      onPointerDown={stopEventPropagation}
      onClick={() => actions.add({ column: add.column, band: add.band })}
    >
      <Plus size={add.look === 'inBand' ? 13 : 15} strokeWidth={2} aria-hidden="true" />
      {label}
    </button>
  )
}
