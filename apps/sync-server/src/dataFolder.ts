import { randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { StartError } from './settings.ts'
import { syncFolder } from './storage/syncFolder.ts'

/** The folder with everything the server keeps: the database, the secret, and a lock that says who is using it. */

const codeOf = (error: unknown): string | undefined => (error as { code?: string }).code

/**
 * Takes the folder for this process; returns what gives it back. The lock of a process that has died is taken over.
 * @throws StartError if another server uses it, or nobody can write there
 */
export function takeFolder(dataDir: string): () => void {
  const path = join(dataDir, 'lock')
  try {
    makeFolder(dataDir)
    for (let tries = 0; ; tries++) {
      if (createFile(path, myMark(), 0o644)) break
      const holder = lockHolder(dataDir)
      if (holder !== undefined || tries > 3)
        throw new StartError(`The data folder ${dataDir} is in use by another server (process ${holder ?? 'unknown'}).`)
      rmSync(path, { force: true })
    }
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(`The data folder ${dataDir} cannot be used: ${(error as Error).message}.`)
  }
  return () => rmSync(path, { force: true })
}

// A folder that was only just made is as lost after a power cut as a file would be, with all that is in it.
function makeFolder(dataDir: string): void {
  const first = mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  const top = dirname(resolve(first))
  for (let folder = dirname(resolve(dataDir)); folder.length >= top.length; folder = dirname(folder)) {
    try {
      syncFolder(folder)
    } catch (error) {
      // Allowed to make something there is not allowed to look: then it is up to the system when it is kept.
      if (codeOf(error) !== 'EACCES') throw error
    }
    if (folder === top) return
  }
}

/** The process that holds the folder, if it is alive; undefined if the folder is free. */
export function lockHolder(dataDir: string): number | undefined {
  const [pidText, startedText = ''] = readOr(join(dataDir, 'lock'), '').split('\n')
  const pid = Number(pidText)
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid || !isAlive(pid)) return undefined
  // After a restart of the machine, or in a container, the number may be somebody else's by now.
  return startedText !== '' && startOf(pid) !== startedText ? undefined : pid
}

const myMark = (): string => `${process.pid}\n${startOf(process.pid)}\n`

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: there is one, of another user.
    return codeOf(error) === 'EPERM'
  }
}

/** When a process began, as Linux counts it; empty where that cannot be known. */
function startOf(pid: number): string {
  const stat = readOr(`/proc/${pid}/stat`, '')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function readOr(path: string, fallback: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return fallback
    throw error
  }
}

/**
 * All of it or nothing: another process never sees it half written, and a kill leaves none behind that says nothing.
 * @returns false: it is there already
 */
function createFile(path: string, content: string, mode: number): boolean {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    const file = openSync(draft, 'wx', mode)
    writeSync(file, content)
    fsyncSync(file)
    closeSync(file)
    return putInPlace(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
}

function putInPlace(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
  }
  // A file system without a second name for a file: a stick, some network folders.
  try {
    copyFileSync(draft, path, constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

const SECRET_BYTES = 32

/** The secret that links are made with: given, or made once and kept beside the database. @throws StartError */
export function secretIn(dataDir: string, given: string | undefined): Uint8Array {
  if (given !== undefined) return Buffer.from(given, 'utf8')
  const path = join(dataDir, 'secret')
  createFile(path, randomBytes(SECRET_BYTES).toString('base64url'), 0o600)
  const secret = Buffer.from(readOr(path, '').trim(), 'base64url')
  // A file cut short would quietly make every link of before invalid.
  if (secret.length < SECRET_BYTES) throw new StartError(`The file ${path} does not hold a secret; restore it.`)
  return secret
}
