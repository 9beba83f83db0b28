import type { ItemId } from '@commonboard/model'
import { ChevronDown, type LucideIcon } from 'lucide-react'
import { type CSSProperties, type ReactNode, useId } from 'react'
import { useWords } from '../i18n/language.tsx'
import { personColor } from '../people.ts'
import { classes } from '../ui/classes.ts'
import { focusItem } from './actions.ts'
import { Details } from './Details.tsx'
import { useStructure } from './state.ts'
import styles from './StructureOutline.module.css'

/** One item of a list: a button with its name; its fields fold out below, one item at a time. */
export function Row(props: {
  readonly id: ItemId
  readonly icon: LucideIcon
  readonly name: string
  readonly note?: string | undefined
  readonly look?: 'body' | 'open' | undefined
  /** Also open while one of its parts is. */
  readonly isHeld?: boolean
  readonly isStarter?: boolean
  /** What stands below it on paper, where nothing folds out. */
  readonly printed?: ReactNode
  /** What it is a part of: that stays open when the part closes, or the button with the focus would go. */
  readonly partOf?: ItemId
  readonly children?: ReactNode
}) {
  const { id, icon: Icon, name, note, look, isHeld = false, isStarter = false, printed, partOf, children } = props
  const { chosen, actions, here } = useStructure()
  const words = useWords('leadership').leadership
  const detailsId = useId()
  const isChosen = chosen === id
  const isOpen = isChosen || isHeld
  const writers = (here.get(id) ?? []).filter((one) => one.isWriting)
  const close = () => {
    actions.choose(partOf)
    focusItem(id)
  }
  const color = writers[0] && personColor(writers[0].color)
  return (
    <li
      className={classes(styles.row, look && styles[look], isStarter && styles.starter, color && styles.taken)}
      style={color ? ({ '--person': color } as CSSProperties) : undefined}
    >
      <button
        type="button"
        data-item={id}
        className={styles.button}
        aria-expanded={isOpen}
        aria-controls={isOpen ? detailsId : undefined}
        onClick={() => (isOpen ? close() : actions.choose(id))}
      >
        <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
        <span className={styles.name}>
          <bdi>{name}</bdi>
        </span>
        {note && <span className={styles.note}>{note}</span>}
        <ChevronDown size={18} strokeWidth={1.75} aria-hidden="true" className={styles.chevron} />
      </button>
      {writers.length > 0 && !isChosen && (
        <span className={styles.flag}>{words.isWriting(writers.map((one) => one.name))}</span>
      )}
      {isOpen && (
        <div
          id={detailsId}
          className={styles.details}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented) return
            event.stopPropagation()
            close()
          }}
        >
          {isChosen && <Details id={id} />}
          {children}
        </div>
      )}
      {printed}
    </li>
  )
}
