import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compressBelow } from './compress.mjs'
import { root, runTool, stop } from './run.mjs'
import { setUp } from './setup.mjs'
import { inTurn } from './turn.mjs'

const dist = join(root, 'dist')
const stampFile = join(dist, '.stamp')
const SOURCES = ['apps', 'packages', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']
const RESULTS = [
  'web/index.html',
  ...['main', 'writer', 'merger', 'render', 'admin'].map((name) => `server/${name}.js`),
].map((file) => `dist/${file}`)

/** Builds the pages and the server into dist/, unless it holds the build of just these sources. */
export async function ensureBuild() {
  if (isBuilt()) return
  await inTurn('build', async () => {
    if (isBuilt()) return
    console.log('Building the pages and the server.')
    const stamp = sourcesHash()
    rmSync(stampFile, { force: true })
    const results = await Promise.all([
      runTool('vite', ['build', '--logLevel', 'warn', '--outDir', join(dist, 'next-web')], { quiet: true }),
      runTool('vite', ['build', '--ssr', '--logLevel', 'warn', '--outDir', join(dist, 'next-server')], { quiet: true }),
    ])
    for (const { output } of results) if (output.trim()) console.log(output.trim())
    if (!results.every(({ ok }) => ok)) stop('The build failed; what was wrong stands above.')
    await compressBelow(join(dist, 'next-web'))
    putInPlace('web')
    putInPlace('server')
    writeFileSync(stampFile, stamp)
  })
}

/** In one step, because a server may be serving from the folder that is replaced. @param {string} name */
function putInPlace(name) {
  const place = join(dist, name)
  const next = join(dist, `next-${name}`)
  const last = join(dist, `last-${name}`)
  rmSync(last, { recursive: true, force: true })
  if (existsSync(place)) renameSync(place, last)
  renameSync(next, place)
  rmSync(last, { recursive: true, force: true })
}

function isBuilt() {
  if (!existsSync(stampFile) || !RESULTS.every((file) => existsSync(join(root, file)))) return false
  return readFileSync(stampFile, 'utf8') === sourcesHash()
}

/** By contents, not by date: a fresh checkout of the same sources needs no new build. */
function sourcesHash() {
  const hash = createHash('sha256')
  for (const path of SOURCES.flatMap(filesBelow))
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0')
  return hash.digest('hex')
}

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
  if (path.endsWith('node_modules')) return []
  const below = /\.\w+$/.test(path) ? undefined : readdirSync(join(root, path), { withFileTypes: true })
  if (!below) return [path]
  return below
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(`${path}/${entry.name}`) : [`${path}/${entry.name}`]))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await setUp()
  await ensureBuild()
}
