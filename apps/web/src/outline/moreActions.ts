import type { Env } from './actions.ts'
import { type Choosing, createChoosing } from './choosing.ts'
import { type Acting, createMoving, type Moving } from './moving.ts'

/** What nobody does in a plan's first second: choosing several cards, moving and splitting them. */
export function createMoreActions(env: Env, acting: Acting): Choosing & Moving {
  const { open, session, board, choosing, focus, writing, opened, isPhone, say } = env
  return {
    ...createMoving(env, acting),
    ...createChoosing({
      watch: open.watch,
      board,
      choosing,
      focus,
      mayChoose: session.canEdit,
      onStart: () => {
        writing.set(undefined)
        if (!isPhone) opened.set(undefined)
      },
      sayCount: (count) => say(env.words.outline.chosen(count)),
    }),
  }
}
