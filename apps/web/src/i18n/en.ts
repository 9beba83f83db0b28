import { board } from './en/board.ts'
import { canvas } from './en/canvas.ts'
import { files } from './en/files.ts'
import { find } from './en/find.ts'
import { chain } from './en/chain.ts'
import { library } from './en/library.ts'
import { lock } from './en/lock.ts'
import { labels } from './en/labels.ts'
import { cards } from './en/cards.ts'
import { checks } from './en/checks.ts'
import { handed } from './en/handed.ts'
import { history } from './en/history.ts'
import { kept } from './en/kept.ts'
import { importing } from './en/importing.ts'
import { join } from './en/join.ts'
import { keys } from './en/keys.ts'
import { leadership } from './en/leadership.ts'
import { menu } from './en/menu.ts'
import { pages } from './en/pages.ts'
import { privacy } from './en/privacy.ts'
import { rounds } from './en/rounds.ts'
import { sharing } from './en/sharing.ts'
import { sketch } from './en/sketch.ts'
import { versions } from './en/versions.ts'
import { table } from './en/table.ts'
import { talk } from './en/talk.ts'
import { vision } from './en/vision.ts'

/**
 * English, whole. Its shape is the shape of every language: a string missing elsewhere is a type error. Pages load it
 * part by part (`catalogues.ts`).
 */
export const en = {
  ...board,
  menu,
  pages,
  join,
  importing,
  privacy,
  sharing,
  canvas,
  cards,
  vision,
  leadership,
  checks,
  handed,
  kept,
  keys,
  sketch,
  table,
  talk,
  rounds,
  versions,
  history,
  chain,
  files,
  find,
  labels,
  library,
  lock,
}
export type Words = typeof en
/** What every page needs. */
export type BaseWords = Pick<Words, 'common'>
/** What a plan's page needs, whichever board it shows. */
export type BoardWords = typeof board
/** What comes when something asks for it. */
export type Part = Exclude<keyof Words, keyof BoardWords>
