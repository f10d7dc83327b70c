import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { META } from '../../src/casebook/database.js'
import { MIGRATIONS } from '../../src/casebook/migrations/index.js'
import { openCasebook } from '../../src/casebook/open.js'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'biaojian-marks-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const [FACT, KNOWN, OTHER] = ['0123456789abcdef', 'fedcba9876543210', '00000000deadbeef']

/** A case book as it was when facts were told apart by bare digests. */
const writeOld = (): void => {
  const db = new Libsql(join(dir, 'casebook.sqlite'))
  db.exec(META)
  for (const change of MIGRATIONS.slice(0, 20)) db.exec(change as string)
  db.exec('PRAGMA user_version = 20')
  const body = JSON.stringify({ facts: [{ id: FACT }], known: [KNOWN], recordSha256: OTHER })
  db.prepare(
    `INSERT INTO work_item (seq, id, kind, definition, state, version, restricted, investigating, rank, care, opened_at, body, progress)
     VALUES (1, 'LD-1', 'LD', 1, 'checking', 3, 0, 0, 1, 0, '2026-01-01', ?, '{}'),
            (2, 'TP-1', 'TP', 1, 'draft', 1, 0, 0, 1, 0, '2026-01-01', ?, ?)`,
  ).run(body, JSON.stringify({ text: `about ${FACT}` }), JSON.stringify({ facts: [FACT, OTHER] }))
  db.prepare(
    `INSERT INTO work_event (uid, item, version, at, act, from_state, to_state, input, note, source)
     VALUES ('u', 'LD-1', 3, '2026-01-01', 'mark', 'checking', 'checking', ?, '', 'cli')`,
  ).run(JSON.stringify({ facts: { [FACT]: 'confirmed' } }))
  db.prepare(
    `INSERT INTO verdict (lead, what, id, verdict, why, at) VALUES ('LD-1', 'fact', ?, 'confirmed', '', '2026-01-01'),
     ('LD-1', 'line', 'A1', 'done', '', '2026-01-01')`,
  ).run(FACT)
  db.close()
}

it('a case book of before gets its facts marked wherever they are named, and nothing else is touched', () => {
  writeOld()
  const opened = openCasebook(dir)
  const [fact, known] = [FACT, KNOWN].map((id) => opened.markOf('fact', id!))
  const { work } = opened
  expect(work.item('LD-1')!.body).toEqual({ facts: [{ id: fact }], known: [known], recordSha256: OTHER })
  expect(work.item('TP-1')!.progress).toEqual({ facts: [fact, OTHER] })
  expect(work.item('TP-1')!.body).toEqual({ text: `about ${FACT}` })
  expect(work.workEvents('LD-1').map(({ input }) => input)).toEqual([{ facts: { [fact!]: 'confirmed' } }])
  expect(work.verdicts('LD-1').map(({ what, id }) => [what, id])).toEqual([
    ['fact', fact],
    ['line', 'A1'],
  ])
  expect(opened.check().damaged).toBe(0)
  opened.close()
  const again = openCasebook(dir)
  expect(again.markOf('fact', FACT!)).toBe(fact)
  again.close()
})

it('a mark says nothing to who has not the key: another store has another for the same', () => {
  const other = mkdtempSync(join(tmpdir(), 'biaojian-marks-'))
  const [one, two] = [dir, other].map((at) => {
    const opened = openCasebook(at)
    const mark = opened.markOf('fact', FACT!)
    opened.close()
    return mark
  })
  expect(one).toMatch(/^[0-9a-f]{16}$/)
  expect(one).not.toBe(two)
  rmSync(other, { recursive: true })
})
