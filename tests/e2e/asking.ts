import { expect, type MadePlan, type Person } from './fixtures.ts'

/** What the tests of rounds ask, and how they ask it. */

export const POLL = {
  kind: 'poll',
  question: { en: 'What matters most this year?', es: '¿Qué es lo más importante este año?' },
  options: [
    { en: 'Evening school', es: 'Escuela por la tarde' },
    { en: 'Safe ways', es: 'Caminos seguros' },
    { en: 'Reading help', es: 'Ayuda con la lectura' },
  ],
  dots: 3,
}
export const WRITE = { kind: 'write', prompts: [{ en: 'What do we hope for?', es: '¿Qué esperamos?' }] }

/** Asks as a facilitator's page does. @returns the round's id */
export async function ask(dana: Person, plan: MadePlan, asked: object, isNameless = true): Promise<string> {
  const { roundId } = await call(dana, 'POST', `/api/plans/${plan.planId}/rounds`, { asked, isNameless })
  return roundId as string
}

export async function call(
  person: Person,
  method: string,
  path: string,
  data?: object,
): Promise<Record<string, unknown>> {
  const { origin } = new URL(person.page.url())
  const answer = await person.context.request.fetch(path, {
    method,
    headers: { origin },
    // A connection that has rested may be closed by the server at that very moment.
    maxRetries: 2,
    ...(data ? { data } : {}),
  })
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as Record<string, unknown>
}

export const roundPath = (plan: MadePlan, roundId: string) => `/plan/${plan.planId}/rounds/${roundId}`
