import type { Answer, Device } from './startServer.ts'

/** Rounds as people meet them: one plan's, over HTTP. */

export const WRITE = {
  kind: 'write',
  prompts: [{ en: 'What do you dream of?', es: '¿Con qué sueña?' }, { en: 'And then?' }],
}
export const POLL = {
  kind: 'poll',
  question: { en: 'Which?' },
  options: [{ en: 'A' }, { en: 'B' }, { en: 'C' }],
  dots: 3,
}
export const CONSENT = { kind: 'consent', question: { en: 'Shall we?' }, scale: 'three' }
export const FIST = { kind: 'consent', question: { en: 'Shall we?' }, scale: 'fist' }
export const RATE = {
  kind: 'rate',
  question: { en: 'How far are we?' },
  items: [{ en: 'Vision' }, { en: 'Trust' }],
  scale: { steps: 4, low: { en: 'not yet' }, high: { en: 'there' } },
}

export interface Shown {
  readonly roundId: string
  readonly state: string
  readonly answered: number
  readonly answers: number
  readonly byScribes: number
  readonly hasMine: boolean
  readonly closedAt: number | null
  readonly result: Record<string, unknown> | null
}

export class RoundOf {
  constructor(
    readonly planId: string,
    readonly roundId: string,
  ) {}

  get path(): string {
    return `/api/plans/${this.planId}/rounds/${this.roundId}`
  }

  write(who: Device, answerId: string, text: unknown, more: object = {}): Promise<Answer> {
    return who.ask('PUT', `${this.path}/answers/${answerId}`, { prompt: 0, text, ...more })
  }

  cast(who: Device, ballot: unknown, behalf?: unknown): Promise<Answer> {
    return who.ask('PUT', `${this.path}/ballot`, { ballot, ...(behalf === undefined ? {} : { behalf }) })
  }

  act(who: Device, act: 'close' | 'reopen' | 'reveal'): Promise<Answer> {
    return who.ask('POST', `${this.path}/${act}`)
  }

  async shown(who: Device): Promise<Shown> {
    return (await who.ask('GET', this.path)).body as unknown as Shown
  }

  async mine(who: Device): Promise<{ behalf: unknown; answers: { text: string }[]; ballot: unknown }[]> {
    return (await who.ask('GET', `${this.path}/mine`)).body.own as never
  }
}

export async function openRound(who: Device, planId: string, asked: object, isNameless = true): Promise<RoundOf> {
  const { status, body, text } = await who.ask('POST', `/api/plans/${planId}/rounds`, { asked, isNameless })
  if (status !== 201) throw new Error(`No round was opened: ${text}`)
  return new RoundOf(planId, String(body.roundId))
}

/** An id of an answer: 12 characters, told apart by a number. */
export const answerId = (index: number): string => `answer-${String(index).padStart(5, '0')}`

export async function ideasOf(who: Device, planId: string) {
  const { body } = await who.ask('GET', `/api/plans/${planId}/content`)
  return body.ideas as { id: string; text: string; by?: string; roundId: string; prompt: number; question: object }[]
}
