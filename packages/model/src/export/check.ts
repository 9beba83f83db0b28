import { adopted } from '../adopted.ts'
import type { PlanContent } from '../read.ts'
import { fieldsIn } from './json.ts'
import { leadershipParts } from './leadershipParts.ts'
import { acceptedNotes } from './logicModelParts.ts'
import { neighborsOf } from './neighbors.ts'

/**
 * A short code of what a printed plan says, e.g. `7F3A-19C2`: two pages with the same code say the same. It depends on
 * words, numbers, values, links and their reasons, not on ids, language or paper; it is no proof against somebody who means to deceive.
 */
export function contentCheck(content: PlanContent): string {
  const plan = adopted(content)
  const neighbors = neighborsOf(plan)
  const notes = acceptedNotes(content, 'en').map(({ number, reason }) => [number, reason])
  const said = JSON.stringify([
    content.about.title,
    content.about.place,
    Object.entries(content.words).sort(([a], [b]) => (a < b ? -1 : 1)),
    plan.cards.map((card) => {
      const { ends, means, reasons } = neighbors(card)
      const more = { ...fieldsIn(card), ...(card.breakdowns ? { breakdowns: card.breakdowns } : {}) }
      // What came to be said later stands behind the rest and only where it is: older pages keep their code.
      const { unit: _, ...later } = more
      return [
        ...[card.number, card.band, card.text, card.addressed, card.reason, card.unit, card.readings, ends, means],
        ...(Object.keys(later).length > 0 ? [later] : []),
        ...(reasons.length > 0 ? [reasons] : []),
      ]
    }),
    ...(notes.length > 0 ? [notes] : []),
  ])
  return codeOf(said)
}

/** The same of the leadership structure, of every word and place in it. */
export function leadershipCheck(content: PlanContent): string {
  const { levels, channels, organizations } = leadershipParts(content, 'en')
  const said = JSON.stringify([
    content.about.title,
    content.about.place,
    Object.entries(content.words).sort(([a], [b]) => (a < b ? -1 : 1)),
    levels.map(({ bodies }) =>
      bodies.map(({ body: { name, purpose, meets, kind }, seats }) => [
        [name, purpose, meets, kind],
        seats.map(({ seat, holder, organization }) => {
          const { role, waitsFor, sector, since } = seat
          return [role, waitsFor, sector, since, holder, organization]
        }),
      ]),
    ),
    channels.map(({ channel, from, to }) => [channel.purpose, channel.rhythm, channel.isTwoWay, from, to]),
    organizations.map(({ organization, people }) => [organization.name, organization.sector, people]),
  ])
  return codeOf(said)
}

function codeOf(said: string): string {
  const code = hash(said).toString(16).toUpperCase().padStart(8, '0')
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** 32-bit FNV-1a of the UTF-16 units. */
function hash(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
