import { board } from './finalizing/board.ts'
import { cards } from './finalizing/cards.ts'
import { chains } from './finalizing/chains.ts'
import { later, lookAt } from './finalizing/checks.ts'
import { enter, type Session } from './finalizing/room.ts'
import { rows } from './finalizing/rows.ts'
import { together } from './finalizing/together.ts'
import { pages, versions } from './finalizing/versions.ts'

/**
 * The afternoon before a plan goes to the school board: Dana leads by keyboard and screen reader, Priya works the same
 * way in the table, Marcus and Rosa write in the same plan, three partners sign on their phones. Left out is what the
 * product does not have yet: a page that leads through finalizing, a builder of the packet, a preview of the print and
 * of how it looks in gray.
 */
export async function finalize(session: Session): Promise<void> {
  const room = await enter(session)
  await lookAt(room)
  await rows(room)
  await together(room)
  await cards(room)
  await chains(room)
  await later(room)
  await board(room)
  await pages(room)
  await versions(room)
}
