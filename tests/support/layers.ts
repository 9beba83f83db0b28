import { posix } from 'node:path'
import { parseSync } from 'vite'

/** One thing in one file that the layers forbid: a sentence that names the file and the import. */
export type Fault = string

const MODEL_PACKAGES = ['yjs', 'lib0', 'y-protocols', 'fractional-indexing', 'papaparse']

/** The places where a document may be changed: everything else calls a command of the model. */
const MAY_TRANSACT = [
  /^packages\/model\/src\/plan\.ts$/,
  /^apps\/sync-server\/src\/room\w*\.ts$/,
  // Reads stored updates into a document of its own, which nobody sees.
  /^apps\/sync-server\/src\/storage\/(merge|historian)\.ts$/,
  /^packages\/model\/src\/history\/\w+\.ts$/,
]

/** What a page or Node offers, by name. The model has to run in both. */
const OF_ONE_PLATFORM = /(?<![.\w$'"])(?:window|document|navigator|localStorage|indexedDB|process|Buffer)\s*[.[(]/g

/**
 * What is wrong with one source file, by the arrows `web → model ← sync-server` and `canvas → tldraw`.
 * @param path from the root of the repository, with slashes
 */
export function layerFaults(path: string, source: string): Fault[] {
  const { imports, code } = read(path, source)
  const faults = imports.flatMap((specifier) => importFault(path, specifier) ?? [])
  if (/\.transact\s*\(/.test(code) && inSources(path) && !MAY_TRANSACT.some((place) => place.test(path))) {
    faults.push(`${path} calls doc.transact; only edit() in packages/model/src/plan.ts may: call a command instead`)
  }
  if (path.startsWith('packages/model/src/')) {
    for (const [use] of code.matchAll(OF_ONE_PLATFORM)) {
      faults.push(`${path} uses ${use}…; the model runs in browsers and in Node and knows neither`)
    }
  }
  return faults
}

function importFault(path: string, specifier: string): Fault | undefined {
  const says = (why: string) => `${path} imports ${specifier}: ${why}`
  const target = specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined
  const name = packageName(specifier)
  const fromApps = path.startsWith('apps/')

  if (path.startsWith('packages/model/')) {
    if (target ? !target.startsWith('packages/model/') : !MODEL_PACKAGES.includes(name)) {
      return says(`the model imports itself and ${MODEL_PACKAGES.join(', ')}, nothing else`)
    }
  }
  if (fromApps && target?.startsWith('packages/')) return says('apps reach the model as @commonboard/model')
  if (fromApps && specifier.startsWith('@commonboard/model/')) return says('only the face of the model is for others')
  if (path.startsWith('apps/web/')) {
    if (name === '@commonboard/sync-server' || target?.startsWith('apps/sync-server')) {
      return says('the pages know the server by its contracts only')
    }
    if (specifier.startsWith('node:')) return says('a browser has no Node')
  }
  if (path.startsWith('apps/sync-server/') && (name === '@commonboard/web' || target?.startsWith('apps/web'))) {
    return says('the server knows nothing of the pages')
  }
  if (isTldraw(name) && inSources(path) && !path.startsWith('apps/web/src/canvas/')) {
    return says('only apps/web/src/canvas knows tldraw')
  }
  return undefined
}

const inSources = (path: string) => /^(apps|packages)\//.test(path)
const isTldraw = (name: string) => name === 'tldraw' || name.startsWith('@tldraw/')
const packageName = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** Every module a file names, types and re-exports included, and its code without comments. */
function read(path: string, source: string): { imports: string[]; code: string } {
  if (path.endsWith('.css')) {
    return {
      imports: [...source.matchAll(/@import\s+(?:url\()?['"]([^'"]+)/g)].map((match) => match[1] ?? ''),
      code: '',
    }
  }
  const { module, comments, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`)
  let code = source
  for (const { start, end } of comments) code = code.slice(0, start) + ' '.repeat(end - start) + code.slice(end)
  return {
    imports: [
      ...module.staticImports.map((one) => one.moduleRequest.value),
      ...module.staticExports.flatMap((one) => one.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
      // An import made up at run time shows as it is written, and fits no allowed name.
      ...module.dynamicImports.map((one) =>
        source.slice(one.moduleRequest.start, one.moduleRequest.end).replace(/^(['"`])(.*)\1$/s, '$2'),
      ),
      ...[...code.matchAll(/\b(?:require|import\.meta\.resolve)\(\s*['"]([^'"]+)/g)].map((match) => match[1] ?? ''),
    ],
    code,
  }
}
