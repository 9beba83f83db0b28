import type { Words } from './en.ts'
import { board } from './es/board.ts'
import { canvas } from './es/canvas.ts'
import { find } from './es/find.ts'
import { chain } from './es/chain.ts'
import { files } from './es/files.ts'
import { library } from './es/library.ts'
import { lock } from './es/lock.ts'
import { labels } from './es/labels.ts'
import { cards } from './es/cards.ts'
import { checks } from './es/checks.ts'
import { handed } from './es/handed.ts'
import { history } from './es/history.ts'
import { kept } from './es/kept.ts'
import { importing } from './es/importing.ts'
import { join } from './es/join.ts'
import { keys } from './es/keys.ts'
import { leadership } from './es/leadership.ts'
import { menu } from './es/menu.ts'
import { pages } from './es/pages.ts'
import { privacy } from './es/privacy.ts'
import { rounds } from './es/rounds.ts'
import { sharing } from './es/sharing.ts'
import { sketch } from './es/sketch.ts'
import { table } from './es/table.ts'
import { talk } from './es/talk.ts'
import { versions } from './es/versions.ts'
import { vision } from './es/vision.ts'

/** Spanish, with *usted*. Not yet read by a native reader. */
export const es: Words = {
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
  find,
  labels,
  files,
  library,
  lock,
}
