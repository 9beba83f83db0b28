import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// `vite build` makes the pages (dist/web), `vite build --ssr` the server (dist/server);
// vitest reads the same file and keeps the repository as its root.
const isTest = process.env['VITEST'] !== undefined

/** Where `npm run dev` has put the sync server; the pages reach it through this one origin, as they do when served for real. */
const devServerUrl = process.env['DEV_SERVER'] ?? 'http://127.0.0.1:3001'

const inRepo = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const pieces = piecesOfTheFirstPages()
const preloads = preloadsOfWhatIsNew()

export default defineConfig(({ isSsrBuild }) => ({
  ...(isTest || isSsrBuild ? {} : { root: 'apps/web' }),
  // Beside everything that is installed, not in a node_modules of apps/web.
  cacheDir: inRepo('node_modules/.vite'),
  plugins: [
    react(),
    ...(isSsrBuild ? [] : [lighterPackages(), lateStyles(), pieces.plugin, preloads.plugin, filesAhead(), shellList()]),
  ],

  server: {
    port: 3000,
    strictPort: true,
    proxy: {
      // Objects and not the short form: that one rewrites Host, and the server compares Host with Origin.
      '/api': { target: devServerUrl },
      '/health': { target: devServerUrl },
      '/version': { target: devServerUrl },
      '/sync': { target: devServerUrl, ws: true },
    },
  },

  // Workspace packages are TypeScript sources, so they are bundled; everything else stays an ESM import of node_modules,
  // which keeps one copy of yjs in the process and native addons where npm has put them.
  ssr: { noExternal: [/^@commonboard\//] },

  build: isSsrBuild
    ? {
        ssr: true,
        target: 'node20',
        outDir: 'dist/server',
        emptyOutDir: true,
        copyPublicDir: false,
        minify: false,
        sourcemap: true,
        rolldownOptions: {
          input: {
            main: 'apps/sync-server/src/main.ts',
            writer: 'apps/sync-server/src/storage/writer.ts',
            merger: 'apps/sync-server/src/storage/merger.ts',
            historianThread: 'apps/sync-server/src/storage/historianThread.ts',
            admin: 'apps/sync-server/src/admin.ts',
            render: 'apps/sync-server/src/render/child.ts',
            piecesThread: 'apps/sync-server/src/piecesThread.ts',
            importThread: 'apps/sync-server/src/importing/importThread.ts',
          },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      }
    : {
        outDir: '../../dist/web',
        emptyOutDir: true,
        // An inlined asset would need `data:` in the Content-Security-Policy, and tldraw's icons would weigh on every page.
        assetsInlineLimit: 0,
        sourcemap: false,
        // We print compressed sizes ourselves, per page (npm run bench).
        reportCompressedSize: false,
        // Browsers without it (Safari before 17) load the same files a little later.
        modulePreload: { polyfill: false, resolveDependencies: preloads.of },
        chunkSizeWarningLimit: 2500,
        rolldownOptions: {
          input: { index: inRepo('apps/web/index.html'), serviceWorker: inRepo('apps/web/src/serviceWorker.ts') },
          // The worker stands at the root, so that it may answer for every page.
          output: {
            entryFileNames: ({ name }) => (name === 'serviceWorker' ? '[name].js' : 'assets/[name]-[hash].js'),
            codeSplitting: {
              includeDependenciesRecursively: false,
              groups: (['page', 'plan', 'quiet', 'icons', 'tools'] as const).map((name) => ({
                name,
                test: pieces.is(name),
              })),
            },
          },
          // tldraw does not say that its modules may be left out when nothing uses them; they may, and then the canvas
          // weighs 300 kB (gzip) instead of 453: its menus, dialogs and panels stay behind. Its index files, which check
          // that only one version of it is there, are kept.
          treeshake: {
            moduleSideEffects: [
              { test: /node_modules\/(?:tldraw|@tldraw\/editor)\/dist-esm\/lib\//, sideEffects: false },
            ],
          },
        },
      },

  test: {
    // Many tests of the server wait for other processes; by itself vitest would take one core of two.
    maxWorkers: 2,
    // A file does not load anew what the one before it has loaded: the model's tests take half as long. Mocks, and what a
    // file has set for itself, vitest takes back all the same.
    isolate: false,
    // Timeouts: vitest's own five seconds are soon over for ordinary work on a machine that does other things too.
    projects: [
      {
        extends: true,
        test: { name: 'model', environment: 'node', include: ['tests/model/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'server',
          environment: 'node',
          include: ['tests/server/**/*.test.ts'],
          globalSetup: inRepo('tests/support/builtOnce.ts'),
          setupFiles: inRepo('tests/support/builtThreads.ts'),
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'plan', environment: 'node', include: ['tests/plan/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'canvas',
          environment: 'jsdom',
          include: ['tests/canvas/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          // A window of its own for each file.
          isolate: true,
        },
      },
      {
        extends: true,
        test: { name: 'look', environment: 'node', include: ['tests/look/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: { name: 'house', environment: 'node', include: ['tests/*.test.ts'], testTimeout: 30_000 },
      },
    ],
  },
}))

/** Leaves out of packages what is of no use in a browser that reads our pages. */
function lighterPackages(): Plugin {
  return {
    name: 'lighter-packages',
    apply: 'build',
    transform(code, id) {
      // Schemas of DOM nodes, which nothing here uses, and for which a whole library of schemas would come: 2 kB (gzip).
      if (id.endsWith('/lib0/dom.js'))
        return code.replace(/^import \* as \$ from '.\/schema.js'$|^export const \$\w+ = \$\.\$custom\(.*\)$/gm, '')
      // Colors for a console, tabs that talk without a server, which zone.ts turns off, and where code may run but here: 2 kB.
      if (id.endsWith('/lib0/logging.js')) return PLAIN_LOGGING
      if (id.endsWith('/lib0/broadcastchannel.js')) return NO_BROADCAST
      if (id.endsWith('/lib0/environment.js')) return IN_A_BROWSER
      // Shapes with formatted words, which no board of ours has, and for which a whole editor of texts would come: 90 kB.
      if (id.endsWith('/tldraw/dist-esm/lib/utils/text/richText.mjs')) return PLAIN_WORDS
      // What browsers that public/old-browser.js lets in can do themselves: 10 kB.
      if (id.endsWith('/@tldraw/editor/dist-esm/index.mjs')) return code.replace(/^import "core-js\/.*";\n/gm, '')
      // Contexts, other frameworks' attributes and names of classes nobody styles: 2 kB.
      if (id.endsWith('/lucide-react/dist/esm/createLucideIcon.mjs')) return PLAIN_ICON
      // The keys of an icon's strokes are random letters, which cannot be compressed; all React asks of them is to differ.
      if (ICON.test(id)) {
        let stroke = 0
        return code
          .replace(/^ {2}(?:name|size|aliases): .*\n/gm, '')
          .replace(/\bkey: "\w+"/g, () => `key: "${stroke++}"`)
      }
      return undefined
    },
  }
}

/**
 * Vite asks for the styles of a late part once, and takes them for loaded at the next try, whether they came or not:
 * a canvas first asked for without a network would stand without styles when the network is back.
 */
function lateStyles(): Plugin {
  return {
    name: 'late-styles',
    apply: 'build',
    transform(code, id) {
      if (!id.endsWith('vite/preload-helper.js')) return undefined
      const forgetful = code
        .replace(/seen\[href\] = void 0;\s*throw/, 'delete seen[href];\nthrow')
        .replace('if (e.type === "error") rej(', 'if (e.type === "error") link.remove(), rej(')
      if (!/delete seen/.test(forgetful) || !/link\.remove/.test(forgetful))
        this.error('Vite loads late styles in another way now: look whether it still forgets that they did not come')
      return forgetful
    },
  }
}

/** All that yjs asks of it. */
const PLAIN_LOGGING = `export const BOLD = '', UNBOLD = '', RED = '', ORANGE = ''
export const print = (...args) => console.log(args.join(''))
export const warn = (...args) => console.warn(args.join(''))`

const NO_BROADCAST = `export const subscribe = () => {}, unsubscribe = () => {}, publish = () => {}`

const IN_A_BROWSER = `export const isBrowser = true, isNode = false, isMac = false
export const getVariable = () => null, hasConf = () => false, production = true`

const PLAIN_WORDS = `const none = () => ''
export const tipTapDefaultExtensions = [], KeyboardShiftEnterTweakExtension = undefined
export const defaultAddFontsFromNode = (node, state) => state, isEmptyRichText = () => true
export {
  none as renderHtmlFromRichText, none as renderHtmlFromRichTextForMeasurement, none as renderPlaintextFromRichText,
  none as renderRichTextFromHTML,
}`

const PLAIN_ICON = `import { createElement, forwardRef } from 'react'
export default ({ node }) =>
  forwardRef(({ size = 24, ...props }, ref) =>
    createElement(
      'svg',
      {
        ref, width: size, height: size, viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', strokeWidth: 2,
        strokeLinecap: 'round', strokeLinejoin: 'round', 'aria-hidden': true, ...props,
      },
      node.map(([tag, attributes]) => createElement(tag, attributes)),
    ),
  )`

const PLAN_PAGE = /\/plan\/PlanPage\.tsx$/
const ICON = /\/lucide-react\/dist\/esm\/icons\/[\w-]+\.mjs$/

const SMALL_PART =
  /\/lucide-react\/dist\/esm\/icons\/|\/apps\/web\/src\/|packages\/model\/src\/(?:several|fieldChange)\.ts$/

// Both are reached by an index that leads to all of a package: which of its files a page needs, is said here.
const PACKAGE_INDEX = /packages\/model\/src\/index\.ts$|lucide-react\/dist\/esm\/lucide-react\.mjs$/

/** What every page needs of the packages: React, how an icon is drawn, and the model's vocabulary. */
const IN_EVERY_PAGE =
  /node_modules\/(?:react|react-dom|scheduler|wouter|regexparam|use-sync-external-store)\/|node_modules\/lucide-react\/dist\/esm\/(?!icons|lucide-react)|packages\/model\/src\/(?:protocol|vocabulary|words\/people)\.ts$|vite\/preload-helper/

/**
 * The documents and their words. The quiet pages reach all of the model by its index, but use none of these; exports,
 * layouts and templates come with what shows them.
 */
const IN_EVERY_PLAN =
  /node_modules\/(?:yjs|y-protocols|y-websocket|lib0(?!\/hash)|fractional-indexing)\/|packages\/model\/src\/(?!index|protocol|fieldChange|visionKind|(?:body|seat|item)\.|merge|several|restore|similar|vocabulary|rounds|channel|organization|person)(?:checks\/(?=first|indicators))?\w+\.ts$/

type Piece = 'page' | 'quiet' | 'plan' | 'icons' | 'tools'

/**
 * What the first pages share, in five pieces instead of eighty files: for every page, for home and join, for every plan,
 * the icons of plans that other pages show too, and the icons and small parts that the canvas shares with menus and
 * windows. They weigh less together, and what imports them has fewer to name.
 */
function piecesOfTheFirstPages(): { readonly plugin: Plugin; is(piece: Piece): (module: string) => boolean } {
  let pieceOf = new Map<string, Piece>()
  const plugin: Plugin = {
    name: 'pieces-of-the-first-pages',
    buildEnd() {
      const all = [...this.getModuleIds()]
      const icons = iconFiles(all, (id) => this.getModuleInfo(id)?.code ?? '')
      const reach = (from: readonly string[], mayCross: boolean) => {
        const seen = new Set<string>()
        const visit = (id: string) => {
          const module = this.getModuleInfo(id)
          if (!module || seen.has(id) || PACKAGE_INDEX.test(id) || (mayCross && PLAN_PAGE.test(id))) return
          seen.add(id)
          for (const next of [...module.importedIds, ...icons(module.code ?? '')]) visit(next)
          if (mayCross) for (const next of module.dynamicallyImportedIds) visit(next)
        }
        for (const id of from) visit(id)
        return seen
      }
      const needs = (...pages: string[]) =>
        reach(
          all.filter((id) => pages.some((page) => id.endsWith(`/apps/web/src/${page}.tsx`))),
          false,
        )
      const [start, home, join] = [needs('main'), needs('pages/Home'), needs('pages/Join')]
      const [plan, outline] = [needs('plan/PlanPage'), needs('outline/Outline')]
      const otherFaces = needs(
        'canvas/Canvas',
        'parts/vision/VisionBoard',
        'leadership/Structure',
        'leadership/StructureOutline',
      )
      const canvas = needs('canvas/Canvas')
      const firstFaces = needs('outline/Outline', 'parts/vision/VisionBoard', 'leadership/StructureOutline')
      const besideCanvas = reach(
        all.flatMap((id) => this.getModuleInfo(id)?.dynamicallyImportedIds ?? []).filter((id) => !isCanvas(id)),
        false,
      )
      const outsidePlans = reach(
        all.filter((id) => this.getModuleInfo(id)?.isEntry),
        true,
      )
      const pieceFor = (id: string): Piece | undefined => {
        // Styles keep their files, and so do the pages themselves.
        if (id.endsWith('.css') || id.endsWith('/src/main.tsx') || PLAN_PAGE.test(id)) return undefined
        if (IN_EVERY_PAGE.test(id) || start.has(id) || [home, join, plan].every((page) => page.has(id))) return 'page'
        const isShown = plan.has(id) || (outline.has(id) && otherFaces.has(id))
        if (IN_EVERY_PLAN.test(id) || (isShown && !outsidePlans.has(id))) return 'plan'
        if (home.has(id) && join.has(id)) return 'quiet'
        if (ICON.test(id) && (plan.has(id) || outline.has(id)) && !home.has(id) && !join.has(id)) return 'icons'
        const isShared = canvas.has(id) && besideCanvas.has(id)
        if (SMALL_PART.test(id) && isShared && !firstFaces.has(id) && !outsidePlans.has(id)) return 'tools'
        return undefined
      }
      pieceOf = new Map(all.flatMap((id) => (pieceFor(id) ? [[id, pieceFor(id) as Piece]] : [])))
    },
  }
  return { plugin, is: (piece) => (module) => pieceOf.get(module) === piece }
}

/** Finds the files of the icons that some code imports; read from the index of all icons, which knows their other names. */
function iconFiles(modules: readonly string[], codeOf: (id: string) => string): (code: string) => string[] {
  const files = new Map<string, string>()
  for (const index of modules.filter((id) => id.endsWith('/lucide-react.mjs')))
    for (const [, names = '', file = ''] of codeOf(index).matchAll(/export \{([^}]*)\} from ["']\.(.*?)["']/g))
      for (const [, name = ''] of names.matchAll(/default as (\w+)/g))
        files.set(name, index.replace('/lucide-react.mjs', file))
  return (code) =>
    [...code.matchAll(/import \{([^}]*)\} from ["']lucide-react["']/g)]
      .flatMap(([, names = '']) => names.split(','))
      .flatMap((name) => files.get(name.trim().replace(/ as .*/, '')) ?? [])
}

/**
 * What a page asks for together with a part it loads: only the files that its own file does not stand on already. Those
 * have come, and all their names weighed 4 kB (gzip) on a plan's page. Of what comes after a plan's first words only the
 * styles: nobody waits for it, and the names of its files weighed 2 kB.
 */
function preloadsOfWhatIsNew(): {
  readonly plugin: Plugin
  of(file: string, files: string[], host: { readonly hostId: string; readonly hostType: 'html' | 'js' }): string[]
} {
  const importsOf = new Map<string, readonly string[]>()
  const plugin: Plugin = {
    name: 'preloads-of-what-is-new',
    // Before Vite's own plugin asks.
    enforce: 'pre',
    generateBundle(_options, bundle) {
      for (const [file, chunk] of Object.entries(bundle)) if (chunk.type === 'chunk') importsOf.set(file, chunk.imports)
    },
  }
  return {
    plugin,
    of(file, files, { hostId }) {
      const here = new Set<string>()
      const visit = (file: string) => {
        if (here.has(file)) return
        here.add(file)
        for (const next of importsOf.get(file) ?? []) visit(next)
      }
      visit(hostId)
      const isWaitedFor = !LATE_PARTS.test(hostId) || FACE.test(file)
      return files.filter((one) => !here.has(one) && (isWaitedFor || one.endsWith('.css')))
    },
  }
}

/**
 * Tells the server, in the page, which files a plan needs beyond those of every page; it names them where they are wanted
 * (http/ahead.ts), so that they come beside the others and not after them.
 */
function filesAhead(): Plugin {
  return {
    name: 'files-ahead',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['index.html']
      if (page?.type !== 'asset') return
      const named = new Set<string>()
      const filesOf = (isStart: (module: string | null) => boolean) => {
        const found = new Set<string>()
        const visit = (file: string) => {
          const chunk = bundle[file]
          if (named.has(file) || chunk?.type !== 'chunk') return
          named.add(file)
          found.add(file)
          const { viteMetadata } = chunk as typeof chunk & { viteMetadata?: { importedCss: Set<string> } }
          for (const style of viteMetadata?.importedCss ?? []) if (!named.has(style)) found.add(style)
          for (const style of viteMetadata?.importedCss ?? []) named.add(style)
          for (const next of chunk.imports) visit(next)
        }
        for (const [file, chunk] of Object.entries(bundle))
          if (chunk.type === 'chunk' && isStart(chunk.facadeModuleId)) visit(file)
        return [...found].map((file) => `/${file}`).join(' ')
      }
      filesOf((module) => module?.endsWith('/index.html') ?? false)
      const plan = filesOf((module) => PLAN_PAGE.test(module ?? ''))
      const metas = [
        ['plan', plan],
        ['canvas', filesOf((module) => module?.endsWith('/canvas/Canvas.tsx') ?? false)],
      ].map(([name, files]) => `<meta name="files-of-${name}" content="${files}" />`)
      // After what every page needs: files are asked for in the order they are named.
      page.source = String(page.source).replace('</body>', `${metas.join('')}</body>`)
    },
  }
}

const LATE_PARTS = /\/(?:plan|PlanPage|Outline)-[\w-]+\.js$/
const FACE = /\/(?:Canvas|Table|Outline|Chain|VisionBoard|Structure|StructureOutline)-[\w-]+\.js$/

const isCanvas = (module: string | null) => /\/canvas\/(?:Canvas|sketch\/DrawingLayer)\.tsx$/.test(module ?? '')

/**
 * Tells the service worker which files the first screens need: all code but that of the canvas, which weighs more than
 * the rest together and is kept once somebody has used it. The worker changes when one of them does.
 */
function shellList(): Plugin {
  return {
    name: 'shell-list',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle['serviceWorker.js']
      if (worker?.type !== 'chunk') return
      const found = new Set<string>()
      const visit = (file: string) => {
        const chunk = bundle[file]
        if (found.has(file) || chunk?.type !== 'chunk' || isCanvas(chunk.facadeModuleId)) return
        found.add(file)
        const { viteMetadata } = chunk as typeof chunk & { viteMetadata?: { importedCss: Set<string> } }
        for (const style of viteMetadata?.importedCss ?? []) found.add(style)
        for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next)
      }
      for (const [file, chunk] of Object.entries(bundle))
        if (chunk.type === 'chunk' && chunk.isEntry && chunk !== worker) visit(file)
      const files = [...found].sort().map((file) => `/${file}`)
      const page = bundle['index.html']
      const version = createHash('sha256')
        .update(JSON.stringify([files, page?.type === 'asset' ? String(page.source) : '', worker.code]))
        .digest('hex')
        .slice(0, 12)
      worker.code = `const SHELL_FILES=${JSON.stringify([...files, '/theme.js', '/old-browser.js', '/mark.svg'])},SHELL_VERSION=${JSON.stringify(version)};\n${worker.code}`
    },
  }
}
