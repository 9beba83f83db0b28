import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { setUp } from './setup.mjs'
import { ensureBuild } from './build.mjs'
import { root } from './run.mjs'

await setUp()
await ensureBuild()

// In this very process: signals, environment and exit code are the server's own, and nothing stands between it and
// whoever stops it.
process.chdir(root)
await import(pathToFileURL(join(root, 'dist', 'server', 'main.js')).href)
