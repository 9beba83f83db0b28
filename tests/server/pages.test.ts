import { mkdirSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { startServer, temporaryFolder } from '../support/startServer.ts'
import { until } from '../support/until.ts'

const PAGE = '<!doctype html><head><title>Commonboard</title></head>'
const SCRIPT = 'export const riverbend = 1\n'.repeat(100)

async function site({ page = PAGE, ...options }: { page?: string; tldrawLicenseKey?: string } = {}) {
  const webDir = join(temporaryFolder(), 'web')
  mkdirSync(join(webDir, 'assets'), { recursive: true })
  writeFileSync(join(webDir, 'index.html'), page)
  writeFileSync(join(webDir, 'assets', 'index-AbCd1234.js'), SCRIPT)
  writeFileSync(join(webDir, 'assets', 'made-AbCd1234.css'), 'a{}')
  writeFileSync(join(webDir, 'assets', 'made-AbCd1234.css.gz'), gzipSync('b{}'))
  writeFileSync(join(webDir, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(webDir, '..', 'secret.txt'), 'nobody may see this')
  const server = await startServer({ webDir, ...options })
  return (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers })
}

test.each(['/', '/join', '/privacy', '/plan/aaaaaaaaaaaaaaaaaaaaaa'])(
  '%s is the web app, in a strict page',
  async (path) => {
    const get = await site()
    const page = await get(path)
    expect([page.status, await page.text()]).toEqual([200, PAGE])
    const policy = page.headers.get('content-security-policy') ?? ''
    for (const part of ["default-src 'self'", "script-src 'self'", "frame-ancestors 'none'", "object-src 'none'"])
      expect(policy).toContain(part)
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect(page.headers.get('strict-transport-security')).toBeNull()
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(page.headers.get('cache-control')).toBe('no-cache')
  },
)

test('a mistyped address is a page for a person and an error for a program', async () => {
  const get = await site()
  const person = await get('/plans/riverbend', { accept: 'text/html' })
  expect([person.status, await person.text()]).toEqual([404, PAGE])
  expect(person.headers.get('content-security-policy')).toContain("default-src 'self'")
  for (const path of ['/plans/riverbend', '/api/plant']) {
    const program = await get(path, { accept: path.startsWith('/api') ? 'text/html' : 'application/json' })
    expect([program.status, ((await program.json()) as { error: { code: string } }).error.code]).toEqual([
      404,
      'notFound',
    ])
  }
})

test('a licence key of tldraw reaches the canvas in the page, whatever signs it has', async () => {
  const withKey = await site({ tldrawLicenseKey: 'tldraw-2026/"><script>$&' })
  const text = await (await withKey('/')).text()
  expect(text).not.toContain('<script>$')
  expect(text).toContain(
    '<meta name="tldraw-license-key" content="tldraw-2026/&#34;&#62;&#60;script&#62;$&#38;" /></head>',
  )
  expect(await (await (await site())('/')).text()).not.toContain('tldraw-license-key')
})

test('what bears a hash in its name is kept for long, other files are asked for anew', async () => {
  const get = await site()
  const script = await get('/assets/index-AbCd1234.js')
  expect(script.headers.get('cache-control')).toContain('immutable')
  expect(script.headers.get('content-type')).toContain('javascript')
  expect(await script.text()).toBe(SCRIPT)
  expect((await get('/icon.svg')).headers.get('cache-control')).toBe('no-cache')
})

test('text travels compressed, as the builder left it or made here', async () => {
  const get = await site()
  for (const name of ['br', 'gzip']) {
    const script = await get('/assets/index-AbCd1234.js', { 'accept-encoding': name })
    expect(script.headers.get('content-encoding')).toBe(name)
    expect(await script.text()).toBe(SCRIPT)
  }
  expect(gunzipSync(gzipSync('b{}')).toString()).toBe(
    await (await get('/assets/made-AbCd1234.css', { 'accept-encoding': 'gzip' })).text(),
  )
})

test('nothing outside of the folder is served', async () => {
  const get = await site()
  for (const path of [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets',
  ])
    expect((await get(path)).status).toBe(404)
})

test('where the web app has not been built a page says so', async () => {
  const server = await startServer()
  const page = await fetch(server.url)
  expect(page.status).toBe(503)
  expect(await page.text()).toContain('npm start')
})

test('a download given up half way leaves no file open', async () => {
  const webDir = join(temporaryFolder(), 'web')
  mkdirSync(webDir)
  writeFileSync(join(webDir, 'big.js'), Array.from({ length: 900_000 }, () => Math.random()).join('\n'))
  const { url } = await startServer({ webDir })
  const isBigOpen = () =>
    readdirSync('/proc/self/fd').some((number) => {
      try {
        return readlinkSync(join('/proc/self/fd', number)).endsWith('big.js')
      } catch {
        // It was the one that listed the others.
        return false
      }
    })
  const stopped = new AbortController()
  const answer = await fetch(`${url}/big.js`, { headers: { 'accept-encoding': 'br' }, signal: stopped.signal })
  await answer.body?.getReader().read()
  expect(isBigOpen()).toBe(true)
  stopped.abort()
  await until('it is closed', () => !isBigOpen())
})

test('a plan’s page names the files it will need; those of the canvas only where the canvas is what will be shown', async () => {
  const meta = (what: string, files: string) => `<meta name="files-of-${what}" content="${files}" />`
  const get = await site({ page: `<head>${meta('plan', '/a.js /b.css')}${meta('canvas', '/c.js')}</head>` })
  const code = '<link rel="modulepreload" crossorigin href="/a.js" />'
  const plan = `${code}<link rel="preload" as="style" crossorigin href="/b.css" />`
  const canvas = '<link rel="modulepreload" crossorigin href="/c.js" />'
  const headOf = async (path: string, isMobile?: string) =>
    /<head>(.*)<\/head>/.exec(await (await get(path, isMobile ? { 'sec-ch-ua-mobile': isMobile } : {})).text())?.[1]
  for (const path of ['/', '/join', '/plan/riverbend/versions/1']) expect(await headOf(path, '?0')).toBe('')
  expect(await headOf('/plan/riverbend')).toBe(plan)
  expect(await headOf('/plan/riverbend', '?1')).toBe(plan)
  // A narrow window shows the outline: the browser looks at the width itself.
  const ifWide = '<link rel="modulepreload" media="(min-width: 1100px)" crossorigin href="/c.js" />'
  expect(await headOf('/plan/riverbend', '?0')).toBe(plan + ifWide)
  expect(await headOf('/plan/riverbend?face=canvas')).toBe(plan + canvas)
  expect(await headOf('/plan/riverbend?face=outline', '?0')).toBe(plan)
  expect(await headOf('/plan/riverbend?board=vision', '?0')).toBe(plan)
})
