import { fileBytes } from './bytes.js'
import { openFile } from './file.js'
import type { FileContext } from './file-context.js'
import { LIMITS, type Limits } from './limits.js'
import type { Mapping } from './mapping.js'
import type { SourceOutcome } from './source.js'
import { walk } from './walk.js'

export interface SourceOptions {
  mapping?: Mapping
  limits?: Partial<Limits>
  signal?: AbortSignal
  /** real paths of the folders that may be read; any, unless told */
  within?: readonly string[]
  /** hears of every sheet of cells that is found, before it is known which table it is */
  found?: FileContext['found']
}

/**
 * Every table found under the paths: files, folders (with their folders), ZIP archives, workbooks, OCDS
 * files, in the order of a walk. What is not read is told with its reason, nothing is left out silently. A
 * file is opened only when its turn comes. Throws AppError `cancelled` on the signal; a bad file never
 * throws.
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
    ...(options.found && { found: options.found }),
  }
  for await (const step of walk(paths, { ...options, limits })) {
    if (step.kind !== 'file') yield step
    else {
      const { path, name, file, size, root, named } = step
      yield* openFile(fileBytes(path, size, root), { file, name, path, root }, { ...context, named })
    }
  }
}
