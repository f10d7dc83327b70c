import { damageTexts } from '../texts/damage.js'
import { type ArchiveEntry, type Container, listArchive } from './archive.js'
import type { Bytes } from './bytes.js'
import type { Limits } from './limits.js'
import { SourceError } from './source-error.js'
import { type NumberFormat, numberFormat } from './xlsx-format.js'
import { type VerticalMerges, verticalMerges } from './xlsx-merges.js'
import { SharedStrings } from './xlsx-strings.js'
import { attribute, readXml, type XmlHandler } from './xml.js'

export interface Sheet {
  name: string
  hidden: boolean
  bytes: Bytes
  merges: VerticalMerges
}

/** A workbook's parts that its sheets need. */
export interface Book {
  sheets: Sheet[]
  /** by style index: how a number is shown */
  formats: NumberFormat[]
  /** days count from 1904 */
  from1904: boolean
  /** the shared strings, loaded when first asked for; only the workbook read last keeps them */
  strings(): Promise<SharedStrings>
}

type Parts = ReadonlyMap<string, ArchiveEntry>

/**
 * Open a workbook: sheet list, styles, and a check of every sheet's checksum and size. Throws SourceError.
 */
export const openBook = async (container: Container, limits: Limits, signal?: AbortSignal): Promise<Book> => {
  const entries = await listArchive(container, limits)
  const parts: Parts = new Map(entries.map((entry) => [entry.name.replace(/^\//, ''), entry]))
  const main = await mainPart(parts, limits)
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const targets = await relations(parts, `${folder}_rels/${main.slice(folder.length)}.rels`, folder, limits)
  const { sheets, from1904 } = await sheetList(parts, main, limits)
  if (sheets.length > limits.sheets) throw new SourceError('xlsx_sheets', { most: limits.sheets })
  const formats = await numberFormats(parts, targets.byType('styles') ?? `${folder}styles.xml`, limits)
  const found: Sheet[] = []
  for (const { name, hidden, relation } of sheets) {
    const entry = parts.get(targets.byId(relation) ?? '')
    if (!entry) continue
    const merges = await verticalMerges(entry.bytes, limits.block, signal)
    found.push({ name, hidden, bytes: entry.bytes, merges })
  }
  const strings = parts.get(targets.byType('sharedStrings') ?? `${folder}sharedStrings.xml`)
  const book: Book = {
    sheets: found,
    formats,
    from1904,
    strings: () => held(book, strings?.bytes, limits, signal),
  }
  return book
}

let last: { book: Book; strings: Promise<SharedStrings> } | undefined

const held = (
  book: Book,
  bytes: Bytes | undefined,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<SharedStrings> => {
  if (last?.book !== book) last = { book, strings: SharedStrings.read(bytes, limits, signal) }
  return last.strings
}

const part = async (
  parts: Parts,
  name: string,
  limits: Limits,
  handler: Partial<XmlHandler>,
): Promise<boolean> => {
  const entry = parts.get(name)
  if (!entry) return false
  const nothing = (): void => undefined
  for await (const read of readXml(entry.bytes, { open: nothing, close: nothing, text: nothing, ...handler }))
    if (read > limits.workbookPart)
      throw new SourceError('xlsx_part', { part: name, most: limits.workbookPart })
  return true
}

const mainPart = async (parts: Parts, limits: Limits): Promise<string> => {
  const targets = await relations(parts, '_rels/.rels', '', limits)
  const main = targets.byType('officeDocument') ?? 'xl/workbook.xml'
  if (main === 'xl/workbook.bin' || parts.has('xl/workbook.bin'))
    throw new SourceError('other_workbook', { extension: 'xlsb' })
  if (/^word\//.test(main) || parts.has('word/document.xml'))
    throw new SourceError('binary', { kind: 'Word (.docx)' })
  if (!parts.has(main) && parts.has('content.xml'))
    throw new SourceError('other_workbook', { extension: 'ods' })
  if (!parts.has(main)) throw new SourceError('xlsx_broken', { detail: damageTexts.no_workbook })
  return main
}

const relations = async (parts: Parts, name: string, folder: string, limits: Limits) => {
  const ids = new Map<string, string>()
  const types = new Map<string, string>()
  await part(parts, name, limits, {
    open: (element, attributes) => {
      const { Target = '', Type = '', Id = '', TargetMode } = attributes
      if (element !== 'Relationship' || TargetMode === 'External') return
      const target = Target.startsWith('/') ? Target.slice(1) : resolved(folder + Target)
      ids.set(Id, target)
      types.set(Type.slice(Type.lastIndexOf('/') + 1), target)
    },
  })
  return { byId: (id: string) => ids.get(id), byType: (type: string) => types.get(type) }
}

const resolved = (path: string): string => {
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

const sheetList = async (parts: Parts, main: string, limits: Limits) => {
  const sheets: { name: string; hidden: boolean; relation: string }[] = []
  let from1904 = false
  await part(parts, main, limits, {
    open: (element, attributes) => {
      if (element === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (element === 'sheet')
        sheets.push({
          name: attributes.name ?? '',
          hidden: (attributes.state ?? 'visible') !== 'visible',
          relation: attribute(attributes, 'id') ?? '',
        })
    },
  })
  return { sheets, from1904 }
}

const numberFormats = async (parts: Parts, name: string, limits: Limits): Promise<NumberFormat[]> => {
  const codes = new Map<number, string>()
  const formats: NumberFormat[] = []
  const struck: boolean[] = []
  let [inCells, inFonts] = [false, false]
  await part(parts, name, limits, {
    open: (element, attributes) => {
      if (element === 'fonts') inFonts = true
      else if (inFonts && element === 'font') struck.push(false)
      else if (inFonts && element === 'strike')
        struck[struck.length - 1] = !/^(?:0|false)$/.test(attributes.val ?? '')
      else if (element === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (element === 'cellXfs') inCells = true
      else if (element === 'xf' && inCells)
        formats.push({
          ...numberFormat(Number(attributes.numFmtId ?? 0), codes),
          ...(struck[Number(attributes.fontId ?? 0)] && { isStruck: true }),
        })
    },
    close: (element) => {
      if (element === 'cellXfs') inCells = false
      else if (element === 'fonts') inFonts = false
    },
  })
  return formats
}
