import * as Y from 'yjs'
import { splicesBetween } from './compare/wording.ts'
import { liftMarks, markHash, removedBy, textIn } from './entry.ts'
import { fieldsOf, readFields } from './field.ts'
import { type CardId, endsOf, type LinkId, newCardId } from './ids.ts'
import { confirmIngredient } from './ingredients.ts'
import { linkKeys, setLinkReason } from './link.ts'
import { mergedKey, readMerges, spliceInSight } from './merged.ts'
import { CAME_FROM } from './origin.ts'
import { restoreItems } from './restoreItems.ts'
import { restoreVision } from './restoreVision.ts'
import { BY_SERVER, edit, type Plan, setKey } from './plan.ts'
import { type CardContent, type PlanContent, readCard, readPlan } from './read.ts'
import { cardMap } from './restore.ts'
import type { RemovalMark } from './removal.ts'
import { type Restorer, rewriteText } from './rewrite.ts'
import { isFixedCard } from './text.ts'
import { COLUMN_FACTS, FUNCTION_CODES, INGREDIENTS } from './vocabulary.ts'
import { readWaiver, type Waiver, waiverKey } from './waiver.ts'

/**
 * Turns what the plan says now into what it said then, by the fewest edits, as one step that goes forward: people who
 * are online go on, and what somebody types meanwhile, also offline, stays. Words that stay are not touched; what came
 * since is removed by mark, and comes back when somebody writes on in it; what was there comes back under its id.
 * Where the present is the target, nothing is written.
 *
 * Afterwards `readPlan` gives the target, except:
 * - title, place and language, which the server's table keeps, the schema's version, and the ideas, which are no text of
 *   the plan;
 * - what came since stays among the removed, and links of it rest;
 * - an item whose id holds what is no item any more comes under a new one, with its links.
 * @param origin who does it, for undo and for the log; the server, unless somebody does it by hand
 */
export function restoreContent(
  plan: Plan,
  target: PlanContent,
  { by, at }: Restorer,
  origin: symbol = BY_SERVER,
): void {
  edit(
    plan,
    () => {
      const present = readPlan(plan)
      restoreVision(plan, present.vision, target.vision)
      for (const one of INGREDIENTS) {
        const wanted = new Set(target.ingredients[one])
        for (const who of present.ingredients[one]) if (!wanted.has(who)) confirmIngredient(plan, one, who, false)
        for (const who of wanted) confirmIngredient(plan, one, who, true)
      }
      restoreFunctions(plan, target)
      restoreLinks(plan, target, restoreCards(plan, present, target, { by, at }))
      for (const key of Object.keys(present.words)) if (!Object.hasOwn(target.words, key)) plan.words.delete(key)
      for (const [key, value] of Object.entries(target.words)) setKey(plan.words, key, value)
      restoreWaivers(plan, target.waivers ?? [])
      restoreItems(plan, present.leadership, target.leadership, { by, at })
    },
    origin,
  )
}

function restoreFunctions(plan: Plan, target: PlanContent): void {
  for (const code of FUNCTION_CODES) {
    const card = target.cards.find((one) => one.code === code)
    if (!card) continue
    const { line, reason } = plan.functionTexts[code]
    rewriteText(line, card.text)
    rewriteText(reason, card.reason ?? '')
    setKey(plan.functions, `${code}.addressed`, card.addressed)
  }
}

/** Returns the ids of the cards that could not keep theirs, and all that belong to the target. */
function restoreCards(
  plan: Plan,
  present: PlanContent,
  target: PlanContent,
  { by, at }: Restorer,
): ReadonlyMap<CardId, CardId> {
  const ids = new Map<CardId, CardId>()
  for (const card of [...target.cards, ...target.removed]) {
    if (COLUMN_FACTS[card.column].isFixed || isFixedCard(card.id)) {
      ids.set(card.id, card.id)
      continue
    }
    const held: unknown = plan.cards.get(card.id)
    if (held instanceof Y.Map) {
      ids.set(card.id, card.id)
      rewriteCard(held as Y.Map<unknown>, card)
    } else {
      const id = held === undefined ? card.id : newCardId()
      ids.set(card.id, id)
      plan.cards.set(id, cardMap(card))
    }
  }
  for (const { id } of present.cards) {
    if (ids.has(id) || isFixedCard(id)) continue
    const card = plan.cards.get(id)
    card?.set('removed', { by, at, text: markHash('cards', card) } satisfies RemovalMark)
  }
  return ids
}

function rewriteCard(map: Y.Map<unknown>, card: CardContent): void {
  const now = readCard(card.id, map)
  const text = map.get('text')
  restoreOrigins(map, card.origins ?? [])
  if (text instanceof Y.Text)
    for (const { index, remove, insert } of splicesBetween(textIn(map, 'text'), card.text))
      spliceInSight(map, text, index, remove, insert)
  else map.set('text', new Y.Text(card.text))
  if (now?.column !== card.column || now.band !== card.band || now.order !== card.order)
    map.set('place', [card.column, card.band, card.order])
  if ((map.get('origin') === 'starter') !== card.isStarter)
    setKey(map, 'origin', card.isStarter ? 'starter' : undefined)
  restoreRemoval(map, now?.removed !== undefined, card.removed)
  // What is written differently but reads the same is left alone.
  const written = readFields(map, card.column)
  for (const name of fieldsOf(card.column)) if (written[name] !== card[name]) setKey(map, name, card[name])
  restoreKeys(map, 'breakdown.', card.column === 'indicators' ? (card.breakdowns ?? []) : undefined)
  if (!card.readings) return
  // Read again: in its old column it may have kept numbers nobody saw.
  const here = readCard(card.id, map)
  const wanted = new Map(card.readings.map(({ date, value }) => [date, value]))
  for (const { date } of here?.readings ?? []) if (!wanted.has(date)) map.delete(`reading.${date}`)
  for (const [date, value] of wanted) setKey(map, `reading.${date}`, value)
}

/** Merges the target knows nothing of are none any more; where its card came from otherwise is said plainly. */
function restoreOrigins(map: Y.Map<unknown>, wanted: readonly CardId[]): void {
  const said = new Set<CardId>()
  for (const [merge, { cards, origins }] of readMerges(map)) {
    const isWanted = cards.every((id) => wanted.includes(id))
    if (!isWanted) map.delete(mergedKey(merge))
    else for (const id of [...cards, ...origins]) said.add(id)
  }
  restoreKeys(
    map,
    CAME_FROM,
    wanted.filter((id) => !said.has(id)),
  )
}

/** Sets or lifts the removal mark of a card that says what it is to say by now. */
function restoreRemoval(map: Y.Map<unknown>, wasRemoved: boolean, wanted: Restorer | undefined): void {
  const now = removedBy('cards', map)
  if (!wanted) {
    if (wasRemoved || now) liftMarks(map)
  } else if (now?.by !== wanted.by || now.at !== wanted.at)
    map.set('removed', { by: wanted.by, at: wanted.at, text: markHash('cards', map) } satisfies RemovalMark)
}

function restoreLinks(plan: Plan, target: PlanContent, ids: ReadonlyMap<CardId, CardId>): void {
  const known = new Set(ids.values())
  const wanted = new Map<LinkId, string | undefined>()
  // A link in sight may stand under either key, one that rests under its own only.
  const kept = new Set<LinkId>()
  for (const link of [...target.links, ...target.restingLinks]) {
    const [from, to] = [ids.get(link.from), ids.get(link.to)]
    if (!from || !to) continue
    const [id, turned] = linkKeys(from, to)
    const isInSight = 'kind' in link
    kept.add(id)
    if (isInSight) kept.add(turned)
    const stands = plan.links.has(id) || (isInSight && plan.links.has(turned))
    if (!stands) plan.links.set(id, isInSight ? { kind: link.kind } : {})
    wanted.set(id, link.reason)
  }
  for (const id of [...plan.links.keys()]) {
    const ends = endsOf(id)
    // A link of a card that came since rests with it.
    if (ends && !kept.has(id as LinkId) && known.has(ends.from) && known.has(ends.to)) plan.links.delete(id)
  }
  for (const [id, reason] of wanted) setLinkReason(plan, id, reason ?? '')
}

/** Makes the keys that begin with `start` those of `wanted`; undefined leaves them alone. */
function restoreKeys(map: Y.Map<unknown>, start: string, wanted: readonly string[] | undefined): void {
  if (!wanted) return
  for (const key of [...map.keys()])
    if (key.startsWith(start) && !wanted.includes(key.slice(start.length))) map.delete(key)
  for (const name of wanted) setKey(map, start + name, true)
}

function restoreWaivers(plan: Plan, target: readonly Waiver[]): void {
  const wanted = new Map(target.map(({ rule, card, ...rest }) => [waiverKey(rule, card), rest]))
  for (const [key, value] of [...plan.waivers]) if (!wanted.has(key) && readWaiver(key, value)) plan.waivers.delete(key)
  for (const [key, value] of wanted) setKey(plan.waivers, key, value)
}
