import { type CardId, duplicateCards, isFixedCard } from '@commonboard/model'
import type { Words } from '../i18n/en.ts'
import type { Env } from './actions.ts'
import { type Choosing, createChoosing } from './choosing.ts'
import { type Acting, createMoving, type Moving } from './moving.ts'

interface More extends Choosing, Moving {
  duplicate(ids: readonly CardId[], cards: Words['cards']): void
}

/** What nobody does in a plan's first second: choosing several cards, moving, splitting and copying them. */
export function createMoreActions(env: Env, acting: Acting & { readonly show: (id: CardId) => void }): More {
  const { open, session, board, choosing, toBar, focus, writing, opened, isPhone, say } = env
  const { step, tell, show } = acting
  const words = env.words.outline
  return {
    ...createMoving(env, acting),
    ...createChoosing({
      watch: open.watch,
      board,
      choosing,
      toBar,
      focus,
      mayChoose: session.canEdit,
      onStart: () => {
        writing.set(undefined)
        if (!isPhone) opened.set(undefined)
      },
      sayCount: (count) => say(words.chosen(count)),
    }),
    duplicate(ids, cards) {
      let copies: readonly CardId[] = []
      const takeBack = step(() => {
        copies = duplicateCards(
          open.plan,
          ids.filter((id) => !isFixedCard(id)),
        )
      })
      const last = copies.at(-1)
      if (!takeBack || !last) return
      show(last)
      tell(cards.duplicated(copies.length), () => {
        if (!takeBack()) return say(words.tooLate)
        if (ids[0]) show(ids[0])
      })
    },
  }
}
