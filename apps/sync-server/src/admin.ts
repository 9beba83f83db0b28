import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { ROLES, type Role } from '@commonboard/model'
import { Audit, AUDIT_KEPT_DAYS } from './audit.ts'
import { lockHolder, secretIn, takeFolder } from './dataFolder.ts'
import { linkUrl, newLink } from './http/links.ts'
import { firstContent, makePlan } from './http/newPlan.ts'
import { realClock } from './clock.ts'
import { readSettings, type Settings, StartError } from './settings.ts'
import { copyDatabase, replaceDatabase, timeMark } from './storage/databaseFiles.ts'
import { databaseIn, examine } from './storage/doctor.ts'
import { NothingLeft, repairPlan } from './storage/repair.ts'
import { openSqlite } from './storage/sqlite.ts'
import { SERVER, type Storage } from './storage/storage.ts'
import { syncFolder } from './storage/syncFolder.ts'

/** Commands on the server's machine: the way back into a plan whose links are lost. Started by scripts/admin.mjs. */

const HELP = `npm run admin -- list                 the plans of this server
npm run admin -- link PLAN ROLE       a new link; ROLE is facilitator, editor, contributor or viewer
npm run admin -- new TITLE            a new blank plan, with its links
npm run admin -- audit PLAN           who let whom in, gave which role, took a copy, in the last ${AUDIT_KEPT_DAYS} days
npm run admin -- delete PLAN          erases a plan for good; the server has to be stopped
npm run admin -- backup FILE          copies the database, also while the server runs
npm run admin -- restore FILE         puts a backup in its place; the server has to be stopped
npm run admin -- doctor               reads everything that is kept and says what is wrong
npm run admin -- repair PLAN          saves what can be read of a damaged plan; the server has to be stopped`

/** @throws StartError */
async function run(args: readonly string[], settings: Settings): Promise<void> {
  const [command, subject, role] = args
  const words = args.slice(1).join(' ').trim()
  if (command === 'backup' && subject) return backUp(settings.dataDir, subject)
  if (command === 'restore' && subject) return restore(settings.dataDir, subject)
  if (command === 'doctor') return seeDoctor(settings.dataDir)
  if (command === 'repair' && subject) return repair(settings.dataDir, subject)
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

// Read on to the end of the work: what has not been checked is no backup.
function backUp(dataDir: string, path: string): void {
  if (existsSync(path)) throw new StartError(`${path} is there already. Choose another name, or remove it first.`)
  const draft = `${path}.part`
  rmSync(draft, { force: true })
  try {
    copyDatabase(databaseIn(dataDir), draft)
  } catch (error) {
    rmSync(draft, { force: true })
    throw new StartError(`No backup was made: ${(error as Error).message}. npm run admin -- doctor tells more.`)
  }
  const { faults, plans } = examine(draft)
  renameSync(draft, path)
  syncFolder(dirname(resolve(path)))
  say(`${path} holds ${countOf(plans, 'plan')}, as of now. The secret of the links is not in it.`)
  if (faults.length > 0) throw new StartError(['It holds damage that was there before:', ...faults].join('\n'))
}

function restore(dataDir: string, path: string): void {
  const { faults, plans, isDatabase } = examine(path)
  if (!isDatabase || faults.length > 0) throw new StartError(['Nothing was restored.', ...faults].join('\n'))
  whileStopped(dataDir, () => {
    const draft = `${databaseIn(dataDir)}.restoring`
    rmSync(draft, { force: true })
    copyDatabase(path, draft)
    const aside = replaceDatabase(dataDir, draft, `before-${timeMark(new Date())}`)
    say(`Restored: ${countOf(plans, 'plan')}.`)
    if (aside) say(`What was there before is kept as ${aside}; remove it when you no longer need it.`)
    say('Start the server. Whoever comes back with later changes on a device gives them back.')
  })
}

function seeDoctor(dataDir: string): void {
  const { faults, plans, updates } = examine(databaseIn(dataDir))
  if (faults.length > 0) throw new StartError(faults.join('\n'))
  say(`All is well: ${countOf(plans, 'plan')}, ${countOf(updates, 'update')}.`)
}

function repair(dataDir: string, planId: string): void {
  whileStopped(dataDir, () => {
    try {
      for (const line of repairPlan(dataDir, planId, new Date())) say(line)
    } catch (error) {
      throw error instanceof NothingLeft ? new StartError(error.message) : error
    }
  })
}

function whileStopped(dataDir: string, work: () => void): void {
  const release = takeFolder(dataDir)
  try {
    work()
  } finally {
    release()
  }
}

const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

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
