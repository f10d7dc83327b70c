import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Parts of a store that hold what people own: files, and folders with the files in them. */
const FILES = [
  'graph.duckdb',
  'graph.duckdb.wal',
  'casebook.sqlite',
  'casebook.sqlite-wal',
  'casebook.sqlite-shm',
  'secrets.key',
]
const FOLDERS = ['snapshot', 'quarantine', 'incoming', 'audit']

/** Makes a folder that only its owner can enter; one that is there keeps its mode. */
export const ownFolder = (dir: string): void => void mkdirSync(dir, { recursive: true, mode: 0o700 })

/**
 * Takes what a store holds from everybody but its owner, also where an older version or a wider umask let
 * others in. On a medium that cannot be written, and for files of another owner, it is left as it is.
 */
export const ownStore = (root: string): void => {
  for (const name of FILES) own(join(root, name), 0o600)
  for (const name of FOLDERS) {
    const folder = join(root, name)
    if (!existsSync(folder)) continue
    own(folder, 0o700)
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isFile()) own(join(folder, entry.name), 0o600)
  }
}

const own = (path: string, mode: number): void => {
  try {
    chmodSync(path, mode)
  } catch {
    // absent, another's, or not to be written
  }
}

/** Is a store there that this process cannot write: on a blocked disk, or another's? */
export const isReadOnly = (root: string): boolean => {
  const file = join(root, 'casebook.sqlite')
  return existsSync(file) && !(writable(root) && writable(file))
}

const writable = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
