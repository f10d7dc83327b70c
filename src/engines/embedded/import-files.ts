import type { DuckDBConnection } from '@duckdb/node-api'
import { mostOf } from '../../arrays/extremes.js'
import type { EarlierImport, ImportOutcome } from '../../intake/writer.js'
import { rowsOf } from './database.js'

interface KnownFile {
  file: number
  batch: number
  name: string
  sha256: string
  mapping: string
  place: number
  at: string
}

interface NewFile {
  file: number
  name: string
  sha256: string
  /** files of earlier imports with the same bytes or the same name */
  known: KnownFile[]
}

export interface FileOptions {
  replace: boolean
  mapping: string
}

/**
 * The files of one import, and those of earlier ones that they repeat. Where they are to replace these, they
 * do not count before the import ends, and then all at once: with the place in time of what they replace.
 */
export class ImportFiles {
  private readonly files: NewFile[] = []
  private readonly broken = new Set<string>()
  private stored = 0

  private constructor(
    private readonly batch: number,
    private readonly first: number,
    private readonly options: FileOptions,
    private readonly known: readonly KnownFile[],
  ) {}

  static async begin(
    connection: DuckDBConnection,
    batch: number,
    options: FileOptions,
  ): Promise<ImportFiles> {
    const rows = await rowsOf(
      connection,
      `SELECT file, f.batch, name, sha256, mapping, place, started_at AS at FROM files f JOIN batches USING (batch)
       WHERE live = 1 ORDER BY file`,
    )
    const [{ next } = { next: 1 }] = await rowsOf(
      connection,
      'SELECT coalesce(max(file), 0) + 1 AS next FROM files',
    )
    return new ImportFiles(batch, Number(next), options, rows as unknown as KnownFile[])
  }

  add(name: string, sha256: string): number {
    const file = this.first + this.files.length
    const known = this.known.filter((one) => one.sha256 === sha256 || one.name === name)
    this.files.push({ file, name, sha256, known })
    return file
  }

  /** Nothing that was read of the same bytes replaces anything. */
  brokeOff(file: number): void {
    this.broken.add(this.files[file - this.first]!.sha256)
  }

  /** Stores those named since the last time. */
  async store(connection: DuckDBConnection): Promise<void> {
    const { replace, mapping } = this.options
    for (; this.stored < this.files.length; this.stored++) {
      const { file, name, sha256, known } = this.files[this.stored]!
      const place = replace && known.length > 0 ? mostOf(known.map(({ place }) => place)) : this.batch
      await connection.run('INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)', [
        file,
        this.batch,
        name,
        sha256,
        mapping,
        place,
        replace ? 0 : 1,
      ])
    }
  }

  /** At the end: the files count, and what they replace does not any more. */
  async takePlaces(connection: DuckDBConnection): Promise<void> {
    const whole = this.whole
    if (!this.options.replace || whole.length === 0) return
    const change = '(SELECT coalesce(max(changed), 0) + 1 FROM files)'
    const replaced = whole.flatMap(({ known }) => known.map(({ file }) => file))
    const [row] = await rowsOf(connection, `SELECT ${change} AS n`)
    if (replaced.length > 0)
      await connection.run(
        `UPDATE files SET live = 0, changed = ${row!.n}, replaced = ${this.batch} WHERE file IN (${[...new Set(replaced)]})`,
      )
    await connection.run(
      `UPDATE files SET live = 1, changed = ${row!.n} WHERE file IN (${whole.map(({ file }) => file)})`,
    )
  }

  /** Files that were imported before, for the report; by their own name where they have kept it. */
  get before(): ImportOutcome['before'] {
    const { replace, mapping } = this.options
    const whole = new Set(this.whole)
    return this.files.flatMap((one) => {
      const named = one.known.filter(({ name }) => name === one.name)
      return (named.length > 0 ? named : one.known)
        .map(
          (earlier): EarlierImport => ({
            batch: earlier.batch,
            at: earlier.at,
            file: earlier.name,
            sameBytes: earlier.sha256 === one.sha256,
            sameMapping: earlier.mapping === mapping,
            replaced: replace && whole.has(one),
          }),
        )
        .filter(({ sameBytes, sameMapping, replaced }) => sameBytes || !sameMapping || replaced)
        .map((earlier) => ({ number: one.file, earlier }))
    })
  }

  private get whole(): NewFile[] {
    return this.files.filter(({ sha256 }) => !this.broken.has(sha256))
  }
}
