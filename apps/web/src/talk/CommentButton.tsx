import { mayWrite, type Subject } from '@commonboard/model'
import { MessageSquare } from 'lucide-react'
import { useWords } from '../i18n/language.tsx'
import { useFact } from '../outline/state.ts'
import { useBoard } from '../plan/board.ts'
import { useRights } from '../plan/usePlan.ts'
import { Button } from '../ui/Button.tsx'
import { subjectKey } from './state.ts'

const SHEET_CLOSES_MS = 80

/** In the details of something: a comment on it, and how many there are. Nothing for whoever may only read and finds none. */
export function CommentButton({
  subject,
  about,
  onOpen,
}: {
  readonly subject: Subject
  /** Where several stand on one page: what this one is for. */
  readonly about?: string
  readonly onOpen?: (() => void) | undefined
}) {
  const words = useWords('talk').talk
  const { talk } = useBoard()
  const mayTalk = mayWrite('talk', useRights())
  const key = subjectKey(subject)
  const count = useFact(talk.counts, (counts) => counts.get(key) ?? 0)
  const label = count > 0 ? `${words.onCard} (${count})` : words.onCard
  const open = () => {
    const newest = talk.comments.get().findLast((one) => one.state === 'open' && subjectKey(one.about) === key)
    if (newest) talk.show(newest.id)
    if (mayTalk) talk.open(subject)
  }
  if (!mayTalk && count === 0) return null
  return (
    <Button
      look="quiet"
      aria-haspopup="dialog"
      aria-label={about === undefined ? undefined : `${label}: ${about}`}
      onClick={() => {
        if (!onOpen) return open()
        onOpen()
        // A sheet that closes gives the focus back first.
        setTimeout(open, SHEET_CLOSES_MS)
      }}
    >
      <MessageSquare size={18} strokeWidth={1.75} aria-hidden="true" />
      {label}
    </Button>
  )
}
