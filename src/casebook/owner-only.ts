import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What a store keeps beside its folders: graph, case book, and the keys that sign, seal and count. A folder
 * that is used as a store may hold other files, which are left alone.
 */
const FILES = /\.(duckdb|duckdb\.wal|sqlite|sqlite-wal|sqlite-shm|key|pem)$/
const FOLDERS = ['snapshot', 'quarantine', 'incoming', 'audit', 'attachments', 'restricted']

/** Makes a folder that only its owner can enter; one that is there keeps its mode. */
export const ownFolder = (dir: string): void => void mkdirSync(dir, { recursive: true, mode: 0o700 })

/**
 * Takes what a store holds from everybody but its owner, also where an older version or a wider umask let
 * others in. On a medium that cannot be written, and for files of another owner, it is left as it is.
 */
export const ownStore = (root: string): void => {
  for (const name of readdirSync(root)) if (FILES.test(name)) own(join(root, name), 0o600)
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
