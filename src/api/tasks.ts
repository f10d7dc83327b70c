import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunRecord } from '../casebook/casebook.js'
import { type DetectOptions, detect } from '../detect.js'
import { importPaths } from '../intake/import.js'
import { readMapping } from '../sources/mapping.js'
import type { Store } from '../store.js'
import type { Lang } from '../texts/text.js'
import type { NewJob } from './job-runner.js'
import { namedReport, namingEngine, withoutFolder } from './shown-names.js'

type Work = NewJob['work']

/** Files of this machine to import, shown without the folders in front, through a mapping file if given. */
export interface Importing {
  paths: string[]
  folders: readonly string[]
  mappingFile?: string | undefined
}

export const importTask =
  (store: Store, clock: () => Date, lang: Lang, { paths, folders, mappingFile }: Importing): Work =>
  async ({ signal, progress }) => {
    const mapping = mappingFile === undefined ? undefined : await readMapping(mappingFile)
    const shown = withoutFolder(folders)
    const naming = { dir: store.dir, engine: namingEngine(store.engine, shown) }
    const report = await importPaths(naming, paths, {
      ...(mapping && { mapping }),
      now: clock,
      lang,
      signal,
      progress: ({ bytes, totalBytes, what }) =>
        progress(totalBytes > 0 ? Math.min(1, bytes / totalBytes) : null, shown(what)),
    })
    return namedReport(report, shown)
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
