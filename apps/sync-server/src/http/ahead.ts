import type { Ask } from './asking.ts'

/** What the build has put into the page: the files a plan needs beyond those of every page, and those of the canvas. */
const FILES = /<meta name="files-of-(plan|canvas)" content="([^"]*)" \/>/g

/** The page with the files in it that its address will need: a browser asks for them before it has read any code. */
export function withFilesAhead(html: string, ask: Ask): string {
  const isPlan = /^\/plan\/[^/]+\/?$/.test(ask.req.path)
  return html.replace(FILES, (_meta, what: 'plan' | 'canvas', files: string) => {
    const media = isPlan && (what === 'plan' ? 'all' : canvasOn(ask))
    return media ? files.split(' ').map(linkFor(media)).join('') : ''
  })
}

/**
 * On which screens this address shows the canvas, as plan/board.ts decides it: a media query. Asked of those browsers only
 * that say whether they are a phone's, and heed the query; the others get the canvas when its turn has come.
 */
function canvasOn(ask: Ask): string | undefined {
  if ((ask.req.query('board') ?? 'logicModel') !== 'logicModel') return undefined
  const face = ask.req.query('face')
  if (face === undefined) return ask.req.header('sec-ch-ua-mobile') === '?0' ? '(min-width: 1100px)' : undefined
  return face === 'canvas' ? 'all' : undefined
}

const linkFor = (media: string) => (file: string) => {
  const what = file.endsWith('.css') ? 'rel="preload" as="style"' : 'rel="modulepreload"'
  return `<link ${what}${media === 'all' ? '' : ` media="${media}"`} crossorigin href="${file}" />`
}
