import type { AuditEntry } from './entry.js'
import type { AuditReader, KeptEntry } from './reader.js'
import { isSealed } from './sealed.js'

/** An entry with its number. */
export type NumberedEntry = AuditEntry & { seq: number }

/** What entries are asked for; what is left out does not matter. */
export interface EntryFilter {
  /** id of a user or key */
  who?: string | undefined
  /** ring, lot, bidder, item …, as entries name it */
  what?: string | undefined
  id?: string | undefined
  act?: string | undefined
  outcome?: string | undefined
  /** instants, ISO, UTC: the first that counts, and the first that does not any more */
  from?: string | undefined
  to?: string | undefined
}

export interface EntryPage {
  entries: NumberedEntry[]
  /** number below which the search goes on; null at the beginning of the log */
  next: number | null
}

/** Entries that one page reads at most: some 60 ms. */
const MOST_READ = 20_000
const PAGE = 1000
/** Entries of acts may follow so much later than they say. */
const SLACK_MS = 3_600_000

/**
 * Entries that pass, latest first, below number `before`. Of a thing by its index; else by reading backwards,
 * so far as one page reads: it may hold fewer than `limit` and still go on.
 */
export const searchEntries = (
  reader: AuditReader,
  filter: EntryFilter,
  { before = Number.MAX_SAFE_INTEGER, limit }: { before?: number | undefined; limit: number },
): EntryPage => {
  const { what, id } = filter
  const pageBelow = (seq: number): KeptEntry[] =>
    what !== undefined && id !== undefined
      ? reader.lastAbout(what, id, seq, PAGE)
      : reader.lastBelow(seq, PAGE)
  const passes = passing(filter)
  const found: NumberedEntry[] = []
  let next = Math.min(before, seqAfter(reader, filter.to))
  for (let seen = 0; seen < MOST_READ; seen += PAGE) {
    const page = pageBelow(next)
    for (const kept of page) {
      next = kept.seq
      const entry = passes(kept)
      if (entry) found.push(entry)
      if (found.length === limit) return { entries: found, next: next > 1 ? next : null }
    }
    if (page.length < PAGE || isBefore(page.at(-1)!, filter.from)) return { entries: found, next: null }
  }
  return { entries: found, next }
}

/** The entry, if it passes. */
const passing = ({ who, what, id, act, outcome, from, to }: EntryFilter) => {
  const quick = [who, act, outcome, id].flatMap((word) => (word === undefined ? [] : [JSON.stringify(word)]))
  return ({ body }: KeptEntry): NumberedEntry | undefined => {
    if (body === '' || !quick.every((word) => body.includes(word))) return undefined
    const entry = JSON.parse(body) as NumberedEntry
    if (isSealed(entry)) return undefined
    const isMeant =
      (who === undefined || who === entry.who.user || who === entry.who.key) &&
      (act === undefined || act === entry.act) &&
      (outcome === undefined || outcome === entry.outcome) &&
      (id === undefined || id === entry.id || (entry.ids ?? []).includes(id)) &&
      (what === undefined || id !== undefined || (entry.what ?? '').split(' ', 1)[0] === what) &&
      (from === undefined || entry.at >= from) &&
      (to === undefined || entry.at < to)
    return isMeant ? entry : undefined
  }
}

const isBefore = ({ body }: KeptEntry, from: string | undefined): boolean =>
  from !== undefined && atOf(body) < shifted(from, -SLACK_MS)

const atOf = (body: string): string => (body === '' ? '' : (JSON.parse(body) as AuditEntry).at)

const shifted = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString()

/** A number after all entries before an instant, by halving: times rise with numbers but for the slack. */
const seqAfter = (reader: AuditReader, to: string | undefined): number => {
  if (to === undefined) return Number.MAX_SAFE_INTEGER
  const [last] = reader.lastBelow(Number.MAX_SAFE_INTEGER, 1)
  let [low, high] = [1, (last?.seq ?? 0) + 1]
  const end = shifted(to, SLACK_MS)
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const [entry] = reader.lastBelow(middle + 1, 1)
    if (entry === undefined || atOf(entry.body) < end) low = middle + 1
    else high = middle
  }
  return low
}
