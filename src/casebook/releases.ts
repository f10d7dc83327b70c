import { createHash } from 'node:crypto'
import { AppError } from '../domain/errors.js'
import type { CapacityKind } from '../domain/seat.js'
import { bodiesOf, type Database, parsed, write } from './database.js'
import { plainRow } from './work/plain-row.js'

/** letter: to another office; named: with names, for another office; circulation and public: of reports */
export const RELEASE_KINDS = ['letter', 'named', 'circulation', 'public'] as const
export type ReleaseKind = (typeof RELEASE_KINDS)[number]
export type ReleaseState = 'drafted' | 'released' | 'refused' | 'withdrawn'

/** A file that is to leave. Its bytes are kept beside it and never change. */
export interface ReleaseRecord {
  /** RL-2026-000001 */
  id: string
  kind: ReleaseKind
  state: ReleaseState
  /** of its author */
  office: string
  author: string
  /** kind of the author's capacity */
  capacity: CapacityKind
  reason: string
  addressee: string
  /** how often it may be taken */
  copies: number
  file: { name: string; mediaType: string; bytes: number; sha256: string; madeBy: string }
  /** ISO time, UTC */
  madeAt: string
  /** until when it may be taken; null while it is not released */
  untilAt: string | null
  /** copies taken */
  taken: number
}

/** What one person decided about a release. */
export interface ReleaseStep {
  act: 'confirm' | 'refuse' | 'withdraw'
  user: string
  office: string
  position: string
  at: string
  note: string
}

export interface ReleaseBook {
  release(id: string): ReleaseRecord | undefined
  /** Latest first, at most `limit`, before `before`. */
  releases(query: { limit: number; before?: string }): ReleaseRecord[]
  releaseSteps(id: string): ReleaseStep[]
  /** The bytes as they were drafted. Fails with `internal` when they are others. */
  releaseFile(id: string): Buffer
  addRelease(release: ReleaseRecord, bytes: Uint8Array): void
  /** Adds the n-th step (1 first) and what it makes of the release; false when somebody was faster. */
  stepRelease(id: string, n: number, step: ReleaseStep, to: Pick<ReleaseRecord, 'state' | 'untilAt'>): boolean
  /** Takes a copy while there are any: its number, 0 when there is none left. */
  takeCopy(id: string): number
}

const COLUMNS = 'id, kind, state, office, author, body, until_at AS untilAt, taken'

type Row = Omit<ReleaseRecord, 'capacity' | 'reason' | 'addressee' | 'copies' | 'file' | 'madeAt'> & {
  body: string
}
const recordOf = (row: unknown): ReleaseRecord | undefined => {
  if (!row) return undefined
  const { body, ...found } = plainRow<Row>(row)
  return { ...found, ...(parsed(body) as Omit<ReleaseRecord, keyof typeof found>) }
}

export const releaseTable = (db: Database): ReleaseBook => {
  const one = db.prepare(`SELECT ${COLUMNS} FROM release WHERE id = ?`)
  const some = db.prepare(`SELECT ${COLUMNS} FROM release
    WHERE seq < coalesce((SELECT seq FROM release WHERE id = ?), 9e18)
    ORDER BY seq DESC LIMIT ?`)
  const steps = db.prepare('SELECT body FROM release_step WHERE release = ? ORDER BY n')
  const bytesOf = db.prepare('SELECT bytes FROM release WHERE id = ?')
  const add = db.prepare(`INSERT INTO release (id, kind, state, office, author, body, until_at, bytes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
  const step = db.prepare('INSERT INTO release_step (release, n, body) VALUES (?, ?, ?)')
  const move = db.prepare("UPDATE release SET state = ?, until_at = ? WHERE id = ? AND state = 'drafted'")
  const take = db.prepare(`UPDATE release SET taken = taken + 1
    WHERE id = ? AND state = 'released' AND taken < json_extract(body, '$.copies') RETURNING taken`)
  const count = db.prepare('SELECT count(*) AS n FROM release_step WHERE release = ?')
  const release = (id: string): ReleaseRecord | undefined => recordOf(one.get(id))
  return {
    release,
    releases: ({ limit, before = '' }) => some.all(before, limit).map((row) => recordOf(row)!),
    releaseSteps: (id) => bodiesOf(steps.all(id)),
    releaseFile: (id) => {
      const { bytes } = bytesOf.get(id) as { bytes: Uint8Array }
      const file = Buffer.from(bytes)
      if (createHash('sha256').update(file).digest('hex') !== release(id)!.file.sha256)
        throw new AppError('internal', `The bytes of "${id}" are not those that were drafted`)
      return file
    },
    addRelease: ({ id, kind, state, office, author, untilAt, taken: _taken, ...body }, bytes) =>
      write(db, () => void add.run(id, kind, state, office, author, JSON.stringify(body), untilAt, bytes)),
    stepRelease: (id, n, what, { state, untilAt }) =>
      write(db, () => {
        const { n: there } = count.get(id) as { n: number }
        if (there !== n - 1 || move.run(state, untilAt, id).changes !== 1) return false
        step.run(id, n, JSON.stringify(what))
        return true
      }),
    takeCopy: (id) => write(db, () => (take.get(id) as { taken: number } | undefined)?.taken ?? 0),
  }
}
