import { Resvg } from '@resvg/resvg-js'
import { FACES } from './faces.ts'

const SCALE = 2
/** A plan of thousands of cards is drawn smaller rather than not at all: four bytes a pixel. */
const PIXELS_MAX = 40_000_000

/** A picture in dots. Only the shipped faces are used; nothing is read that the drawing names. */
export function pictureOf(svg: string): Uint8Array {
  const font = { fontFiles: Object.values(FACES), loadSystemFonts: false, defaultFontFamily: 'Source Sans 3' }
  const { width, height } = new Resvg(svg, { font: { loadSystemFonts: false } })
  const zoom = Math.min(SCALE, Math.sqrt(PIXELS_MAX / (width * height)))
  return new Resvg(svg, { font, background: '#ffffff', fitTo: { mode: 'zoom', value: zoom } }).render().asPng()
}
