import { NOT_OURS, type Notes } from './note.ts'

const IN_PARTS = 'bring it in in parts, without what is not needed'
const IN_TURN = 'one is read after the other'
const AS_CSV = 'save the one sheet as CSV'
const AGAINST_BOMBS = 'a small file may be made to grow until it fills a machine'

/** What comes by a call: bodies and files, tries, versions, rounds. */
export const CALL_NOTES = {
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
} as const satisfies Notes
