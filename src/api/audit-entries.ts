import { randomUUID } from 'node:crypto'
import { auditSigner, type WordMark, wordMarks } from '../audit/audit-key.js'
import type { AuditEntry } from '../audit/entry.js'
import { looksPersonal } from '../normalise/looks-personal.js'
import type { ReadRecord } from './read-record.js'

/**
 * Makes the entries of a store's audit log of what a service is asked. The store's key, by which words of a
 * search are marked, is read when there is the first such word.
 */
export const entriesOf = (
  { dir, storeId }: { dir: string; storeId: string },
  clock: () => Date,
): ((read: ReadRecord) => AuditEntry) => {
  let marks: ((word: string) => WordMark) | undefined
  const mark = (word: string): WordMark => {
    marks ??= wordMarks(auditSigner(dir, storeId))
    return marks(word)
  }
  return (read) => entryOf(read, clock(), mark)
}

const entryOf = (read: ReadRecord, at: Date, mark: (word: string) => WordMark): AuditEntry => {
  const { what, ids, rows: n, route, outcome, why, answer, bytes, request, ip } = read
  // what came to nothing may have named anything
  const isOdd = (outcome === 'denied' || outcome === 'failed') && read.id !== undefined && !isPlainId(read.id)
  const id = isOdd ? undefined : read.id
  const query = maskedQuery(isOdd ? { ...read.query, id: read.id } : read.query, mark)
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

/** Whether a word is of the form that ids have, and nobody's number. */
const isPlainId = (word: string): boolean => /^[\w:.-]{1,100}$/.test(word) && !looksPersonal(word)

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
