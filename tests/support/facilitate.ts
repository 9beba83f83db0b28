import type { BuiltServer, MadePlan } from './builtServer.ts'

/** What a facilitator does from another device, over HTTP. */

type RoleName = keyof MadePlan['links']

async function call(server: BuiltServer, plan: MadePlan, method: string, path: string, body?: unknown) {
  const answer = await fetch(`${server.url}/api/plans/${plan.planId}${path}`, {
    method,
    headers: { cookie: plan.cookie, origin: server.url, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Record<string, unknown>
}

/** The words of every card, as the server has them. */
export async function wordsOf(server: BuiltServer, plan: MadePlan): Promise<string[]> {
  const { cards } = (await call(server, plan, 'GET', '/content')) as { cards?: { text: string }[] }
  return (cards ?? []).map(({ text }) => text)
}

/** @param name of the person in the plan */
export async function setRole(server: BuiltServer, plan: MadePlan, name: string, role: RoleName): Promise<void> {
  const { people } = (await call(server, plan, 'GET', '')) as { people?: { name: string; participantId: string }[] }
  const person = people?.find((one) => one.name === name)
  await call(server, plan, 'PUT', '/roles', { participantId: person?.participantId, role })
}

export const setFrozen = (server: BuiltServer, plan: MadePlan, frozen: boolean) =>
  call(server, plan, 'PUT', '/frozen', { frozen })

export async function changeLink(server: BuiltServer, plan: MadePlan, role: RoleName, act: 'replace' | 'revoke') {
  const { links } = (await call(server, plan, 'GET', '')) as { links?: { role: string; linkId: string }[] }
  const id = links?.find((link) => link.role === role)?.linkId
  if (act === 'replace') await call(server, plan, 'POST', `/links/${id}/replace`, {})
  else await call(server, plan, 'DELETE', `/links/${id}`)
}
