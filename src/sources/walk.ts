import { lstat, opendir, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Text } from '../texts/text.js'
import { throwIfCancelled } from './bytes.js'
import type { Limits } from './limits.js'
import { inTableOrder, isHidden } from './names.js'
import { isBelow } from './open-below.js'
import { SourceError, textOf, told } from './source-error.js'

/** A file that a walk found. */
export interface Found {
  kind: 'file'
  path: string
  /** base name */
  name: string
  /** as shown */
  file: string
  size: number
  /** real path of what was asked for, below which the file lies */
  root: string
  /** asked for itself, not just found in a folder */
  named: boolean
}

/** What a walk comes to, one thing after the other; a file is to be read when its turn comes. */
export type Step =
  | Found
  | { kind: 'skipped'; file: string; reason: Text }
  | { kind: 'rejected'; file: string; error: Text }

export interface WalkOptions {
  limits: Pick<Limits, 'files' | 'folderDepth'>
  signal?: AbortSignal
  /** real paths of the folders that may be read; any, unless told */
  within?: readonly string[]
}

interface Walk extends WalkOptions {
  root: string
  /** entries that may still be looked at, over all paths */
  left: { entries: number }
}

/**
 * Walks files and folders, lots first, then bids, and so on, then by name, so that the order of a listing
 * never matters. No link is followed below what was asked for; hidden files, links and folders too deep are
 * told as skipped. A folder with more entries than are left is refused whole. Throws AppError `cancelled` on
 * the signal, nothing else.
 */
export async function* walk(paths: readonly string[], options: WalkOptions): AsyncGenerator<Step> {
  const left = { entries: options.limits.files }
  for (const path of paths) yield* start(path, { ...options, root: '', left })
}

async function* start(path: string, walk: Walk): AsyncGenerator<Step> {
  throwIfCancelled(walk.signal)
  const file = display(path)
  try {
    const root = await realpath(path)
    if (walk.within && !walk.within.some((folder) => isBelow(folder, root))) throw new SourceError('moved')
    const found = await stat(root)
    if (!found.isFile()) yield* inside(path, file, { ...walk, root }, 0)
    else if (walk.left.entries-- <= 0) throw tooMany(walk)
    else yield { kind: 'file', path: root, name: basename(path), file, size: found.size, root, named: true }
  } catch (error) {
    yield { kind: 'rejected', file, error: textOf(error) }
  }
}

/** A thing that is no file: a folder, or nothing to read. */
async function* inside(path: string, file: string, walk: Walk, depth: number): AsyncGenerator<Step> {
  throwIfCancelled(walk.signal)
  if (!(await stat(path)).isDirectory()) yield { kind: 'skipped', file, reason: told('skip_kind') }
  else if (depth > walk.limits.folderDepth) yield { kind: 'skipped', file, reason: told('skip_deep') }
  else if (!isBelow(walk.root, await realpath(path))) throw new SourceError('moved')
  else
    for (const name of inTableOrder(await namesIn(path, walk)))
      yield* entry(join(path, name), name, `${file}/${name}`, walk, depth)
}

async function* entry(
  path: string,
  name: string,
  file: string,
  walk: Walk,
  depth: number,
): AsyncGenerator<Step> {
  throwIfCancelled(walk.signal)
  if (isHidden(name)) {
    yield { kind: 'skipped', file, reason: told('skip_hidden') }
    return
  }
  try {
    const found = await lstat(path)
    if (found.isSymbolicLink()) yield { kind: 'skipped', file, reason: told('skip_link') }
    else if (!found.isFile()) yield* inside(path, file, walk, depth + 1)
    else yield { kind: 'file', path, name, file, size: found.size, root: walk.root, named: false }
  } catch (error) {
    yield { kind: 'rejected', file, error: textOf(error) }
  }
}

/**
 * The names in a folder, read one by one so that a folder of millions is refused before they are all held.
 */
const namesIn = async (path: string, walk: Walk): Promise<string[]> => {
  const names: string[] = []
  for await (const { name } of await opendir(path)) {
    if (walk.left.entries-- <= 0) throw tooMany(walk)
    names.push(name)
    throwIfCancelled(walk.signal)
  }
  return names
}

const tooMany = ({ limits }: Walk): SourceError => new SourceError('too_many_files', { most: limits.files })

/** A path as shown: `/` between folders, no `./` before it or `/` after it. */
export const display = (path: string): string =>
  path
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '')
    .replace(/(.)\/+$/, '$1') || path
