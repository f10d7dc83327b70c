import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { lstat, open, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { AppError } from '../domain/errors.js'

type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/**
 * Writes a file for its owner that is there whole or not at all, whenever the process is killed or the disk
 * is full: under another name beside it, then renamed. A pipe or a device is written to as it stands. Fails
 * with `invalid_input` where it cannot be written.
 */
export const writeWhole = async (path: string, content: string | Uint8Array | Pieces): Promise<void> => {
  const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content
  try {
    const target = await targetOf(path)
    const name = target.whole ? partOf(target.path) : target.path
    await written(name, pieces, target.whole)
    if (target.whole) await rename(name, target.path)
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('invalid_input', `Cannot write ${path}: ${(cause as Error).message}`, { cause })
  }
}

/** A link is written through; what is there and no file is no place for another name. */
const targetOf = async (path: string): Promise<{ path: string; whole: boolean }> => {
  const found = await lstat(path).catch(() => undefined)
  if (!found?.isSymbolicLink()) return { path, whole: !found || found.isFile() }
  const real = await realpath(path)
  return { path: real, whole: (await lstat(real)).isFile() }
}

/** One name a target, so that what a killed process left is written over by the next. */
const partOf = (path: string): string => join(dirname(path), `.${basename(path)}.part`)

const written = async (path: string, pieces: Pieces, whole: boolean): Promise<void> => {
  const file = await open(path, 'w', 0o600)
  try {
    for await (const piece of pieces) await file.writeFile(piece)
    if (whole) await file.sync()
  } catch (error) {
    if (whole) await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

/**
 * The same at once, for what is small; where the file is there already it stays and EEXIST is thrown. Throws
 * what the file system says.
 */
export const writeNewSync = (path: string, content: string | Uint8Array): void => {
  beside(path, content, (name) => linkSync(name, path))
  syncFolder(path)
}

/** The same over what is there. */
export const writeOverSync = (path: string, content: string | Uint8Array): void => {
  beside(path, content, (name) => renameSync(name, path))
  syncFolder(path)
}

const beside = (path: string, content: string | Uint8Array, put: (name: string) => void): void => {
  const name = `${partOf(path)}.${process.pid}-${threadId}`
  const file = openSync(name, 'w', 0o600)
  try {
    writeFileSync(file, content)
    fsyncSync(file)
    put(name)
  } finally {
    closeSync(file)
    rmSync(name, { force: true })
  }
}

/**
 * Brings the folder of a path to the disk: a name is there once its folder is. Not every system opens
 * folders.
 */
export const syncFolder = (path: string): void => {
  if (process.platform === 'win32') return
  const folder = openSync(dirname(path), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
