import { realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DetectOptions, detect } from '../detection/detect.js'
import { prepareMarket } from '../detection/prepare-market.js'
import type { RunRecord } from '../domain/run.js'
import type { Intake } from '../handling/intake.js'
import { takeIn } from '../handling/intake-safely.js'
import { firstNumbers } from '../handling/numbers.js'
import { importPaths } from '../intake/import.js'
import { makeReport, type ReportRequest } from '../reports/make.js'
import { readHeads } from '../sources/heads.js'
import { readMapping } from '../sources/mapping.js'
import type { Store } from '../store.js'
import type { Lang } from '../texts/text.js'
import { namedReport, namingEngine, withoutFolder } from './shown-names.js'
import type { WorkContext } from './work.js'

/**
 * The heavy work of a service, as plain data: the thread that answers requests has it done by the one that
 * holds the store.
 */
export type Task = ImportTask | HeadsTask | UndoTask | DetectTask | ReportTask

/** Files of this machine to import, shown without the folders in front, through a mapping file if given. */
export interface ImportTask {
  kind: 'import'
  lang: Lang
  paths: string[]
  folders: readonly string[]
  mappingFile: string | undefined
  /** reads and judges the rows, and writes nothing */
  check: boolean
  /** the files take the place of what was imported of them before */
  replace: boolean
}

/** The headers of files in a folder, shown without the folder in front. */
export interface HeadsTask {
  kind: 'heads'
  folder: string
}

/** Taking an import out. */
export interface UndoTask {
  kind: 'undo'
  batch: number
}

/** A detection over the whole store. */
export interface DetectTask
  extends Pick<DetectOptions, 'workers' | 'seed' | 'communities' | 'settings' | 'control'> {
  kind: 'detect'
}

/** A report of a period, kept in the case book. */
export interface ReportTask extends Omit<ReportRequest, 'at'> {
  kind: 'report'
}

export type RunTask = (task: Task, context: WorkContext) => Promise<unknown>

/** Does tasks on a store, in this thread. */
export const taskRunner =
  (store: Store, clock: () => Date): RunTask =>
  (task, context) =>
    task.kind === 'import'
      ? importFiles(store, clock, task, context)
      : task.kind === 'heads'
        ? headsIn(task, context)
        : task.kind === 'undo'
          ? undoImport(store, task, context)
          : task.kind === 'report'
            ? reportPeriod(store, clock, task)
            : detectRings(store, clock, task, context)

const importFiles = async (
  store: Store,
  now: () => Date,
  { paths, folders, mappingFile, lang, check, replace }: ImportTask,
  { signal, progress }: WorkContext,
): Promise<unknown> => {
  const mapping = mappingFile === undefined ? undefined : await readMapping(mappingFile, 'mapping.json')
  const shown = withoutFolder(folders)
  const naming = { dir: store.dir, engine: namingEngine(store.engine, shown) }
  const report = await importPaths(naming, paths, {
    ...(mapping && { mapping }),
    numbers: firstNumbers(store.casebook.work),
    check,
    within: await Promise.all(folders.map((folder) => realpath(folder))),
    now,
    lang,
    replace,
    signal,
    progress: ({ bytes, totalBytes, what }) =>
      progress(totalBytes > 0 ? Math.min(1, bytes / totalBytes) : null, shown(what)),
  })
  if (!check) await prepareMarket(store.engine, report, { signal, progress: () => progress(null, 'market') })
  return { ...namedReport(report, shown), ...(check && { checked: true }) }
}

/** The result is what stands at the top of each file, and nothing of it is kept. */
const headsIn = async ({ folder }: HeadsTask, { signal }: WorkContext): Promise<unknown> => {
  const shown = withoutFolder([folder])
  const heads = await readHeads([folder], { within: [await realpath(folder)], signal })
  return heads.map((head) => ({ ...head, file: shown(head.file) }))
}

/** The result is what became of the store. */
const undoImport = (store: Store, { batch }: UndoTask, { progress }: WorkContext): Promise<unknown> =>
  store.engine.undoImport(batch, { progress: (done) => progress(null, `graph: ${done}`) })

/** The run without its lists, and what became of the leads of its rings. */
export interface Detected extends Pick<RunRecord, 'counts' | 'warnings' | 'timingsMs'> {
  run: string
  leads?: Intake
  leadsFailed?: string
}

/** The result is the run without its lists. */
const detectRings = async (
  store: Store,
  now: () => Date,
  { kind: _kind, ...options }: DetectTask,
  { signal, progress }: WorkContext,
): Promise<Detected> => {
  const run = await detect(store, {
    ...options,
    now,
    signal,
    progress: (done, of, what) => progress(of > 0 ? Math.min(1, done / of) : null, what),
  })
  const { casebook, engine } = store
  const { leads, failed } = await takeIn(casebook, () => engine.market(), now())
  return {
    ...{ run: run.id, counts: run.counts, warnings: run.warnings, timingsMs: run.timingsMs },
    ...(leads && { leads }),
    ...(failed !== undefined && { leadsFailed: failed }),
  }
}

/** The result is the report's record. */
const reportPeriod = async (
  store: Store,
  now: () => Date,
  { kind: _kind, ...request }: ReportTask,
): Promise<unknown> => (await makeReport(store, { ...request, at: now() })).record

/** Writes a mapping's text beside what it maps, so that errors name its lines. */
export const writeMapping = async (folder: string, text: string): Promise<string> => {
  const file = join(folder, 'mapping.json')
  await writeFile(file, text, { mode: 0o600 })
  return file
}
