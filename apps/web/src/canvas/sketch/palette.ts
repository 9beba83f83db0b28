import { DefaultColorThemePalette } from '@tldraw/tldraw'

/** The colors to draw in. None of them is yellow: yellow is the thread. */
export const COLORS = ['black', 'blue', 'red', 'green', 'violet'] as const
export type DrawColor = (typeof COLORS)[number]
export const SIZES = ['s', 'm', 'l'] as const
export type DrawSize = (typeof SIZES)[number]
export const STROKE_PX: Readonly<Record<string, number>> = { s: 2, m: 3.5, l: 5, xl: 10 }

export const strokeColor = (color: string): string => `var(--draw-${known(color)})`
export const noteColor = (color: string): string => `var(--note-${known(color)})`

const known = (color: string): string => (COLORS.some((one) => one === color) ? color : 'black')

// tldraw's ink and highlighter ask its palette; ours are custom properties, so that light, dark and high contrast are
// the page's business. Done once, when the canvas is loaded.
for (const mode of ['lightMode', 'darkMode'] as const)
  for (const name of COLORS) {
    const color = strokeColor(name)
    Object.assign(DefaultColorThemePalette[mode][name], {
      solid: color,
      semi: color,
      highlight: { srgb: color, p3: color },
    })
  }
