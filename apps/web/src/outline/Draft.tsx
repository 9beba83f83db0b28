import { useId, useState } from 'react'
import { Field } from '../ui/Field.tsx'

/**
 * A short field that is written when one leaves it or presses Enter: the last one who does so has said it. What others
 * write meanwhile shows as soon as the field is left.
 */
export function Draft(props: {
  readonly label: string
  /** For a screen reader, where the label alone does not say what it is about. */
  readonly name?: string
  readonly hint?: string | undefined
  readonly value: string
  readonly maxLength?: number
  readonly inputMode?: 'decimal'
  /** What others call it in this plan, to choose from. */
  readonly known?: readonly string[]
  /** A sentence where the words cannot be kept. */
  readonly check?: (text: string) => string | undefined
  readonly onKeep: (text: string) => void
}) {
  const { label, name, hint, value, maxLength, inputMode, known = [], check, onKeep } = props
  const [draft, setDraft] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const listId = useId()
  const keep = (text: string | undefined) => {
    if (text === undefined) return
    const found = text.trim() ? check?.(text) : undefined
    setProblem(found)
    if (found) return
    setDraft(undefined)
    if (text.trim() !== value) onKeep(text)
  }
  return (
    <>
      <Field
        label={label}
        aria-label={name}
        placeholder={hint}
        problem={problem}
        autoComplete="off"
        dir="auto"
        maxLength={maxLength}
        inputMode={inputMode}
        list={known.length > 0 ? listId : undefined}
        value={draft ?? value}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => keep(draft)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep(draft)
          // What was being written goes first, the details after.
          if (event.key !== 'Escape' || draft === undefined) return
          event.preventDefault()
          setDraft(undefined)
          setProblem(undefined)
        }}
      />
      {known.length > 0 && (
        <datalist id={listId}>
          {known.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </datalist>
      )}
    </>
  )
}
