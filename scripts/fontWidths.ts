/**
 * Reads the advance widths of the shipped card faces in Chromium and writes packages/model/src/layout/widths.ts.
 * Run it again when a font package changes: `npx tsx scripts/fontWidths.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { findChromium } from './chromium.mjs'

const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2010, 0x2027],
  [0x20ac, 0x20ac],
] as const
const FACES = [
  { name: 'sans400', family: 'sans', weight: 400 },
  { name: 'sans600', family: 'sans', weight: 600 },
  { name: 'serif400', family: 'serif', weight: 400 },
]
const file = (path: string) => readFileSync(new URL(`../node_modules/${path}`, import.meta.url)).toString('base64')
const sources = ['latin', 'latin-ext'].flatMap((script) => [
  {
    family: `sans-${script}`,
    weight: '200 900',
    data: file(`@fontsource-variable/source-sans-3/files/source-sans-3-${script}-wght-normal.woff2`),
  },
  {
    family: `serif-${script}`,
    weight: '400',
    data: file(`@fontsource/source-serif-4/files/source-serif-4-${script}-400-normal.woff2`),
  },
])

const executablePath = await findChromium()
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] })
const page = await browser.newPage()
const tables = await page.evaluate(
  async ({ sources, faces, ranges }) => {
    for (const { family, weight, data } of sources) {
      const face = new FontFace(family, `url(data:font/woff2;base64,${data})`, { weight })
      await face.load()
      document.fonts.add(face)
    }
    const context = document.createElement('canvas').getContext('2d')
    if (!context) throw new Error('No 2d canvas in this browser')
    context.fontKerning = 'none'
    return faces.map(({ name, family, weight }) => {
      context.font = `${weight} 1000px ${family}-latin, ${family}-latin-ext, monospace`
      return {
        name,
        runs: ranges.map(([first, last]) => ({
          first,
          advances: Array.from({ length: last - first + 1 }, (_, i) =>
            Math.ceil(context.measureText(String.fromCodePoint(first + i)).width),
          ),
        })),
      }
    })
  },
  { sources, faces: FACES, ranges: RANGES },
)
await browser.close()

const lines = [
  '// Made by `npx tsx scripts/fontWidths.ts` from the shipped faces; do not edit by hand.',
  '/** Advance widths in thousandths of an em: runs of neighbouring code points from `first` on. */',
  'export interface Widths {\n  readonly first: number\n  readonly advances: readonly number[]\n}\n',
  ...tables.map(
    ({ name, runs }) =>
      `export const ${name}: readonly Widths[] = [\n${runs
        .map((run) => `  { first: ${run.first}, advances: ${JSON.stringify(run.advances)} },`)
        .join('\n')}\n]\n`,
  ),
]
writeFileSync(new URL('../packages/model/src/layout/widths.ts', import.meta.url), lines.join('\n'))
