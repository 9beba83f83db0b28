import {
  Activity,
  type ActivityLine,
  compareContents,
  type Difference,
  openPlan,
  readPlan,
  touchedIn,
  traceOf,
  undoPerson,
  type Whose,
  type Zone,
} from '@commonboard/model'
import * as Y from 'yjs'
import {
  type ActivityAsked,
  type ActivityTold,
  DIFFERENCES_MAX,
  type HistoryReading,
  type Past,
  type Undone,
} from './history.ts'
import type { Snapshot } from './merge.ts'
import { partsOf, SERVER, type StoredUpdate, type SyncOf, type ZoneKey, zoneKey } from './storage.ts'

/** The log of one zone, as far back as it is kept. */
export interface KeptHistory {
  readonly start: Snapshot | undefined
  readonly rows: readonly StoredUpdate[]
}

export interface HistorySource {
  /** One moment's view. undefined: nobody has written the zone. @throws if any of it is damaged */
  historyOf(zone: ZoneKey): KeptHistory | undefined
  /** What has come after. undefined: it has to be read from the beginning again. */
  rowsAfter(zone: ZoneKey, seq: number): readonly StoredUpdate[] | undefined
  authorsOf(planId: string): ReadonlyMap<number, string>
}

interface Followed {
  readonly activity: Activity
  seq: number
}

/** Of so many zones what happened is kept at hand; the next question about them reads only what is new. */
const FOLLOWED_MAX = 8

/** Answers what the log alone can tell. Everything here takes long beside a message of a socket. */
export class Historian implements SyncOf<HistoryReading> {
  private readonly followed = new Map<ZoneKey, Followed>()

  constructor(private readonly source: HistorySource) {}

  undoOf(key: ZoneKey, whose: Whose): Undone | undefined {
    const { planId, zone } = partsOf(key)
    const history = this.source.historyOf(key)
    if (!history) return undefined
    const { rows, start } = history
    const trace = traceOf({ zone, rows, start: start?.data, authors: this.source.authorsOf(planId) }, whose)
    const { doc } = trace
    const stateVector = Y.encodeStateVector(doc)
    const plan = zone === 'plan' ? openPlan({ plan: doc }) : undefined
    const before = plan && readPlan(plan)
    const touches = new Set<string>()
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      for (const path of touchedIn(transaction)) touches.add(path)
    })
    const update = undoPerson(trace)
    const differences = plan && before ? compareContents(before, readPlan(plan)) : []
    doc.destroy()
    if (!update) return undefined
    return {
      update,
      stateVector,
      touches: [...touches],
      differences: differences.slice(0, DIFFERENCES_MAX),
      count: differences.length,
    }
  }

  activityOf(planId: string, zones: readonly Zone[], asked: ActivityAsked): ActivityTold {
    const { since, before = Infinity, board, person, count } = asked
    const people = new Set<string>()
    const found: (ActivityLine & { label: string })[] = []
    for (const zone of zones) {
      const activity = this.follow(zoneKey(planId, zone))
      for (const line of activity?.all ?? []) {
        if (line.to < since) continue
        people.add(line.who)
        if (line.to >= before || (board && line.board !== board) || (person && line.who !== person)) continue
        const { who, from, to, board: on, item, id, acts, count: times } = line
        const label = activity?.labelOf(line) ?? ''
        found.push({ who, from: Math.max(from, since), to, board: on, item, id, acts, count: times, label })
      }
    }
    found.reverse().sort((a, b) => b.to - a.to)
    // Lines that ended in the same moment stay together: the next page begins before them.
    let end = Math.min(count, found.length)
    while (end < found.length && found[end]?.to === found[end - 1]?.to) end += 1
    return { lines: found.slice(0, end), hasMore: end < found.length, people: [...people] }
  }

  pastOf(planId: string, at: number): Past | undefined {
    const key = zoneKey(planId, 'plan')
    const history = this.source.historyOf(key)
    const first = history?.rows[0]
    if (!history || !first) return undefined
    const { start, rows } = history
    const doc = new Y.Doc()
    const take = (some: readonly StoredUpdate[]) =>
      Y.transact(doc, () => {
        for (const { data } of some) Y.applyUpdate(doc, data)
      })
    if (start) Y.applyUpdate(doc, start.data)
    const later = rows.findIndex((row) => row.at > at)
    // A plan that is younger than the moment begins with what it was made of.
    const cut = Math.max(later < 0 ? rows.length : later, start ? 0 : 1)
    take(rows.slice(0, cut))
    const plan = openPlan({ plan: doc })
    const before = readPlan(plan)
    take(rows.slice(cut))
    const all = compareContents(before, readPlan(plan))
    doc.destroy()
    const lines = (this.follow(key)?.all ?? []).filter(({ to }) => to > at)
    const differences = all.slice(0, DIFFERENCES_MAX).map((difference) => ({
      ...difference,
      who: [...new Set(lines.flatMap((line) => (isAbout(difference, line) ? [line.who] : [])))],
    }))
    // A history without a beginning goes back to the first word.
    return { from: start ? Math.max(at, first.at) : at, differences, count: all.length }
  }

  private follow(key: ZoneKey): Activity | undefined {
    const known = this.followed.get(key)
    this.followed.delete(key)
    const news = known && this.source.rowsAfter(key, known.seq)
    if (known && news) {
      known.activity.take(news)
      known.seq = news.at(-1)?.seq ?? known.seq
      this.followed.set(key, known)
      return known.activity
    }
    const history = this.source.historyOf(key)
    if (!history) return undefined
    const { start, rows } = history
    const activity = new Activity(partsOf(key).zone, start?.data, SERVER)
    activity.take(rows)
    this.followed.set(key, { activity, seq: rows.at(-1)?.seq ?? start?.upto ?? 0 })
    for (const oldest of this.followed.keys()) {
      if (this.followed.size <= FOLLOWED_MAX) break
      this.followed.delete(oldest)
    }
    return activity
  }
}

// Blocks of the vision have no ids; whoever wrote in it may have written any of them.
const isAbout = (difference: Difference, line: ActivityLine): boolean =>
  difference.board === 'vision' ? line.board === 'vision' : difference.id === line.id
