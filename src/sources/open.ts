import { lstat, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileBytes, throwIfCancelled } from './bytes.js'
import { openFile } from './file.js'
import type { FileContext } from './file-context.js'
import { LIMITS, type Limits } from './limits.js'
import type { Mapping } from './mapping.js'
import { inTableOrder, isHidden } from './names.js'
import type { SourceOutcome } from './source.js'
import { SourceError, textOf, told } from './source-error.js'

export interface SourceOptions {
  mapping?: Mapping
  limits?: Partial<Limits>
  signal?: AbortSignal
}

/**
 * Every table found under the paths: files, folders (with their folders), ZIP archives, workbooks, OCDS files. What is
 * not read is told with its reason, nothing is left out silently. Within a folder lots come first, then bids, and so on,
 * then by name, so the order of a listing never matters. A file is opened only when its turn comes.
 * Throws AppError `cancelled` on the signal; a bad file never throws.
 */
export async function* openSources(
  paths: readonly string[],
  options: SourceOptions = {},
): AsyncGenerator<SourceOutcome> {
  const limits = { ...LIMITS, ...options.limits }
  const context: FileContext = {
    limits,
    ...(options.mapping && { mapping: options.mapping }),
    ...(options.signal && { signal: options.signal }),
  }
  const count = { files: 0 }
  for (const path of paths) yield* openPath(path, display(path), { ...context, named: true }, count, 0)
}

/** A path as shown: `/` between folders, no `./` before it or `/` after it. */
export const display = (path: string): string =>
  path
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '')
    .replace(/(.)\/+$/, '$1') || path

async function* openPath(
  path: string,
  file: string,
  context: FileContext,
  count: { files: number },
  depth: number,
): AsyncGenerator<SourceOutcome> {
  throwIfCancelled(context.signal)
  try {
    const found = await stat(path)
    if (found.isDirectory()) {
      yield* openFolder(path, file, { ...context, named: false }, count, depth)
      return
    }
    if (!found.isFile()) {
      yield { kind: 'skipped', file, reason: told('skip_kind') }
      return
    }
    if (++count.files > context.limits.files)
      throw new SourceError('too_many_files', { most: context.limits.files })
    yield* openFile(fileBytes(path, found.size), { file, name: basename(path), path }, context)
  } catch (error) {
    yield { kind: 'rejected', file, error: textOf(error) }
  }
}

async function* openFolder(
  path: string,
  file: string,
  context: FileContext,
  count: { files: number },
  depth: number,
): AsyncGenerator<SourceOutcome> {
  if (depth > context.limits.folderDepth) {
    yield { kind: 'skipped', file, reason: told('skip_deep') }
    return
  }
  for (const name of inTableOrder(await readdir(path))) {
    const shown = `${file}/${name}`
    const inside = join(path, name)
    if (isHidden(name)) yield { kind: 'skipped', file: shown, reason: told('skip_hidden') }
    else if ((await lstat(inside)).isSymbolicLink())
      yield { kind: 'skipped', file: shown, reason: told('skip_link') }
    else yield* openPath(inside, shown, context, count, depth + 1)
  }
}
