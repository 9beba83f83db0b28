import { splicesBetween } from '../compare/wording.ts'
import type { CommentId } from '../ids.ts'
import { edit, type Plan } from '../plan.ts'
import { LIMITS } from '../protocol.ts'
import { mayPropose, readSubject, saidOf, wordsAbout } from './comment.ts'
import { type Splice, spliceCard, VISION_ID } from '../text.ts'
import { visionText } from '../vision.ts'
import { rangeOfAnchor } from './visionAnchor.ts'

/** Why a proposed wording was not taken over. `gone`: the card or the words it is about are not there any more. */
export type AcceptRefusal = 'gone' | 'noProposal' | 'accepted' | 'tooLong'

/** Whose proposal was taken over, by whom and when. */
export interface Accepted {
  readonly by: string
  readonly at: number
}

export function readAccepted(plan: Plan, id: string): Accepted | undefined {
  const mark = plan.accepted.get(id) as Partial<Accepted> | undefined
  if (typeof mark !== 'object' || mark === null || typeof mark.by !== 'string') return undefined
  return { by: mark.by, at: typeof mark.at === 'number' ? mark.at : 0 }
}

/**
 * Writes the proposed words in the place of those the comment is about, word by word, so that what others write there
 * meanwhile stays; one step, which undo takes back with its mark.
 * @returns why not, or nothing
 */
export function acceptProposal(plan: Plan, id: CommentId, by: string, at: number): AcceptRefusal | undefined {
  const entry = saidOf(plan, 'comments', id)
  const about = readSubject(entry?.get('about'))
  const proposal = entry?.get('proposal')
  if (!about || typeof proposal !== 'string' || !mayPropose(about)) return 'noProposal'
  if (readAccepted(plan, id)) return 'accepted'
  const quote = entry?.get('quote')
  const now = wordsAbout(plan, about, typeof quote === 'string' ? quote : undefined)
  if (now === undefined) return 'gone'
  const isRange = about[0] === 'vision'
  const range = isRange ? rangeOfAnchor(plan, about[1], typeof quote === 'string' ? quote : undefined) : undefined
  const wording = isRange ? fitLines(proposal, now.split('\n').length) : proposal
  const rest = isRange ? visionText(plan).length - now.length : 0
  if (rest + wording.length > LIMITS.cardTextMaxLength) return 'tooLong'
  const splices = splicesOfLines(now, wording, range?.from ?? 0)
  edit(plan, () => {
    for (const splice of splices) spliceCard(plan, isRange ? VISION_ID : (about[1] as never), splice)
    plan.accepted.set(id, { by, at } satisfies Accepted)
  })
  return undefined
}

/** The words as they would stand, in as many lines as there are: a proposal never joins or parts blocks. */
export function fitLines(proposal: string, count: number): string {
  const lines = proposal.split(/\s*\n\s*/u)
  const last = lines.slice(count - 1).join(' ')
  const first = lines.slice(0, count - 1)
  return [...first, last, ...Array.from({ length: Math.max(0, count - lines.length) }, () => '')]
    .slice(0, count)
    .join('\n')
}

/** Small changes instead of one large one, the last first. Line by line where there are as many: no block is joined or parted. */
function splicesOfLines(before: string, after: string, offset: number): Splice[] {
  const [old, fresh] = [before.split('\n'), after.split('\n')]
  if (old.length !== fresh.length) return movedBy(offset, splicesBetween(before, after))
  let start = offset
  const lines = old.map((line, index) => {
    const splices = movedBy(start, splicesBetween(line, fresh[index] ?? ''))
    start += line.length + 1
    return splices
  })
  return lines.reverse().flat()
}

const movedBy = (offset: number, splices: readonly Splice[]): Splice[] =>
  splices.map((splice) => ({ ...splice, index: splice.index + offset }))
