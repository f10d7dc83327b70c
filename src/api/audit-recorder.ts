import { randomUUID } from 'node:crypto'
import { demandOutside } from '../audit/anchors.js'
import { startAppender } from '../audit/appender.js'
import { auditSigner, type WordMark, wordMarks } from '../audit/audit-key.js'
import type { AuditEntry } from '../audit/entry.js'
import type { AuditThreadData } from '../audit/messages.js'
import type { ReadRecord, Recorder } from './read-gate.js'
import { isOfRoom } from './restricted.js'

/** The gate's recorder over the store's audit log. */
export interface AuditRecorder {
  record: Recorder
  /** Writes an entry as it is. */
  append(entry: AuditEntry): Promise<void>
  /** Writes what waits, signs, ends. */
  close(): Promise<void>
}

/**
 * Opens the store's audit log for a service; `seal` closes what the commission did in its room. Fails with
 * `audit_unavailable`, and with `invalid_input` for an anchor inside the store.
 */
export const auditRecorder = async (
  data: AuditThreadData,
  clock: () => Date,
  anchorFailed: (path: string, message: string) => void,
  seal: (text: string) => Promise<string>,
): Promise<AuditRecorder> => {
  demandOutside(data.dir, data.anchors)
  const appender = await startAppender(data, anchorFailed)
  const mark = wordMarks(auditSigner(data.dir, data.storeId))
  const strangers = strangerEntries()
  return {
    record: async (read) => {
      const at = clock()
      const isStranger = read.way === 'deny' && read.role === ''
      const n = isStranger ? strangers(read.ip, at.getTime()) : read.rows
      if (isStranger && n === 0) return
      const entry = entryOf(read, at, n, mark)
      if (read.way !== 'deny' && isOfRoom(read.route))
        await appender.appendSealed(entry, await seal(JSON.stringify(entry)))
      else await appender.append(entry)
    },
    append: (entry) => appender.appendOnce(entry),
    close: () => appender.close(),
  }
}

const entryOf = (
  read: ReadRecord,
  at: Date,
  n: number | undefined,
  mark: (word: string) => WordMark,
): AuditEntry => {
  const { what, id, ids, route, outcome, why, answer, bytes, request, ip } = read
  const query = maskedQuery(read.query, mark)
  return {
    uid: randomUUID(),
    at: at.toISOString(),
    src: 'http',
    who: read.role === '' ? {} : { ...idOf(read.subject), capacity: read.role, ...seatOf(read) },
    act: actOf(read),
    ...(what !== '' && { what }),
    ...(id !== undefined && { id }),
    ...(ids && { ids }),
    route,
    ...(query && { query }),
    ...(n !== undefined && { n }),
    ...(read.unmasked && { clear: read.clear ?? {} }),
    ...(read.purpose !== null && { purpose: { ...(read.ref && { ref: read.ref }), why: read.purpose } }),
    outcome,
    ...(why !== undefined && { why }),
    ...(answer !== undefined && { answer }),
    ...(bytes !== undefined && { bytes }),
    request,
    ip,
  }
}

const seatOf = ({ office, position }: ReadRecord): Pick<AuditEntry['who'], 'office' | 'position'> => ({
  ...(office !== undefined && { office }),
  ...(position !== undefined && { position }),
})

/** A person, or the key of a program. */
const idOf = (subject: string): Pick<AuditEntry['who'], 'user' | 'key'> =>
  subject.startsWith('U-') ? { user: subject } : { key: subject }

const OWN_NAMES: Record<string, string> = {
  beginSession: 'login',
  finishLogin: 'login',
  endSession: 'logout',
}

const actOf = ({ way, unmasked, what, operation }: ReadRecord): string => {
  if (way === 'act') return OWN_NAMES[operation] ?? operation
  if (way !== 'read') return way
  return unmasked ? 'unmask' : what === 'search' ? 'search' : 'read'
}

/** Parameters whose words come from closed lists or are numbers: they hold no value of anybody. */
const PLAIN = new Set([
  'limit',
  'lang',
  'format',
  'unmask',
  'level',
  'levels',
  'sort',
  'order',
  'run',
  'edition',
  'period',
  'kind',
  'rule',
  'type',
  'industry',
  'from',
  'to',
])
const PLAIN_WORD = /^[\w:.,-]{1,40}$/
const LONG_NUMBER = /\d{7}/

/** The query without words that may be somebody's; undefined where nothing was asked. */
const maskedQuery = (
  query: Record<string, unknown>,
  mark: (word: string) => WordMark,
): Record<string, unknown> | undefined => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  if (given.length === 0) return undefined
  const shown = (name: string, value: unknown): unknown => {
    const word = typeof value === 'object' ? JSON.stringify(value) : String(value)
    return PLAIN.has(name) && PLAIN_WORD.test(word) && !LONG_NUMBER.test(word) ? word : mark(word)
  }
  return Object.fromEntries(given.map(([name, value]) => [name, shown(name, value)]))
}

const MINUTE = 60_000
const MOST_OF_ONE = 20
const MOST_ADDRESSES = 1000

/**
 * Requests of nobody known would fill the disk: an address has so many entries a minute, and the next entry
 * says for how many attempts it stands. Answers that number; 0 where no entry is to be made.
 */
const strangerEntries = (): ((ip: string, now: number) => number) => {
  const seen = new Map<string, { minute: number; entries: number; silent: number }>()
  return (ip, now) => {
    const key = seen.has(ip) || seen.size < MOST_ADDRESSES ? ip : 'others'
    const minute = Math.floor(now / MINUTE)
    const known = seen.get(key) ?? { minute, entries: 0, silent: 0 }
    seen.set(key, known)
    if (known.minute !== minute) Object.assign(known, { minute, entries: 0 })
    if (known.entries >= MOST_OF_ONE) {
      known.silent++
      return 0
    }
    const n = known.silent + 1
    Object.assign(known, { entries: known.entries + 1, silent: 0 })
    return n
  }
}
