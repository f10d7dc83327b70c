import type { LotFlagRecord } from '../domain/lot-flag.js'
import type { Ring } from '../domain/ring.js'
import type { RingEvent, RingIdentity, RingRecord, RunRecord } from '../domain/run.js'
import type { StatutoryFactRecord } from '../domain/statutory-fact.js'
import type { AccountBook } from './accounts/account-book.js'
import type { ReleaseBook } from './releases.js'
import type { MarkOf } from './value-marks.js'
import type { WorkBook } from './work/work-book.js'

export type { LotFlagRecord }

/**
 * The case book: what may not be lost and cannot be rebuilt: runs, ring identities, events, jobs, keys.
 * SQLite (libsql, WAL, synchronous=FULL) in the store folder; several processes may hold it open, so lists of
 * rings are readable while a service owns the graph. Opened by `openCasebook(dir)` in open.ts. Methods are
 * synchronous.
 */
export interface Casebook {
  /** identity of the store, made once; a graph server carries the same */
  readonly storeId: string
  /** marks that stand for values where these are not shown */
  readonly markOf: MarkOf
  /** the store folder it was opened in: another thread opens its own there */
  readonly dir: string

  /** offices, users and what proves them */
  readonly accounts: AccountBook

  /** leads and what is done with them */
  readonly work: WorkBook

  /** files that are to leave, and who decided about them */
  readonly releases: ReleaseBook

  /** Next ring ids are sequential, never reused: R-000001 … */
  identities(): RingIdentity[]
  /**
   * Writes run, rings, identities, events, flags on lots and statutory facts in one transaction. A run is
   * visible whole or not at all. Red and yellow rings are kept for ever; green ones with the last two runs,
   * and with the last that had them; flags on lots and statutory facts with the last two runs.
   */
  saveRun(
    run: RunRecord,
    rings: RingRecord[],
    identities: RingIdentity[],
    events: RingEvent[],
    lotFlags?: readonly LotFlagRecord[],
    facts?: readonly StatutoryFactRecord[],
    placeOf?: PlaceOf,
  ): void
  /**
   * Says of a run of an older version where the lots of its rings lie, once; without it no ring of the run is
   * found by its place.
   */
  placeRings(run: string, placeOf: PlaceOf): void
  /** Newest first. */
  runs(query?: { limit?: number; before?: string }): RunRecord[]
  run(id: string): RunRecord | undefined
  lastRun(): RunRecord | undefined

  /**
   * Rings of a run (default: the last) best first: level, then score descending, then id. `after` is a
   * position token: index of the last ring seen.
   */
  rings(query: RingQuery): { rings: Ring[]; total: number }
  /** Ids of the same rings, in the same order. */
  ringIds(query: Omit<RingQuery, 'after' | 'limit'>): string[]
  /**
   * One ring of the last run (or of `run`), with what `rings --json` leaves out; also a ring that the last
   * run no longer has (dormant, merged): its newest record.
   */
  ring(id: string, run?: string): RingRecord | undefined
  /** The ring of that record alone: what lies beside it is not read. */
  ringAlone(id: string, run?: string): Ring | undefined
  /**
   * Names the record that `ring` answers, without reading it: what has the same mark is the same to the byte.
   */
  ringMark(id: string, run?: string): string | undefined
  events(ring: string): RingEvent[]
  /** What became of every ring in one run. */
  runEvents(run: string): RingEvent[]

  /**
   * Flags on lots of a run (default: the last), by lot, rule and bidders. `after` is the position of the last
   * one seen.
   */
  lotFlags(query: {
    run?: string
    lot?: string
    rule?: string
    after?: number
    limit?: number
  }): LotFlagRecord[]

  /** Statutory facts of a run (default: the last), by lot, rule and value. */
  statutoryFacts(query: FactQuery): StatutoryFactRecord[]

  createJob(job: JobRecord): void
  updateJob(id: string, change: Partial<JobRecord>): void
  job(id: string): JobRecord | undefined
  jobs(query: { limit: number; before?: string }): JobRecord[]

  addKey(key: KeyRecord): void
  keys(): KeyRecord[]
  revokeKey(id: string, at: string): boolean
  /** Of one that waits; false where there is none. */
  approveKey(id: string, by: string): boolean

  /** Keeps a report with its bytes; one of the same id stays as it was. */
  addReport(report: ReportRecord, bytes: Uint8Array): void
  report(id: string): ReportRecord | undefined
  /** The bytes as recorded; fails with `internal` when they are no longer those of the hash. */
  reportFile(id: string): Buffer | undefined
  /** Newest first. */
  reports(query: { limit: number; before?: string }): ReportRecord[]

  addSchedule(schedule: ScheduleRecord): void
  schedules(): ScheduleRecord[]
  removeSchedule(id: string): boolean
  /**
   * Moves the next run on from `expected`: true for the one process that may run it now.
   * @param at when it was run; left out where only its time is mended
   */
  claimSchedule(id: string, expected: string, nextAt: string, at?: string): boolean
  noteSchedule(id: string, result: ScheduleRecord['lastResult']): void

  /**
   * Makes this the case book of another store's client, before anything was found in it; it must be opened
   * again. Fails with `conflict`.
   */
  join(storeId: string): void
  /** Empties runs, rings, identities, events, jobs and reports; keys, accounts, work and schedules stay. */
  clear(): void
  /** Reads every row and says which are not as they were written. */
  check(): CasebookCheck
  close(): void
}

/** Where a lot lies, `industry/region`; undefined of one that is not known. */
export type PlaceOf = (lot: string) => string | undefined

export interface CasebookCheck {
  records: number
  /** rows written before there were checksums */
  unsummed: number
  damaged: number
  /** names of the first damaged ones */
  examples: string[]
}

export interface FactQuery {
  run?: string
  lot?: string
  rule?: string
  /** position of the last one seen */
  after?: number
  /** so many of those asked for are passed over */
  skip?: number
  limit?: number
}

export interface RingQuery {
  run?: string
  levels?: ('red' | 'yellow' | 'green')[]
  bidder?: string
  lot?: string
  rule?: string
  /** with a lot in one of these industries (none = any) whose region begins with one of these codes */
  places?: Places
  after?: number
  limit?: number
}

export interface Places {
  industries: readonly string[]
  regions: readonly string[]
}

export interface JobRecord {
  id: string
  kind: 'import' | 'detect' | 'report'
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  createdAt: string
  updatedAt: string
  /** 0..1 where known */
  progress: number | null
  message: string
  result: unknown
  error: { code: string; message: string } | null
  /** fingerprint of the request that made it, for its Idempotency-Key */
  request?: string
  /** who asked for it; unknown of jobs of older versions */
  owner?: Owner
}

/** Who began something, by key and role. */
export interface Owner {
  id: string
  role: string
}

/** What a key is held to, beside its role; what is left out is not bounded. */
export interface KeyLimits {
  /** id of the capacity for which it reads: O-zj/R */
  capacity?: string
  /** some of the capacity's */
  industries?: readonly string[]
  /** classes of fields that it is shown; all others are withheld */
  fields?: readonly string[]
  /** last day on which it is good */
  untilDay?: string
  /** addresses and networks from which it is used */
  addresses?: readonly string[]
  /** why it reads, recorded with each call that states no other reason */
  purpose?: string
}

export interface KeyRecord {
  id: string
  name: string
  /** roles of domain.md §3.6: police, discipline, regulator, audit, coordination, exchange … */
  role: string
  /** scrypt or SHA-256 of the secret, with salt */
  hash: string
  createdAt: string
  revokedAt: string | null
  limits?: KeyLimits
  /**
   * who made it, and who approved it: null = nobody yet, so that it is not good; undefined = none was needed
   */
  madeBy?: string
  approvedBy?: string | null
}

/** A report that was made, as the list shows it. */
export interface ReportRecord {
  id: string
  number: string
  /** 2026-Q1 … */
  period: string
  edition: 'internal' | 'circulation' | 'public'
  format: 'docx' | 'html' | 'xlsx' | 'json'
  lang: 'zh' | 'en'
  title: string
  /** run whose rings it tells of, and digest of the store it counted lots in */
  run: string
  digest: string
  requester: string
  /** ISO time, UTC */
  at: string
  bytes: number
  sha256: string
}

export interface ScheduleRecord {
  id: string
  kind: 'detect' | 'report'
  /** five fields, read in the time zone */
  cron: string
  timeZone: string
  /** of a report: the last whole period of this length */
  report: {
    every: 'month' | 'quarter' | 'half' | 'year'
    edition: ReportRecord['edition']
    format: ReportRecord['format']
  } | null
  createdBy: string
  /** who may remove it beside those above; unknown of schedules of older versions */
  owner?: Owner
  createdAt: string
  /** ISO time of the next run; in the past = missed, to be caught up once */
  nextAt: string
  lastAt: string | null
  lastResult: { state: 'done' | 'failed'; what: string } | null
}
