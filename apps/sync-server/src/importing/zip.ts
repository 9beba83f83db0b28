import { inflateRawSync } from 'node:zlib'
import { LIMIT } from '../limits.ts'
import { Unreadable } from './unreadable.ts'

/**
 * Reads what stands in a zip file, by its directory. Believes nothing of what the file says about itself: the bytes that
 * really come out are counted over all that is read, and may be neither more nor fewer than announced.
 */
export class Zip {
  private readonly entries = new Map<string, Entry>()
  private inflated = 0

  /** @throws Unreadable */
  constructor(private readonly bytes: Buffer) {
    const end = this.findEnd()
    const count = bytes.readUInt16LE(end + 10)
    let at = bytes.readUInt32LE(end + 16)
    if (count > LIMIT.importEntriesMax) throw new Unreadable('tooLarge', 'There are too many files in it.')
    let announced = 0
    for (let index = 0; index < count; index++) {
      if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged()
      const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset))
      const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0))
      const entry: Entry = {
        isLocked: (bytes.readUInt16LE(at + 8) & 1) !== 0,
        method: bytes.readUInt16LE(at + 10),
        size: bytes.readUInt32LE(at + 20),
        inflatedSize: bytes.readUInt32LE(at + 24),
        at: bytes.readUInt32LE(at + 42),
      }
      announced += entry.inflatedSize
      this.entries.set(name, entry)
      at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (noteLength ?? 0)
    }
    if (announced > LIMIT.importInflatedMaxBytes) throw tooLarge()
  }

  has(name: string): boolean {
    return this.entries.has(name)
  }

  /** @returns undefined: there is no such file in it. @throws Unreadable */
  read(name: string): string | undefined {
    const entry = this.entries.get(name)
    if (!entry) return undefined
    const { bytes } = this
    if (entry.isLocked) throw new Unreadable('badFile', 'It is protected by a password.')
    if (entry.at + 30 > bytes.length || bytes.readUInt32LE(entry.at) !== LOCAL_ENTRY) throw damaged()
    const start = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28)
    const packed = bytes.subarray(start, start + entry.size)
    if (packed.length !== entry.size) throw damaged()
    const plain = this.inflate(packed, entry)
    if (plain.length !== entry.inflatedSize) throw damaged()
    this.inflated += plain.length
    return plain.toString('utf8')
  }

  private inflate(packed: Buffer, { method, inflatedSize }: Entry): Buffer {
    const room = LIMIT.importInflatedMaxBytes - this.inflated
    // Letters of a table shrink to a tenth, at most to a fiftieth; what shrinks more was made to grow.
    const isBomb = inflatedSize > RATIO_FROM_BYTES && inflatedSize > packed.length * LIMIT.importRatioMax
    if (isBomb || inflatedSize > room) throw tooLarge()
    if (method === 0) return packed
    if (method !== 8) throw damaged()
    try {
      return inflateRawSync(packed, { maxOutputLength: Math.min(room, inflatedSize + 1) })
    } catch {
      throw damaged()
    }
  }

  private findEnd(): number {
    const { bytes } = this
    for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--)
      if (bytes.readUInt32LE(at) === END) return at
    throw damaged()
  }
}

interface Entry {
  readonly isLocked: boolean
  readonly method: number
  readonly size: number
  readonly inflatedSize: number
  /** Of its own head, from the beginning of the file. */
  readonly at: number
}

const LOCAL_ENTRY = 0x04034b50
const DIRECTORY_ENTRY = 0x02014b50
const END = 0x06054b50
const RATIO_FROM_BYTES = 1024 * 1024

const damaged = () => new Unreadable('badFile', 'It is damaged.')
const tooLarge = () => new Unreadable('tooLarge', 'Unpacked, the file is too large.')
