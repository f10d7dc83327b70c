import { hash } from 'node:crypto'

/** Who saw or did something; ids, never names. What a deployment does not have is left out. */
export interface AuditWho {
  /** person of the office */
  user?: string
  /** API key, `local` on the machine itself, or the account of the operating system */
  key?: string
  office?: string
  /** what the key or office may do: police, discipline, regulator … */
  capacity?: string
  position?: string
  session?: string
}

/** One thing that was seen or done, or refused. */
export interface AuditEntry {
  /** made once by whoever writes it */
  uid: string
  /** ISO time, UTC */
  at: string
  src: 'http' | 'cli' | 'system'
  who: AuditWho
  /** read, search, unmask, export, sent, login, logout, deny, checkpoint, or the act's own id */
  act: string
  /** ring, bidder, lots … and which */
  what?: string
  id?: string
  /** of a list: what it showed, at most 200 */
  ids?: string[]
  route?: string
  /** what was asked; words that may hold a value stand as HMAC and length */
  query?: Record<string, unknown>
  /** rows shown, or attempts that one entry stands for */
  n?: number
  /** personal values shown in clear, by kind; `true` in logs of before they were counted */
  clear?: true | Readonly<Record<string, number>>
  purpose?: { ref?: string; why: string }
  outcome: 'allowed' | 'denied' | 'failed' | 'unchanged'
  /** of what was refused or failed: the code of the problem */
  why?: string
  /** SHA-256 of the answer in hex, and its bytes */
  answer?: string
  bytes?: number
  request?: string
  ip?: string
}

/** An entry ready to be put into the log: its line behind `prev`, and what it is found by. */
export interface AuditLine {
  tail: string
  refs: AuditRef[]
  /** uid of an entry that several processes may bring: it is written once */
  once?: string
  /** of one that is found by nothing: ISO time before which it cannot stand */
  notBefore?: string
}

/**
 * After the name of an act that began under an entry of its own, in that of its end; the two have one
 * `request`.
 */
export const ENDED = '.ended'

/** Entries whose bodies were taken out. */
export interface Pruned {
  from: number
  to: number
  /** SHA-256 in hex of the archive in which they are */
  archive: string
  /** number of the entry that says so */
  seq: number
}

/** What an entry tells of: kind and id. */
export type AuditRef = [kind: string, id: string]

const KEYS = [
  'uid',
  'at',
  'src',
  'who',
  'act',
  'what',
  'id',
  'ids',
  'route',
  'query',
  'n',
  'clear',
  'purpose',
  'outcome',
  'why',
  'answer',
  'bytes',
  'request',
  'ip',
] as const satisfies (keyof AuditEntry)[]
const WHO = ['user', 'key', 'office', 'capacity', 'position', 'session'] as const satisfies (keyof AuditWho)[]

/** The line of an entry that another process may have brought already. */
export const onceLine = (entry: AuditEntry): AuditLine => ({ ...lineOf(entry), once: entry.uid })

/** The entry in the one order of its keys. */
export const lineOf = (entry: AuditEntry): AuditLine => {
  const ordered: Record<string, unknown> = { v: 1 }
  for (const key of KEYS) ordered[key] = key === 'who' ? whoOf(entry.who) : entry[key]
  return { tail: JSON.stringify(ordered).slice(1), refs: refsOf(entry) }
}

const whoOf = (who: AuditWho): AuditWho => Object.fromEntries(WHO.map((key) => [key, who[key]]))

/** The line of an entry: its number, the leaf before it in hex, and the rest. */
export const bodyOf = (seq: number, prev: string, tail: string): string => `${headOf(seq, prev)}${tail}`

/** How the line of the entry begins. */
export const headOf = (seq: number, prev: string): string => `{"seq":${seq},"prev":"${prev}",`

/** What stands as the leaf before the first entry: a log belongs to one store. */
export const genesisOf = (storeId: string): string => hash('sha256', originOf(storeId), 'hex')

/** Name under which a store signs. */
export const originOf = (storeId: string): string => `biaojian/${storeId}`

/** Words of `what` that name things in plural, and ids that tell their kind by themselves. */
const SINGULAR: Record<string, string> = {
  rings: 'ring',
  bidders: 'bidder',
  lots: 'lot',
  runs: 'run',
  jobs: 'job',
  reports: 'report',
  imports: 'import',
}
const RING = /^R-\d{6,}$/

/** What an entry is found by. */
export const refsOf = ({ what, id, ids = [] }: Pick<AuditEntry, 'what' | 'id' | 'ids'>): AuditRef[] => {
  const word = (what ?? '').split(' ', 1)[0]!
  const kind = SINGULAR[word] ?? word
  const all = new Set([...(id === undefined ? [] : [id]), ...ids])
  return [...all].map((one) => [RING.test(one) ? 'ring' : kind, one])
}
