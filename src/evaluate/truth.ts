import { readFileSync } from 'node:fs'
import { AppError } from '../domain/errors.js'

/** A group that is known: a ring, or a decoy that only looks like one. */
export interface TrueGroup {
  id: string
  /** the group's `note`: a ring's mechanism, a decoy's kind; '' when not given */
  note: string
  /** bidder ids as `bidderKey` writes them, sorted */
  members: string[]
}
export interface Truth {
  rings: TrueGroup[]
  decoys: TrueGroup[]
}

/** The form in which bidder ids of the truth and of a ring are compared. */
export const bidderKey = (id: string): string => id.normalize('NFKC').trim().toUpperCase()

const CELL = /("(?:[^"]|"")*"|[^,]*)(,|$)/y

const cellsOf = (line: string): string[] => {
  const out: string[] = []
  CELL.lastIndex = 0
  for (;;) {
    const found = CELL.exec(line)
    if (!found) return []
    const text = found[1]!
    out.push((text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text).trim())
    if (found[2] === '') return out
  }
}

const fail = (name: string, why: string): never => {
  throw new AppError('invalid_input', `Cannot read the truth ${name}: ${why}`)
}

const columnsOf = (
  header: string | undefined,
  name: string,
): Record<'ring_id' | 'bidder_id' | 'kind' | 'note', number> => {
  const cells = cellsOf(header ?? '').map((cell) => cell.toLowerCase())
  const at = (column: string): number => cells.indexOf(column)
  const missing = ['ring_id', 'bidder_id', 'kind'].filter((column) => at(column) < 0)
  if (missing.length > 0) fail(name, `its first line lacks the column ${missing.join(', ')}`)
  return { ring_id: at('ring_id'), bidder_id: at('bidder_id'), kind: at('kind'), note: at('note') }
}

const grouped = (rows: { group: string; bidder: string; note: string }[]): TrueGroup[] => {
  const groups = new Map<string, { note: string; members: Set<string> }>()
  for (const { group, bidder, note } of rows) {
    const entry = groups.get(group) ?? { note, members: new Set<string>() }
    entry.members.add(bidder)
    groups.set(group, entry)
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { note, members }]) => ({ id, note, members: [...members].sort() }))
}

/**
 * Truth from the text of a `truth.csv` (ring_id, bidder_id, kind, note); without a row: a market of no rings.
 * Throws `invalid_input` with the line at fault.
 */
export const parseTruth = (text: string, name = 'truth.csv'): Truth => {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const column = columnsOf(lines[0], name)
  const rows = lines.slice(1).flatMap((line, i) => {
    if (line.trim() === '') return []
    const cells = cellsOf(line)
    const at = `line ${i + 2}`
    const [group, bidder, kind] = [cells[column.ring_id], cells[column.bidder_id], cells[column.kind]]
    if (!group) fail(name, `${at} has no ring_id`)
    if (!bidder) fail(name, `${at} has no bidder_id`)
    if (kind !== 'ring' && kind !== 'decoy')
      fail(name, `${at}: kind must be ring or decoy: it is "${kind ?? ''}"`)
    return [{ group: group!, bidder: bidderKey(bidder!), kind, note: cells[column.note] ?? '' }]
  })
  const rings = new Set(rows.filter((row) => row.kind === 'ring').map((row) => row.group))
  const both = rows.find((row) => row.kind === 'decoy' && rings.has(row.group))
  if (both) fail(name, `"${both.group}" is both a ring and a decoy`)
  return {
    rings: grouped(rows.filter((row) => row.kind === 'ring')),
    decoys: grouped(rows.filter((row) => row.kind === 'decoy')),
  }
}

/** Truth from a file. Throws `not_found` or `invalid_input`. */
export const readTruth = (path: string): Truth => {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new AppError('not_found', `Cannot read the truth ${path}: there is no such file`, { cause })
  }
  return parseTruth(text, path)
}
