import type { ReadRecord } from './read-record.js'

/** Refusals on their way to the audit log, so many of one asker that they do not fill the disk. */
export interface BoundedDenials {
  /** Resolves once the refusal is written, or counted for an entry that is written within a minute. */
  record(read: ReadRecord): Promise<void>
  /** Writes an entry for those that were counted alone. */
  flush(): Promise<void>
}

const MINUTE = 60_000
/** entries a minute of an address that nobody is known by, and of somebody known */
const MOST = { stranger: 20, known: 120 }
const MOST_ASKERS = 1000

interface Seen {
  minute: number
  entries: number
  silent: number
  last: ReadRecord
}

/**
 * Refusals of one asker have so many entries a minute; the next entry says in `rows` for how many attempts it
 * stands, and where none follows within the minute, one of their last does.
 */
export const boundedDenials = (
  write: (read: ReadRecord) => Promise<void>,
  now: () => number,
): BoundedDenials => {
  const seen = new Map<string, Seen>()
  const minuteNow = (): number => Math.floor(now() / MINUTE)
  const askerOf = (read: ReadRecord): Seen => {
    const name = read.role === '' ? `from ${read.ip}` : `by ${read.subject}`
    const key = seen.has(name) || seen.size < MOST_ASKERS ? name : 'others'
    const minute = minuteNow()
    const asker = seen.get(key) ?? { minute, entries: 0, silent: 0, last: read }
    seen.set(key, asker)
    return Object.assign(asker, { last: read }, asker.minute !== minute && { minute, entries: 0 })
  }
  return {
    record: async (read) => {
      const asker = askerOf(read)
      if (asker.entries >= MOST[read.role === '' ? 'stranger' : 'known']) {
        asker.silent++
        return
      }
      const n = asker.silent + 1
      Object.assign(asker, { entries: asker.entries + 1, silent: 0 })
      await write({ ...read, rows: n })
    },
    flush: async () => {
      const ended = [...seen].filter(([, { minute, silent }]) => silent > 0 || minute < minuteNow())
      for (const [key] of ended) seen.delete(key)
      await Promise.all(
        ended.flatMap(([, { silent, last }]) => (silent > 0 ? [write({ ...last, rows: silent })] : [])),
      )
    },
  }
}
