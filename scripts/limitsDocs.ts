import { writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { CLOSE, type ErrorCode, LIMITS, type ZoneSize } from '@commonboard/model'
import { LIMIT } from '../apps/sync-server/src/limits.ts'
import { common } from '../apps/web/src/i18n/en/common.ts'
import { plan } from '../apps/web/src/i18n/en/plan.ts'

/** Makes docs/limits.md from the limits the server sets: `npx tsx scripts/limitsDocs.ts`. */

/** What a person meets: a code, and the sentence shown with it where there is one. */
type Met =
  | `size ${Exclude<ZoneSize, 'fine'>}`
  | `close ${keyof typeof CLOSE}`
  | `error ${ErrorCode}`
  | 'slower'
  | 'nothing'
  | 'HTTP 431'
  | 'HTTP 408'

interface Note {
  readonly of: string
  readonly why: string
  readonly met: Met
  readonly wayOut: string
}

const NOT_OURS = 'none needed: no program of ours sends this'
const IN_PARTS = 'bring it in in parts, without what is not needed'
const IN_TURN = 'one is read after the other'
const AS_CSV = 'save the one sheet as CSV'
const AGAINST_BOMBS = 'a small file may be made to grow until it fills a machine'
const BY_ITSELF = 'the page connects again by itself and sends what is missing'

/** Every limit has a line here: a missing one is a type error. */
const NOTES: Readonly<Record<keyof typeof LIMIT, Note>> = {
  frameMaxBytes: {
    of: 'one message',
    why: 'a last defence far above the others',
    met: 'close malformed',
    wayOut: NOT_OURS,
  },
  updateMaxBytes: {
    of: 'one change',
    why: 'a change is what one hand does at once',
    met: 'close tooLarge',
    wayOut: 'the text stays on the device to copy; put it in in smaller parts',
  },
  syncStep2MaxBytes: {
    of: 'what a device brings after being away',
    why: 'all of a large plan fits',
    met: 'close tooLarge',
    wayOut: 'the text stays on the device to copy; a backup file takes a whole plan',
  },
  stateVectorMaxBytes: {
    of: 'a state vector, or twice what the zone itself needs',
    why: 'it grows with everybody who ever wrote, and with nothing else',
    met: 'close tooLarge',
    wayOut: NOT_OURS,
  },
  presenceMessageMaxBytes: {
    of: 'one presence message',
    why: 'a page announces itself',
    met: 'close tooLarge',
    wayOut: NOT_OURS,
  },
  presenceMaxBytes: {
    of: 'one presence',
    why: 'it goes to everybody, many times a second',
    met: 'nothing',
    wayOut: 'a selection of over a hundred cards is not shown to others',
  },
  presencesPerMessageMax: {
    of: 'one presence message',
    why: 'a page announces itself',
    met: 'close malformed',
    wayOut: NOT_OURS,
  },
  barrierMaxBytes: {
    of: 'a question whether all is saved',
    why: 'it is a number',
    met: 'close malformed',
    wayOut: NOT_OURS,
  },
  clientsPerUpdateMax: {
    of: 'client ids in one change',
    why: 'each costs every page memory for ever',
    met: 'close malformed',
    wayOut: NOT_OURS,
  },
  deleteRangesPerUpdateMax: {
    of: 'pieces taken away in one change',
    why: 'each has to be looked for',
    met: 'close malformed',
    wayOut: 'take away less at once',
  },
  clockMax: {
    of: 'keystrokes of one client id, and states of one presence',
    why: 'beyond it numbers lose their last digits',
    met: 'close malformed',
    wayOut: NOT_OURS,
  },
  nestingMax: {
    of: 'levels that things in a plan may stand in each other',
    why: 'what stands thousands of levels deep ends whatever goes through it, and could not be taken away again',
    met: 'close malformed',
    wayOut: NOT_OURS,
  },
  newAuthorIdsPerConnectionMax: {
    of: 'client ids one connection writes under first',
    why: 'a page has one; each stays in the plan for ever',
    met: 'close tooFast',
    wayOut: BY_ITSELF,
  },
  inspectionMaxMs: {
    of: 'looking at one big change',
    why: 'others wait in the same line',
    met: 'close tooLarge',
    wayOut: 'the text stays on the device to copy; put it in in smaller parts',
  },
  structsPerPieceMax: {
    of: 'keystrokes and other parts of one change taken in at once',
    why: 'others are heard between two pieces',
    met: 'slower',
    wayOut: 'nothing is lost; it only takes longer',
  },
  conflictStepsPerPieceMax: {
    of: 'what is in the way of one keystroke: all that others inserted at its very spot meanwhile',
    why: 'every page has to look at each of them, whenever it opens the plan',
    met: 'close tooLarge',
    wayOut: 'the text stays on the device to copy; put it in again at its end',
  },
  conflictStepsPerTenMinutesAndPerson: {
    of: 'the same of all changes of one person in one zone',
    why: 'two seconds of work for the server; ten people who come back to one text need a thousandth of it',
    met: 'close tooFast',
    wayOut: BY_ITSELF,
  },
  zoneLargeBytes: {
    of: 'a zone of a plan, as it is kept',
    why: 'it opens slowly on phones',
    met: 'size large',
    wayOut: 'a new plan made of its backup is much smaller',
  },
  zoneEditorsOnlyBytes: {
    of: 'the same, for contributors',
    why: 'those who have to finish shall still be able to',
    met: 'size editorsOnly',
    wayOut: 'a new plan made of its backup is much smaller',
  },
  zoneMaxBytes: {
    of: 'the same, for everybody',
    why: 'beyond it no phone opens it at all',
    met: 'size full',
    wayOut: 'it can be read, taken along and deleted in; a new plan made of its backup is much smaller',
  },
  updatesPerSecond: {
    of: 'changes of one connection',
    why: 'a fast typist makes ten',
    met: 'slower',
    wayOut: 'nothing is lost; it only takes longer',
  },
  updatesBurst: {
    of: 'changes of one connection at once',
    why: 'what was written offline comes all at once',
    met: 'slower',
    wayOut: 'nothing is lost; it only takes longer',
  },
  updatesDebtMax: {
    of: 'changes beyond that',
    why: 'this is no hand any more',
    met: 'close tooFast',
    wayOut: BY_ITSELF,
  },
  updatesPerSecondAndPerson: {
    of: 'changes of one person in one zone, over all tabs',
    why: 'a hundred tabs are still one person',
    met: 'slower',
    wayOut: 'nothing is lost; it only takes longer',
  },
  updatesBurstPerPerson: {
    of: 'the same at once',
    why: 'all tabs may come back together',
    met: 'slower',
    wayOut: 'nothing is lost; it only takes longer',
  },
  presencesPerSecond: {
    of: 'presence of one connection',
    why: 'eyes see no more',
    met: 'nothing',
    wayOut: 'the newest counts; it is a moment late',
  },
  step1PerSecond: {
    of: 'requests for the whole document',
    why: 'a page asks once',
    met: 'close tooFast',
    wayOut: BY_ITSELF,
  },
  step1Burst: { of: 'the same at once', why: 'a page asks once', met: 'close tooFast', wayOut: BY_ITSELF },
  queriesPerSecond: {
    of: 'requests for everybody’s presence',
    why: 'a page asks once',
    met: 'close tooFast',
    wayOut: BY_ITSELF,
  },
  queriesBurst: { of: 'the same at once', why: 'a page asks once', met: 'close tooFast', wayOut: BY_ITSELF },
  barriersWaitingMax: {
    of: 'open questions whether all is saved',
    why: 'a page asks seven times a second',
    met: 'close tooFast',
    wayOut: BY_ITSELF,
  },
  presenceIdsPerConnectionMax: {
    of: 'presences of one connection',
    why: 'a page has one, and one while it changes',
    met: 'nothing',
    wayOut: NOT_OURS,
  },
  presenceBacklogMaxBytes: {
    of: 'what waits for a slow reader',
    why: 'presence is worth nothing when it is late',
    met: 'nothing',
    wayOut: 'others’ cursors stand still until the network is better',
  },
  backlogMaxBytes: {
    of: 'what waits for a slow reader, beside one whole document',
    why: 'memory for one is not lent to the other',
    met: 'close tooSlow',
    wayOut: BY_ITSELF,
  },
  presenceFramesPerSecondMax: {
    of: 'presence to each person',
    why: 'all who move travel in one message',
    met: 'nothing',
    wayOut: 'none needed',
  },
  presenceFramesPerSecondInCrowdMax: {
    of: 'the same with more than 20 present',
    why: 'it grows with the square of the people',
    met: 'nothing',
    wayOut: 'none needed',
  },
  presencesPerFrameMax: {
    of: 'people in one presence message',
    why: 'who has waited longest comes first',
    met: 'nothing',
    wayOut: 'the others’ newest comes with the next',
  },
  socketsPerPersonAndZoneMax: {
    of: 'connections of one person to one zone',
    why: 'many more than anybody has tabs',
    met: 'error tooMany',
    wayOut: 'close tabs; forgotten ones are found out within a minute',
  },
  socketsPerZoneMax: {
    of: 'connections to one zone',
    why: 'ten times a large meeting',
    met: 'error tooMany',
    wayOut: 'close tabs, or go on in a copy of the plan',
  },
  unfinishedMessagesMaxBytes: {
    of: 'messages that have begun and not ended, of all together',
    why: 'they are in memory before they can be looked at',
    met: 'close tooFast',
    wayOut: BY_ITSELF,
  },
  inspectionQueueMaxBytes: {
    of: 'big changes waiting to be looked at, of all together',
    why: 'they are in memory meanwhile',
    met: 'close tooFast',
    wayOut: BY_ITSELF,
  },
  headersMaxMs: {
    of: 'the head of a request',
    why: 'a browser sends it at once',
    met: 'HTTP 408',
    wayOut: 'load the page again',
  },
  requestMaxMs: {
    of: 'a whole request',
    why: 'ours are small; a backup file may take longer as long as it keeps coming',
    met: 'HTTP 408',
    wayOut: 'try again on a better network',
  },
  backupBytesPerSecondMin: {
    of: 'bytes of a backup file, or a table, on its way up, once the time of a request is over',
    why: 'ten megabytes over slow Wi-Fi take some minutes; a letter at a time holds a connection for nothing',
    met: 'HTTP 408',
    wayOut: 'try again on a better network',
  },
  headersMaxBytes: { of: 'the head of a request', why: 'ours is a tenth of it', met: 'HTTP 431', wayOut: NOT_OURS },
  bodyMaxBytes: { of: 'a request', why: 'names and titles', met: 'error tooLarge', wayOut: NOT_OURS },
  backupMaxBytes: {
    of: 'a backup file',
    why: 'ten times a large plan',
    met: 'error tooLarge',
    wayOut: 'take cards out of the plan before the backup is made',
  },
  importMaxBytes: { of: 'a table that comes in', why: 'thousands of rows', met: 'error tooLarge', wayOut: IN_PARTS },
  importRowsMax: { of: 'its rows', why: 'nobody reads a plan of more', met: 'error tooManyRows', wayOut: IN_PARTS },
  importColumnsMax: { of: 'its columns', why: 'ours has thirty-three', met: 'error tooManyRows', wayOut: IN_PARTS },
  importCellMaxLength: { of: 'one cell', why: 'ten of the longest cards', met: 'error tooLarge', wayOut: IN_PARTS },
  importInflatedMaxBytes: { of: 'Excel, unpacked', why: AGAINST_BOMBS, met: 'error tooLarge', wayOut: AS_CSV },
  importEntriesMax: { of: 'files in an Excel file', why: AGAINST_BOMBS, met: 'error tooLarge', wayOut: AS_CSV },
  importRatioMax: { of: 'times it grows, unpacked', why: AGAINST_BOMBS, met: 'error tooLarge', wayOut: AS_CSV },
  importMaxMs: { of: 'reading one table', why: 'the next one waits', met: 'error badFile', wayOut: IN_PARTS },
  importsPerTenMinutesAndPerson: {
    of: 'tables of one person',
    why: IN_TURN,
    met: 'error tooMany',
    wayOut: 'wait a little',
  },
  newPlansPerHourAndAddress: {
    of: 'new plans from one network',
    why: 'who knocks here is a stranger',
    met: 'error tooMany',
    wayOut: 'wait, or npm run admin -- new on the server’s machine',
  },
  failedJoinsPerMinuteAndAddress: {
    of: 'wrong links from one network',
    why: 'against guessing; who has joined anything is not counted',
    met: 'error tooMany',
    wayOut: 'wait a minute, then open the whole link',
  },
  checksPerMinuteAndAddress: {
    of: 'visits to /check from one network',
    why: 'a whole venue may look at once; more is no venue',
    met: 'error tooMany',
    wayOut: 'wait a minute',
  },
  checkSocketsPerMinuteAndAddress: {
    of: 'sockets of /check from one network',
    why: 'each visit asks twice and opens one',
    met: 'error tooMany',
    wayOut: 'wait a minute',
  },
  checkSocketsMax: {
    of: 'sockets of /check open at once, of all together',
    why: 'each is over in a blink, or after ten seconds',
    met: 'error tooMany',
    wayOut: 'wait a minute',
  },
  handedPerTenMinutesAndPerson: {
    of: 'words handed to the facilitators by one person',
    why: 'what was kept after a refusal is one text, now and then',
    met: 'error tooMany',
    wayOut: 'wait a little; copying and downloading always work',
  },
  handedPerPlanMax: {
    of: 'words handed over that no facilitator has put away yet',
    why: 'a list somebody can still read',
    met: 'error tooMany',
    wayOut: 'a facilitator puts away what is done; copying and downloading always work',
  },
  namedVersionsPerPlanMax: {
    of: 'versions of one plan that people have named',
    why: 'none of them is ever removed, and each holds the whole plan',
    met: 'error noRoom',
    wayOut: 'agree on fewer; the hourly ones go on',
  },
  automaticVersionsPerPlanMax: {
    of: 'versions of one plan made by themselves',
    why: 'all of two weeks, one of each day of three months, one of each week after that, and some to spare',
    met: 'nothing',
    wayOut: 'the oldest of the hourly ones give way; name a version that has to stay',
  },
  automaticVersionsMaxBytes: {
    of: 'the same, together',
    why: 'those of a very large plan would fill the disk',
    met: 'nothing',
    wayOut: 'the oldest of the hourly ones give way; name a version that has to stay',
  },
  signOnsPerVersionMax: {
    of: 'organizations that sign one version',
    why: 'ten times the largest partnership known',
    met: 'error noRoom',
    wayOut: 'a facilitator removes those that were signed by mistake',
  },
  signOnsPerTenMinutesAndPerson: {
    of: 'signatures one person gives in ten minutes',
    why: 'a tablet that goes round a table signs for several organizations',
    met: 'error tooMany',
    wayOut: 'wait some minutes',
  },
  roundsPerPlanMax: {
    of: 'rounds of a plan, revealed ones too',
    why: 'a list somebody can still read; years of workshops',
    met: 'error noRoom',
    wayOut: 'a facilitator erases rounds that are done; ideas in the plan stay',
  },
  answersPerPersonAndRoundMax: {
    of: 'written answers of one person in one round',
    why: 'nobody has so many ideas to a few prompts',
    met: 'error tooMany',
    wayOut: 'put several into one answer, or erase some',
  },
  answersPerRoundMax: {
    of: 'answers in one round',
    why: 'as many people as one plan can have, with one each; the reveal is one step',
    met: 'error tooMany',
    wayOut: 'reveal the round and open another one',
  },
  answersPerPlanMax: {
    of: 'answers that are not revealed yet; each takes 4 KiB, whatever its length',
    why: 'what waits for a reveal may not fill the disk',
    met: 'error tooMany',
    wayOut: 'reveal or erase rounds that are closed',
  },
  answersPerMinuteAndPerson: {
    of: 'answers sent or changed',
    why: 'more than a scribe with a heap of slips',
    met: 'error tooMany',
    wayOut: 'wait a minute; what was typed stays on the device',
  },
  undosPerTenMinutesAndPerson: {
    of: 'looks at what undoing somebody’s work would do, and undoings, by one facilitator',
    why: 'each reads the whole history of the plan',
    met: 'error tooMany',
    wayOut: 'wait a little',
  },
  filesPerTenMinutesAndPublicLink: {
    of: 'files made of one public version',
    why: 'one process makes the files of all plans, and a public link may be anywhere',
    met: 'error tooMany',
    wayOut: 'wait a little; the page itself opens all the same',
  },
  pastReadsPerMinuteAndPerson: {
    of: 'looks by one person at the activity, at what changed, at two versions side by side',
    why: 'each reads much of the plan or of its history, and all plans share who reads it',
    met: 'error tooMany',
    wayOut: 'wait a minute',
  },
  peoplePerPlanMax: {
    of: 'people who ever joined a plan',
    why: 'each stays as the author of what he wrote',
    met: 'error planFull',
    wayOut: 'make a new plan of its backup',
  },
}

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
