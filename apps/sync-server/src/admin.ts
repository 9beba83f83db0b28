import { resolve } from 'node:path'
import { ROLES, type Role } from '@commonboard/model'
import { Audit, AUDIT_KEPT_DAYS } from './audit.ts'
import { lockHolder, secretIn } from './dataFolder.ts'
import { linkUrl, newLink } from './http/links.ts'
import { firstContent, makePlan } from './http/newPlan.ts'
import { realClock } from './clock.ts'
import { readSettings, type Settings, StartError } from './settings.ts'
import { openSqlite } from './storage/sqlite.ts'
import { SERVER, type Storage } from './storage/storage.ts'

/** Commands on the server's machine: the way back into a plan whose links are lost. Started by scripts/admin.mjs. */

const HELP = `npm run admin -- list                 the plans of this server
npm run admin -- link PLAN ROLE       a new link; ROLE is facilitator, editor, contributor or viewer
npm run admin -- new TITLE            a new blank plan, with its links
npm run admin -- audit PLAN           who let whom in, gave which role, took a copy, in the last ${AUDIT_KEPT_DAYS} days
npm run admin -- delete PLAN          erases a plan for good; the server has to be stopped`

/** @throws StartError */
async function run(args: readonly string[], settings: Settings): Promise<void> {
  const [command, subject, role] = args
  const words = args.slice(1).join(' ').trim()
  const storage = await openSqlite(settings.dataDir)
  try {
    if (command === 'list') return await list(storage)
    if (command === 'link' && subject && isRole(role)) return await link(storage, settings, subject, role)
    if (command === 'new' && words) return await create(storage, settings, words)
    if (command === 'audit' && subject) return await audit(storage, subject)
    if (command === 'delete' && subject) return await remove(storage, settings, subject)
  } finally {
    await storage.close()
  }
  throw new StartError(HELP)
}

const isRole = (value: unknown): value is Role => (ROLES as readonly unknown[]).includes(value)

const say = (text: string) => process.stdout.write(`${text}\n`)

async function list(storage: Storage): Promise<void> {
  const plans = await storage.listPlans()
  for (const { id, title, place, madeAt, frozen } of plans) {
    const made = new Date(madeAt).toISOString().slice(0, 10)
    say(`${id}  ${made}  ${title}${place ? `, ${place}` : ''}${frozen ? '  (frozen)' : ''}`)
  }
  if (plans.length === 0) say('There are no plans yet.')
}

// Beside a running server this is safe: it asks the database for each link it is shown.
async function link(storage: Storage, settings: Settings, planId: string, role: Role): Promise<void> {
  await knownPlan(storage, planId)
  const made = newLink(planId, role, { secret: secretOf(settings), clock: realClock })
  await storage.saveLinks([made])
  await auditIn(storage).note('linkMade', planId, SERVER, { linkId: made.id, role }, '')
  say(linkUrl(made, baseOf(settings), secretOf(settings)))
}

async function create(storage: Storage, settings: Settings, title: string): Promise<void> {
  const now = realClock.now()
  const made = makePlan({ title, place: '', language: 'en' }, 'blank', now)
  const { plan } = made
  const secret = secretOf(settings)
  const links = ROLES.map((role) => newLink(plan.id, role, { secret, clock: realClock }))
  await storage.createPlan({ plan, links, content: firstContent(made, now) })
  await auditIn(storage).note('planMade', plan.id, SERVER, {}, '')
  say(`${plan.id}  ${title}`)
  for (const one of links) say(`${one.role.padEnd(12)} ${linkUrl(one, baseOf(settings), secret)}`)
}

const auditIn = (storage: Storage) => new Audit(storage, realClock, () => undefined)

// Also of a plan that has been erased: by its id it can still be asked who did that.
async function audit(storage: Storage, planId: string): Promise<void> {
  const people = (await storage.readPlan(planId))?.participants ?? []
  const entries = await auditIn(storage).of(planId)
  for (const { at, act, who, network, about } of entries) {
    const name = people.find(({ id }) => id === who)?.name
    const person = name ? `${who} (${printable(name)})` : who
    const details = Object.entries(about).map(([key, value]) => `${key}=${printable(String(value))}`)
    say([new Date(at).toISOString(), act, person, network || '-', ...details].join('  '))
  }
  if (entries.length === 0) say('Nothing is known of such a plan.')
}

/** A name may hold what a terminal would obey. */
const printable = (text: string): string => text.replaceAll(/\p{C}/gu, '·')

// A running server holds open plans in memory; it would not know that one is gone.
async function remove(storage: Storage, { dataDir }: Settings, planId: string): Promise<void> {
  const holder = lockHolder(dataDir)
  if (holder !== undefined)
    throw new StartError(
      `A server is running (process ${holder}). Stop it first, or let a facilitator erase the plan in the browser.`,
    )
  const { title } = await knownPlan(storage, planId)
  await storage.deletePlan(planId)
  await auditIn(storage).note('planErased', planId, SERVER, {}, '')
  say(`Erased: ${title}`)
}

async function knownPlan(storage: Storage, planId: string) {
  const found = await storage.readPlan(planId)
  if (!found) throw new StartError(`There is no plan ${planId} in this data folder. npm run admin -- list shows them.`)
  return found.plan
}

const secretOf = ({ dataDir, secret }: Settings) => secretIn(dataDir, secret)
const baseOf = ({ publicUrl, port }: Settings) => publicUrl ?? `http://localhost:${port}`

async function main(): Promise<void> {
  const settings = readSettings(process.env)
  try {
    await run(process.argv.slice(2), settings)
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(`The database in ${resolve(settings.dataDir)} cannot be used: ${(error as Error).message}`)
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartError ? error.message : (error as Error).stack}\n`)
  process.exit(1)
})
