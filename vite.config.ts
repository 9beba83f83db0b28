import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// `vite build` makes the pages (dist/web), `vite build --ssr` the server (dist/server);
// vitest reads the same file and keeps the repository as its root.
const isTest = process.env['VITEST'] !== undefined

/** Where `npm run dev` has put the sync server; the pages reach it through this one origin, as they do when served for real. */
const devServerUrl = process.env['DEV_SERVER'] ?? 'http://127.0.0.1:3001'

export default defineConfig(({ isSsrBuild }) => ({
  ...(isTest || isSsrBuild ? {} : { root: 'apps/web' }),
  // Beside everything that is installed, not in a node_modules of apps/web.
  cacheDir: fileURLToPath(new URL('node_modules/.vite', import.meta.url)),
  plugins: [react()],

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
            admin: 'apps/sync-server/src/admin.ts',
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
        chunkSizeWarningLimit: 2500,
        // tldraw does not say that its modules may be left out when nothing uses them; they may, and then the canvas
        // weighs 300 kB (gzip) instead of 453: its menus, dialogs and panels stay behind. Its index files, which check
        // that only one version of it is there, are kept.
        rolldownOptions: {
          treeshake: {
            moduleSideEffects: [
              { test: /node_modules\/(?:tldraw|@tldraw\/editor)\/dist-esm\/lib\//, sideEffects: false },
            ],
          },
        },
      },

  test: {
    projects: [
      { extends: true, test: { name: 'model', environment: 'node', include: ['tests/model/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          name: 'server',
          environment: 'node',
          include: ['tests/server/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      { extends: true, test: { name: 'canvas', environment: 'jsdom', include: ['tests/canvas/**/*.test.{ts,tsx}'] } },
      { extends: true, test: { name: 'look', environment: 'node', include: ['tests/look/**/*.test.ts'] } },
      { extends: true, test: { name: 'house', environment: 'node', include: ['tests/*.test.ts'] } },
    ],
  },
}))
