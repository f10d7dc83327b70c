import type { Bytes } from './bytes.js'
import { splitLoosely } from './csv-scan.js'
import { findHeader, HEADER_WITHIN, type HeaderHints } from './find-header.js'
import type { Limits } from './limits.js'
import { SourceError } from './source-error.js'

export interface Head {
  /** of the header */
  cells: string[]
  /** its lines as they stand */
  head: string[][]
  /** line on which it begins, and what stands above */
  line: number
  above: string[][]
  delimiter: number
  /** UTF-8 bytes and lines up to the first row */
  bytes: number
  lines: number
}

/**
 * The header of a CSV text, found among its first lines. Throws SourceError where there is none that could be
 * one.
 */
export const readHead = async (text: Bytes, limits: Limits, hints: HeaderHints): Promise<Head> => {
  const reader = await text.open()
  const buffer = new Uint8Array(limits.header + 4)
  let length = 0
  try {
    for (;;) {
      const more = await reader.read(buffer.subarray(0, limits.header), length)
      if (more === 0) break
      length += more
    }
  } finally {
    await reader.close()
  }
  const oneCharPerByte = Buffer.from(buffer.buffer, 0, length).toString('latin1')
  const lines = firstLines(oneCharPerByte, length >= limits.header, limits)
  mustBeText(lines[0]!, limits)
  const { first, rows, cells } = findHeader(lines, hints)
  for (const line of lines.slice(first, first + rows)) mustBeText(line, limits)
  const last = lines[first + rows - 1]!
  return {
    cells,
    head: lines.slice(first, first + rows).map((line) => line.cells),
    line: lines[first]!.line,
    above: lines.slice(0, first).map((line) => line.cells),
    delimiter: last.delimiter,
    bytes: last.next,
    lines: last.lines,
  }
}

interface Line {
  line: number
  cells: string[]
  delimiter: number
  /** where the next record begins, and lines up to there */
  next: number
  lines: number
}

/**
 * The first lines that are not blank, split; `text` has a character per byte. An Excel `sep=;` line before
 * them is obeyed.
 */
const firstLines = (text: string, cut: boolean, limits: Limits): Line[] => {
  const found: Line[] = []
  let at = 0
  let lines = 0
  let told: string | undefined
  while (at < text.length && found.length < HEADER_WITHIN) {
    const end = recordEnd(text, at, found.length > 0)
    if (end === undefined) break
    if (end.at >= text.length && cut) {
      if (found.length > 0) break
      throw new SourceError('header_too_long', { most: limits.header })
    }
    const record = text.slice(at, end.at)
    const sep = /^sep=([,;|\t])$/i.exec(record)
    if (sep) told = sep[1]
    else if (record.trim() !== '')
      found.push({
        line: lines + 1,
        ...split(record, told),
        next: end.next,
        lines: lines + end.lines,
      })
    lines += end.lines
    at = end.next
  }
  if (found.length === 0) throw new SourceError('no_header')
  return found
}

const split = (record: string, told: string | undefined): Pick<Line, 'cells' | 'delimiter'> => {
  const delimiter = (told ?? likeliestDelimiter(record)).charCodeAt(0)
  const cells = splitLoosely(record, delimiter)
  return { delimiter, cells: cells.map((cell) => Buffer.from(cell, 'latin1').toString('utf8')) }
}

const mustBeText = ({ cells }: Line, limits: Limits): void => {
  if (cells.length > limits.columns) throw new SourceError('too_many_columns', { most: limits.columns })
  if (cells.some((cell) => cell.includes('\0'))) throw new SourceError('binary', { kind: 'binary' })
}

/**
 * Where the record from `at` ends, line ends inside quotes not counting; of one that does not end, nothing if
 * it is no first one.
 */
const recordEnd = (
  text: string,
  at: number,
  isBelow: boolean,
): { at: number; next: number; lines: number } | undefined => {
  let quoted = false
  let lines = 1
  for (let i = at; i < text.length; i++) {
    const c = text[i]
    if (c === '"') quoted = !quoted
    else if (c === '\n' || c === '\r') {
      const next = c === '\r' && text[i + 1] === '\n' ? i + 2 : i + 1
      if (!quoted) return { at: i, next, lines }
      lines++
      i = next - 1
    }
  }
  if (quoted && isBelow) return undefined
  if (quoted) throw new SourceError('header_broken')
  return { at: text.length, next: text.length, lines }
}

/**
 * Comma, tab, semicolon or upright stroke: whichever stands most often outside quotes; comma when none does.
 */
const likeliestDelimiter = (line: string): string => {
  const bare = line.replace(/"(?:[^"]|"")*"/g, '')
  const count = (mark: string): number => bare.split(mark).length
  return [',', '\t', ';', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}
