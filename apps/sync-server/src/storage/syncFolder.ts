import { closeSync, fsyncSync, openSync } from 'node:fs'

/** A new file is only there after a power cut if its folder has been synced. Windows cannot open a folder. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
