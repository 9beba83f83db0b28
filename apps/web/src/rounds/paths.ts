import { FACES, type BoardState } from '../plan/board.ts'

/** Where the pages of this folder stand. */
export const roundsHref = (planId: string): string => `/plan/${planId}/rounds`
export const roundHref = (planId: string, roundId: string, mode?: 'answer' | 'scribe'): string =>
  `${roundsHref(planId)}/${roundId}${mode ? `/${mode}` : ''}`
export const askHref = (planId: string): string => `${roundsHref(planId)}/new`
export const ideasHref = (planId: string): string => `/plan/${planId}/ideas`

/** Back to the board one came from. */
export function planHref(planId: string, board: BoardState): string {
  const name = board.name.get()
  const face = FACES[name].length > 1 ? `&face=${board.face.get()}` : ''
  return `/plan/${planId}?board=${name}${face}`
}
