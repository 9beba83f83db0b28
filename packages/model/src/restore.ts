import * as Y from 'yjs'
import { FIELD_NAMES } from './field.ts'
import { shortHash } from './hash.ts'
import { type Idea, ideaMapOf, questionKey } from './idea.ts'
import { type CardId, linkIdOf, newCardId } from './ids.ts'
import { confirmIngredient } from './ingredients.ts'
import { migrate } from './migrate.ts'
import { BY_SERVER, edit, type Plan, setKey } from './plan.ts'
import { type CardContent, compareCards, type PlanContent } from './read.ts'
import { type LeadershipBackup, restoreLeadership } from './restoreLeadership.ts'
import { isFixedCard, VISION_ID } from './text.ts'
import type { VisionBlock } from './vision.ts'
import { writeVision } from './visionKind.ts'
import { INGREDIENTS } from './vocabulary.ts'
import { waiverKey } from './waiver.ts'

/** What a backup holds of a plan; a `PlanContent` is one. Numbers and kinds of links follow from the rest. */
export interface PlanBackup extends Pick<PlanContent, 'about' | 'removed' | 'words'> {
  /** Absent in the first backups: then the text of the vision's card tells. */
  readonly vision?: PlanContent['vision']
  /** Of people of the old plan: who they are nobody can see in the new one, but they still count. */
  readonly ingredients?: PlanContent['ingredients']
  /** Absent in the first backups. */
  readonly leadership?: LeadershipBackup
  /** Absent in the first backups. */
  readonly ideas?: readonly Idea[]
  readonly removedIdeas?: readonly Idea[]
  readonly cards: readonly CardContent[]
  readonly links: readonly { readonly from: CardId; readonly to: CardId; readonly reason?: string | undefined }[]
  /** Absent: none. */
  readonly waivers?: PlanContent['waivers']
  /** Absent in the first backups. */
  readonly restingLinks?: readonly {
    readonly from: CardId
    readonly to: CardId
    readonly reason?: string | undefined
  }[]
}

/**
 * Writes a whole plan into an empty one: the same cards in the same order, under new ids.
 * @throws if the document is newer than this code
 */
export function restorePlan(plan: Plan, backup: PlanBackup): void {
  edit(
    plan,
    () => {
      for (const [key, value] of Object.entries(backup.about)) setKey(plan.about, key, value)
      for (const [key, value] of Object.entries(backup.words)) setKey(plan.words, key, value)
      const cards = [...backup.cards, ...backup.removed]
      // Before `migrate`, which gives a vision without a paragraph an empty one.
      writeVision(plan, backup.vision ?? plainVision(cards))
      for (const one of INGREDIENTS)
        for (const who of backup.ingredients?.[one] ?? []) confirmIngredient(plan, one, who, true)
      if (!migrate(plan)) throw new Error('This plan was written by a newer version.')
      for (const card of cards) if (card.code) writeFunction(plan, card)
      const ids = newIds(cards)
      for (const card of cards) {
        const id = ids.get(card.id)
        if (id && !isFixedCard(card.id)) plan.cards.set(id, cardMap(card, ids))
      }
      if (backup.leadership) restoreLeadership(plan, backup.leadership)
      for (const idea of [...(backup.ideas ?? []), ...(backup.removedIdeas ?? [])]) restoreIdea(plan, idea)
      for (const link of [...backup.links, ...(backup.restingLinks ?? [])]) {
        const from = ids.get(link.from)
        const to = ids.get(link.to)
        if (!from || !to || from === to) continue
        plan.links.set(linkIdOf(from, to), 'kind' in link ? { kind: link.kind } : {})
        if (link.reason) setKey(plan.reasons, linkIdOf(from, to), link.reason)
      }
      for (const { rule, card, ...rest } of backup.waivers ?? [])
        setKey(plan.waivers, waiverKey(rule, card && (ids.get(card) ?? card)), rest)
    },
    BY_SERVER,
  )
}

// Equal order keys are told apart by id: the new ones are dealt out so that they sort as the old ones did.
function newIds(cards: readonly CardContent[]): Map<CardId, CardId> {
  const fresh = cards.map(() => newCardId()).sort()
  const ids = new Map<CardId, CardId>()
  for (const [index, card] of [...cards].sort(compareCards).entries())
    ids.set(card.id, isFixedCard(card.id) ? card.id : (fresh[index] ?? newCardId()))
  return ids
}

/**
 * A card as it is written into the root `cards`.
 * @param ids under which ids the cards it came from stand now
 */
export function cardMap(card: CardContent, ids?: ReadonlyMap<CardId, CardId>): Y.Map<unknown> {
  return new Y.Map<unknown>([
    ['place', [card.column, card.band, card.order]],
    ['text', new Y.Text(card.text)],
    ...(card.isStarter ? ([['origin', 'starter']] as const) : []),
    ...(card.removed ? ([['removed', { ...card.removed, text: shortHash(card.text) }]] as const) : []),
    ...FIELD_NAMES.flatMap((name) => (card[name] === undefined ? [] : ([[name, card[name]]] as const))),
    ...(card.breakdowns ?? []).map((name) => [`breakdown.${name}`, true] as const),
    ...(card.origins ?? []).map((id) => [`from.${ids?.get(id) ?? id}`, true] as const),
    ...(card.readings ?? []).map(({ date, value }) => [`reading.${date}`, value] as const),
  ])
}

// Ids stay as they were: they name things within one plan only.
function restoreIdea(plan: Plan, idea: Idea): void {
  const entry = ideaMapOf(idea)
  if (idea.removed) entry.set('removed', { ...idea.removed, text: shortHash(idea.text) })
  plan.ideas.set(idea.id, entry)
  setKey(plan.questions, questionKey(idea.roundId, idea.prompt), { asked: idea.question, at: idea.revealedAt })
}

const plainVision = (cards: readonly CardContent[]): VisionBlock[] =>
  (cards.find((card) => card.id === VISION_ID)?.text ?? '')
    .split('\n')
    .map((line) => ({ as: 'paragraph', runs: line ? [{ text: line }] : [] }))

function writeFunction(plan: Plan, { code, text, reason, addressed }: CardContent): void {
  if (!code) return
  plan.functionTexts[code].line.insert(0, text)
  if (reason) plan.functionTexts[code].reason.insert(0, reason)
  setKey(plan.functions, `${code}.addressed`, addressed)
}
