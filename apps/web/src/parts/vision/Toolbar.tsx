import { Bold, Heading, Link, List, ListOrdered, type LucideIcon, Redo2, Undo2 } from 'lucide-react'
import { type KeyboardEvent, type Ref, useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { useUndo } from '../../plan/usePlan.ts'
import { setBlocks, toggleBold, type ToolState } from './commands.ts'
import type { RichEditor } from './editor.ts'
import type { As } from './schema.ts'
import styles from './Toolbar.module.css'

interface ToolbarProps {
  readonly ref?: Ref<HTMLDivElement>
  readonly editor: RichEditor | undefined
  readonly tools: ToolState
  readonly onLink: () => void
}

interface Tool {
  readonly icon: LucideIcon
  readonly label: string
  readonly isOn?: boolean
  readonly isOff?: boolean
  readonly use: () => void
  /** The smaller sister of the tool before it. */
  readonly isSmall?: boolean
}

/** What can be done with the words, each tool with its word below. One stop for Tab; arrow keys go from tool to tool. */
export function Toolbar({ ref, editor, tools, onLink }: ToolbarProps) {
  const words = useWords('vision')
  const undo = useUndo()
  const [stop, setStop] = useState(0)
  const kind = (icon: LucideIcon, label: string, as: As): Tool => ({
    icon,
    label,
    isOn: tools.as === as,
    use: () => editor?.run(setBlocks(as)),
  })
  const all: Tool[] = [
    { icon: Bold, label: words.vision.bold, isOn: tools.isBold, use: () => editor?.run(toggleBold) },
    kind(Heading, words.vision.heading, 'heading'),
    { ...kind(Heading, words.vision.subheading, 'subheading'), isSmall: true },
    kind(List, words.vision.bullets, 'bullet'),
    kind(ListOrdered, words.vision.numbers, 'number'),
    { icon: Link, label: words.vision.link, isOn: tools.link !== undefined, use: onLink },
    { icon: Undo2, label: words.plan.undo, isOff: !undo.canUndo, use: () => undo.undo() },
    { icon: Redo2, label: words.plan.redo, isOff: !undo.canRedo, use: () => undo.redo() },
  ]
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const last = all.length - 1
    const next = {
      ArrowRight: stop === last ? 0 : stop + 1,
      ArrowLeft: stop === 0 ? last : stop - 1,
      Home: 0,
      End: last,
    }[event.key]
    if (next === undefined) {
      if (event.key !== 'Escape') return
      editor?.view.focus()
    } else event.currentTarget.parentElement?.querySelectorAll('button')[next]?.focus()
    event.preventDefault()
  }
  return (
    <div ref={ref} role="toolbar" aria-label={words.vision.toolbar} className={styles.toolbar}>
      {all.map(({ icon: Icon, label, isOn, isOff, isSmall, use }, index) => (
        <button
          key={label}
          type="button"
          className={styles.tool}
          tabIndex={index === stop ? 0 : -1}
          aria-pressed={isOn}
          // Not `disabled`: the focus would fall out of the toolbar with the last undo.
          aria-disabled={isOff}
          onFocus={() => setStop(index)}
          onKeyDown={onKeyDown}
          // The text keeps its selection, and a phone its keyboard.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            if (!isOff) use()
          }}
        >
          <Icon size={isSmall ? 15 : 19} strokeWidth={isSmall ? 2 : 1.75} aria-hidden="true" />
          {label}
        </button>
      ))}
    </div>
  )
}
