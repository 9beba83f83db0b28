import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Theme } from '../../apps/web/src/ui/theme.ts'

export const THEMES = ['light', 'dark', 'contrast'] as const satisfies readonly Theme[]

export const tokensFile = resolve('apps/web/src/ui/tokens.css')

/** The colors of apps/web/src/ui/tokens.css by theme, without the leading dashes. Dark and high contrast build on light. */
export function readTokens(): Record<Theme, ReadonlyMap<string, string>> {
  const css = readFileSync(tokensFile, 'utf8')
  const light = declarations(block(css, ':root {'))
  const over = (theme: string) => new Map([...light, ...declarations(block(css, `:root[data-theme='${theme}'] {`))])
  return { light, dark: over('dark'), contrast: over('contrast') }
}

/** Names of the colors that a block of its own gives: all but light and the system's. */
export function namesIn(opening: string): readonly string[] {
  const text = block(readFileSync(tokensFile, 'utf8'), opening)
  return [...text.matchAll(/--([\w-]+):/g)].flatMap(([, name]) => name ?? [])
}

function block(css: string, opening: string): string {
  const start = css.indexOf(opening)
  if (start < 0) throw new Error(`tokens.css has no block "${opening}"`)
  return css.slice(start + opening.length, css.indexOf('}', start))
}

function declarations(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name, value] of text.matchAll(/--([\w-]+):\s*(#[0-9a-fA-F]{6});/g)) {
    if (name && value) found.set(name, value)
  }
  return found
}

/** WCAG 2 contrast of two colors `#rrggbb`. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
