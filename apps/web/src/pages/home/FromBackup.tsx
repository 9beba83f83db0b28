import { LIMITS } from '@commonboard/model'
import { ArchiveRestore } from 'lucide-react'
import { type ChangeEvent, useRef, useState } from 'react'
import { ApiError, api } from '../../api.ts'
import { useBaseWords } from '../../i18n/language.tsx'
import { sayError } from '../../i18n/sayError.ts'
import { Problem } from '../../ui/Field.tsx'
import { ChoiceCard } from './ChoiceCard.tsx'

const MIB = 1024 * 1024

/** Asks for a backup file and makes a new plan of it; the title and the rest are those of the file. */
export function FromBackup({ onCreated }: { readonly onCreated: (planId: string) => void }) {
  const words = useBaseWords('pages')
  const { home } = words.pages
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  const restore = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    // The same file may be chosen again after it was mended.
    event.target.value = ''
    if (!file) return
    if (file.size > LIMITS.backupMaxBytes) {
      setProblem(home.backupTooLarge(LIMITS.backupMaxBytes / MIB))
      return
    }
    setBusy(true)
    setProblem(undefined)
    try {
      onCreated((await api.restorePlan(file)).planId)
    } catch (error) {
      const isForAdmins = error instanceof ApiError && error.code === 'notAllowed'
      setProblem(isForAdmins ? home.onlyAdmins : sayError(words, error))
      setBusy(false)
    }
  }

  return (
    <>
      <ChoiceCard
        icon={ArchiveRestore}
        title={isBusy ? home.restoring : home.fromBackup}
        text={home.fromBackupText}
        disabled={isBusy}
        onChoose={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={home.fromBackup}
        onChange={(event) => void restore(event)}
      />
      {problem && <Problem text={problem} />}
    </>
  )
}
