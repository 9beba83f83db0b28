import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { FACES } from '../../apps/sync-server/src/render/faces.ts'
import { frameTemplate } from '../../apps/sync-server/src/render/frame.typ.ts'
import { json, TEMPLATES } from '../../apps/sync-server/src/render/typst.ts'
import { printedDocuments } from '../support/printedPages.ts'

/**
 * The PDF/UA-1 check. The WebAssembly of the product cannot make it while it compiles; the native module of the same
 * version can. It is an optional dependency for this test alone and has a binary for Linux on x64, where it must be
 * there. Elsewhere these tests are shown as skipped, and `pdfStructure.test.ts` says what can be said everywhere.
 */
const { glibcVersionRuntime } = (process.report.getReport() as { header: { glibcVersionRuntime?: string } }).header
const isCheckable = process.platform === 'linux' && process.arch === 'x64' && glibcVersionRuntime !== undefined
const MODULE = '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu'

interface Compiled {
  readonly result: object | null
  takeDiagnostics(): { readonly shortDiagnostics: readonly unknown[] } | null
}
interface NativeCompiler {
  addSource(path: string, source: string): void
  mapShadow(path: string, content: Buffer): void
  compile(what: { mainFilePath: string }): Compiled
  pdf(document: object, how: { pdfStandard: 'ua-1' }): Buffer
}
interface NativeModule {
  readonly NodeCompiler: { create(args: { workspace: string; fontArgs: { fontBlobs: Buffer[] }[] }): NativeCompiler }
}

const workspace = mkdtempSync(join(tmpdir(), 'commonboard-pdf-'))
afterAll(() => rmSync(workspace, { recursive: true, force: true }))
const inWorkspace = (name: string) => join(workspace, name)

let compiler: NativeCompiler | undefined
function checker(): NativeCompiler {
  if (compiler) return compiler
  const { NodeCompiler } = createRequire(import.meta.url)(MODULE) as NativeModule
  const faces = Object.values(FACES).map((file) => readFileSync(file))
  compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: faces }] })
  compiler.addSource(inWorkspace('frame.typ'), frameTemplate)
  for (const [name, source] of Object.entries(TEMPLATES)) compiler.addSource(inWorkspace(`${name}.typ`), source)
  return compiler
}

/** @throws what PDF/UA-1 forbids and the page has */
function asUa(template: string, data: object): Buffer {
  checker().mapShadow(inWorkspace('data.json'), Buffer.from(json(data)))
  const compiled = checker().compile({ mainFilePath: inWorkspace(`${template}.typ`) })
  if (!compiled.result) throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics))
  try {
    return checker().pdf(compiled.result, { pdfStandard: 'ua-1' })
  } catch (error) {
    const { shortDiagnostics } = error as { shortDiagnostics?: unknown }
    throw new Error(JSON.stringify(shortDiagnostics ?? String(error)), { cause: error })
  }
}

// Spanish pages of a plan nobody has begun, and a second paper of the hostile one, show nothing the others do not.
const documents = printedDocuments().filter(
  ({ name, language, paper }) =>
    name.startsWith('example') || (language === 'en' && paper === (name.includes('logicModel') ? 'tabloid' : 'letter')),
)

describe.skipIf(!isCheckable)('PDF/UA-1 is kept (checked on Linux x64 only)', () => {
  test.each(documents)('$name', { timeout: 300_000 }, ({ template, data }) => {
    const pdf = asUa(template, data)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.includes('pdfuaid:part')).toBe(true)
  })

  test('the check finds a picture without words', { timeout: 100_000 }, () => {
    const plain = '#set document(title: "A")\n#set text(lang: "en", font: "Source Sans 3")\n'
    const svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"
    checker().addSource(inWorkspace('silent.typ'), `${plain}#image(bytes("${svg}"), format: "svg")`)
    expect(() => asUa('silent', {})).toThrow(/alt/)
    checker().addSource(inWorkspace('said.typ'), `${plain}#image(bytes("${svg}"), format: "svg", alt: "A square")`)
    expect(() => asUa('said', {})).not.toThrow()
  })
})
