import { type Card, COLUMN_FACTS, linkableColumns } from '@commonboard/model'
import { ArrowDown, ArrowUp, ChartLine, Plus, Spline, Star, Trash2 } from 'lucide-react'
import { useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useTable } from './state.ts'
import styles from './Windows.module.css'

const ICON = { size: 17, strokeWidth: 1.75, 'aria-hidden': true } as const

/** What can be done with a card of the table, each also by a key. */
export function MenuWindow(props: { readonly card: Card; readonly row: string; readonly onClose: () => void }) {
  const { card, row, onClose } = props
  const { actions, grid, nameOf, window } = useTable()
  const all = useWords('table')
  const words = all.table
  const isFixed = COLUMN_FACTS[card.column].isFixed
  const line = grid.lines().find((one) => one.key === row)
  const act = (what: () => void) => () => {
    onClose()
    // After the window has given the focus back to the cell.
    setTimeout(what, 0)
  }
  return (
    <Dialog open onOpenChange={onClose} title={words.menuTitle(`${nameOf(card)}: ${card.text || words.noWords}`)}>
      <div className={styles.verbs}>
        {card.column === 'indicators' && (
          <>
            <Button onClick={() => window.set({ kind: 'values', card: card.id, row })}>
              <ChartLine {...ICON} />
              {words.over}
            </Button>
            <Button onClick={() => window.set({ kind: 'links', card: card.id, row })}>
              <Spline {...ICON} />
              {words.linkMore}
            </Button>
            <Button onClick={act(() => actions.headline(card))}>
              <Star {...ICON} />
              {card.headline ? words.noHeadline : words.makeHeadline}
            </Button>
          </>
        )}
        {card.column !== 'indicators' && linkableColumns(card.column).length > 0 && (
          <Button onClick={() => window.set({ kind: 'links', card: card.id, row })}>
            <Spline {...ICON} />
            {words.links}
          </Button>
        )}
        {card.column === 'results' && (
          <Button onClick={act(() => actions.addUnder(card))}>
            <Plus {...ICON} />
            {words.addUnder(card.number)}
          </Button>
        )}
        {!isFixed && line?.kind === 'card' && (
          <>
            <Button onClick={act(() => actions.addBelow())}>
              <Plus {...ICON} />
              {all.outline.addBelow}
            </Button>
            <Button onClick={act(() => actions.shift(line, -1))}>
              <ArrowUp {...ICON} />
              {words.up}
            </Button>
            <Button onClick={act(() => actions.shift(line, 1))}>
              <ArrowDown {...ICON} />
              {words.down}
            </Button>
            <Button onClick={act(() => actions.remove(line))}>
              <Trash2 {...ICON} />
              {words.remove}
            </Button>
          </>
        )}
      </div>
    </Dialog>
  )
}
