import { type CardId, type CommentId, randomId } from '../ids.ts'
import { placeInText } from '../merged.ts'
import { edit, type Plan } from '../plan.ts'
import { LIMITS } from '../protocol.ts'
import { mayPropose, readSubject, saidOf, wordsAbout } from './comment.ts'
import { cardOf, sharedText, type Splice, spliceCard, VISION_ID } from '../text.ts'
import { placeInVision, visionText } from '../vision.ts'
import { type After, insertOnce, placeAfter } from './insertOnce.ts'
import { rangeOfAnchor } from './visionAnchor.ts'
import { differenceInWords } from './wordDifference.ts'

/** Why a proposed wording was not taken over. `gone`: the card or the words it is about are not there any more. */
export type AcceptRefusal = 'gone' | 'noProposal' | 'accepted' | 'tooLong'

/** Whose proposal was taken over, by whom and when. */
export interface Accepted {
  readonly by: string
  readonly at: number
}

export function readAccepted(plan: Plan, id: string): Accepted | undefined {
  const keys = [...plan.accepted.keys()].filter((key) => key === id || key.startsWith(id + OF)).sort()
  for (const key of keys) {
    const mark = plan.accepted.get(key) as Partial<Accepted> | undefined
    if (typeof mark !== 'object' || mark === null || typeof mark.by !== 'string') continue
    return { by: mark.by, at: typeof mark.at === 'number' ? mark.at : 0 }
  }
  return undefined
}

/** Between a comment and the rest of a key: of two who take its words over at once each has a mark of his own. */
const OF = '~'

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
  const splices = splicesBetween(now, wording, range?.from ?? 0)
  edit(plan, () => {
    // From the end to the beginning: what is written does not move what is still to be written.
    const card = isRange ? VISION_ID : (about[1] as CardId)
    for (const { index, remove, insert } of splices.reverse()) {
      const after = insert ? placeIn(plan, card, remove > 0 ? index + remove - 1 : index - 1) : undefined
      spliceCard(plan, card, { index, remove, insert: after ? '' : insert })
      if (after) insertOnce(plan.doc, after, insert, id)
    }
    plan.accepted.set(id + OF + randomId(6), { by, at } satisfies Accepted)
  })
  return undefined
}

/** Right behind the letter at this offset of a card's words. Undefined: nothing stands there to hold on to. */
function placeIn(plan: Plan, id: CardId, letter: number): After | undefined {
  if (id !== VISION_ID) {
    const text = sharedText(plan, id)
    const card = cardOf(plan, id)
    return text && placeAfter(text, letter < 0 || !card ? letter : placeInText(card, text, letter))
  }
  // The first words of a line stand behind none.
  const isInLine = letter >= 0 && visionText(plan).charAt(letter) !== '\n'
  const place = placeInVision(plan, isInLine ? letter : letter + 1)
  return place && placeAfter(place.text, isInLine ? place.index : -1)
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

/** Small changes instead of one large one, in the order of the text as it stands before all of them. */
function splicesBetween(before: string, after: string, offset: number): Splice[] {
  const [a, b] = [before.split('\n'), after.split('\n')]
  if (a.length !== b.length) return splicesOfLine(before, after, offset)
  let start = offset
  return a.flatMap((line, index) => {
    const splices = splicesOfLine(line, b[index] ?? '', start)
    start += line.length + 1
    return splices
  })
}

function splicesOfLine(before: string, after: string, offset: number): Splice[] {
  const splices: Splice[] = []
  let index = offset
  for (const { kind, text } of differenceInWords(before, after)) {
    const last = splices.at(-1)
    if (kind === 'gone') {
      splices.push({ index, remove: text.length, insert: '' })
      index += text.length
    } else if (kind === 'same') index += text.length
    else if (last && last.remove > 0 && last.index + last.remove === index)
      splices[splices.length - 1] = { ...last, insert: text }
    else splices.push({ index, remove: 0, insert: text })
  }
  return splices
}
