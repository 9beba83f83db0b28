import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { CLOSE, LIMITS, MESSAGE, NOTICE } from '@commonboard/model'
import { z } from 'zod'
import { CHECK_LIMITS, CHECK_PATH } from '../apps/sync-server/src/checkSocket.ts'
import { type Call, CALLS, COMMON_ERRORS } from '../apps/sync-server/src/http/calls.ts'
import { SENTENCES, STATUS } from '../apps/sync-server/src/http/errors.ts'
import { LIMIT } from '../apps/sync-server/src/limits.ts'

/** Makes docs/api.md from the schemas the server checks with: `npx tsx scripts/apiDocs.ts`. */

const MESSAGE_NOTES: Readonly<Record<keyof typeof MESSAGE, string>> = {
  sync: 'both ways: SyncStep1, SyncStep2, Update of y-protocols. The server sends its SyncStep1 first',
  awareness:
    'both ways, in `session` only; elsewhere it is ignored. The server writes `who`, `name`, `role` and `color` into each state, without changing the clock. An empty one after 20 s of silence keeps the stock client connected',
  auth: 'not used',
  queryAwareness: 'client to server: send me everybody’s awareness',
  barrier: `client to server: varUint8Array of at most ${LIMITS.barrierMaxBytes} bytes. Answered with the same bytes when everything sent before on this socket would survive a power cut. Not answered any more on a connection that sent something that was not taken`,
  notice: 'server to client: varUint code, varString text. Only to a client that has sent a barrier before',
}

const NOTICE_NOTES: Readonly<Record<keyof typeof NOTICE, string>> = {
  savingFails: 'the server cannot save now; nothing is called saved. Also told to who comes meanwhile',
  savingAgain: 'it can again',
  changeRefused: 'your last change was not taken',
  restartSoon: 'the server is about to restart',
  yourRights: 'text is JSON: `{ role, frozen }`, sent before it applies',
  wordsHanded: 'to facilitators: words have been handed over, or put away; ask for them',
  zoneSize:
    'text is `large` (it opens slowly), `editorsOnly` (guests can add nothing more), `full` (nobody can; deleting is possible) or `fine` again. Also told to who comes. A change that is not taken for this reason is refused with the same text in notice 3',
}

const CLOSE_NOTES: Readonly<Record<keyof typeof CLOSE, string>> = {
  restarting: 'the server restarts; come back',
  malformed: 'a frame that fits no protocol',
  whoAreYou: 'the device has left, or was never here',
  notAllowed:
    'an Update from somebody who may not write, or under the client id of somebody else, or, from a contributor in `talk`, of more than his own; a revoked link; a person put out',
  notFound: 'the plan has been erased',
  tooLarge: `an Update over ${mib(LIMITS.updateMaxBytes)}, a SyncStep2 over ${mib(LIMITS.syncStep2MaxBytes)}`,
  newerDocument: 'the page is older than the document: reload',
  resynchronize: 'connect again and synchronize: an Update built on something unknown',
  tooSlow: 'too much was waiting to be read',
  cannotLoad: 'the zone cannot be loaded now; nothing of it is lost, nothing is written to it',
  tooFast: 'a flood',
}

function mib(bytes: number): string {
  return `${bytes / 1024 / 1024} MiB`
}

export function apiDocs(): string {
  const lines = [
    '# The interface for outside tools',
    '',
    '_Made from the schemas by `npx tsx scripts/apiDocs.ts`; do not edit._',
    '',
    'JSON over HTTP, and the y-websocket protocol for live documents, on one port. What stands here may grow, and does not change its meaning.',
    '',
    'A device is known by the cookie `commonboard`, which making a plan or joining one sets. Bodies are JSON with their Content-Type, at most 64 KiB unless a call says otherwise. A request that changes something is refused when it comes from a page of another origin. What is unknown, erased and forbidden answers alike: 404.',
    '',
    '## Calls',
    '',
    ...Object.values(CALLS).flatMap(callLines),
    '## Errors',
    '',
    'An error is `{ "error": { "code", "message" } }`. The codes are a closed set; the message is for developers. Any call may answer ' +
      `${COMMON_ERRORS.map((code) => `\`${code}\``).join(', ')}.`,
    '',
    '| code | status | message |',
    '|---|---|---|',
    ...Object.entries(STATUS).map(
      ([code, status]) => `| \`${code}\` | ${status} | ${SENTENCES[code as keyof typeof SENTENCES]} |`,
    ),
    '',
    '## Sockets',
    '',
    `\`GET /sync/:planId/:zone?schema=n&epoch=n\`, zones \`plan\`, \`sketch\`, \`talk\` and \`session\`. With the cookie, and an Origin that is the host asked for (or the public address). Refused before the upgrade: 401 without a session, 403 from another origin, 404 for what is unknown or forbidden, 429 beyond ${LIMIT.socketsPerPersonAndZoneMax} sockets of one person to one zone or ${LIMIT.socketsPerZoneMax.toLocaleString('en')} of all, 503 while the server stops. \`schema\` is the version of the document the client knows, \`epoch\` that of its copy of the zone (\`GET /api/plans/:planId\`): 404 where the zone was begun anew since. Absent is accepted.`,
    '',
    `\`GET ${CHECK_PATH}\` leads to no plan and needs no cookie: the page \`/check\` finds out there whether sockets get through. Binary messages of at most ${CHECK_LIMITS.messageBytes} bytes come back as they were, ${CHECK_LIMITS.messages} of them; it closes after ${CHECK_LIMITS.seconds} s. ${LIMIT.checkSocketsPerMinuteAndAddress} a minute per address, ${LIMIT.checkSocketsMax} at once.`,
    '',
    'Wire format of y-websocket; its stock `WebsocketProvider` works as it is. Messages begin with a varUint:',
    '',
    '| type | name | |',
    '|---|---|---|',
    ...Object.entries(MESSAGE).map(
      ([name, type]) => `| ${type} | ${name} | ${MESSAGE_NOTES[name as keyof typeof MESSAGE]} |`,
    ),
    '',
    '| notice | name | |',
    '|---|---|---|',
    ...Object.entries(NOTICE).map(
      ([name, code]) => `| ${code} | ${name} | ${NOTICE_NOTES[name as keyof typeof NOTICE]} |`,
    ),
    '',
    'The stock client ends for good at codes from 4400 to 4499 and tries again at all others.',
    '',
    '| closed with | name | |',
    '|---|---|---|',
    ...Object.entries(CLOSE).map(
      ([name, code]) => `| ${code} | ${name} | ${CLOSE_NOTES[name as keyof typeof CLOSE]} |`,
    ),
    '',
    'What a refused change does: of a SyncStep2 nothing is taken, the socket stays open for reading, no barrier is answered any more; an Update closes its connection (4403). Of a SyncStep2 with a gap what fits is taken, and no barrier is answered any more. In `talk` a contributor changes and deletes only what was inserted under a client id of his own, and adds only entries of maps at the root; of his SyncStep2 his own part is taken.',
    '',
  ]
  return lines.join('\n')
}

function callLines(call: Call): string[] {
  return [
    `### ${call.method} ${call.path}`,
    '',
    call.summary,
    '',
    `- Who: ${call.who}`,
    ...(call.query ? [`- Query: ${call.query}`] : []),
    ...(call.body ? [`- Body: \`${typeOf(z.toJSONSchema(call.body, { io: 'input' }))}\``, ...notesOf(call.body)] : []),
    `- Answer: ${call.status}${call.result ? ` \`${typeOf(z.toJSONSchema(call.result))}\`` : ''}`,
    ...(call.result ? notesOf(call.result) : []),
    ...(call.errors.length > 0 ? [`- Errors: ${call.errors.map((code) => `\`${code}\``).join(', ')}`] : []),
    '',
  ]
}

interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly additionalProperties?: Schema | boolean
  readonly minLength?: number
  readonly maxLength?: number
  readonly description?: string
}

/** A JSON schema in the notation of TypeScript. */
function typeOf(given: unknown): string {
  const schema = given as Schema
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ')
  if (schema.type === 'array') {
    const item = typeOf(schema.items)
    return item.includes(' | ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`
  }
  if (schema.type !== 'object')
    return typeof schema.type === 'object' ? schema.type.join(' | ') : (schema.type ?? 'unknown')
  const fields = Object.entries(schema.properties ?? {}).map(
    ([key, value]) => `${key}${schema.required?.includes(key) ? '' : '?'}: ${typeOf(value)}`,
  )
  if (fields.length > 0) return `{ ${fields.join(', ')} }`
  return typeof schema.additionalProperties === 'object' ? `{ [key]: ${typeOf(schema.additionalProperties)} }` : '{}'
}

/** What the notation does not say: lengths and descriptions, a line for each field that has one. */
function notesOf(schema: z.ZodType): string[] {
  const notes: string[] = []
  const walk = (found: Schema, path: string) => {
    const length = found.maxLength === undefined ? '' : `at most ${found.maxLength} characters`
    const text = [length, found.description ?? ''].filter(Boolean).join('; ')
    if (path && text) notes.push(`  - \`${path}\`: ${text}`)
    for (const [key, value] of Object.entries(found.properties ?? {})) walk(value, path ? `${path}.${key}` : key)
    if (found.items) walk(found.items, `${path}[]`)
  }
  walk(z.toJSONSchema(schema, { io: 'input' }) as Schema, '')
  return notes
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = new URL('../docs/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  const file = fileURLToPath(new URL('api.md', folder))
  writeFileSync(file, apiDocs())
  console.log(`Wrote ${file}`)
}
