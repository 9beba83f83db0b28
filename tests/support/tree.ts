import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

const NOT_OURS = new Set(['node_modules', '.git', 'dist', 'data', 'test-results', '.cache'])

/** Every file of the repository, as paths from its root with slashes; nothing that was built or installed. */
export function filesOf(folder = ''): string[] {
  return readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return []
    const path = folder + entry.name
    return entry.isDirectory() ? filesOf(`${path}/`) : [path]
  })
}
