import { IMPORT_LIMITS, LIMITS, ROUND_LIMITS } from '@commonboard/model'

const KIB = 1024
const MIB = 1024 * KIB

/**
 * Every limit the server sets to what people and programs send it; the unit is in the name. Those both ends know come
 * from the model. `docs/limits.md` tells what each is for, what a person reads and the way out; it is made from this
 * table by `scripts/limitsDocs.ts`.
 */
export const LIMIT = {
  // One message.
  frameMaxBytes: 32 * MIB,
  updateMaxBytes: LIMITS.updateMaxBytes,
  syncStep2MaxBytes: LIMITS.syncStep2MaxBytes,
  stateVectorMaxBytes: 64 * KIB,
  presenceMessageMaxBytes: 64 * KIB,
  presenceMaxBytes: LIMITS.presenceMaxBytes,
  presencesPerMessageMax: 1_000,
  barrierMaxBytes: LIMITS.barrierMaxBytes,

  // One update.
  clientsPerUpdateMax: 2_000,
  deleteRangesPerUpdateMax: 20_000,
  clockMax: 2 ** 31,
  newAuthorIdsPerConnectionMax: 100,
  /** Levels below a root; ours are four. */
  nestingMax: 50,
  inspectionMaxMs: 10_000,
  /** Many, even in a small update, are taken in piece by piece, others' messages between. */
  structsPerPieceMax: 500,
  /** Items Yjs has to look at to find the place of new ones; some 0.4 µs each. One struct may not need more. */
  conflictStepsPerPieceMax: 10_000,
  conflictStepsPerTenMinutesAndPerson: 5_000_000,

  // One zone, as it is kept.
  zoneLargeBytes: LIMITS.zoneLargeBytes,
  zoneEditorsOnlyBytes: LIMITS.zoneEditorsOnlyBytes,
  zoneMaxBytes: LIMITS.zoneMaxBytes,

  // Pace of one connection.
  updatesPerSecond: 100,
  updatesBurst: 400,
  /** Reading stops at zero, but one packet may hold many updates. Deeper in debt than this, coming back is quicker. */
  updatesDebtMax: 1_000,
  updatesPerSecondAndPerson: 500,
  updatesBurstPerPerson: 2_000,
  presencesPerSecond: 20,
  step1PerSecond: 2,
  step1Burst: 10,
  queriesPerSecond: 2,
  queriesBurst: 100,
  barriersWaitingMax: 1_000,
  presenceIdsPerConnectionMax: 2,

  // What waits for a slow reader.
  presenceBacklogMaxBytes: MIB,
  backlogMaxBytes: 4 * MIB,

  // Presence to each person.
  presenceFramesPerSecondMax: 20,
  presenceFramesPerSecondInCrowdMax: 10,
  presencesPerFrameMax: 30,

  // Connections.
  socketsPerPersonAndZoneMax: 100,
  /** Many more than anybody has met with; each socket costs some 40 kB. */
  socketsPerZoneMax: 2_000,
  unfinishedMessagesMaxBytes: 256 * MIB,
  inspectionQueueMaxBytes: 64 * MIB,
  headersMaxMs: 5_000,
  requestMaxMs: 10_000,
  /** A backup, or a table, that comes faster than this may take longer than `requestMaxMs`. */
  backupBytesPerSecondMin: 32 * KIB,
  headersMaxBytes: 8 * KIB,
  bodyMaxBytes: 64 * KIB,
  backupMaxBytes: LIMITS.backupMaxBytes,

  // A table that is brought into a plan.
  importMaxBytes: IMPORT_LIMITS.fileMaxBytes,
  importRowsMax: IMPORT_LIMITS.rowsMax,
  importColumnsMax: IMPORT_LIMITS.columnsMax,
  importCellMaxLength: IMPORT_LIMITS.cellMaxLength,
  /** Of an Excel file, which is a packed folder: together, as they really come out. */
  importInflatedMaxBytes: 64 * MIB,
  importEntriesMax: 1_000,
  /** Of one file in it, unpacked to packed. */
  importRatioMax: 100,
  /** From its last byte on, whatever it waits for; a table of ordinary size may take longer to be compared with the plan. */
  importMaxMs: 1_500,
  importsPerTenMinutesAndPerson: 120,

  // Doors for strangers; those who have joined are never limited by address, a venue has one.
  newPlansPerHourAndAddress: 20,
  failedJoinsPerMinuteAndAddress: 30,
  /** A whole venue may look at `/check` from one address. */
  checksPerMinuteAndAddress: 1_200,
  checkSocketsPerMinuteAndAddress: 600,
  checkSocketsMax: 500,
  handedPerTenMinutesAndPerson: 10,
  handedPerPlanMax: 200,

  // Versions of one plan.
  namedVersionsPerPlanMax: 200,
  automaticVersionsPerPlanMax: 1_000,
  /** Those made by themselves, together: of a plan of 10,000 cards some fifty. */
  automaticVersionsMaxBytes: 200 * MIB,
  /** Made for whoever has its public link; one process makes the files of all plans. */
  filesPerTenMinutesAndPublicLink: 60,
  signOnsPerVersionMax: 500,
  signOnsPerTenMinutesAndPerson: 20,
  roundsPerPlanMax: 200,
  answersPerPersonAndRoundMax: ROUND_LIMITS.answersPerPersonMax,
  /** Not yet revealed; each takes 4 KiB. */
  answersPerRoundMax: 5_000,
  answersPerPlanMax: 20_000,
  answersPerMinuteAndPerson: 120,
  /** Previews included; each reads the whole history of a plan, beside the sockets. */
  undosPerTenMinutesAndPerson: 60,
  /** Activity, what changed, comparing. Of a plan of 10,000 changes one takes half a second of the historian. */
  pastReadsPerMinuteAndPerson: 60,
  /** All who ever joined: who has left stays as the author of what he wrote. */
  peoplePerPlanMax: 5_000,
} as const
