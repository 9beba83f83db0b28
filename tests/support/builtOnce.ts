import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundleServer } from './serverProcess.ts'

/** Bundles the server once for all tests of a run, and again when the sources change while somebody watches. */
export default function setUp(project: TestProject): () => void {
  const file = bundleServer()
  process.env.BUILT_SERVER = file
  project.onTestsRerun(() => void bundleServer())
  return () => rmSync(dirname(file), { recursive: true, force: true })
}
