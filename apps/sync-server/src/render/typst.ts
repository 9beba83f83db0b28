import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as typst from '@myriaddreamin/typst-ts-web-compiler'
import { documentTemplate } from './document.typ.ts'
import { FACES } from './faces.ts'
import { frameTemplate } from './frame.typ.ts'
import { leadershipTemplate } from './leadership.typ.ts'
import { logicModelTemplate } from './logicModel.typ.ts'
import { withTitleShown } from './titleShown.ts'
import { visionTemplate } from './vision.typ.ts'

export const TEMPLATES = {
  logicModel: logicModelTemplate,
  vision: visionTemplate,
  leadership: leadershipTemplate,
  document: documentTemplate,
} as const
export type TemplateName = keyof typeof TEMPLATES

const require = createRequire(import.meta.url)
const DATA_FILE = '/data.json'
/** How the compiler says what is wrong: as objects with a place. */
const DIAGNOSTICS_IN_FULL = 3
const FORGET_AT_AGE = 31

/** Typst as WebAssembly: the same everywhere, tagged PDF, and it can read nothing but what it is handed. */
export async function openTypst(): Promise<(template: TemplateName, data: object) => Uint8Array> {
  const module = new WebAssembly.Module(readFileSync(require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm')))
  typst.initSync({ module })
  const builder = new typst.TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const file of Object.values(FACES)) await builder.add_raw_font(readFileSync(file))
  const compiler = await builder.build()
  compiler.add_source('/frame.typ', frameTemplate)
  for (const [name, source] of Object.entries(TEMPLATES)) compiler.add_source(`/${name}.typ`, source)

  return (template, data) => {
    compiler.map_shadow(DATA_FILE, Buffer.from(json(data)))
    try {
      const { result, diagnostics } = compiler.compile(`/${template}.typ`, undefined, 'pdf', DIAGNOSTICS_IN_FULL) as {
        result?: Uint8Array
        diagnostics?: readonly { message: string; path: string; range: string }[]
      }
      if (result) return withTitleShown(result)
      const [first] = diagnostics ?? []
      throw new Error(`The page could not be set: ${first?.message} (${first?.path} ${first?.range})`)
    } finally {
      forget(compiler)
    }
  }
}

/** Each call makes what is remembered of earlier documents older by one; at thirty it is dropped. */
function forget(compiler: typst.TypstCompiler): void {
  try {
    for (let age = 0; age <= FORGET_AT_AGE; age++) compiler.reset()
  } catch {
    // It ended within the document before: what is thrown there says why, and the process is replaced.
  }
}

/** What a template is handed. */
export const json = (data: object): string => JSON.stringify(data, breakable)

const LONG_WORD = /\S{13,}/gu
/** Typst hyphenates words of small letters; anything else that long has to be allowed to break. */
const WORD_OF_A_LANGUAGE = /^\p{P}*\p{L}\p{Ll}{0,24}\p{P}*$/u
const CLUSTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const BREAK_EVERY = 4
/** A zero width space; the template sets something else for it. */
const BREAK_MARK = '\u200B'

/** Of a picture: what it is drawn from and what is said of it, neither set as text of the page. */
const NOT_SET = new Set(['svg', 'alt'])

/** Lets long things without a space (addresses, codes, a key held down) end a line. */
function breakable(key: string, value: unknown): unknown {
  if (typeof value !== 'string' || NOT_SET.has(key)) return value
  return value.replace(LONG_WORD, (word) => {
    if (WORD_OF_A_LANGUAGE.test(word)) return word
    const clusters = Array.from(CLUSTERS.segment(word), ({ segment }) => segment)
    return clusters.map((one, index) => (index > 0 && index % BREAK_EVERY === 0 ? BREAK_MARK + one : one)).join('')
  })
}
