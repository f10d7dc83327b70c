import { close, constants, fstat, open, read } from 'node:fs'
import { lstat, realpath } from 'node:fs/promises'
import { isAbsolute, relative } from 'node:path'
import { promisify } from 'node:util'
import { SourceError } from './source-error.js'

const [opened, status, reading, closing] = [open, fstat, read, close].map(promisify) as unknown as [
  (path: string, flags: number) => Promise<number>,
  (fd: number) => Promise<{ dev: number; ino: number; size: number; isFile(): boolean }>,
  (
    fd: number,
    into: Uint8Array,
    at: number,
    length: number,
    position: number,
  ) => Promise<{ bytesRead: number }>,
  (fd: number) => Promise<void>,
]

/** No link at the end of the path, and no waiting for the other end of a pipe. Unknown to Windows. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** Whether a path is a folder or lies in it; both absolute, neither with a link. */
export const isBelow = (root: string, path: string): boolean => {
  const way = relative(root, path)
  return way !== '..' && !way.startsWith('../') && !way.startsWith('..\\') && !isAbsolute(way)
}

/**
 * Opens a file for reading; it is judged by its descriptor once it is open, so that nothing can be put in its
 * place between the check and the reading: an ordinary file, that very file still at its path, and no link on
 * the way below the root. Throws SourceError `moved` otherwise, and the system's error where there is
 * nothing.
 * @param root the real path of what was asked for: a folder, or the file itself
 */
export const openBelow = async (path: string, root: string): Promise<number> => {
  const fd = await opened(path, FLAGS)
  try {
    const held = await status(fd)
    const real = await realpath(path)
    const there = await lstat(real)
    const same = there.dev === held.dev && there.ino === held.ino
    if (!held.isFile() || !same || !isBelow(root, real)) throw new SourceError('moved')
    return fd
  } catch (error) {
    await closing(fd)
    throw error
  }
}

/** Reads up to the end of `into` from a place of an open file; how many bytes came, 0 at its end. */
export const readAt = async (fd: number, into: Uint8Array, at: number, position: number): Promise<number> =>
  (await reading(fd, into, at, into.length - at, position)).bytesRead

export const closeFile = (fd: number): Promise<void> => closing(fd)
