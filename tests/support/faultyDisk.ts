import { execFileSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Random } from './random.ts'
import { temporaryFolder } from './startServer.ts'
import { root } from './tree.ts'

/** A disk under the real database that can be watched, cut off and made to fail; see disk/disk.c. Linux, with a C compiler. */

const SOURCE = join(root, 'tests', 'support', 'disk', 'disk.c')
const LIBRARY = join(root, '.cache', 'disk.so')
const FILES = { 1: 'commonboard.db', 2: 'commonboard.db-wal' } as const

/** Why there can be no such disk here; undefined: there can. */
export function whyNoFaultyDisk(): string | undefined {
  if (process.platform !== 'linux') return 'a disk that fails beneath SQLite is made for Linux only'
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' })
    return undefined
  } catch {
    return 'a disk that fails beneath SQLite needs a C compiler (cc), and this machine has none'
  }
}

/** What can be made to fail. */
export const CALLS = { write: 1, truncate: 2, sync: 4, name: 8, read: 16 } as const
export const ERRORS = { EIO: 5, ENOSPC: 28 } as const

const AT = { calls: 0, failAt: 8, failed: 16, error: 24, kinds: 28, isSticky: 32, isLying: 36 }
const CONTROL_BYTES = 40

export class FaultyDisk {
  readonly dir = realpathSync(temporaryFolder())
  private readonly journal: string
  private readonly control: string
  private readonly file: number

  constructor() {
    mkdirSync(join(root, '.cache'), { recursive: true })
    if (!existsSync(LIBRARY) || statSync(LIBRARY).mtimeMs < statSync(SOURCE).mtimeMs)
      execFileSync('cc', ['-shared', '-fPIC', '-O1', '-Wall', '-Werror', '-o', LIBRARY, SOURCE, '-ldl'])
    const beside = temporaryFolder()
    this.journal = join(beside, 'journal')
    this.control = join(beside, 'control')
    writeFileSync(this.journal, '')
    writeFileSync(this.control, Buffer.alloc(CONTROL_BYTES))
    this.file = openSync(this.control, 'r+')
    onTestFinished(() => closeSync(this.file))
  }

  /** For the process whose disk it is. */
  get env(): Record<string, string> {
    return { LD_PRELOAD: LIBRARY, DISK_DIR: this.dir, DISK_JOURNAL: this.journal, DISK_CONTROL: this.control }
  }

  private number(at: number): number {
    const bytes = Buffer.alloc(8)
    readSync(this.file, bytes, 0, 8, at)
    return Number(bytes.readBigUInt64LE())
  }

  private set(at: number, value: number, bytes: 4 | 8): void {
    const buffer = Buffer.alloc(bytes)
    if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value))
    else buffer.writeUInt32LE(value)
    writeSync(this.file, buffer, 0, bytes, at)
  }

  /** Counts calls of these kinds from now on; the k-th of them fails, or that one and all after it. */
  arm(kinds: number, k: number, error: number, { isSticky = false } = {}): void {
    this.set(AT.kinds, 0, 4)
    this.set(AT.calls, 0, 8)
    this.set(AT.failed, 0, 8)
    this.set(AT.failAt, k, 8)
    this.set(AT.error, error, 4)
    this.set(AT.isSticky, isSticky ? 1 : 0, 4)
    this.set(AT.kinds, kinds, 4)
  }

  disarm(): void {
    this.set(AT.kinds, 0, 4)
  }

  /** Calls counted since it was armed. */
  get calls(): number {
    return this.number(AT.calls)
  }

  get failed(): number {
    return this.number(AT.failed)
  }

  /** From now on a sync says that it is done, and nothing of what was written is safe. */
  lie(): void {
    this.set(AT.isLying, 1, 4)
  }

  /** Rises with everything that reaches the disk: a watch to date promises by. */
  get now(): number {
    return statSync(this.journal).size
  }

  /** The disk as it was at each of these moments, had the power gone then. Moments rise. */
  *cuts(moments: readonly number[], random: Random): Generator<{ at: number; dir: string }> {
    const records = readFileSync(this.journal)
    const state = new DiskState()
    let at = 0
    for (const moment of moments) {
      while (at + RECORD_BYTES <= records.length) {
        const length = Number(records.readBigUInt64LE(at + 16))
        const op = records.readUInt32LE(at)
        const end = at + RECORD_BYTES + (op === OP.write ? length : 0)
        if (end > moment) break
        const bytes = records.subarray(at + RECORD_BYTES, end)
        state.happen(op, records.readUInt32LE(at + 4), Number(records.readBigUInt64LE(at + 8)), bytes)
        at = end
      }
      yield { at: moment, dir: state.afterPowerCut(random) }
    }
  }
}

const RECORD_BYTES = 24
const OP = { write: 1, truncate: 2, sync: 3, create: 4, unlink: 5, syncFolder: 6 } as const
const SECTOR_BYTES = 512

type FileId = keyof typeof FILES
type Change = { readonly offset: number; readonly bytes: Uint8Array | undefined }

class File {
  content = Buffer.alloc(0)
  /** Written and not synced: a power cut keeps any part of it. `bytes` undefined: cut to that length. */
  pending: Change[] = []

  apply({ offset, bytes }: Change): void {
    const size = bytes ? Math.max(this.content.length, offset + bytes.length) : offset
    if (size !== this.content.length) {
      const next = Buffer.alloc(size)
      this.content.copy(next, 0, 0, Math.min(size, this.content.length))
      this.content = next
    }
    if (bytes) this.content.set(bytes, offset)
  }

  copy(): File {
    const copy = new File()
    copy.content = Buffer.from(this.content)
    return copy
  }
}

class DiskState {
  private readonly files = new Map<number, File>()
  /** What the folder says after a power cut. */
  private readonly names = new Map<number, File>()
  private pendingNames: [number, File | undefined][] = []

  happen(op: number, id: number, offset: number, bytes: Uint8Array): void {
    const file = this.files.get(id)
    if (op === OP.create) this.name(id, new File())
    else if (op === OP.unlink) this.name(id, undefined)
    else if (op === OP.syncFolder) {
      for (const [name, named] of this.pendingNames) this.settle(this.names, name, named)
      this.pendingNames = []
    } else if (op === OP.sync) {
      for (const change of file?.pending ?? []) file?.apply(change)
      if (file) file.pending = []
    } else file?.pending.push({ offset, bytes: op === OP.write ? bytes : undefined })
  }

  private name(id: number, file: File | undefined): void {
    this.settle(this.files, id, file)
    this.pendingNames.push([id, file])
  }

  private settle(names: Map<number, File>, id: number, file: File | undefined): void {
    if (file) names.set(id, file)
    else names.delete(id)
  }

  afterPowerCut(random: Random): string {
    const dir = temporaryFolder()
    const names = new Map(this.names)
    for (const [id, file] of this.pendingNames.slice(0, random.below(this.pendingNames.length + 1)))
      this.settle(names, id, file)
    for (const [id, file] of names) {
      const left = file.copy()
      for (const change of file.pending) for (const part of surviving(change, random)) left.apply(part)
      writeFileSync(join(dir, FILES[id as FileId]), left.content)
    }
    return dir
  }
}

// Nothing of it, all of it, or any of its sectors.
function surviving({ offset, bytes }: Change, random: Random): Change[] {
  const fate = random.below(3)
  if (fate === 0) return []
  if (fate === 1 || !bytes) return [{ offset, bytes }]
  const parts: Change[] = []
  for (let at = 0; at < bytes.length; ) {
    const next = Math.min(bytes.length, at + SECTOR_BYTES - ((offset + at) % SECTOR_BYTES))
    if (random.chance(0.5)) parts.push({ offset: offset + at, bytes: bytes.subarray(at, next) })
    at = next
  }
  return parts
}
