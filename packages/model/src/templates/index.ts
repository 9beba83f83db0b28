import { addCard, markAsStarters, setAddressed, setReading } from '../card.ts'
import { type FieldName } from '../field.ts'
import { setBreakdown, setField } from '../fieldChange.ts'
import type { CardId, LinkId } from '../ids.ts'
import { addLink, setLinkReason } from '../link.ts'
import { migrate } from '../migrate.ts'
import { BY_SERVER, edit, type Plan } from '../plan.ts'
import { cardText, functionCardId, typeInCard, VISION_ID } from '../text.ts'
import { type Column, FUNCTION_CODES, type FunctionCode, type Language, STRIPS } from '../vocabulary.ts'
import { example } from './example.ts'
import type { CardSeed, FunctionSeed, Seed } from './seed.ts'
import { starter } from './starter.ts'
import { sowStructure } from './structure.ts'

/** What a new plan begins with: nothing, our starter lines, or the fictional community Riverbend. */
export const TEMPLATES = ['blank', 'starter', 'example'] as const
export type Template = (typeof TEMPLATES)[number]

const SEEDS: Readonly<Record<Template, Seed | undefined>> = { blank: undefined, starter, example }

/**
 * Prepares a new plan and fills it, as one step of the server. Words the plan already has stay.
 * @throws if the document is newer than this code
 */
export function fillTemplate(plan: Plan, template: Template, language: Language): void {
  edit(
    plan,
    () => {
      if (!migrate(plan)) throw new Error('This plan was written by a newer version.')
      const seed = SEEDS[template]
      if (seed) sow(plan, seed, language)
    },
    BY_SERVER,
  )
}

function sow(plan: Plan, seed: Seed, language: Language): void {
  const ids = new Map<string, CardId>(FUNCTION_CODES.map((code) => [code, functionCardId(code)]))
  if (seed.vision) writeOnce(plan, VISION_ID, seed.vision[language])
  for (const code of FUNCTION_CODES) sowFunction(plan, code, seed.functions[code], language)
  // Ends before means, so that whatever a card serves is already there.
  for (const column of ['impact', 'results', 'indicators', 'principles', 'infrastructure'] as const)
    sowCards(plan, column, seed.cards[column], ids, language)
  for (const strip of STRIPS) sowCards(plan, strip, seed.strips?.[strip] ?? [], ids, language)
  for (const code of FUNCTION_CODES)
    for (const key of seed.functions[code].carries ?? []) linkSeeds(plan, ids, code, key)
  sowStructure(plan, seed.structure, language)
}

function sowCards(
  plan: Plan,
  column: Column,
  seeds: readonly CardSeed[],
  ids: Map<string, CardId>,
  language: Language,
): void {
  for (const card of seeds) {
    const id = addCard(plan, { column, band: card.band ?? '' }, card.text[language])
    ids.set(card.key, id)
    sowFields(plan, id, card, language)
    for (const key of card.serves ?? []) {
      const link = linkSeeds(plan, ids, card.key, key)
      const reason = card.reasons?.[key]
      if (reason) setLinkReason(plan, link, reason[language])
    }
  }
}

function linkSeeds(plan: Plan, ids: ReadonlyMap<string, CardId>, from: string, to: string): LinkId {
  const [means, end] = [ids.get(from), ids.get(to)]
  const link = means && end && addLink(plan, means, end)
  if (!link) throw new Error(`The template links ${from} to ${to}, which cannot be`)
  return link
}

function sowFields(plan: Plan, id: CardId, card: CardSeed, language: Language): void {
  if (card.unit) setField(plan, id, 'unit', card.unit[language])
  const { breakdowns = [], ...fields } = card.facts ?? {}
  for (const [name, value] of Object.entries(fields))
    setField(plan, id, name as FieldName, (typeof value === 'object' ? value[language] : value) as never)
  for (const group of breakdowns) setBreakdown(plan, id, typeof group === 'string' ? group : group[language], true)
  for (const [date, value] of Object.entries(card.readings ?? {})) setReading(plan, id, date, value)
  // Afterwards: whoever gives a starter a value makes it the community's own.
  if (card.isStarter) markAsStarters(plan, [id])
}

function sowFunction(plan: Plan, code: FunctionCode, seed: FunctionSeed, language: Language): void {
  writeOnce(plan, functionCardId(code), seed.line[language])
  if (seed.addressed) setAddressed(plan, code, seed.addressed)
  const reason = plan.functionTexts[code].reason
  if (seed.reason && reason.length === 0) reason.insert(0, seed.reason[language])
}

function writeOnce(plan: Plan, id: CardId, text: string): void {
  if (cardText(plan, id) === '') typeInCard(plan, id, { index: 0, remove: 0, insert: text })
}
