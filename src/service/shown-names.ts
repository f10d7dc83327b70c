import type { GraphEngine } from '../engines/engine.js'
import type { ImportReport } from '../intake/import.js'
import type { ImportWriter } from '../intake/writer.js'

/**
 * A service knows files by where they lie on its disk; provenance and reports name them as the asker did:
 * below the import root, or by the uploaded name. The wrapped engine writes names without the folder in
 * front.
 */
export const withoutFolder = (folders: readonly string[]): ((file: string) => string) => {
  const prefixes = folders.map((folder) => `${folder.replaceAll('\\', '/').replace(/\/+$/, '')}/`)
  return (file) => {
    const prefix = prefixes.find((p) => file.startsWith(p))
    return prefix === undefined ? file : file.slice(prefix.length)
  }
}

/** The engine of an import whose files are registered under their shown names. */
export const namingEngine = (engine: GraphEngine, shown: (file: string) => string): GraphEngine =>
  new Proxy(engine, {
    get(target, key) {
      if (key !== 'beginImport') {
        const value: unknown = Reflect.get(target, key)
        return typeof value === 'function' ? value.bind(target) : value
      }
      return async (options: Parameters<GraphEngine['beginImport']>[0]) =>
        namingWriter(await target.beginImport(options), shown)
    },
  })

const namingWriter = (writer: ImportWriter, shown: (file: string) => string): ImportWriter => ({
  batch: writer.batch,
  file: (name, sha256) => writer.file(shown(name), sha256),
  write: (rows) => {
    for (const issue of rows.quarantined) issue.file = shown(issue.file)
    return writer.write(rows)
  },
  brokeOff: (file) => writer.brokeOff(file),
  finish: () => writer.finish(),
  abort: () => writer.abort(),
})

/** The report with every file under its shown name. */
export const namedReport = (report: ImportReport, shown: (file: string) => string): ImportReport => ({
  ...report,
  files: report.files.map((entry) => ({ ...entry, file: shown(entry.file) })),
  skipped: report.skipped.map((entry) => ({ ...entry, file: shown(entry.file) })),
  unknownColumns: report.unknownColumns.map((entry) => ({ ...entry, file: shown(entry.file) })),
  before: report.before.map((entry) => ({ ...entry, file: shown(entry.file) })),
})
