import { writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { CLOSE, type ErrorCode, LIMITS, type ZoneSize } from '@commonboard/model'
import { LIMIT } from '../apps/sync-server/src/limits.ts'
import { common } from '../apps/web/src/i18n/en/common.ts'
import { plan } from '../apps/web/src/i18n/en/plan.ts'
import { CALL_NOTES } from './limitNotes/calls.ts'
import type { Met, Note } from './limitNotes/note.ts'
import { SOCKET_NOTES } from './limitNotes/sockets.ts'

/** Makes docs/limits.md from the limits the server sets: `npx tsx scripts/limitsDocs.ts`. */

/** Every limit has a line here: a missing one is a type error. */
const NOTES: Readonly<Record<keyof typeof LIMIT, Note>> = { ...SOCKET_NOTES, ...CALL_NOTES }

function valueOf(name: string, value: number): string {
  if (name.endsWith('Bytes')) {
    if (value >= 1024 * 1024) return `${value / 1024 / 1024} MiB`
    return value >= 1024 ? `${value / 1024} KiB` : `${value} bytes`
  }
  if (name.endsWith('Ms')) return `${value / 1000} s`
  const [, per] = /Per(Second|Hour|Minute)/.exec(name) ?? []
  return `${value.toLocaleString('en')}${per ? ` ${per === 'Hour' ? 'an' : 'a'} ${per.toLowerCase()}` : ''}`
}

function metAs(met: Met): string {
  if (met === 'slower') return `“${plan.saving}” for longer`
  const [kind = '', name = ''] = met.split(' ')
  if (kind === 'size') return `“${plan.size[name as Exclude<ZoneSize, 'fine'>]}”`
  if (kind === 'error') return `“${common.errors[name as ErrorCode]}”`
  if (kind !== 'close') return met
  const code = CLOSE[name as keyof typeof CLOSE]
  // From 4500 on the page comes back by itself; before, it keeps what was written and says so.
  return `“${code >= 4500 ? plan.saving : plan.refused}” (${code})`
}

export function limitsDocs(): string {
  const rows = Object.entries(LIMIT).map(([name, value]) => {
    const { of, why, met, wayOut } = NOTES[name as keyof typeof LIMIT]
    return `| \`${name}\` | ${of} | ${valueOf(name, value)} | ${why} | ${metAs(met)} | ${wayOut} |`
  })
  const texts = Object.entries(LIMITS)
    .filter(([name]) => name.endsWith('Length'))
    .map(([name, value]) => `| \`${name}\` | ${value.toLocaleString('en')} |`)
  return [
    '# Limits',
    '',
    '_Made from the code by `npx tsx scripts/limitsDocs.ts`; do not edit._',
    '',
    'Whoever works with the pages meets none of these. They keep one person, one broken program or one stranger from holding up everybody else. People who have joined are never counted by address: a venue has one. Strangers are, by address, and by network (/64) where it is IPv6.',
    '',
    '| limit | of what | value | why there is one | what the person meets | way out |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    'Lengths of texts in UTF-16 units, kept by the pages and the calls:',
    '',
    '| text | at most |',
    '|---|---|',
    ...texts,
    '',
  ].join('\n')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = fileURLToPath(new URL('../docs/limits.md', import.meta.url))
  writeFileSync(file, limitsDocs())
  console.log(`Wrote ${file}`)
}
