import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { type Bytes, chunkReader } from '../../src/sources/bytes.js'
import { cellText } from '../../src/sources/grid.js'
import { openSources, type SourceOptions } from '../../src/sources/open.js'
import type { SourceTable } from '../../src/sources/source.js'
import { SourceError } from '../../src/sources/source-error.js'

/** Bytes held in memory, as a source. */
export const bytesOf = (content: string | Uint8Array): Bytes => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  async function* once() {
    if (bytes.length > 0) yield bytes
  }
  return { size: bytes.length, open: async () => chunkReader(once(), () => undefined) }
}

/** A folder of its own for one test file. */
export const scratch = (prefix = 'biaojian-sources-') => {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  return {
    folder,
    /** write a file, folders included; its path */
    write: (name: string, content: string | Uint8Array): string => {
      const path = join(folder, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, content)
      return path
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export interface ReadRow {
  line: number
  cells: Record<string, string>
  reason?: string
}

export const rowsOf = async (table: SourceTable): Promise<ReadRow[]> => {
  const rows: ReadRow[] = []
  for await (const batch of table.batches()) {
    const reasons = new Map(batch.issues.map((issue) => [issue.row, issue.reason]))
    for (let row = 0; row < batch.rows; row++) {
      const cells = table.header.map(
        (name, i) => [table.columns[i] ?? name, cellText(batch, row, i)] as const,
      )
      const reason = reasons.get(row)
      const given = Object.fromEntries(cells.filter(([, value]) => value !== ''))
      rows.push({ line: batch.line[row]!, cells: reason ? {} : given, ...(reason && { reason }) })
    }
  }
  return rows
}

export interface Seen {
  file: string
  kind: string
  /** the table, or why not, in English */
  said: string
  table?: SourceTable
  rows?: ReadRow[]
}

/** Everything under a path; `file` without the folder before it. */
export const seen = async (path: string, options: SourceOptions = {}): Promise<Seen[]> => {
  const all: Seen[] = []
  const short = (file: string): string => file.slice(path.lastIndexOf('/') + 1)
  for await (const outcome of openSources([path], options)) {
    if (outcome.kind === 'table') {
      const { table } = outcome
      try {
        all.push({
          file: short(table.file),
          kind: 'table',
          said: table.table,
          table,
          rows: await rowsOf(table),
        })
      } catch (error) {
        if (!(error instanceof SourceError)) throw error
        all.push({ file: short(table.file), kind: 'broken', said: error.message })
      }
    } else if (outcome.kind === 'rejected')
      all.push({ file: short(outcome.file), kind: 'rejected', said: outcome.error.en })
    else all.push({ file: short(outcome.file), kind: 'skipped', said: outcome.reason.en })
  }
  return all
}

/** `file → kind: what is said`, one a line. */
export const summary = (all: readonly Seen[]): string[] =>
  all.map(({ file, kind, said }) => `${file} → ${kind}: ${said}`)

/** A ZIP archive of texts, names as given. */
export const zipOf = async (
  files: Record<string, string | Uint8Array>,
  options: { compress?: boolean; mode?: number } = {},
): Promise<Buffer> => {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files))
    zip.addBuffer(Buffer.from(content as string), name, { mtime: new Date(0), ...options })
  zip.end()
  return Buffer.concat(await Readable.from(zip.outputStream as Readable).toArray())
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook written by hand: sheets' `sheetData` XML by name, and its other parts. */
export const workbookOf = (
  sheets: Record<string, string>,
  parts: {
    strings?: string
    styles?: string
    workbookPr?: string
    sheetHead?: string
    /** what follows the rows of every sheet */
    sheetTail?: string
    hidden?: readonly string[]
  } = {},
): Promise<Buffer> => {
  const names = Object.keys(sheets)
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`
  const files: Record<string, string> = {
    '_rels/.rels': `<Relationships>${relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${RELATIONSHIPS}"><workbookPr ${parts.workbookPr ?? ''}/><sheets>${names
      .map(
        (name, i) =>
          `<sheet name="${name}" sheetId="${i + 1}" ${parts.hidden?.includes(name) ? 'state="hidden" ' : ''}r:id="s${i}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, i) => relation(`s${i}`, 'worksheet', `worksheets/sheet${i}.xml`))
      .join(
        '',
      )}${relation('t', 'sharedStrings', 'sharedStrings.xml')}${relation('y', 'styles', 'styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': parts.strings ?? '<sst/>',
    'xl/styles.xml': parts.styles ?? '<styleSheet/>',
  }
  names.forEach((name, i) => {
    files[`xl/worksheets/sheet${i}.xml`] =
      `${parts.sheetHead ?? ''}<worksheet><sheetData>${sheets[name]}</sheetData>${parts.sheetTail ?? ''}</worksheet>`
  })
  return zipOf(files)
}

/** A row of inline strings. */
export const textRow = (row: number, ...cells: string[]): string =>
  `<row r="${row}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
