import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { pipeline, Readable, type Transform } from 'node:stream'
import { createBrotliCompress, createGzip, constants } from 'node:zlib'
import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { withFilesAhead } from './ahead.ts'
import type { Ask } from './asking.ts'
import type { Services } from './services.ts'

/** The web app: one page for all its addresses, and its assets. */

// One policy for every page. `data:` and `blob:` for tldraw; inline styles for tldraw too.
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  // The page names the assets of its version: asked for anew each time.
  'Cache-Control': 'no-cache',
}

const API = /^\/(api|sync|health|metrics|version)(\/|$)/
const PAGES = ['/', '/join', '/privacy', '/check', '/plan/:planId', '/plan/:planId/*', '/read']

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
}
const COMPRESSED = /^(text\/|application\/(json|manifest)|image\/svg)/
/** Vite puts a hash of the content into the names of what it builds. */
const HASHED = /[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/

export function pageRoutes(app: Hono<{ Bindings: HttpBindings }>, services: Services): void {
  const { webDir } = services
  for (const path of PAGES) app.get(path, (ask) => page(ask, services, 200))
  if (webDir === undefined) return
  app.get('*', async (ask, next) => {
    const found = await asset(ask, webDir)
    if (found) return found
    // A person who mistyped an address gets a page that says so; a program gets the error as it asked for it.
    const isPerson = !API.test(ask.req.path) && (ask.req.header('accept') ?? '').includes('text/html')
    return isPerson ? page(ask, services, 404) : next()
  })
}

async function page(ask: Ask, { webDir, tldrawLicenseKey }: Services, status: 200 | 404): Promise<Response> {
  const html = webDir === undefined ? undefined : await readFile(join(webDir, 'index.html')).catch(() => undefined)
  if (!html) return ask.text('The web app has not been built yet: npm start builds it.', 503)
  const page = withFilesAhead(html.toString(), ask)
  if (tldrawLicenseKey === undefined) return ask.body(page, status, PAGE_HEADERS)
  const meta = `<meta name="tldraw-license-key" content="${escapeHtml(tldrawLicenseKey)}" />`
  return ask.body(
    page.replace('</head>', () => `${meta}</head>`),
    status,
    PAGE_HEADERS,
  )
}

const escapeHtml = (text: string) => text.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)

async function asset(ask: Ask, webDir: string): Promise<Response | undefined> {
  const path = pathIn(webDir, ask.req.path)
  const type = path && TYPES[extname(path)]
  if (!path || !type || !(await isFile(path))) return undefined
  const headers: Record<string, string> = {
    'Content-Type': type,
    'Cache-Control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
  if (type === TYPES['.html']) headers['Content-Security-Policy'] = CONTENT_SECURITY_POLICY
  // An image opened by itself must not run what it may hold.
  if (type === TYPES['.svg'])
    headers['Content-Security-Policy'] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
  if (!COMPRESSED.test(type)) return ask.body(streamOf(createReadStream(path)), 200, headers)
  headers.Vary = 'Accept-Encoding'
  const accepted = ask.req.header('accept-encoding') ?? ''
  for (const { name, ending, compress } of ENCODINGS) {
    if (!accepted.includes(name)) continue
    const isMade = await isFile(path + ending)
    const body = isMade ? createReadStream(path + ending) : through(compress(), path)
    return ask.body(streamOf(body), 200, { ...headers, 'Content-Encoding': name })
  }
  return ask.body(streamOf(createReadStream(path)), 200, headers)
}

const ENCODINGS = [
  {
    name: 'br',
    ending: '.br',
    compress: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  },
  { name: 'gzip', ending: '.gz', compress: () => createGzip() },
]

// Not `pipe`: a download given up half way has to close the file, and a file that goes away must end one answer only.
function through(compressed: Transform, path: string): Transform {
  pipeline(createReadStream(path), compressed, (error) => {
    if (error && !compressed.destroyed) compressed.destroy(error)
  })
  return compressed
}

const streamOf = (readable: Readable) => Readable.toWeb(readable) as ReadableStream

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )

/** undefined: outside of the folder, or no path at all. */
function pathIn(folder: string, urlPath: string): string | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(urlPath)
  } catch {
    return undefined
  }
  if (decoded.includes('\0')) return undefined
  const root = normalize(folder + sep)
  const path = normalize(join(root, decoded))
  return path.startsWith(root) ? path : undefined
}
