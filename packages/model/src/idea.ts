import * as Y from 'yjs'
import { allEntries, bringBackEntries, entryOf, removedBy, removeEntries, textIn } from './entry.ts'
import { type IdeaId, isCardId } from './ids.ts'
import { BY_SERVER, edit, type Plan } from './plan.ts'
import { LIMITS } from './protocol.ts'
import type { Asked } from './rounds.ts'
import { cutAt, type Splice } from './text.ts'
import { LANGUAGES } from './vocabulary.ts'

/** What somebody wrote in a round, since it was revealed; an editor may put it right, remove it, bring it back. */
export interface Idea {
  readonly id: IdeaId
  readonly text: string
  readonly roundId: string
  /** Which of the round's prompts it answers, from 0. */
  readonly prompt: number
  /** The words of that prompt; empty if they are not known. */
  readonly question: Asked
  /** When the round was revealed, ms since 1970; 0: not known. */
  readonly revealedAt: number
  /** Participant id; absent where the round promised that nobody's name stands there, and for people without a device. */
  readonly by?: string
  readonly removed?: { readonly by: string; readonly at: number }
}

/** An idea as the server releases it. */
export interface NewIdea {
  /** The same idea has the same id, however often it is added. */
  readonly id: IdeaId
  readonly prompt: number
  readonly text: string
  readonly by?: string
}

/** A round whose ideas are added. */
export interface IdeasAsked {
  readonly roundId: string
  readonly prompts: readonly Asked[]
  readonly revealedAt: number
}

export const questionKey = (roundId: string, prompt: number): string => `${roundId}.${prompt}`

/** For the server: all ideas of a round, in the order given, in one step. Those that are there already stay as they are. */
export function addIdeas(plan: Plan, { roundId, prompts, revealedAt }: IdeasAsked, ideas: readonly NewIdea[]): void {
  edit(
    plan,
    () => {
      for (const [prompt, asked] of prompts.entries()) {
        const key = questionKey(roundId, prompt)
        if (!plan.questions.has(key)) plan.questions.set(key, { asked, at: revealedAt })
      }
      for (const idea of ideas) if (!plan.ideas.has(idea.id)) plan.ideas.set(idea.id, ideaMapOf({ roundId, ...idea }))
    },
    BY_SERVER,
  )
}

/** @param idea its text may be longer than one may type: a backup keeps what was written */
export const ideaMapOf = ({ roundId, prompt, text, by }: Pick<Idea, 'roundId' | 'prompt' | 'text' | 'by'>) =>
  new Y.Map<unknown>([['from', [roundId, prompt]], ['text', new Y.Text(text)], ...(by ? ([['by', by]] as const) : [])])

/** Writes a change of words into an idea; text over the limit is cut at the limit. */
export function typeInIdea(plan: Plan, id: IdeaId, splice: Splice): void {
  const text = ideaText(plan, id)
  if (!text) return
  const index = Math.min(splice.index, text.length)
  const remove = Math.min(splice.remove, text.length - index)
  const insert = cutAt(splice.insert, LIMITS.cardTextMaxLength - (text.length - remove))
  if (remove === 0 && insert === '') return
  edit(plan, () => {
    if (remove > 0) text.delete(index, remove)
    if (insert) text.insert(index, insert)
  })
}

/** The shared text of an idea; undefined if it is not there. */
export function ideaText(plan: Plan, id: IdeaId): Y.Text | undefined {
  const text = entryOf(plan, 'ideas', id)?.get('text')
  return text instanceof Y.Text ? text : undefined
}

/** Removes by mark, as with cards. */
export const removeIdeas = (plan: Plan, ids: readonly IdeaId[], by: string, at: number): void =>
  removeEntries(plan, 'ideas', ids, by, at)

export const bringBackIdeas = (plan: Plan, ids: readonly IdeaId[]): void => bringBackEntries(plan, 'ideas', ids)

/** Ideas in sight and removed ones, the latest round first, then by prompt; within a prompt by id, which says nothing. */
export interface Ideas {
  readonly ideas: readonly Idea[]
  readonly removedIdeas: readonly Idea[]
}

/** Reads the ideas, forgiving of anything. */
export const readIdeas = (plan: Plan): Ideas => watchIdeas(plan).read()

/** The same, read again only where it changed; unchanged ideas stay the same objects. */
export function watchIdeas(plan: Plan): { touch(id: string): void; touchAll(): void; read(): Ideas } {
  const known = new Map<string, Idea>()
  const stale = new Set<string>()
  let current: Ideas | undefined
  const touchAll = () => {
    for (const [id] of allEntries(plan, 'ideas')) stale.add(id)
    current = undefined
  }
  touchAll()
  return {
    touch(id) {
      stale.add(id)
      current = undefined
    },
    touchAll,
    read() {
      if (current) return current
      for (const id of stale) {
        const idea = readIdea(plan, id)
        if (idea) known.set(id, idea)
        else known.delete(id)
      }
      stale.clear()
      const all = [...known.values()].sort(compareIdeas)
      // One whose words were all taken away has nothing to bring back.
      current = {
        ideas: all.filter(({ removed }) => !removed),
        removedIdeas: all.filter(({ removed, text }) => removed && text),
      }
      return current
    },
  }
}

function readIdea(plan: Plan, id: string): Idea | undefined {
  const entry = isCardId(id) ? entryOf(plan, 'ideas', id) : undefined
  const from: unknown = entry?.get('from')
  if (!entry || !Array.isArray(from)) return undefined
  const [roundId, prompt] = from as readonly unknown[]
  if (!isCardId(roundId) || !isPrompt(prompt)) return undefined
  const by = entry.get('by')
  const removed = removedBy('ideas', entry)
  return {
    id: id as IdeaId,
    text: textIn(entry, 'text'),
    roundId,
    prompt,
    ...readQuestion(plan.questions.get(questionKey(roundId, prompt))),
    ...(isCardId(by) ? { by } : {}),
    ...(removed ? { removed } : {}),
  }
}

/** Another program may write any number; a backup is read only if it makes sense. */
const PROMPTS_MAX = 1_000
const isPrompt = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < PROMPTS_MAX

function readQuestion(value: unknown): Pick<Idea, 'question' | 'revealedAt'> {
  const { asked, at } = (typeof value === 'object' && value !== null ? value : {}) as { asked?: unknown; at?: unknown }
  const texts = (typeof asked === 'object' && asked !== null ? asked : {}) as Readonly<Record<string, unknown>>
  const said = LANGUAGES.flatMap((language) => {
    const text = texts[language]
    return typeof text === 'string' && text ? [[language, cutAt(text, LIMITS.cardTextMaxLength)] as const] : []
  })
  return { question: Object.fromEntries(said), revealedAt: typeof at === 'number' && Number.isFinite(at) ? at : 0 }
}

const compareIdeas = (a: Idea, b: Idea): number =>
  b.revealedAt - a.revealedAt ||
  (a.roundId === b.roundId ? a.prompt - b.prompt : a.roundId < b.roundId ? -1 : 1) ||
  (a.id < b.id ? -1 : 1)
