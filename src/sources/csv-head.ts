import type { Bytes } from './bytes.js'
import { splitLoosely } from './csv-scan.js'
import type { Limits } from './limits.js'
import { SourceError } from './source-error.js'

export interface Head {
  cells: string[]
  delimiter: number
  /** UTF-8 bytes and lines up to the first row */
  bytes: number
  lines: number
}

/** The header of a CSV text. Throws SourceError where there is none that could be one. */
export const readHead = async (text: Bytes, limits: Limits): Promise<Head> => {
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
  const head = headOf(oneCharPerByte, length >= limits.header, limits)
  return { ...head, cells: head.cells.map((cell) => Buffer.from(cell, 'latin1').toString('utf8')) }
}

/**
 * The first line that is not blank, split; `text` has a character per byte. An Excel `sep=;` line before it
 * is obeyed.
 */
const headOf = (text: string, cut: boolean, limits: Limits): Head => {
  let at = 0
  let lines = 0
  let told: string | undefined
  for (;;) {
    const end = recordEnd(text, at)
    if (end.at >= text.length && cut) throw new SourceError('header_too_long', { most: limits.header })
    const line = text.slice(at, end.at)
    lines += end.lines
    const sep = /^sep=([,;\t])$/i.exec(line)
    if (sep) told = sep[1]
    else if (line.trim() !== '') {
      const delimiter = told ?? likeliestDelimiter(line)
      const cells = splitLoosely(line, delimiter.charCodeAt(0))
      if (cells.length > limits.columns) throw new SourceError('too_many_columns', { most: limits.columns })
      if (cells.some((cell) => cell.includes('\0'))) throw new SourceError('binary', { kind: 'binary' })
      return { cells, delimiter: delimiter.charCodeAt(0), bytes: end.next, lines }
    }
    if (end.next >= text.length) throw new SourceError('no_header')
    at = end.next
  }
}

/** Where the record from `at` ends, line ends inside quotes not counting. */
const recordEnd = (text: string, at: number): { at: number; next: number; lines: number } => {
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
  if (quoted) throw new SourceError('header_broken')
  return { at: text.length, next: text.length, lines }
}

/** Comma, tab or semicolon: whichever stands most often outside quotes; comma when none does. */
const likeliestDelimiter = (line: string): string => {
  const bare = line.replace(/"(?:[^"]|"")*"/g, '')
  const count = (mark: string): number => bare.split(mark).length
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}
