import { createHash } from 'node:crypto'
import type { SourceTextKey } from '../texts/sources.js'
import type { Container } from './archive.js'
import { type Bytes, chunksOf, readWhole } from './bytes.js'
import { openCsv } from './csv.js'
import type { FileContext, FileName } from './file-context.js'
import type { Grid } from './grid.js'
import { gunzipped } from './gzip.js'
import { openJson } from './json.js'
import { mappedTables, missingInput } from './mapped.js'
import type { Mapping } from './mapping.js'
import { fitsPattern } from './name-pattern.js'
import { inTableOrder, withoutExtension } from './names.js'
import type { SourceOutcome, SourceTable } from './source.js'
import { SourceError, textOf, told } from './source-error.js'
import { tableOf } from './table-of.js'
import { isNotes, isTruthOrReadme, tableOfName } from './which-table.js'
import { type OpenSheet, openWorkbook } from './xlsx.js'
import { openArchive } from './zip.js'

/**
 * What one file holds, told by its first bytes and its extension. Never throws for a bad file, only
 * `cancelled`.
 */
export async function* openFile(
  bytes: Bytes,
  as: FileName,
  context: FileContext,
): AsyncGenerator<SourceOutcome> {
  const { file, name } = as
  if (isTruthOrReadme(name)) {
    yield { kind: 'skipped', file, reason: told('skip_truth') }
    return
  }
  try {
    yield* opened(bytes, as, context)
  } catch (error) {
    yield { kind: 'rejected', file, error: textOf(error) }
  }
}

async function* opened(bytes: Bytes, as: FileName, context: FileContext): AsyncGenerator<SourceOutcome> {
  const { file, name } = as
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (OTHER_WORKBOOK.test(extension)) throw new SourceError('other_workbook', { extension })
  if (OTHER_ARCHIVE.test(extension)) throw new SourceError('other_archive', { extension })
  if (!KINDS.test(extension)) {
    yield { kind: 'skipped', file, reason: told('skip_kind') }
    return
  }
  const head = await firstBytes(bytes)
  const kind = kindOf(head)
  if (kind === 'XLS') throw new SourceError('xls')
  if (/^xls[xm]?$/.test(extension) && kind !== 'ZIP') {
    yield* openAsWritten(bytes, as, head, context)
    return
  }
  if (extension === 'gz') yield* openGzip(bytes, as, context)
  else if (extension === 'zip') yield* openArchive(await containerOf(bytes, as), file, context, openFile)
  else if (/^xls[xm]?$/.test(extension)) yield* openSheets(bytes, as, context)
  else if (kind) throw new SourceError('binary', { kind })
  else if (/^(json|jsonl|ndjson)$/.test(extension))
    yield* openJson(bytes, file, !/^json$/.test(extension), context)
  else if (writtenAs(head) === 'html_workbook') throw new SourceError('html_text')
  else yield* outcomesOf(await openCsv(bytes, file, withoutExtension(name), context), name, context)
}

/** What holds rows, and only its own program reads: not to be passed over as a letter or a picture is. */
const OTHER_WORKBOOK = /^(et|ett|ods|xlsb|numbers|dbf|mdb|accdb)$/
const OTHER_ARCHIVE = /^(rar|7z|tar|tgz|bz2|xz)$/
const KINDS = /^(csv|tsv|txt|json|jsonl|ndjson|gz|zip|xlsx|xlsm|xls)$/
/** packed bytes of a workbook inside an archive, which is held in memory */
const WORKBOOK_IN_MEMORY = 64 << 20

/** A file named as a workbook that is none: text is read as text, and anything else is called what it is. */
async function* openAsWritten(
  bytes: Bytes,
  { file, name }: FileName,
  head: Uint8Array,
  context: FileContext,
): AsyncGenerator<SourceOutcome> {
  const kind = kindOf(head)
  if (head.length === 0) throw new SourceError('empty')
  if (kind) throw new SourceError('binary', { kind })
  const written = writtenAs(head)
  if (written !== 'text') throw new SourceError(written)
  const extension = name.slice(name.lastIndexOf('.'))
  const grid = await openCsv(bytes, file, withoutExtension(name), context)
  for await (const outcome of outcomesOf(grid, name, context))
    yield outcome.kind === 'table' ? { ...outcome, table: saying(outcome.table, extension) } : outcome
}

const saying = (table: SourceTable, extension: string): SourceTable => ({
  ...table,
  notes: () => [told('note_text_workbook', { extension }), ...(table.notes?.() ?? [])],
})

/** What the first bytes are that are no archive's: a page or sheet in markup, plain text, or neither. */
const writtenAs = (head: Uint8Array): 'html_workbook' | 'xml_workbook' | 'odd_workbook' | 'text' => {
  const isWide = head[0] === 0xff && head[1] === 0xfe
  const text = Buffer.from(head).toString(isWide ? 'utf16le' : 'latin1')
  if (/^\s*MIME-Version:|<(!doctype\s+html|html|head|body|table|meta|style)[\s>]/i.test(text))
    return 'html_workbook'
  if (/^(\ufeff|\xef\xbb\xbf)?\s*<\?xml/.test(text)) return 'xml_workbook'
  return text.includes('\0') ? 'odd_workbook' : 'text'
}

/** A gzip file is the file inside, read as it unpacks; one inside an archive is not opened. */
async function* openGzip(bytes: Bytes, as: FileName, context: FileContext): AsyncGenerator<SourceOutcome> {
  const inside = withoutExtension(as.name)
  if (as.path === undefined || !/\.(csv|tsv|txt|json|jsonl|ndjson)$/i.test(inside)) {
    yield {
      kind: 'skipped',
      file: as.file,
      reason: told(as.path === undefined ? 'skip_nested' : 'skip_kind'),
    }
    return
  }
  yield* opened(gunzipped(bytes, context.limits), { file: as.file, name: inside }, context)
}

const containerOf = async (bytes: Bytes, { path, root }: FileName): Promise<Container> => {
  if (path !== undefined && root !== undefined) return { path, root, size: bytes.size }
  const buffer = Buffer.from(await readWhole(bytes, WORKBOOK_IN_MEMORY, 'a workbook inside an archive'))
  return { buffer, size: buffer.length }
}

async function* openSheets(bytes: Bytes, as: FileName, context: FileContext): AsyncGenerator<SourceOutcome> {
  const hash = createHash('sha256')
  for await (const chunk of chunksOf(bytes, 1 << 20, context.signal)) hash.update(chunk)
  const sheets = await openWorkbook(await containerOf(bytes, as), as.file, hash.digest('hex'), context)
  for (const sheet of inTableOrder(sheets.map((s) => s.name))) {
    const file = `${as.file}#${sheet}`
    try {
      yield* openSheet(sheets.find((s) => s.name === sheet)!, file, as.name, context)
    } catch (error) {
      yield { kind: 'rejected', file, error: textOf(error) }
    }
  }
}

async function* openSheet(
  sheet: OpenSheet,
  file: string,
  name: string,
  context: FileContext,
): AsyncGenerator<SourceOutcome> {
  const sheets = context.mapping?.sheets
  const reason: SourceTextKey | undefined = sheet.hidden
    ? 'skip_hidden_sheet'
    : sheets !== undefined && !sheets.some((pattern) => fitsPattern(pattern, sheet.name))
      ? 'skip_other_sheet'
      : isNotes(sheet.name)
        ? 'skip_notes'
        : undefined
  if (reason !== undefined) {
    yield { kind: 'skipped', file, reason: told(reason) }
    return
  }
  const grid = await sheet.grid()
  if (!grid) yield { kind: 'skipped', file, reason: told('skip_sheet') }
  else yield* outcomesOf(grid, name, context)
}

/** A grid through the mapping where the mapping is meant for it, else as the table it is by itself. */
export async function* outcomesOf(
  grid: Grid,
  name: string,
  context: FileContext,
): AsyncGenerator<SourceOutcome> {
  const { mapping, named, found } = context
  found?.(grid)
  if (mapping && mapping.tables.length > 0) {
    const meant = mapping.files.some((pattern) => fitsPattern(pattern, name))
    const fits = missingInput(grid.header, mapping) === undefined
    const itself = tableOfName(grid.name) !== undefined
    if (
      meant ||
      (fits && (named || mapping.files.length === 0)) ||
      (!itself && (named || mapping.files.length === 0))
    ) {
      for (const table of mappedTables(grid, mapping, context.limits)) yield { kind: 'table', table }
      return
    }
    if (!itself) {
      yield {
        kind: 'skipped',
        file: grid.file,
        reason: told('skip_mapping', { files: mapping.files.join(', ') }),
      }
      return
    }
  }
  yield { kind: 'table', table: await tableOf(grid, renamedOf(mapping)) }
}

const renamedOf = (mapping: Mapping | undefined) =>
  Object.fromEntries(
    Object.entries(mapping?.renamed ?? {}).map(([table, names]) => [table, new Map(Object.entries(names))]),
  )

/** Bytes by which a file is told. */
const HEAD = 1024

const firstBytes = async (bytes: Bytes): Promise<Uint8Array> => {
  for await (const chunk of chunksOf(bytes, HEAD)) return chunk.slice()
  return new Uint8Array(0)
}

const MAGIC: readonly (readonly [string, string])[] = [
  ['504b0304', 'ZIP'],
  ['504b0506', 'ZIP'],
  ['d0cf11e0', 'XLS'],
  ['1f8b', 'gzip'],
  ['25504446', 'PDF'],
  ['52617221', 'RAR'],
  ['377abcaf', '7z'],
]

export const kindOf = (head: Uint8Array): string | undefined => {
  const hex = Buffer.from(head.subarray(0, 8)).toString('hex')
  return MAGIC.find(([magic]) => hex.startsWith(magic))?.[1]
}
