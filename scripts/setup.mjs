import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, run, stop } from './run.mjs'
import { inTurn } from './turn.mjs'

// Every command begins here, so that each of them can be the first one in a fresh clone. Plain Node, no dependencies.

const NODE_AT_LEAST = [20, 19]
const lockFile = join(root, 'package-lock.json')
const stampFile = join(root, 'node_modules', '.commonboard-stamp')

/** Installs what package-lock.json names, unless that has been done on this machine with this Node. */
export async function setUp() {
  checkNode()
  if (isSetUp()) return
  await inTurn('install', async () => {
    if (isSetUp()) return
    // After a `npm install` by hand, or a change of the lock file that changes nothing here, all may be there already;
    // then no network is needed.
    if (isOfThisMachine() && installedAsLocked()) return writeFileSync(stampFile, stamp())
    console.log('Installing what package-lock.json names (once).')
    const npm = npmCommand()
    const done = await run(
      npm.file,
      [...npm.args, 'ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
      { shell: npm.shell },
    )
    if (!done.ok) {
      stop(
        'npm could not install the packages. What it said stands above; most often the network could not be reached.',
      )
    }
    writeFileSync(stampFile, stamp())
  })
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [wantMajor = 0, wantMinor = 0] = NODE_AT_LEAST
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return
  stop(`Commonboard needs Node ${NODE_AT_LEAST.join('.')} or newer; this is Node ${process.versions.node}.`)
}

/** Native parts are chosen by platform, and some by the Node that installs them. */
const machine = [process.versions.node.split('.')[0], process.platform, process.arch].join(' ')
const stamp = () => `${createHash('sha256').update(readFileSync(lockFile)).digest('hex')} ${machine}`
const lastStamp = () => (existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined)

const isSetUp = () => lastStamp() === stamp()
const isOfThisMachine = () => lastStamp()?.endsWith(` ${machine}`) ?? true

/**
 * Whether node_modules holds the very versions of the lock file. npm writes its own record there as its last act; what is
 * optional may be absent, being for other platforms.
 */
function installedAsLocked() {
  try {
    const wanted = packagesOf(lockFile)
    const have = packagesOf(join(root, 'node_modules', '.package-lock.json'))
    return Object.entries(wanted).every(([path, entry]) => {
      if (!path.startsWith('node_modules/')) return true
      if (entry.optional || entry.devOptional || entry.peer)
        return have[path] ? have[path].version === entry.version : !isForHere(entry)
      return have[path]?.version === entry.version && existsSync(join(root, path))
    })
  } catch {
    return false
  }
}

/** Whether a package says that it was built for just this system. @param {LockedPackage} entry */
function isForHere({ os, cpu, libc }) {
  const { glibcVersionRuntime } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (
    process.report.getReport()
  ).header
  return (
    os?.includes(process.platform) === true &&
    cpu?.includes(process.arch) === true &&
    (libc === undefined || libc.includes(glibcVersionRuntime ? 'glibc' : 'musl'))
  )
}

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, os?: string[], cpu?: string[],
 *   libc?: string[] }} LockedPackage
 * @param {string} file @returns {Record<string, LockedPackage>}
 */
const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** The npm that called us, so that `npx node@22` and several npms beside each other do not mix; else the one on the path. */
function npmCommand() {
  const caller = process.env['npm_execpath']
  if (caller?.endsWith('npm-cli.js')) return { file: process.execPath, args: [caller], shell: false }
  // On Windows npm is a batch file, which only a shell can start.
  return { file: 'npm', args: [], shell: process.platform === 'win32' }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await setUp()
