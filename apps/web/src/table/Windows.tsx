import type { Column, PlanContent } from '@commonboard/model'
import { useWords } from '../i18n/language.tsx'
import { useStore } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions } from '../ui/Dialog.tsx'
import { type GridField, SHOWN } from './fields.ts'
import { GroupsWindow } from './GroupsWindow.tsx'
import { LinksWindow } from './LinksWindow.tsx'
import { MenuWindow } from './MenuWindow.tsx'
import { PasteWindow } from './PasteWindow.tsx'
import { useTable } from './state.ts'
import { ValuesWindow } from './ValuesWindow.tsx'
import styles from './Windows.module.css'

interface WindowsProps {
  readonly content: PlanContent
  readonly column: Column
  readonly more: ReadonlySet<GridField>
  readonly onMore: (more: ReadonlySet<GridField>) => void
}

/** The window that is open, if there is one. */
export default function Windows({ content, column, more, onMore }: WindowsProps) {
  const state = useTable()
  const open = useStore(state.window)
  const close = () => state.window.set(undefined)
  if (!open) return null
  if (open.kind === 'columns') return <ColumnsWindow column={column} more={more} onMore={onMore} onClose={close} />
  if (open.kind === 'paste') return <PasteWindow {...open} column={column} onClose={close} />
  const card = content.cards.find((one) => one.id === open.card)
  // Somebody removed it meanwhile.
  if (!card) return null
  if (open.kind === 'values') return <ValuesWindow card={card} onClose={close} />
  if (open.kind === 'links') return <LinksWindow card={card} content={content} onClose={close} />
  if (open.kind === 'groups') return <GroupsWindow card={card} onClose={close} />
  return <MenuWindow card={card} row={open.row} onClose={close} />
}

/** Which further columns this person wants to see. */
function ColumnsWindow(props: Pick<WindowsProps, 'column' | 'more' | 'onMore'> & { readonly onClose: () => void }) {
  const { column, more, onMore, onClose } = props
  const { headOf } = useTable()
  const words = useWords('table').table
  return (
    <Dialog open onOpenChange={onClose} title={words.moreColumns}>
      <p className={styles.hint}>{words.moreColumnsHint}</p>
      <ul role="list" className={styles.list}>
        {SHOWN[column].more.map((field) => (
          <li key={field}>
            <label className={styles.choice}>
              <input
                type="checkbox"
                checked={more.has(field)}
                onChange={(event) => {
                  const next = new Set(more)
                  if (event.target.checked) next.add(field)
                  else next.delete(field)
                  onMore(next)
                }}
              />
              <span>{headOf(field)}</span>
            </label>
          </li>
        ))}
      </ul>
      <DialogActions>
        <Button look="main" onClick={onClose}>
          {words.done}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
