import type { Ask } from './asking.ts'

/** What the build has put into the page: the files a plan needs beyond those of every page, and those of the canvas. */
const FILES = /<meta name="files-of-(plan|canvas)" content="([^"]*)" \/>/g

/** The page with the files in it that its address will need: a browser asks for them before it has read any code. */
export function withFilesAhead(html: string, ask: Ask): string {
  const isPlan = /^\/plan\/[^/]+\/?$/.test(ask.req.path)
  return html.replace(FILES, (_meta, what: 'plan' | 'canvas', files: string) =>
    isPlan && (what === 'plan' || showsCanvas(ask)) ? files.split(' ').map(linkTo).join('') : '',
  )
}

/** As plan/board.ts decides it; of a browser that does not say whether it is a phone's, nothing is believed. */
function showsCanvas(ask: Ask): boolean {
  if ((ask.req.query('board') ?? 'logicModel') !== 'logicModel') return false
  const face = ask.req.query('face')
  return face === undefined ? ask.req.header('sec-ch-ua-mobile') === '?0' : face === 'canvas'
}

const linkTo = (file: string) =>
  file.endsWith('.css')
    ? `<link rel="preload" as="style" crossorigin href="${file}" />`
    : `<link rel="modulepreload" crossorigin href="${file}" />`
