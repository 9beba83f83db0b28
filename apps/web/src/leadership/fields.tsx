import { type ItemText, itemText, LIMITS, typeInItem } from '@commonboard/model'
import { type ReactNode, useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react'
import { useWords } from '../i18n/language.tsx'
import { growToFit } from '../outline/RowText.tsx'
import { personColor } from '../people.ts'
import { SharedText, type TextSource } from '../plan/SharedText.tsx'
import { usePlan, useSession } from '../plan/usePlan.ts'
import { Select } from '../ui/Field.tsx'
import styles from './fields.module.css'
import { useStructure } from './state.ts'

/** One text of an item, with its label; several people may type in it at once. */
export function TextLine(props: {
  readonly text: ItemText
  readonly label: string
  readonly placeholder?: string
  /** The field that has the focus when the item was just added or opened by key. */
  readonly isFirst?: boolean
}) {
  const { text, label, placeholder, isFirst = false } = props
  const { root, id: item, key } = text
  const plan = usePlan()
  const session = useSession()
  const { wanted, here, content } = useStructure()
  const words = useWords('leadership').leadership
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const takesFocus = isFirst && wanted.get() === item
  const source = useMemo<TextSource>(() => {
    const where = { root, id: item, key }
    return {
      id: item,
      maxLength: LIMITS.itemTextMaxLength,
      read: () => itemText(plan, where),
      type: (splice) => typeInItem(plan, where, splice),
    }
  }, [plan, root, item, key])
  useLayoutEffect(() => growToFit(box.current?.querySelector('textarea')), [content])
  useEffect(() => {
    if (takesFocus) wanted.set(undefined)
  }, [takesFocus, wanted])
  useEffect(() => () => session.setPresence({ editing: null }), [session])
  const writers = isFirst ? (here.get(item) ?? []).filter((one) => one.isWriting) : []
  return (
    <div ref={box} className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <SharedText
        id={id}
        source={source}
        takesFocus={takesFocus}
        placeholder={placeholder}
        enterKeyHint="done"
        className={styles.input}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault()
        }}
      />
      {writers[0] && (
        <p className={styles.writer} style={{ background: personColor(writers[0].color) }}>
          {words.isWriting(writers.map((one) => one.name))}
        </p>
      )}
    </div>
  )
}

/** One of a few, or of many: the system's own list. */
export function Choice<Value extends string>(props: {
  readonly label: string
  readonly value: Value | ''
  readonly options: readonly { readonly value: Value | ''; readonly label: string }[]
  readonly onChange: (value: Value | '') => void
}) {
  const { label, value, options, onChange } = props
  const { canEdit } = useStructure()
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={value}
        disabled={!canEdit}
        className={styles.select}
        onChange={(event) => onChange(event.target.value as Value | '')}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </div>
  )
}

/** A row of fields that stand side by side where there is room. */
export const Fields = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.fields}>{children}</div>
)
