import type { ActivityBoard, ActivityLine, Difference } from '@commonboard/model'
import { call, planPath } from '../api.ts'

/** A line, with the words of what it is about as they are now. */
export type Line = ActivityLine & { readonly label: string }

/** Something done to the plan as a whole. */
export interface PlanAct {
  readonly at: number
  readonly act: string
  /** Participant id, or `server`. */
  readonly who: string
  readonly about: Readonly<Record<string, string | number>>
}

export interface NamedPerson {
  readonly participantId: string
  /** Empty: erased. */
  readonly name: string
  readonly isIn: boolean
  readonly isBlocked: boolean
}

export interface ActivityPageOf {
  readonly lines: readonly Line[]
  readonly acts: readonly PlanAct[]
  readonly people: readonly NamedPerson[]
  readonly hasMore: boolean
  /** Nothing older is kept, ms since 1970. */
  readonly since: number
}

export interface ActivityChoice {
  readonly board?: ActivityBoard | undefined
  readonly person?: string | undefined
}

/** What taking back somebody's work changes. */
export interface WorkSeen {
  readonly differences: readonly Difference[]
  readonly count: number
  readonly drawings: number
  readonly talk: number
}

export interface Changes {
  /** Since when they are known, ms since 1970; null: nothing is kept. */
  readonly from: number | null
  readonly differences: readonly (Difference & { readonly who: readonly string[] })[]
  readonly count: number
  readonly people: readonly NamedPerson[]
}

export interface Blocked {
  readonly participantId: string
  readonly name: string
  readonly at: number
}

const personPath = (planId: string, person: string) => `${planPath(planId)}/people/${encodeURIComponent(person)}`

/** The server's calls about who did what. All throw `ApiError`. */
export const historyApi = {
  activity: (planId: string, choice: ActivityChoice, before?: number) => {
    const query = new URLSearchParams()
    for (const [key, value] of Object.entries({ ...choice, before }))
      if (value !== undefined) query.set(key, String(value))
    return call<ActivityPageOf>('GET', `${planPath(planId)}/activity?${query.toString()}`)
  },
  changes: (planId: string, since: number) => call<Changes>('GET', `${planPath(planId)}/changes?since=${since}`),
  seeWork: (planId: string, participantId: string, since: number) =>
    call<WorkSeen>('POST', `${planPath(planId)}/undo/preview`, { participantId, since }),
  undoWork: (planId: string, participantId: string, since: number) =>
    call<unknown>('POST', `${planPath(planId)}/undo`, { participantId, since }),
  block: (planId: string, person: string) => call<unknown>('PUT', `${personPath(planId, person)}/block`),
  letIn: (planId: string, person: string) => call<unknown>('DELETE', `${personPath(planId, person)}/block`),
  blocked: (planId: string) =>
    call<{ blocked: Blocked[] }>('GET', `${planPath(planId)}/blocked`).then(({ blocked }) => blocked),
  erase: (planId: string, person: string) => call<unknown>('POST', `${personPath(planId, person)}/erase`),
  setKeeping: (planId: string, historyDays: number) =>
    call<{ historyDays: number }>('PUT', `${planPath(planId)}/keeping`, { historyDays }),
}
