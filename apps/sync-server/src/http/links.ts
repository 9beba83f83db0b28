import { CLOSE, randomId, type Role } from '@commonboard/model'
import type { Hono } from 'hono'
import type { HttpBindings } from '@hono/node-server'
import type { LinkRecord } from '../storage/storage.ts'
import { hashOf, linkToken } from '../tokens.ts'
import { type Ask, bodyOf, facilitatorAsking, facilitatorsTurn, headersOf, noteAct } from './asking.ts'
import { CALLS, MakeLink } from './calls.ts'
import { Refusal } from './errors.ts'
import type { Services } from './services.ts'
import { ownUrl } from './session.ts'

export function newLink(planId: string, role: Role, { secret, clock }: Pick<Services, 'secret' | 'clock'>): LinkRecord {
  const id = randomId(22)
  return { id, planId, role, state: 'active', tokenHash: hashOf(linkToken(secret, id)), madeAt: clock.now() }
}

/** In the fragment, which no browser sends: the token reaches no log and no referrer. */
export const linkUrl = (link: LinkRecord, base: string, secret: Uint8Array): string =>
  `${base}/join#${linkToken(secret, link.id)}`

export const linkShown = (ask: Ask, services: Services, link: LinkRecord) => ({
  linkId: link.id,
  role: link.role,
  url: linkUrl(link, ownUrl(headersOf(ask), services.session), services.secret),
})

export function linkRoutes(app: Hono<{ Bindings: HttpBindings }>, services: Services): void {
  const { storage, access, rooms } = services

  app.post(CALLS.makeLink.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    const { role } = await bodyOf(ask, MakeLink)
    const link = newLink(file.id, role, services)
    await facilitatorsTurn({ file, person }, () => storage.saveLinks([link]))
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'linkMade', { linkId: link.id, role })
    return ask.json(linkShown(ask, services, link), 201)
  })

  app.post(CALLS.replaceLink.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    const linkId = ask.req.param('linkId')
    const link = await facilitatorsTurn({ file, person }, async () => {
      const old = await linkOf(file.id, linkId)
      if (old.state !== 'active') throw new Refusal('notFound', 'This link has been replaced already.')
      const made = newLink(file.id, old.role, services)
      await storage.saveLinks([{ ...old, state: 'replaced' }, made])
      return made
    })
    const about = { linkId, newLinkId: link.id, role: link.role }
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'linkReplaced', about)
    return ask.json(linkShown(ask, services, link), 200)
  })

  app.delete(CALLS.revokeLink.path, async (ask) => {
    const { file, person } = await facilitatorAsking(ask, services)
    const { link, out } = await facilitatorsTurn({ file, person }, async () => {
      const link = await linkOf(file.id, ask.req.param('linkId'))
      await storage.saveLinks([{ ...link, state: 'revoked' }])
      const came = file.members().filter(({ id, linkId }) => linkId === link.id && id !== person.id)
      const gone = came.map((one) => ({ ...one, isOut: true }))
      await access.savePeople(file, gone)
      return { link, out: gone }
    })
    for (const { id } of out) rooms.putOut(file.id, CLOSE.notAllowed, id)
    const about = { linkId: link.id, role: link.role, removed: out.length }
    await noteAct(ask, { services, planId: file.id, who: person.id }, 'linkRevoked', about)
    return ask.json({ removed: out.length }, 200)
  })

  async function linkOf(planId: string, linkId: string | undefined): Promise<LinkRecord> {
    const link = (await storage.linksOf(planId)).find(({ id }) => id === linkId)
    if (!link) throw new Refusal('notFound', 'There is no such link.')
    return link
  }
}
