import { mkdirSync } from 'node:fs'
import type { TableName } from '../domain/tables.js'
import { soil } from './dirt.js'
import type { Random } from './random.js'
import type { Row } from './row.js'
import { type FileForm, TableWriter } from './table-writer.js'

export const TABLE_NAMES = [
  'lots',
  'bids',
  'bidders',
  'roles',
  'ownership',
  'groups',
  'allowlist',
  'experts',
  'scores',
  'contracts',
  'subcontracts',
  'penalties',
] as const satisfies readonly TableName[]
type Name = (typeof TABLE_NAMES)[number]

/** Where a market is written, and how untidily. */
export interface OutputForm extends FileForm {
  out: string
  /** share of untidy cells and stray rows */
  dirty: number
  /** columns left empty, as `bids.mac` */
  gaps: readonly string[]
}

/** The files of one market, with the untidiness asked for. */
export class Output {
  private readonly writers: Record<Name, TableWriter>
  private readonly gaps: Record<Name, string[]>

  constructor(private readonly form: OutputForm) {
    mkdirSync(form.out, { recursive: true })
    const each = <T>(make: (name: Name) => T): Record<Name, T> =>
      Object.fromEntries(TABLE_NAMES.map((name) => [name, make(name)])) as Record<Name, T>
    this.writers = each((name) => new TableWriter(form.out, name, form))
    this.gaps = each((name) =>
      form.gaps.filter((gap) => gap.startsWith(`${name}.`)).map((gap) => gap.slice(name.length + 1)),
    )
  }

  get dirty(): number {
    return this.form.dirty
  }

  write(table: Name, row: Row, rng: Random): void {
    soil(table, row, this.form.dirty, rng)
    this.writeAsIs(table, row)
  }

  writeAsIs(table: Name, row: Row): void {
    for (const gap of this.gaps[table]) row[gap] = ''
    this.writers[table].write(row)
  }

  close(): Record<string, number> {
    const rows: Record<string, number> = {}
    for (const name of TABLE_NAMES) {
      this.writers[name].close()
      rows[name] = this.writers[name].rows
    }
    return rows
  }
}
