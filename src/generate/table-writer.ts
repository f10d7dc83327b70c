import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Column, type TableName, tableNamed } from '../domain/tables.js'
import { encodeGb18030 } from './gb18030.js'
import type { Row } from './row.js'

/** How files are written. */
export interface FileForm {
  headers: 'en' | 'zh'
  encoding: 'utf-8' | 'gb18030'
}

const CHUNK = 1 << 20
const ZH: Record<string, Record<string, string>> = {
  status: { valid: '有效', disqualified: '否决', withdrawn: '撤回' },
  flag: { '1': '是', '0': '否' },
  'account-type': { basic: '基本户', other: '其他' },
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const chineseWords = (column: Column): Record<string, string> => {
  const out: Record<string, string> = { ...ZH[column.type] }
  for (const [alias, word] of Object.entries(column.words ?? {})) if (alias !== word) out[word] ??= alias
  return out
}

/** A CSV file of plain columns, written in pieces of a megabyte: no row is kept. */
export class CsvWriter {
  private readonly file: number
  private readonly cells: string[]
  private lines: string[]
  private length = 0
  rows = 0

  constructor(
    path: string,
    private readonly columns: readonly string[],
    headers: readonly string[],
    private readonly encode: (text: string) => Uint8Array = (text) => Buffer.from(text),
  ) {
    this.file = openSync(path, 'w')
    this.cells = columns.map(() => '')
    this.lines = [headers.join(',')]
  }

  write(row: Row): void {
    for (let i = 0; i < this.columns.length; i++) this.cells[i] = cell(row[this.columns[i]!] ?? '')
    const line = this.cells.join(',')
    this.lines.push(line)
    this.length += line.length
    this.rows++
    if (this.length > CHUNK) this.flush()
  }

  close(): void {
    this.flush()
    closeSync(this.file)
  }

  private flush(): void {
    if (this.lines.length === 0) return
    const bytes = this.encode(`${this.lines.join('\n')}\n`)
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at)
    this.lines = []
    this.length = 0
  }
}

/**
 * The columns of a table that generated files have: those up to `updated_at`; the generator fills no later
 * ones.
 */
export const writtenColumns = (name: TableName): readonly Column[] => {
  const { columns } = tableNamed(name)
  return columns.slice(0, columns.findIndex((column) => column.name === 'updated_at') + 1)
}

/** Writes one table of the import format with the headers, words and encoding asked for. */
export class TableWriter {
  readonly columns: readonly Column[]
  private readonly csv: CsvWriter
  private readonly words: [string, Record<string, string>][]

  constructor(folder: string, name: TableName, form: FileForm) {
    const table = tableNamed(name)
    const zh = form.headers === 'zh'
    this.columns = writtenColumns(name)
    this.words = zh
      ? this.columns
          .map((c): [string, Record<string, string>] => [c.name, chineseWords(c)])
          .filter(([, w]) => Object.keys(w).length > 0)
      : []
    this.csv = new CsvWriter(
      join(folder, `${zh ? table.alias : name}.csv`),
      this.columns.map((c) => c.name),
      this.columns.map((c) => (zh ? c.alias : c.name)),
      form.encoding === 'gb18030' ? encodeGb18030 : undefined,
    )
  }

  get rows(): number {
    return this.csv.rows
  }

  write(row: Row): void {
    this.csv.write(this.words.length === 0 ? row : this.translated(row))
  }

  close(): void {
    this.csv.close()
  }

  private translated(row: Row): Row {
    const copy = { ...row }
    for (const [column, words] of this.words) copy[column] = words[copy[column] ?? ''] ?? copy[column] ?? ''
    return copy
  }
}
