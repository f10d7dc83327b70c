import { constants, openAsBlob } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { AppError } from '../domain/errors.js'
import type { ImportReport } from '../intake/import.js'
import { joinedChanges } from '../intake/joined-changes.js'
import { LIMITS } from '../sources/limits.js'
import { textOf } from '../sources/source-error.js'
import { walk } from '../sources/walk.js'
import type { Follow, Service } from './service.js'

interface Options extends Omit<Follow, 'sent'> {
  mappingFile: string | undefined
  replace: boolean
  /** share of an upload that has gone, 0 to 1 */
  uploading: (share: number) => void
}

/** Files of one upload; a service takes no more unless it is told to. */
const AT_MOST = 64

/**
 * Imports files through a service: folders are walked here as an import does, the files are streamed there,
 * in as many jobs as their number and equal names ask for. The report is one, with every file under the name
 * it has here.
 */
export const importThrough = async (
  service: Service,
  paths: readonly string[],
  { mappingFile, replace, uploading, ...follow }: Options,
): Promise<ImportReport> => {
  const found = await find(paths, follow.signal)
  if (found.files.length === 0)
    throw new AppError('not_found', `Cannot import ${paths.join(', ')}: no file there`)
  const mapping = mappingFile === undefined ? undefined : await readFile(mappingFile, 'utf8')
  const reports: ImportReport[] = []
  for (const files of uploadsOf(found.files)) {
    const form = new FormData()
    if (mapping !== undefined) form.append('mapping', mapping)
    if (replace) form.append('replace', 'true')
    let bytes = 0
    for (const { name, path } of files) {
      const blob = await openAsBlob(path)
      bytes += blob.size
      form.append('files', blob, name)
    }
    const sent = (gone: number): void => uploading(Math.min(1, gone / bytes))
    const { result } = await service.job('/jobs/import', form, { ...follow, sent })
    reports.push(named(result as ImportReport, files))
  }
  const [first, ...others] = reports
  const whole = others.reduce(joined, first!)
  return {
    ...whole,
    files: [...whole.files, ...found.rejected],
    skipped: [...found.skipped, ...whole.skipped],
  }
}

const NOTHING = { table: '', read: 0, accepted: 0, merged: 0, quarantined: 0 }

interface Local {
  path: string
  /** the name a service knows it by */
  name: string
  /** the name it has in the report */
  shown: string
}

interface Found {
  files: Local[]
  skipped: ImportReport['skipped']
  rejected: ImportReport['files']
}

/** The files that an import of the paths looks at. */
const find = async (paths: readonly string[], signal: AbortSignal): Promise<Found> => {
  const found: Found = { files: [], skipped: [], rejected: [] }
  for await (const step of walk(paths, { limits: LIMITS, signal })) {
    const { file } = step
    if (step.kind === 'file') {
      const closed = await access(step.path, constants.R_OK).then(() => undefined, textOf)
      if (closed) found.rejected.push({ file, ...NOTHING, error: closed.en })
      else found.files.push({ path: step.path, name: step.name, shown: file })
    } else if (step.kind === 'skipped') found.skipped.push({ file, reason: step.reason.en })
    else found.rejected.push({ file, ...NOTHING, error: step.error.en })
  }
  return found
}

/** Files in order, in as few uploads as hold no two of the same name. */
const uploadsOf = (files: readonly Local[]): Local[][] => {
  const uploads: Local[][] = []
  for (const file of files) {
    const fits = uploads.find((held) => held.length < AT_MOST && held.every(({ name }) => name !== file.name))
    if (fits) fits.push(file)
    else uploads.push([file])
  }
  return uploads
}

/** The report with the files' names here: a table's name goes on after its file's with `!/`, `#`. */
const named = (report: ImportReport, files: readonly Local[]): ImportReport => {
  const here = <T extends { file: string }>(entry: T): T => {
    const of = files.find(
      ({ name }) =>
        entry.file === name || (entry.file.startsWith(name) && '!#'.includes(entry.file[name.length]!)),
    )
    return of ? { ...entry, file: of.shown + entry.file.slice(of.name.length) } : entry
  }
  return {
    ...report,
    files: report.files.map(here),
    skipped: report.skipped.map(here),
    unknownColumns: report.unknownColumns.map(here),
    before: report.before.map(here),
  }
}

const joined = (a: ImportReport, b: ImportReport): ImportReport => ({
  batch: b.batch,
  files: [...a.files, ...b.files],
  skipped: [...a.skipped, ...b.skipped],
  unknownColumns: [...a.unknownColumns, ...b.unknownColumns],
  resolved: a.resolved + b.resolved,
  before: [...a.before, ...b.before],
  changes: joinedChanges(a.changes, b.changes),
  quarantineFiles: [...a.quarantineFiles, ...b.quarantineFiles],
  ms: a.ms + b.ms,
})
