import { openPlan, readPlan, ROLES, type Role, setAbout } from '@commonboard/model'
import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { PlanFile } from '../access.ts'
import { GRACE_MS } from '../socket.ts'
import type { ParticipantRecord } from '../storage/storage.ts'
import {
  addressAsking,
  type Ask,
  bodyOf,
  deviceAsking,
  facilitatorAsking,
  facilitatorsTurn,
  headersOf,
  noteAct,
  parsed,
  personAsking,
  takeOne,
} from './asking.ts'
import { CALLS, ChangePlan, CreatePlan, RestorePlan, SetFrozen, SetRole } from './calls.ts'
import { Refusal } from './errors.ts'
import { exportFile } from './export.ts'
import { keptDays } from './history.ts'
import { deviceSaying, newParticipant } from './join.ts'
import { linkShown, linkUrl, newLink } from './links.ts'
import { firstContent, makePlan, type NewPlan, planFromBackup } from './newPlan.ts'
import type { Services } from './services.ts'
import { ownUrl } from './session.ts'
import { versionContent } from './versions.ts'

export function planRoutes(app: Hono<{ Bindings: HttpBindings }>, services: Services): void {
  const { storage, access, rooms, clock } = services

  app.post(CALLS.createPlan.path, async (ask) => {
    const body = await bodyOf(ask, CreatePlan)
    mayMakePlans(ask)
    const about = { title: body.title, place: body.place ?? '', language: body.language ?? 'en' }
    return found(ask, makePlan(about, body.template, clock.now()), 'planMade', body)
  })

  app.post(CALLS.restorePlan.path, async (ask) => {
    const { name, title } = parsed(RestorePlan, ask.req.query())
    mayMakePlans(ask)
    return found(ask, await planFromBackup(ask, services, title), 'planRestored', { name })
  })

  function mayMakePlans(ask: Ask): void {
    if (services.createPlans === 'admin')
      throw new Refusal('notAllowed', 'New plans are made on the server: npm run admin -- new "Title"')
    takeOne(services.newPlans, addressAsking(ask, services), clock.now())
  }

  /** Keeps a new plan with its links; who asked for it is its facilitator. */
  async function found(ask: Ask, made: NewPlan, act: 'planMade' | 'planRestored', said: { name?: string | undefined }) {
    const { plan } = made
    const now = clock.now()
    const device = await deviceSaying(ask, services, said)
    const links = ROLES.map((role) => newLink(plan.id, role, services))
    const founder = newParticipant(device, plan.id, { role: 'facilitator', linkId: null, index: 0, now })
    await storage.createPlan({ plan, links, joined: { founder, device }, content: firstContent(made, now) })
    await noteAct(ask, { services, planId: plan.id, who: founder.id }, act)
    const base = ownUrl(headersOf(ask), services.session)
    const urls = Object.fromEntries(links.map((link) => [link.role, linkUrl(link, base, services.secret)]))
    return ask.json({ planId: plan.id, links: urls as Record<Role, string> }, 201)
  }

  app.get(CALLS.plans.path, async (ask) => {
    const device = await deviceAsking(ask, services)
    const found = device ? await storage.plansOfDevice(device.id) : []
    found.sort((a, b) => (b.plan.changedAt ?? b.plan.madeAt) - (a.plan.changedAt ?? a.plan.madeAt))
    const plans = await Promise.all(
      found.map(async ({ plan, participant }) => ({
        planId: plan.id,
        title: plan.title,
        place: plan.place,
        language: plan.language,
        role: participant.role,
        counts: plan.counts,
        present: await presentIn(plan.id),
        changedAt: plan.changedAt,
      })),
    )
    return ask.json({ plans }, 200)
  })

  async function presentIn(planId: string): Promise<{ name: string; color: number }[]> {
    const present = rooms.presentIn(planId)
    const file = present.size > 0 ? await access.open(planId) : undefined
    return (file?.members() ?? []).filter(({ id }) => present.has(id)).map(({ name, color }) => ({ name, color }))
  }

  app.get(CALLS.plan.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    const { id: planId, title, place, language, frozen } = file.plan
    const isFacilitator = person.role === 'facilitator'
    const links = isFacilitator ? (await storage.linksOf(planId)).filter(({ state }) => state === 'active') : []
    return ask.json(
      {
        planId,
        title,
        place,
        language,
        role: person.role,
        frozen,
        me: { participantId: person.id, name: person.name, roleGroup: person.roleGroup, color: person.color },
        people: peopleShown(file),
        ...(isFacilitator
          ? { links: links.map((link) => ({ ...linkShown(ask, services, link), revoked: false as const })) }
          : {}),
        historyDays: await keptDays(file, services),
        historyMaxDays: services.compaction.historyDays,
        epochs: file.epochs,
      },
      200,
    )
  })

  function peopleShown(file: PlanFile) {
    const present = rooms.presentIn(file.id)
    return file.members().map(({ id, name, role, roleGroup, color }) => ({
      participantId: id,
      name,
      role,
      roleGroup,
      color,
      present: present.has(id),
    }))
  }

  app.patch(CALLS.changePlan.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    const body = await bodyOf(ask, ChangePlan)
    // Where it cannot be loaded nothing is renamed.
    await rooms.room(file, 'plan')
    await facilitatorsTurn({ file, person }, async () => {
      const { title, place, language } = file.plan
      const about = {
        title: body.title ?? title,
        place: body.place ?? place,
        language: body.language ?? language,
      }
      await access.savePlan(file, about)
      await rooms.write(file, 'plan', (doc) => setAbout(openPlan({ plan: doc }), about))
    })
    const { title, place, language } = file.plan
    return ask.json({ planId: file.id, title, place, language }, 200)
  })

  app.delete(CALLS.deletePlan.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    await facilitatorsTurn({ file, person }, () => access.deletePlan(file))
    rooms.erase(file.id)
    services.versions.forget(file.id)
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'planErased')
    return ask.json({}, 200)
  })

  app.get(CALLS.content.path, async (ask) => {
    const { file } = await personAsking(ask, services)
    return ask.json(await contentOf(file), 200)
  })

  app.get(CALLS.export.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    const name = ask.req.param('file')
    const asked = ask.req.query('version')
    const content = asked === undefined ? await contentOf(file) : await versionContent(file.id, asked, services)
    const made = await exportFile(ask, content, name, services, asked === undefined ? undefined : Number(asked))
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'planExported', { file: name })
    return made
  })

  async function contentOf(file: PlanFile) {
    const room = await rooms.room(file, 'plan')
    return readPlan(openPlan({ plan: room.doc }))
  }

  app.put(CALLS.setRoles.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    const { participantId, role } = await bodyOf(ask, SetRole)
    const isEverybody = participantId === 'everyone'
    if (isEverybody && role === 'facilitator')
      throw new Refusal('badRequest', 'role: not everybody can be a facilitator')
    await facilitatorsTurn({ file, person }, () => access.savePeople(file, givenRole(file, participantId, role)))
    rooms.rightsChanged(file.id, isEverybody ? GRACE_MS : 0)
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'roleGiven', { participantId, role })
    return ask.json({ people: peopleShown(file) }, 200)
  })

  app.get(CALLS.audit.path, async (ask) => {
    const { file } = await facilitatorAsking(ask, services)
    const entries = (await services.audit.of(file.id)).map(({ at, act, who, network, about }) => ({
      at,
      act,
      who,
      name: file.people.get(who)?.name ?? '',
      network,
      about,
    }))
    return ask.json({ entries }, 200)
  })

  app.put(CALLS.setFrozen.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    const { frozen } = await bodyOf(ask, SetFrozen)
    await facilitatorsTurn({ file, person }, () => access.savePlan(file, { frozen }))
    rooms.rightsChanged(file.id, GRACE_MS)
    await noteAct(ask, { services, planId: file.id, who: person.id }, frozen ? 'planFrozen' : 'planThawed')
    return ask.json({ frozen }, 200)
  })
}

function givenRole(file: PlanFile, participantId: string, role: Role): ParticipantRecord[] {
  const members = file.members()
  const chosen =
    participantId === 'everyone'
      ? members.filter((person) => person.role !== 'facilitator')
      : members.filter(({ id }) => id === participantId)
  if (chosen.length === 0 && participantId !== 'everyone') throw new Refusal('notFound', 'There is no such person.')
  const staying = members.filter((person) => person.role === 'facilitator' && !chosen.includes(person))
  if (role !== 'facilitator' && staying.length === 0)
    throw new Refusal('notAllowed', 'A plan needs a facilitator: give somebody else the role first.')
  return chosen.map((person) => ({ ...person, role }))
}
