import * as Y from 'yjs'
import { DRAWING_BOARDS, type DrawingBoard } from '../drawing.ts'
import { ENTRY_ROOTS, type EntryRoot, removedBy, TEXT_KEYS, textIn } from '../entry.ts'
import { openPlan, type Zone } from '../plan.ts'
import { cutAt, functionCardId, VISION_ID } from '../text.ts'
import { type LoggedUpdate, touchedIn } from './trace.ts'

/** Where something was done, as people look for it. */
export const ACTIVITY_BOARDS = ['logicModel', 'leadership', 'vision', 'ideas', 'talk'] as const
export type ActivityBoard = (typeof ACTIVITY_BOARDS)[number]

export const ACTIVITY_ITEMS = [
  'card',
  'link',
  'body',
  'seat',
  'person',
  'organization',
  'channel',
  'label',
  'acceptance',
  'ingredient',
  'idea',
  'wording',
  'drawing',
  'comment',
  'reply',
  'reaction',
  'settling',
  'other',
] as const
export type ActivityItem = (typeof ACTIVITY_ITEMS)[number]

export const ACTIVITY_ACTS = ['added', 'changed', 'moved', 'removed', 'broughtBack'] as const
export type ActivityAct = (typeof ACTIVITY_ACTS)[number]

/** What one person did to one thing within some minutes. Moments are milliseconds since 1970. */
export interface ActivityLine {
  readonly who: string
  readonly from: number
  readonly to: number
  readonly board: ActivityBoard
  readonly item: ActivityItem
  /** As the root has it; of drawings the latest. */
  readonly id: string
  readonly acts: readonly ActivityAct[]
  /** Single changes. */
  readonly count: number
}

/** Somebody who goes on with the same thing within this pause is told in one line. */
const PAUSE_MS = 5 * 60_000
const LINES_MAX = 5_000
const LABEL_MAX = 120

type Running = { -readonly [Key in keyof ActivityLine]: ActivityLine[Key] } & { path: string }

const ITEM_OF: Readonly<Record<string, readonly [ActivityItem, ActivityBoard]>> = {
  cards: ['card', 'logicModel'],
  links: ['link', 'logicModel'],
  reasons: ['link', 'logicModel'],
  waivers: ['acceptance', 'logicModel'],
  functions: ['card', 'logicModel'],
  words: ['label', 'logicModel'],
  vision: ['card', 'vision'],
  ingredients: ['ingredient', 'vision'],
  bodies: ['body', 'leadership'],
  seats: ['seat', 'leadership'],
  people: ['person', 'leadership'],
  organizations: ['organization', 'leadership'],
  channels: ['channel', 'leadership'],
  ideas: ['idea', 'ideas'],
  accepted: ['wording', 'talk'],
  comments: ['comment', 'talk'],
  replies: ['reply', 'talk'],
  reactions: ['reaction', 'talk'],
  settled: ['settling', 'talk'],
}

/** Roots nobody writes by hand, and the locks, which pass. */
const UNTOLD: ReadonlySet<string> = new Set(['meta', 'about', 'questions', 'locks'])

/** Follows one zone's log and says in lines what people did. */
export class Activity {
  private readonly doc = new Y.Doc()
  private lines: Running[] = []
  /** The latest line of each person and thing. */
  private readonly running = new Map<string, Running>()
  private readonly removed = new Map<string, boolean>()

  constructor(
    private readonly zone: Zone,
    start: Uint8Array | undefined,
    /** Whom the log names for what the server wrote itself. */
    private readonly server: string,
  ) {
    if (zone === 'plan') openPlan({ plan: this.doc })
    else if (zone === 'sketch') this.doc.getMap('drawing')
    if (start) Y.applyUpdate(this.doc, start)
    for (const root of ENTRY_ROOTS)
      for (const [key] of this.entries(root)) this.removed.set(`${root}/${key}`, this.isRemoved(`${root}/${key}`))
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      const row = transaction.origin as LoggedUpdate | null
      if (row && typeof row === 'object' && 'who' in row) this.note(transaction, row)
    })
  }

  take(rows: readonly LoggedUpdate[]): void {
    for (const row of rows) Y.applyUpdate(this.doc, row.data, row)
    if (this.lines.length > LINES_MAX) this.forget((_, index) => index < this.lines.length - LINES_MAX)
  }

  /** @param before of lines that ended earlier nothing is kept */
  forgetBefore(before: number): void {
    if ((this.lines[0]?.to ?? before) < before) this.forget((line) => line.to < before)
  }

  private forget(isOld: (line: Running, index: number) => boolean): void {
    this.lines = this.lines.filter((line, index) => !isOld(line, index))
    const kept = new Set(this.lines)
    for (const [key, line] of this.running) if (!kept.has(line)) this.running.delete(key)
  }

  /** In the order in which they began. */
  get all(): readonly ActivityLine[] {
    return this.lines
  }

  private note(transaction: Y.Transaction, row: LoggedUpdate): void {
    const seen = new Set<string>()
    for (const path of touchedIn(transaction)) {
      if (seen.has(path)) continue
      seen.add(path)
      const act = this.actOf(transaction, path)
      if (row.who !== this.server && act) this.tell(path, row, act)
    }
  }

  private actOf(transaction: Y.Transaction, path: string): ActivityAct | undefined {
    const [root, key] = split(path)
    if (key === undefined) return 'changed'
    const item = this.doc.share.get(root)?._map.get(key)
    const isNew = !!item && !item.deleted && item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0)
    if (!item || item.deleted) return 'removed'
    if (!this.isEntry(root)) return isNew && !item.left ? 'added' : 'changed'
    const wasRemoved = this.removed.get(path) ?? false
    const isRemoved = this.isRemoved(path)
    this.removed.set(path, isRemoved)
    if (isNew) return 'added'
    if (wasRemoved !== isRemoved) return isRemoved ? 'removed' : 'broughtBack'
    const type = (item.content as { type?: Y.AbstractType<unknown> }).type
    const keys = [...transaction.changed].flatMap(([changed, names]) => {
      if ((changed as unknown) === type) return [...names]
      return changed._item && (changed._item.parent as unknown) === type ? ['text'] : []
    })
    return keys.length > 0 && keys.every((name) => name === 'place' || name === 'at' || name === 'order')
      ? 'moved'
      : 'changed'
  }

  private tell(path: string, { who, at }: LoggedUpdate, act: ActivityAct): void {
    const [root, key = ''] = split(path)
    if (UNTOLD.has(root)) return
    const told = this.itemOf(root, key)
    // Of drawing one hears once a board, not once a stroke.
    const same = `${who} ${told.item === 'drawing' ? `drawing/${told.board}` : `${told.item}/${told.id}`}`
    const line = this.running.get(same)
    if (line && at - line.to <= PAUSE_MS) {
      line.to = Math.max(line.to, at)
      line.count += 1
      line.id = told.id
      line.path = path
      if (!line.acts.includes(act)) line.acts = [...line.acts, act]
      return
    }
    const begun: Running = { who, from: at, to: at, ...told, acts: [act], count: 1, path }
    this.lines.push(begun)
    this.running.set(same, begun)
  }

  private itemOf(root: string, key: string): Pick<ActivityLine, 'item' | 'board' | 'id'> {
    const code = /^function\.(\w+)\./.exec(root)?.[1] ?? (root === 'functions' ? key.split('.')[0] : undefined)
    if (code) return { item: 'card', board: 'logicModel', id: functionCardId(code) }
    if (root === 'vision') return { item: 'card', board: 'vision', id: VISION_ID }
    if (root === 'drawing') return { item: 'drawing', board: this.boardOf(key), id: key }
    const [item, board] = ITEM_OF[root] ?? ['other', 'logicModel']
    return { item, board, id: key }
  }

  private boardOf(drawing: string): DrawingBoard {
    const entry: unknown = this.doc.getMap('drawing').get(drawing)
    const board: unknown = entry instanceof Y.Map ? entry.get('board') : undefined
    return DRAWING_BOARDS.find((one) => one === board) ?? 'logicModel'
  }

  /** The words of what a line is about, as they are now, cut; empty where it has none. */
  labelOf({ item, id }: ActivityLine): string {
    const root = ENTRY_ROOTS.find((one) => ITEM_OF[one]?.[0] === item)
    const entry = root && this.zone === 'plan' ? this.entryAt(root, id) : undefined
    if (!root || !entry) return ''
    const words = TEXT_KEYS[root].map((key) => textIn(entry, key)).find((text) => text !== '')
    return shortened(words ?? '')
  }

  private isEntry(root: string): root is EntryRoot {
    return this.zone === 'plan' && (ENTRY_ROOTS as readonly string[]).includes(root)
  }

  private *entries(root: EntryRoot): Generator<[string, Y.Map<unknown>]> {
    if (this.zone !== 'plan') return
    for (const [key, entry] of this.doc.getMap(root)) if (entry instanceof Y.Map) yield [key, entry]
  }

  private entryAt(root: EntryRoot, id: string): Y.Map<unknown> | undefined {
    const entry: unknown = this.doc.getMap(root).get(id)
    return entry instanceof Y.Map ? (entry as Y.Map<unknown>) : undefined
  }

  private isRemoved(path: string): boolean {
    const [root, key = ''] = split(path)
    const entry = this.isEntry(root) ? this.entryAt(root, key) : undefined
    return entry !== undefined && removedBy(root as EntryRoot, entry) !== undefined
  }
}

const shortened = (words: string): string =>
  words.length > LABEL_MAX ? `${cutAt(words, LABEL_MAX - 1).trimEnd()}…` : words

function split(path: string): [root: string, key?: string] {
  const slash = path.indexOf('/')
  return slash < 0 ? [path] : [path.slice(0, slash), path.slice(slash + 1)]
}
