import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunRecord } from '../casebook/casebook.js'
import { type DetectOptions, detect } from '../detect.js'
import { importPaths } from '../intake/import.js'
import { readMapping } from '../sources/mapping.js'
import type { Store } from '../store.js'
import type { NewJob } from './job-runner.js'

type Work = NewJob['work']

/** Imports files of this machine, through a mapping file if given. */
export const importTask =
  (store: Store, clock: () => Date, paths: string[], mappingFile?: string): Work =>
  async ({ signal, progress }) => {
    const mapping = mappingFile === undefined ? undefined : await readMapping(mappingFile)
    return importPaths(store, paths, {
      ...(mapping && { mapping }),
      now: clock,
      signal,
      progress: (p) => progress(p.totalBytes > 0 ? Math.min(1, p.bytes / p.totalBytes) : null, p.what),
    })
  }

export type DetectChoice = Pick<DetectOptions, 'workers' | 'seed' | 'communities' | 'settings'>

/** Detects over the whole store; the result is the run without its lists. */
export const detectTask =
  (store: Store, clock: () => Date, options: DetectChoice): Work =>
  async ({ signal, progress }) => {
    const run: RunRecord = await detect(store, {
      ...options,
      now: clock,
      signal,
      progress: (done, of, what) => progress(of > 0 ? Math.min(1, done / of) : null, what),
    })
    return { run: run.id, counts: run.counts, warnings: run.warnings, timingsMs: run.timingsMs }
  }

/** Writes a mapping's text beside what it maps, so that errors name its lines. */
export const writeMapping = async (folder: string, text: string): Promise<string> => {
  const file = join(folder, 'mapping.json')
  await writeFile(file, text, { mode: 0o600 })
  return file
}
