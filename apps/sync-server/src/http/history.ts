import { CLOSE } from '@commonboard/model'
import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { PlanFile } from '../access.ts'
import { seeWork, undoWork, WRITTEN_ZONES } from '../history/undoWork.ts'
import { LIMIT } from '../limits.ts'
import { KeyedLimit } from '../pace.ts'
import { GRACE_MS } from '../socket.ts'
import type { BlockRecord, Undone } from '../storage/history.ts'
import { type AuditAct, zoneKey } from '../storage/storage.ts'
import {
  type Ask,
  bodyOf,
  facilitatorAsking,
  facilitatorsTurn,
  noteAct,
  parsed,
  personAsking,
  takeOne,
} from './asking.ts'
import { ACTIVITY_PAGE, ActivityQuery, ChangesQuery, SetKeeping, UndoWork } from './calls/history.ts'
import { CALLS } from './calls.ts'
import { Refusal } from './errors.ts'
import type { Services } from './services.ts'

const DAY_MS = 24 * 60 * 60_000
const TEN_MINUTES_MS = 10 * 60_000
const CHANGES_MAX = 200

/** Acts that people in a plan may care about; the rest is for facilitators, under `…/audit`. */
const ACTS_TOLD: ReadonlySet<AuditAct> = new Set<AuditAct>([
  'planFrozen',
  'planThawed',
  'roleGiven',
  'personRemoved',
  'personBlocked',
  'personLetIn',
  'workUndone',
  'historyKept',
])

/** Who did what, taking it back, and what is kept of people. */
export function historyRoutes(app: Hono<{ Bindings: HttpBindings }>, services: Services): void {
  const { storage, access, rooms, clock, commits, pastReads } = services
  const { history } = storage
  const pace = new KeyedLimit(LIMIT.undosPerTenMinutesAndPerson, TEN_MINUTES_MS)

  /** Nothing older is shown or taken back, whether or not it has gone from the log by now. */
  const keptSince = async (file: PlanFile) => {
    const days = await keptDays(file, services)
    return days > 0 ? clock.now() - days * DAY_MS : clock.now() + 1
  }

  async function workAsked(ask: Ask) {
    const { file, person } = await facilitatorAsking(ask, services)
    const { participantId, since } = await bodyOf(ask, UndoWork)
    if (!file.people.has(participantId)) throw new Refusal('notFound', 'There is no such person.')
    takeOne(pace, person.id, clock.now())
    const whose = { person: participantId, since: Math.max(since, await keptSince(file)) }
    const found = await seeWork(file, whose, { storage, rooms, commits })
    return { file, person, whose, seen: tell(found) }
  }

  app.post(CALLS.seeWork.path, async (ask) => {
    const { seen } = await workAsked(ask)
    return ask.json(seen, 200)
  })

  app.post(CALLS.undoWork.path, async (ask) => {
    const { file, person, whose, seen } = await workAsked(ask)
    const { count, drawings, talk } = seen
    if (count + drawings + talk === 0) return ask.json({ count, drawings, talk, before: null }, 200)
    const before = await facilitatorsTurn({ file, person }, async () => {
      const kept = await services.versions.before(file, 'beforeUndo', person.id)
      await undoWork({ file, whose, who: person.id }, { storage, rooms, commits })
      return kept ?? null
    })
    const about = { participantId: whose.person, since: whose.since }
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'workUndone', about)
    return ask.json({ count, drawings, talk, before }, 200)
  })

  app.get(CALLS.activity.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    if (person.role === 'viewer') throw new Refusal('notAllowed')
    takeOne(pastReads, person.id, clock.now())
    const { before, board, person: only, count = ACTIVITY_PAGE } = parsed(ActivityQuery, ask.req.query())
    await commits.flushed()
    const since = await keptSince(file)
    const asked = { since, before, board, person: only, count }
    const { lines, hasMore, people } = await history.activityOf(file.id, WRITTEN_ZONES, asked)
    const oldest = hasMore ? (lines.at(-1)?.to ?? since) : since
    const acts = board
      ? []
      : (await services.audit.of(file.id))
          .filter(
            ({ act, at, who }) =>
              ACTS_TOLD.has(act) && at >= oldest && at < (before ?? Infinity) && (!only || who === only),
          )
          .map(({ at, act, who, about }) => ({ at, act, who, about }))
    const named = new Set([...people, ...acts.flatMap(({ who, about }) => [who, String(about['participantId'] ?? '')])])
    return ask.json({ lines, acts, people: await namesOf(file, named), hasMore, since }, 200)
  })

  app.get(CALLS.changesSince.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    const { since } = parsed(ChangesQuery, ask.req.query())
    takeOne(pastReads, person.id, clock.now())
    await commits.flushed()
    const kept = await keptSince(file)
    const past = kept > clock.now() ? undefined : await history.pastOf(file.id, Math.max(since, kept))
    if (!past) return ask.json({ from: null, differences: [], count: 0, people: [] }, 200)
    const { from, count } = past
    const mayKnow = person.role !== 'viewer'
    const differences = past.differences
      .slice(0, CHANGES_MAX)
      .map((difference) => ({ ...difference, who: mayKnow ? difference.who : [] }))
    const people = await namesOf(file, new Set(differences.flatMap(({ who }) => who)))
    return ask.json({ from, differences, count, people }, 200)
  })

  async function namesOf(file: PlanFile, ids: ReadonlySet<string>) {
    const blocked = new Set((await history.blocksOf(file.id)).map(({ participantId }) => participantId))
    return [...file.people.values()]
      .filter(({ id }) => ids.has(id))
      .map(({ id, name, deviceId, isOut }) => ({
        participantId: id,
        name,
        isIn: deviceId !== null && !isOut,
        isBlocked: blocked.has(id),
      }))
  }

  app.get(CALLS.blocked.path, async (ask) => {
    const { file } = await facilitatorAsking(ask, services)
    const blocked = (await history.blocksOf(file.id)).map(({ participantId, by, at }: BlockRecord) => ({
      participantId,
      name: file.people.get(participantId)?.name ?? '',
      at,
      by,
    }))
    return ask.json({ blocked }, 200)
  })

  app.put(CALLS.blockPerson.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    const gone = await facilitatorsTurn({ file, person }, async () => {
      const chosen = file.people.get(ask.req.param('participantId'))
      if (!chosen?.deviceId) throw new Refusal('notFound', 'There is no such person.')
      if (chosen.id === person.id) throw new Refusal('notAllowed', 'Nobody blocks himself.')
      const { id: participantId, deviceId } = chosen
      await history.saveBlock({ planId: file.id, participantId, deviceId, by: person.id, at: clock.now() })
      await access.savePeople(file, [{ ...chosen, isOut: true }])
      return participantId
    })
    rooms.putOut(file.id, CLOSE.notAllowed, gone)
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'personBlocked', { participantId: gone })
    return ask.json({}, 200)
  })

  app.delete(CALLS.letIn.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    const participantId = ask.req.param('participantId')
    await facilitatorsTurn({ file, person }, async () => {
      const chosen = file.people.get(participantId)
      const isBlocked = (await history.blocksOf(file.id)).some((block) => block.participantId === participantId)
      if (!chosen || !isBlocked) throw new Refusal('notFound', 'Nobody of that name is blocked.')
      await history.removeBlock(file.id, participantId)
      await access.savePeople(file, [{ ...chosen, isOut: false }])
    })
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'personLetIn', { participantId })
    return ask.json({}, 200)
  })

  app.post(CALLS.erasePerson.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    const participantId = ask.req.param('participantId')
    const isSelf = participantId === person.id
    if (!isSelf && person.role !== 'facilitator') throw new Refusal('notAllowed')
    await file.inTurn(async () => {
      const chosen = file.people.get(participantId)
      const rights = file.rightsOf(person.id)
      if (!chosen || !rights) throw new Refusal('notFound', 'There is no such person.')
      if (!isSelf && rights.role !== 'facilitator') throw new Refusal('notAllowed')
      const leading = file.members().filter(({ role }) => role === 'facilitator')
      if (leading.length === 1 && leading[0]?.id === participantId)
        throw new Refusal('notAllowed', 'A plan keeps one facilitator.')
      await services.rounds.forgetPerson(file, participantId)
      await storage.erasePerson(file.id, participantId)
      file.people.set(participantId, { ...chosen, name: '', roleGroup: null, deviceId: null, isOut: true })
      // What was on its way meanwhile.
      await services.rounds.forgetPerson(file, participantId)
    })
    rooms.putOut(file.id, CLOSE.whoAreYou, participantId)
    rooms.rightsChanged(file.id, GRACE_MS)
    await services.audit.note('personErased', file.id, isSelf ? '' : person.id, { participantId }, '')
    return ask.json({}, 200)
  })

  app.put(CALLS.setKeeping.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    const { historyDays } = await bodyOf(ask, SetKeeping)
    await facilitatorsTurn({ file, person }, () => history.saveKeptDays(file.id, historyDays))
    services.compaction.shorten(WRITTEN_ZONES.map((zone) => zoneKey(file.id, zone)))
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'historyKept', { historyDays })
    return ask.json({ historyDays: await keptDays(file, services), maxDays: services.compaction.historyDays }, 200)
  })
}

/** For how many days is kept who did what in this plan. */
export async function keptDays({ id }: PlanFile, { storage, compaction }: Services): Promise<number> {
  return Math.min((await storage.history.keptDays(id)) ?? Infinity, compaction.historyDays)
}

function tell(found: ReadonlyMap<string, Undone>) {
  const { differences = [], count = 0 } = found.get('plan') ?? {}
  return {
    differences,
    count,
    drawings: found.get('sketch')?.touches.length ?? 0,
    talk: found.get('talk')?.touches.length ?? 0,
  }
}
