import type * as Y from 'yjs'
import { openTalk, type Talk } from './talkRoots.ts'
import { FUNCTION_CODES, type FunctionCode, type Language } from './vocabulary.ts'

/** What a person may write is decided by the zone it is in; see README.md. */
export const ZONES = ['plan', 'sketch', 'talk', 'session'] as const
export type Zone = (typeof ZONES)[number]

/** Origin of every change a person makes here. Undo follows this origin and no other. */
export const BY_HAND = Symbol('by hand')
/** Origin of what the server writes itself: templates, titles, migrations. */
export const BY_SERVER = Symbol('by server')

export interface FunctionTexts {
  readonly line: Y.Text
  readonly reason: Y.Text
}

/**
 * The open documents of one plan. `doc` is the zone `plan`, which is always there;
 * every shared type that each plan has is a root, opened by name.
 */
export interface Plan {
  readonly doc: Y.Doc
  readonly sketch: Y.Doc | undefined
  /** Free drawing by id; the one root of the zone `sketch`. */
  readonly drawing: Y.Map<Y.Map<unknown>> | undefined
  /** Comments with what hangs on them; the roots of the zone `talk`. */
  readonly talk: Talk | undefined
  /** `schemaVersion`; later the epoch. Written by the server only. */
  readonly meta: Y.Map<unknown>
  /** `title`, `place`, `language`. Written by the server only; the server's table is the authority. */
  readonly about: Y.Map<unknown>
  readonly cards: Y.Map<Y.Map<unknown>>
  /** Link id (`from~to`) to `{ kind }`. */
  readonly links: Y.Map<unknown>
  /** The leadership structure: five roots of items by id; see README.md. */
  readonly bodies: Y.Map<Y.Map<unknown>>
  readonly seats: Y.Map<Y.Map<unknown>>
  readonly people: Y.Map<Y.Map<unknown>>
  readonly organizations: Y.Map<Y.Map<unknown>>
  readonly channels: Y.Map<Y.Map<unknown>>
  /** Ideas people wrote in rounds, by id; see README.md. */
  readonly ideas: Y.Map<Y.Map<unknown>>
  /** `<round id>.<prompt>` → `{ asked, at }`: what the ideas answer. */
  readonly questions: Y.Map<unknown>
  /** A community's own labels, e.g. `column.results` → "Goals". */
  readonly words: Y.Map<unknown>
  /** Rich text: flat paragraphs of Y.XmlText; what a paragraph is stands in its attribute `as`. */
  readonly vision: Y.XmlFragment
  /** `hope.<participant id>` → true: who sees this ingredient in the vision. */
  readonly ingredients: Y.Map<unknown>
  /** `CE.addressed` → `now | later`. */
  readonly functions: Y.Map<unknown>
  readonly functionTexts: Readonly<Record<FunctionCode, FunctionTexts>>
  /** Comment id → `{ by, at }`: whose proposed wording was taken over. */
  readonly accepted: Y.Map<unknown>
  /** Link id → why, in people's words. Beside the links, so that drawing one again keeps its reason. */
  readonly reasons: Y.Map<unknown>
  /** `L-04 <card id>` or `L-01` → `{ reason, by, at }`: findings people accept. */
  readonly waivers: Y.Map<unknown>
  /** Column → `{ by, at, until, reason }`: who asks to be left alone there for a while. Not part of what is exported. */
  readonly locks: Y.Map<unknown>
}

export function openPlan(docs: { plan: Y.Doc; sketch?: Y.Doc; talk?: Y.Doc }): Plan {
  const doc = docs.plan
  const functionTexts = Object.fromEntries(
    FUNCTION_CODES.map((code) => [
      code,
      { line: doc.getText(`function.${code}.line`), reason: doc.getText(`function.${code}.reason`) },
    ]),
  ) as unknown as Record<FunctionCode, FunctionTexts>
  return {
    doc,
    sketch: docs.sketch,
    drawing: docs.sketch?.getMap('drawing'),
    talk: docs.talk && openTalk(docs.talk),
    meta: doc.getMap('meta'),
    about: doc.getMap('about'),
    cards: doc.getMap('cards'),
    links: doc.getMap('links'),
    bodies: doc.getMap('bodies'),
    seats: doc.getMap('seats'),
    people: doc.getMap('people'),
    organizations: doc.getMap('organizations'),
    channels: doc.getMap('channels'),
    ideas: doc.getMap('ideas'),
    questions: doc.getMap('questions'),
    words: doc.getMap('words'),
    vision: doc.getXmlFragment('vision'),
    ingredients: doc.getMap('ingredients'),
    functions: doc.getMap('functions'),
    functionTexts,
    accepted: doc.getMap('accepted'),
    reasons: doc.getMap('reasons'),
    waivers: doc.getMap('waivers'),
    locks: doc.getMap('locks'),
  }
}

/** One step of one person. Steps may nest; the outermost gives the origin. */
export function edit<T>(plan: Plan, change: () => T, origin: symbol = BY_HAND): T {
  return plan.doc.transact(change, origin)
}

/** One step of one person on the sketch. Steps may nest; without the zone `sketch` nothing happens. */
export function editSketch(plan: Plan, change: () => void, origin: symbol = BY_HAND): void {
  plan.sketch?.transact(change, origin)
}

/** One act of one person in the talk. Without the zone `talk` nothing happens. */
export function editTalk(plan: Plan, change: (talk: Talk) => void, origin: symbol = BY_HAND): void {
  const { talk } = plan
  talk?.doc.transact(() => change(talk), origin)
}

/** One step of the server in the zone `session`. */
export function editSession(session: Y.Doc, change: () => void): void {
  session.transact(change, BY_SERVER)
}

/** Sets a key only if its value is another one: a command that changes nothing writes nothing. */
export function setKey(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (value === undefined) {
    if (map.has(key)) map.delete(key)
  } else if (!sameValue(map.get(key), value)) map.set(key, value)
}

export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  return JSON.stringify(a) === JSON.stringify(b)
}

export interface About {
  readonly title: string
  readonly place: string
  readonly language: Language
}

/** For the server: the plan's title, place and language as its table has them. */
export function setAbout(plan: Plan, about: Partial<About>): void {
  edit(
    plan,
    () => {
      for (const [key, value] of Object.entries(about)) setKey(plan.about, key, value)
    },
    BY_SERVER,
  )
}
