import type { HttpBindings } from '@hono/node-server'
import { CLOSE, type Language, randomId, type Role, type RoleGroup, strongerRole } from '@commonboard/model'
import type { Hono } from 'hono'
import type { PlanFile } from '../access.ts'
import type { DeviceRecord, LinkRecord, ParticipantRecord } from '../storage/storage.ts'
import { LIMIT } from '../limits.ts'
import { hashOf, isToken, newSessionToken } from '../tokens.ts'
import { addressAsking, type Ask, bodyOf, deviceAsking, headersOf, noteAct } from './asking.ts'
import { CALLS, Join, LookAtLink } from './calls.ts'
import { Refusal } from './errors.ts'
import { keptDays } from './history.ts'
import type { Services } from './services.ts'
import { NO_COOKIE, ownOrigin, sessionCookie } from './session.ts'

/** Absent means "as before"; an empty name means none: a shared Chromebook must not lend one student's name to the next. */
interface Said {
  readonly name?: string | undefined
  readonly roleGroup?: RoleGroup | undefined
  readonly language?: Language | undefined
}

/** The device that asks, with what it says about itself now; made, with its cookie, if it is new here. */
export async function deviceSaying(ask: Ask, services: Services, said: Said): Promise<DeviceRecord> {
  const known = await deviceAsking(ask, services)
  if (known)
    return {
      ...known,
      name: said.name ?? known.name,
      roleGroup: said.roleGroup ?? known.roleGroup,
      language: said.language ?? known.language,
    }
  const token = newSessionToken()
  const isSecure = ownOrigin(headersOf(ask), services.session).startsWith('https:')
  ask.header('Set-Cookie', sessionCookie(token, isSecure))
  return {
    id: randomId(22),
    sessionHash: hashOf(token),
    name: said.name ?? '',
    roleGroup: said.roleGroup ?? null,
    language: said.language ?? 'en',
    madeAt: services.clock.now(),
  }
}

const GUEST: Readonly<Record<Language, string>> = { en: 'Guest', es: 'Participante' }

const guestName = (language: Language, index: number) => `${GUEST[language]} ${index + 1}`

export function newParticipant(
  device: DeviceRecord,
  planId: string,
  place: { role: Role; linkId: string | null; index: number; now: number },
): ParticipantRecord {
  return {
    id: randomId(16),
    planId,
    deviceId: device.id,
    name: device.name || guestName(device.language, place.index),
    role: place.role,
    roleGroup: device.roleGroup,
    color: place.index,
    linkId: place.linkId,
    joinedAt: place.now,
    isOut: false,
  }
}

export function joinRoutes(app: Hono<{ Bindings: HttpBindings }>, services: Services): void {
  const { storage, access, rooms, clock } = services

  app.post(CALLS.lookAtLink.path, async (ask) => {
    const { token } = await bodyOf(ask, LookAtLink)
    const { link, file } = await linkHeld(ask, token)
    const historyDays = await keptDays(file, services)
    return ask.json({ title: file.plan.title, role: link.role, historyDays }, 200)
  })

  app.post(CALLS.join.path, async (ask) => {
    const said = await bodyOf(ask, Join)
    const { link, file } = await linkHeld(ask, said.token)
    const device = await deviceSaying(ask, services, said)
    await storage.saveDevice(device)
    const { person, isChanged, isNews } = await file.inTurn(async () => {
      // Revoked, replaced or erased while we waited for our turn: whoever did that believes that nobody comes in now.
      const now = await storage.linkByToken(link.tokenHash)
      if (now?.state !== 'active' || file.isDeleted) throw new Refusal('badLink')
      return await join(file, device, now, said)
    })
    if (isChanged) rooms.rightsChanged(file.id, 0)
    const who = person.id
    if (isNews) await noteAct(ask, { services, planId: file.id, who }, 'joined', { linkId: link.id, role: person.role })
    return ask.json({ planId: file.id, role: person.role, participantId: person.id, name: person.name }, 200)
  })

  async function join(file: PlanFile, device: DeviceRecord, link: LinkRecord, said: Said) {
    const known = [...file.people.values()].find(({ deviceId }) => deviceId === device.id)
    if ((await storage.history.blocksOf(file.id)).some(({ deviceId }) => deviceId === device.id))
      throw new Refusal('blocked')
    if (!known && file.people.size >= LIMIT.peoplePerPlanMax) throw new Refusal('planFull')
    const person = known
      ? comingBack(known, link, said)
      : newParticipant(device, file.id, {
          role: link.role,
          linkId: link.id,
          index: file.people.size,
          now: clock.now(),
        })
    await access.savePeople(file, [person])
    const isChanged = known !== undefined && known.role !== person.role
    return { person, isChanged, isNews: !known || known.isOut || isChanged }
  }

  app.get(CALLS.me.path, async (ask) => {
    const device = await deviceAsking(ask, services)
    const { name = '', roleGroup = null, language = null } = device ?? {}
    return ask.json({ name, roleGroup, language }, 200)
  })

  app.post(CALLS.leave.path, async (ask) => {
    const device = await deviceAsking(ask, services)
    if (device) {
      const plans = await storage.plansOfDevice(device.id)
      await storage.removeDevice(device.id)
      for (const { plan, participant } of plans) {
        const file = await access.open(plan.id)
        await file?.inTurn(async () => {
          // As he is when it is our turn: erased or put out meanwhile, he stays so.
          const person = file.people.get(participant.id)
          if (person) await access.savePeople(file, [{ ...person, deviceId: null }])
        })
        rooms.putOut(plan.id, CLOSE.whoAreYou, participant.id)
      }
    }
    ask.header('Set-Cookie', NO_COOKIE)
    return ask.json({}, 200)
  })

  // Who already has a place somewhere here is never held up by others' failures from the same address: a venue has one.
  async function linkHeld(ask: Ask, token: string): Promise<{ link: LinkRecord; file: PlanFile }> {
    const address = addressAsking(ask, services)
    const isStranger = !(await deviceAsking(ask, services))
    if (isStranger && !services.failedJoins.allows(address, clock.now()))
      throw failed('tooMany', services.failedJoins.msUntilNext(address, clock.now()))
    const link = isToken(token) ? await storage.linkByToken(hashOf(token)) : undefined
    const file = link?.state === 'active' ? await access.open(link.planId) : undefined
    if (link && file) return { link, file }
    services.failedJoins.take(address, clock.now())
    throw failed('badLink')
  }

  function failed(code: 'tooMany' | 'badLink', retryAfterMs?: number): Refusal {
    services.metrics.joinsFailed.inc({ code })
    return new Refusal(code, undefined, retryAfterMs)
  }
}

const nameIn = (said: Said, known: ParticipantRecord): string =>
  said.name === '' ? guestName(said.language ?? 'en', known.color) : (said.name ?? known.name)

// By the link one came by nothing changes: a facilitator's decision about a person outlives a reload of the page.
function comingBack(known: ParticipantRecord, link: LinkRecord, said: Said): ParticipantRecord {
  const named = { ...known, name: nameIn(said, known), roleGroup: said.roleGroup ?? known.roleGroup }
  if (known.isOut) return { ...named, isOut: false, role: link.role, linkId: link.id }
  if (known.linkId === link.id) return named
  const role = strongerRole(known.role, link.role)
  return role === known.role ? named : { ...named, role, linkId: link.id }
}
