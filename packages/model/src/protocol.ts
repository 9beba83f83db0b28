import type { Zone } from './plan.ts'

/** What both ends of the socket share. Numbers are part of the contract and never change meaning. */

export const MESSAGE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, barrier: 102, notice: 103 } as const

export const NOTICE = {
  savingFails: 1,
  savingAgain: 2,
  changeRefused: 3,
  restartSoon: 4,
  yourRights: 5,
  wordsHanded: 6,
  zoneSize: 7,
} as const

/**
 * How large a zone has grown: the text of notice 7. `large`: it opens slowly; `editorsOnly`: guests can add nothing
 * more; `full`: nobody can.
 */
export const ZONE_SIZES = ['fine', 'large', 'editorsOnly', 'full'] as const
export type ZoneSize = (typeof ZONE_SIZES)[number]

/** 44xx ends the stock client for good; the four from 4500 on and all others are tried again. */
export const CLOSE = {
  restarting: 1012,
  malformed: 4400,
  whoAreYou: 4401,
  notAllowed: 4403,
  notFound: 4404,
  tooLarge: 4413,
  newerDocument: 4461,
  resynchronize: 4500,
  tooSlow: 4508,
  cannotLoad: 4510,
  tooFast: 4529,
} as const

export const ROLES = ['facilitator', 'editor', 'contributor', 'viewer'] as const
export type Role = (typeof ROLES)[number]

export interface Rights {
  readonly role: Role
  readonly frozen: boolean
}

/** May this role write the zone? What it may change there is narrower where `writesOwnOnly`. */
export function mayWrite(zone: Zone, { role, frozen }: Rights): boolean {
  if (role === 'facilitator') return true
  if (zone === 'session') return false
  if (zone === 'talk') return role !== 'viewer'
  return role === 'editor' && !frozen
}

/** May this role write the zone, but change and delete only what it has put there itself? */
export const writesOwnOnly = (zone: Zone, { role }: Rights): boolean => zone === 'talk' && role === 'contributor'

/** The higher of two roles: a device that joins again by a weaker link keeps the stronger one. */
export const strongerRole = (a: Role, b: Role): Role => (ROLES.indexOf(a) <= ROLES.indexOf(b) ? a : b)

/** Closed set of HTTP error codes; each has a sentence in the interface's catalogue. */
export const ERROR_CODES = [
  'badRequest',
  'notFound',
  'notAllowed',
  'notSignedIn',
  'badLink',
  'planFull',
  'noRoom',
  'blocked',
  'nameTooLong',
  'tooMany',
  'tooLarge',
  'wrongOrigin',
  'cannotLoad',
  'cannotRender',
  'badBackup',
  'newerBackup',
  'badFile',
  'tooManyRows',
  'noHeadings',
  'notSaving',
  'noSuchExport',
  'frozen',
  'notOpen',
  'alreadySigned',
  'restarting',
  'internal',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** Limits both ends know. Lengths in UTF-16 units, sizes in bytes. */
export const LIMITS = {
  nameMaxLength: 60,
  titleMaxLength: 120,
  placeMaxLength: 120,
  cardTextMaxLength: 2000,
  /** A name, a purpose, a rhythm of the leadership structure. */
  itemTextMaxLength: 300,
  /** Of words handed to the facilitators, in one go. */
  handedMaxLength: 20_000,
  /** So long after a round has closed answers nobody has revealed are erased. */
  answersKeptDays: 30,
  /** The words of a note or a text of the sketch. */
  noteTextMaxLength: 1000,
  /** One drawing, as JSON. A stroke of 600 points takes 20,000. */
  drawingMaxLength: 64 * 1024,
  /** The words of a comment or a reply. */
  commentTextMaxLength: 2000,
  /** What is kept of the words a comment is about, for when they have gone. */
  quoteMaxLength: 300,
  /** People named in one comment. */
  mentionsMax: 20,
  /** One entry of the talk as JSON: its words, a proposed wording, what it is about. */
  talkEntryMaxLength: 12_000,
  /** The name of what a drawing stands on. */
  anchorMaxLength: 80,
  updateMaxBytes: 1024 * 1024,
  syncStep2MaxBytes: 16 * 1024 * 1024,
  barrierMaxBytes: 64,
  presenceMaxBytes: 2048,
  backupMaxBytes: 10 * 1024 * 1024,
  /** A zone of this size opens slowly; people are told. */
  zoneLargeBytes: 5 * 1024 * 1024,
  zoneEditorsOnlyBytes: 20 * 1024 * 1024,
  zoneMaxBytes: 50 * 1024 * 1024,
} as const
