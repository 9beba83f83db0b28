import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuild } from './build.mjs'
import { root } from './run.mjs'
import { setUp } from './setup.mjs'

// The way back in for whoever runs the server's machine: npm run admin -- list

await setUp()
await ensureBuild()
process.chdir(root)
await import(pathToFileURL(join(root, 'dist', 'server', 'admin.js')).href)
