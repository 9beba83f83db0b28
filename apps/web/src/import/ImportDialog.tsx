import { type Column, IMPORT_LIMITS } from '@commonboard/model'
import { FileUp } from 'lucide-react'
import { type DragEvent, startTransition, useEffect, useId, useRef, useState } from 'react'
import { useBaseWords } from '../i18n/language.tsx'
import { sayError } from '../i18n/sayError.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Dialog, DialogActions, DialogText } from '../ui/Dialog.tsx'
import { Problem } from '../ui/Field.tsx'
import { readTables, type SeenTables } from './importApi.ts'
import styles from './ImportDialog.module.css'
import { Look } from './Look.tsx'
import { importAsked } from './opener.ts'

const MIB = 1024 * 1024

/** Brings in a table: a file, or rows out of a spreadsheet. First it is looked at, then it comes in as one step. */
export default function ImportDialog(props: {
  readonly planId: string
  /** Rows somebody has copied: looked at right away. */
  readonly initialText?: string | undefined
  readonly initialColumn?: Column | undefined
  readonly onClose: () => void
}) {
  const { planId, initialText, initialColumn, onClose } = props
  const words = useBaseWords('importing')
  const { importing } = words
  const [text, setText] = useState(initialText ?? '')
  const [seen, setSeen] = useState<SeenTables>()
  const [isBusy, setBusy] = useState(false)
  const [isOver, setOver] = useState(false)
  const [problem, setProblem] = useState<string>()
  const input = useRef<HTMLInputElement>(null)
  const textId = useId()

  const read = async (file: Blob) => {
    if (isBusy) return
    if (file.size > IMPORT_LIMITS.fileMaxBytes) {
      setProblem(importing.tooLarge(IMPORT_LIMITS.fileMaxBytes / MIB))
      return
    }
    setBusy(true)
    setProblem(undefined)
    try {
      const tables = await readTables(planId, file)
      // Comparing hundreds of rows takes a moment on a phone: the page answers meanwhile.
      startTransition(() => setSeen(tables))
    } catch (error) {
      setProblem(sayError(words, error))
    } finally {
      setBusy(false)
    }
  }
  const readText = (rows: string) => void read(new Blob([rows], { type: 'text/tab-separated-values' }))

  // What was copied is looked at once, when the dialog opens.
  const first = useRef(initialText)
  useEffect(() => {
    const rows = first.current
    first.current = undefined
    if (rows?.trim()) readText(rows)
  })

  // Each of the two steps is a dialog; closed in the second, the focus goes back to where it was before the first.
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    },
    [before],
  )

  // Leaving the plan puts it away, too.
  useEffect(() => () => importAsked.set(undefined), [])

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) void read(file)
  }

  if (seen)
    return <Look seen={seen} initialColumn={initialColumn} onBack={() => setSeen(undefined)} onClose={onClose} />
  return (
    <Dialog open onOpenChange={onClose} title={importing.title} wide>
      <DialogText>{importing.intro}</DialogText>
      <div
        className={classes(styles.drop, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Button data-first-stop aria-disabled={isBusy} onClick={() => input.current?.click()}>
          <FileUp size={18} strokeWidth={1.75} aria-hidden="true" />
          {importing.choose}
        </Button>
        <span className={styles.dropHint}>{importing.drop}</span>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={importing.choose}
        accept=".csv,.tsv,.txt,.xlsx,.json,text/csv,application/json"
        onChange={({ target }) => {
          const file = target.files?.[0]
          // The same file may be chosen again after it was mended.
          target.value = ''
          if (file) void read(file)
        }}
      />
      <div className={styles.paste}>
        <label htmlFor={textId}>{importing.paste}</label>
        <textarea id={textId} rows={4} value={text} onChange={({ target }) => setText(target.value)} />
      </div>
      <p role="status" className={styles.status}>
        {isBusy && importing.reading}
      </p>
      {problem && <Problem text={problem} />}
      <DialogActions>
        <Button onClick={onClose}>{words.common.cancel}</Button>
        <Button look="main" aria-disabled={isBusy || !text.trim()} onClick={() => text.trim() && readText(text)}>
          {importing.look}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
