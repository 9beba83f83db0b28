import {
  compareContents,
  isLanguage,
  type Language,
  type PlanContent,
  randomId,
  readPlan,
  openPlan,
  restoreContent,
  sayDifference,
} from '@commonboard/model'
import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { PlanFile } from '../access.ts'
import { LIMIT } from '../limits.ts'
import { KeyedLimit } from '../pace.ts'
import type { ListedVersion, SignOnRecord, VersionLinkRecord } from '../storage/versions.ts'
import { hashOf, isToken, versionToken } from '../tokens.ts'
import type { VersionFinds } from '../versionFacts.ts'
import { publicContent } from '../versions.ts'
import {
  addressAsking,
  type Ask,
  bodyOf,
  deviceAsking,
  facilitatorAsking,
  facilitatorsTurn,
  headersOf,
  noteAct,
  personAsking,
  takeOne,
} from './asking.ts'
import { CALLS } from './calls.ts'
import { LookAtVersion, MakeVersion, Sign } from './calls/versions.ts'
import { Refusal } from './errors.ts'
import { exportFile } from './export.ts'
import type { Services } from './services.ts'
import { ownUrl } from './session.ts'

const TEN_MINUTES_MS = 10 * 60_000

const NO_VERSION = 'There is no such version.'
const WRITERS: readonly string[] = ['facilitator', 'editor']

/** The content of a version. @throws Refusal if there is none of this number */
export async function versionContent(planId: string, asked: string | undefined, { versions }: Services) {
  const content = /^[1-9]\d{0,8}$/.test(asked ?? '') ? await versions.content(planId, Number(asked)) : undefined
  if (!content) throw new Refusal('notFound', NO_VERSION)
  return content
}

/** Versions: kept, compared, restored, shown to everybody, signed. */
export function versionRoutes(app: Hono<{ Bindings: HttpBindings }>, services: Services): void {
  const { storage, rooms, versions, clock } = services
  const signing = new KeyedLimit(LIMIT.signOnsPerTenMinutesAndPerson, TEN_MINUTES_MS)
  const publicFiles = new KeyedLimit(LIMIT.filesPerTenMinutesAndPublicLink, TEN_MINUTES_MS)

  app.post(CALLS.makeVersion.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    const { name, note = '' } = await bodyOf(ask, MakeVersion)
    const n = await file.inTurn(async () => {
      if (!WRITERS.includes(file.rightsOf(person.id)?.role ?? '')) throw new Refusal('notAllowed')
      const named = (await storage.versions.versionsOf(file.id)).filter(({ reason }) => reason === 'named')
      if (named.length >= LIMIT.namedVersionsPerPlanMax) throw new Refusal('noRoom')
      return versions.make(file, { reason: 'named', name, note, who: person.id })
    })
    if (n === undefined) throw new Refusal('notFound')
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'versionMade', { n })
    const version = await versionOf(file, String(n))
    return ask.json(shown(version, [], await linkUrlsFor(ask, file, person.role)), 201)
  })

  app.get(CALLS.versions.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    const all = await storage.versions.versionsOf(file.id)
    const signOns = await storage.versions.signOnsOf(file.id)
    const urls = await linkUrlsFor(ask, file, person.role)
    const ofVersion = ({ n }: ListedVersion) => signOns.filter((one) => one.n === n)
    return ask.json({ versions: all.map((version) => shown(version, ofVersion(version), urls)) }, 200)
  })

  app.get(CALLS.versionContent.path, async (ask) => {
    const { file } = await personAsking(ask, services)
    return ask.json(await versionContent(file.id, ask.req.param('n'), services), 200)
  })

  app.get(CALLS.compareVersion.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    takeOne(services.pastReads, person.id, clock.now())
    const before = await versionContent(file.id, ask.req.param('n'), services)
    const other = ask.req.query('with')
    const after = other === undefined ? await contentNow(file) : await versionContent(file.id, other, services)
    const asked = ask.req.query('lang')
    const language: Language = isLanguage(asked) ? asked : file.plan.language
    const differences = compareContents(before, after).map((one) => ({
      said: sayDifference(one, language, after),
      ...one,
    }))
    return ask.json({ differences }, 200)
  })

  app.post(CALLS.restoreVersion.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    const target = await versionContent(file.id, ask.req.param('n'), services)
    const before = await facilitatorsTurn({ file, person }, async () => {
      const kept = await versions.before(file, 'beforeRestore', person.id)
      if (kept === undefined) throw new Refusal('notFound')
      await rooms.write(
        file,
        'plan',
        (doc) => restoreContent(openPlan({ plan: doc }), target, { by: person.id, at: clock.now() }),
        person.id,
      )
      return kept
    })
    const n = Number(ask.req.param('n'))
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'versionRestored', { n, before })
    return ask.json({ before }, 200)
  })

  app.put(CALLS.publishVersion.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    const version = await versionOf(file, ask.req.param('n'))
    mustBeNamed(version)
    const { n } = version
    const { link, isNew } = await facilitatorsTurn({ file, person }, async () => {
      const known = (await storage.versions.versionLinksOf(file.id)).find((one) => one.n === n)
      if (known) return { link: known, isNew: false }
      const id = randomId(22)
      const tokenHash = hashOf(versionToken(services.secret, id))
      const made = { id, planId: file.id, n, tokenHash, who: person.id, at: clock.now() }
      await storage.versions.saveVersionLink(made)
      return { link: made, isNew: true }
    })
    if (isNew) await noteAct(ask, { services, planId: file.id, who: person.id }, 'versionPublished', { n })
    return ask.json({ url: urlOf(ask, link) }, 200)
  })

  app.delete(CALLS.withdrawVersion.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    const { n } = await versionOf(file, ask.req.param('n'))
    await facilitatorsTurn({ file, person }, () => storage.versions.removeVersionLink(file.id, n))
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'versionWithdrawn', { n })
    return ask.json({}, 200)
  })

  app.get(CALLS.signOns.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    const { n } = await versionOf(file, ask.req.param('n'))
    const signOns = (await storage.versions.signOnsOf(file.id, n)).map((one) => ({
      signOnId: one.id,
      ...signOnShown(one),
      isMine: one.who === person.id,
    }))
    return ask.json({ signOns }, 200)
  })

  app.post(CALLS.sign.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    if (person.role === 'viewer') throw new Refusal('notAllowed')
    const { note = '', ...said } = await bodyOf(ask, Sign)
    if (said.statement === 'agreeWithNote' && !note) throw new Refusal('badRequest', 'note: needed with agreeWithNote')
    const version = await versionOf(file, ask.req.param('n'))
    mustBeNamed(version)
    takeOne(signing, person.id, clock.now())
    const { n } = version
    const id = randomId(16)
    await file.inTurn(async () => {
      const role = file.rightsOf(person.id)?.role
      if (!role || role === 'viewer') throw new Refusal('notAllowed')
      if ((await storage.versions.signOnsOf(file.id, n)).length >= LIMIT.signOnsPerVersionMax)
        throw new Refusal('noRoom')
      const signOn = { id, planId: file.id, n, ...said, note, who: person.id, at: clock.now() }
      if (!(await storage.versions.addSignOn({ ...signOn, confirmedAt: null, confirmedBy: null })))
        throw new Refusal('alreadySigned')
    })
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'signed', { n, signOnId: id })
    return ask.json({ signOnId: id }, 201)
  })

  app.post(CALLS.confirmSignOn.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    const { n, id } = await facilitatorsTurn({ file, person }, async () => {
      const signOn = await signOnOf(ask, file)
      await storage.versions.confirmSignOn(file.id, signOn.id, person.id, clock.now())
      return signOn
    })
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'signOnConfirmed', { n, signOnId: id })
    return ask.json({}, 200)
  })

  app.delete(CALLS.removeSignOn.path, async (ask) => {
    const { file, person } = await personAsking(ask, services)
    const { n, id } = await file.inTurn(async () => {
      const signOn = await signOnOf(ask, file)
      const isOwn = signOn.who === person.id && signOn.confirmedAt === null
      const role = file.rightsOf(person.id)?.role
      if (role !== 'facilitator' && !(isOwn && role !== 'viewer')) throw new Refusal('notAllowed')
      await storage.versions.removeSignOn(file.id, signOn.id)
      return signOn
    })
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'signOnRemoved', { n, signOnId: id })
    return ask.json({}, 200)
  })

  app.post(CALLS.publicVersion.path, async (ask) => {
    const { link, content } = await publicVersionAsked(ask)
    const version = (await storage.versions.versionsOf(link.planId)).find(({ n }) => n === link.n)
    if (!version) throw new Refusal('badLink')
    const { title, place, language } = content.about
    const { n, name, note, at, hash } = version
    const signOns = (await storage.versions.signOnsOf(link.planId, n)).filter(({ confirmedAt }) => confirmedAt !== null)
    return ask.json(
      {
        title,
        place,
        language,
        version: { n, name, note, at, hash, ...findsIn(version) },
        signOns: signOns.map(signOnShown),
        content,
      },
      200,
    )
  })

  app.post(CALLS.publicExport.path, async (ask) => {
    const file = ask.req.param('file')
    const { link, content } = await publicVersionAsked(ask)
    // A backup is for those inside.
    if (file === 'plan.json') throw new Refusal('noSuchExport')
    takeOne(publicFiles, link.id, clock.now())
    return exportFile(ask, content, file, services, link.n)
  })

  async function contentNow(file: PlanFile): Promise<PlanContent> {
    const room = await rooms.room(file, 'plan')
    return readPlan(openPlan({ plan: room.doc }))
  }

  async function versionOf({ id }: PlanFile, asked: string | undefined): Promise<ListedVersion> {
    const version = (await storage.versions.versionsOf(id)).find(({ n }) => String(n) === asked)
    if (!version) throw new Refusal('notFound', NO_VERSION)
    return version
  }

  // An automatic one may give way to others; what people sign or show around has to stay.
  function mustBeNamed({ reason }: ListedVersion): void {
    if (reason !== 'named') throw new Refusal('notAllowed', 'Only a version with a name can be signed or shown.')
  }

  async function signOnOf(ask: Ask, file: PlanFile): Promise<SignOnRecord> {
    const { n } = await versionOf(file, ask.req.param('n'))
    const id = ask.req.param('signOnId')
    const signOn = (await storage.versions.signOnsOf(file.id, n)).find((one) => one.id === id)
    if (!signOn) throw new Refusal('notFound', 'There is no such signature.')
    return signOn
  }

  const urlOf = (ask: Ask, { id }: VersionLinkRecord): string =>
    `${ownUrl(headersOf(ask), services.session)}/read#${versionToken(services.secret, id)}`

  /** Public links by version; only facilitators see them. */
  async function linkUrlsFor(ask: Ask, file: PlanFile, role: string): Promise<Map<number, string> | undefined> {
    if (role !== 'facilitator') return undefined
    const links = await storage.versions.versionLinksOf(file.id)
    return new Map(links.map((link) => [link.n, urlOf(ask, link)]))
  }

  /** What the holder of a public link may see. Strangers who guess are held up as at the door of a plan. */
  async function publicVersionAsked(ask: Ask): Promise<{ link: VersionLinkRecord; content: PlanContent }> {
    const { token } = await bodyOf(ask, LookAtVersion)
    const address = addressAsking(ask, services)
    const isStranger = !(await deviceAsking(ask, services))
    if (isStranger && !services.failedJoins.allows(address, clock.now()))
      throw failed('tooMany', services.failedJoins.msUntilNext(address, clock.now()))
    const link = isToken(token) ? await storage.versions.versionLinkByToken(hashOf(token)) : undefined
    const content = link && (await versions.content(link.planId, link.n))
    if (link && content) return { link, content: publicContent(content) }
    services.failedJoins.take(address, clock.now())
    throw failed('badLink')
  }

  function failed(code: 'tooMany' | 'badLink', retryAfterMs?: number): Refusal {
    services.metrics.joinsFailed.inc({ code })
    return new Refusal(code, undefined, retryAfterMs)
  }
}

const findsIn = ({ facts }: ListedVersion): VersionFinds => JSON.parse(facts) as VersionFinds

function shown(version: ListedVersion, signOns: readonly SignOnRecord[], urls: Map<number, string> | undefined) {
  const { n, reason, name, note, at, who, hash } = version
  return {
    n,
    reason,
    name,
    note,
    at,
    who,
    hash,
    ...findsIn(version),
    signed: signOns.length,
    confirmed: signOns.filter(({ confirmedAt }) => confirmedAt !== null).length,
    ...(urls ? { publicUrl: urls.get(n) ?? null } : {}),
  }
}

const signOnShown = ({ organization, person, statement, note, at, confirmedAt }: SignOnRecord) => ({
  organization,
  person,
  statement,
  note,
  at,
  confirmedAt,
})
