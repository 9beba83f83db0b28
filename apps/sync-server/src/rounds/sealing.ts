import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { IdeaId, RoleGroup } from '@commonboard/model'
import type { Ballot } from './answer.ts'

/**
 * What keeps answers from whoever has the database without the server's secret: what was answered is encrypted, who
 * answered is a keyed hash.
 */

/** One answer, as it is kept. Of its giver only what its round will need: nothing says whose it is, unless that was said. */
export interface KeptAnswer {
  /** Of a scribe's: what the scribe calls the giver. */
  readonly behalf?: { readonly key: string; readonly roleGroup: RoleGroup | null }
  /** Of a round whose results are shown by group; null: of none. */
  readonly roleGroup?: RoleGroup | null
  /** Participant id; only where the round said that ideas bear names. */
  readonly by?: string
  readonly written?: { readonly prompt: number; readonly text: string }
  readonly ballot?: Ballot
}

/** Where an answer stands: sealed with it, so that a row cannot be moved to another person, round or plan. */
export interface AnswerPlace {
  readonly planId: string
  readonly roundId: string
  readonly id: string
  readonly giver: string
}

const NONCE_BYTES = 12
const TAG_BYTES = 16
// Every answer has the same length: that of "agree" and of "concern" would tell one from the other. 500 characters
// take 3,000 bytes at most.
const PLAIN_BYTES = 4096
const LENGTH_BYTES = 4
const HASH_LENGTH = 22
const ID_LENGTH = 12

export class Sealing {
  private readonly key: Buffer
  private readonly names: Buffer

  constructor(secret: Uint8Array) {
    const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `commonboard ${purpose}`, 32))
    this.key = derived('answers of rounds')
    this.names = derived('givers of rounds')
  }

  /** Whose hand an answer is. In another round the same person is somebody else. */
  who(planId: string, roundId: string, participantId: string): string {
    return this.hash(['who', planId, roundId, participantId], HASH_LENGTH)
  }

  /** Whose answer it is: the person's own, or that of somebody the person is the scribe of. */
  giver(planId: string, roundId: string, participantId: string, behalf?: string): string {
    const key = behalf === undefined ? [] : [behalf.normalize('NFC').toLowerCase()]
    return this.hash(['giver', planId, roundId, participantId, ...key], HASH_LENGTH)
  }

  /** What an answer will be called in the plan: always the same, and nobody can tell from it which answer it was. */
  ideaId(planId: string, roundId: string, answerId: string): IdeaId {
    return this.hash(['idea', planId, roundId, answerId], ID_LENGTH) as IdeaId
  }

  seal(place: AnswerPlace, answer: KeptAnswer): Uint8Array {
    const json = Buffer.from(JSON.stringify(answer))
    if (json.length > PLAIN_BYTES - LENGTH_BYTES) throw new Error(`An answer of ${json.length} bytes`)
    const plain = Buffer.alloc(PLAIN_BYTES)
    plain.writeUInt32BE(json.length)
    json.copy(plain, LENGTH_BYTES)
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(bytesOf(place))
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }

  /** @throws if it was sealed with another secret, at another place, or has been changed */
  open(place: AnswerPlace, sealed: Uint8Array): KeptAnswer {
    const end = sealed.length - TAG_BYTES
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAAD(bytesOf(place)).setAuthTag(sealed.subarray(end))
    const plain = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, end)), decipher.final()])
    const json = plain.subarray(LENGTH_BYTES, LENGTH_BYTES + plain.readUInt32BE())
    return JSON.parse(json.toString()) as KeptAnswer
  }

  private hash(parts: readonly string[], length: number): string {
    return createHmac('sha256', this.names).update(JSON.stringify(parts)).digest('base64url').slice(0, length)
  }
}

const bytesOf = ({ planId, roundId, id, giver }: AnswerPlace): Buffer =>
  Buffer.from(JSON.stringify([planId, roundId, id, giver]))
