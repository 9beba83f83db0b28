import { type Plan, touchedTalk } from '@commonboard/model'
import type * as Y from 'yjs'
import { type BesideZone, makeBesideZone, type WordsBefore } from './besideZone.ts'
import type { Change } from './difference.ts'

export interface TalkZoneOptions {
  readonly name: string
  readonly plan: Plan
  readonly isOwn: (origin: unknown) => boolean
  readonly onChange: () => void
}

/** The zone of comments on this device. It is opened when the first words of the plan are on the screen. */
export const makeTalkZone = ({ name, plan, isOwn, onChange }: TalkZoneOptions): BesideZone =>
  makeBesideZone({
    zone: 'talk',
    name,
    doc: plan.talk?.doc,
    read: () => undefined,
    *touched(transaction) {
      if (plan.talk)
        for (const [root, id] of touchedTalk(plan.talk, transaction)) yield [`${root} ${id}`, null] as const
    },
    changesOf: (before) => talkChanges(before, plan),
    isOwn,
    onChange,
  })

/** Comments and replies say what they say; reactions and marks have no words. */
function talkChanges(before: WordsBefore, { talk }: Plan): Change[] {
  const changes: Change[] = []
  let hasMore = false
  for (const name of Object.keys(before)) {
    const [root, id = ''] = name.split(' ')
    const entry = root === 'comments' || root === 'replies' ? talk?.[root].get(id) : undefined
    const text = entryWords(entry)
    if (text) changes.push({ kind: 'comment', text })
    else hasMore = true
  }
  if (hasMore) changes.push({ kind: 'talked' })
  return changes
}

function entryWords(entry: unknown): string {
  const map = entry as Partial<Y.Map<unknown>> | undefined
  if (typeof map?.get !== 'function') return ''
  const proposal = map.get('proposal')
  const words = map.get('text') as { toString(): string } | undefined
  return [words?.toString() ?? '', typeof proposal === 'string' ? `“${proposal}”` : ''].filter(Boolean).join('\n')
}
