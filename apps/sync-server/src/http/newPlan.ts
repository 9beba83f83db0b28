import {
  exportWords,
  fillTemplate,
  type Language,
  LIMITS,
  openPlan,
  randomId,
  SCHEMA_VERSION,
  setAbout,
  type Template,
} from '@commonboard/model'
import * as Y from 'yjs'
import { CannotRender } from '../render/renderer.ts'
import { type NewUpdate, type PlanRecord, SERVER, zoneKey } from '../storage/storage.ts'
import { countCards } from '../summary.ts'
import type { Ask } from './asking.ts'
import { Refusal } from './errors.ts'
import type { Services } from './services.ts'

export interface NewPlan {
  readonly plan: PlanRecord
  readonly update: Uint8Array
}

interface About {
  readonly title: string
  readonly place: string
  readonly language: Language
}

const recordOf = (about: About, counts: number[], now: number): PlanRecord => ({
  id: randomId(22),
  ...about,
  frozen: false,
  schemaVersion: SCHEMA_VERSION,
  madeAt: now,
  changedAt: null,
  counts,
})

/** A new plan's record and its document, as one update. */
export function makePlan(about: About, template: Template, now: number): NewPlan {
  const doc = new Y.Doc()
  const plan = openPlan({ plan: doc })
  setAbout(plan, about)
  fillTemplate(plan, template, about.language)
  const made = { plan: recordOf(about, countCards(doc), now), update: Y.encodeStateAsUpdate(doc) }
  doc.destroy()
  return made
}

/** What the log of a new plan begins with. Its client ids are the server's: nobody may go on writing under them. */
export const firstContent = ({ plan, update }: NewPlan, now: number): NewUpdate => ({
  zone: zoneKey(plan.id, 'plan'),
  data: update,
  who: SERVER,
  at: now,
  authors: [...Y.parseUpdateMeta(update).to.keys()],
})

/**
 * The same of a backup file, which is the body of the request. It is read in the child process: a file that takes long,
 * or ends whoever reads it, holds up nobody.
 * @param title in place of the one in the file
 */
export async function planFromBackup(ask: Ask, services: Services, title: string | undefined): Promise<NewPlan> {
  const file = new Uint8Array(await ask.req.arrayBuffer())
  const read = await services.renderer.render({ kind: 'backup', file }).catch((error: unknown) => {
    if (!(error instanceof CannotRender)) throw error
    services.logger.warn({ error }, 'A backup could not be read')
    throw new Refusal('cannotRender', 'The backup cannot be read just now. Try again in a moment.')
  })
  if ('refused' in read) throw new Refusal(read.refused, read.why)
  const { about, counts, update } = read
  const own = title ?? about.title.trim().slice(0, LIMITS.titleMaxLength)
  return {
    plan: recordOf(
      {
        title: own || exportWords[about.language].untitled,
        place: about.place.trim().slice(0, LIMITS.placeMaxLength),
        language: about.language,
      },
      counts,
      services.clock.now(),
    ),
    // Titles and places in it are of the file; the table is the authority, and the room writes them in when it opens.
    update: new Uint8Array(update),
  }
}
