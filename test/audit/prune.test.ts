import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { archiveBefore, archiveDefect, PRUNE, prunedId } from '../../src/audit/archive.js'
import { auditSigner, auditVerifier } from '../../src/audit/audit-key.js'
import { auditFile } from '../../src/audit/database.js'
import { type AuditEntry, lineOf } from '../../src/audit/entry.js'
import { openAuditLog } from '../../src/audit/log.js'
import { readAuditLog } from '../../src/audit/reader.js'
import { searchEntries } from '../../src/audit/search.js'
import { verifyAuditLog } from '../../src/audit/verify.js'

const STORE = 'store-a'
let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'biaojian-prune-'))
  const log = openAuditLog(dir, STORE)
  log.append(Array.from({ length: 40 }, (_, n) => lineOf(entry(n))))
  log.checkpoint(at(40))
  log.append(Array.from({ length: 5 }, (_, n) => lineOf(entry(41 + n))))
  log.close()
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const at = (n: number): string => new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString()
const entry = (n: number): AuditEntry => ({
  uid: `u${n}`,
  at: at(n),
  src: 'http',
  who: { user: `U-00000${n % 3}` },
  act: n % 4 === 0 ? 'unmask' : 'read',
  what: 'ring',
  id: `R-00000${n % 5}`,
  outcome: 'allowed',
})

const reading = <T>(look: (reader: ReturnType<typeof readAuditLog>) => T): T => {
  const reader = readAuditLog(dir)
  try {
    return look(reader)
  } finally {
    reader.close()
  }
}

/** Takes out what lies before the twentieth minute, and says what `said` says of it. */
const prune = (said: Partial<AuditEntry> = {}) => {
  const signer = auditSigner(dir, STORE)
  const archive = reading((reader) =>
    archiveBefore(reader, { before: at(20), last: 40 }, { storeId: STORE, signer }),
  )!
  const { range } = archive
  const told = { act: PRUNE, what: 'log', id: prunedId(range), answer: range.archive }
  const log = openAuditLog(dir, STORE)
  log.prune(range, lineOf({ ...entry(50), uid: 'pruned', ...told, ...said }))
  log.checkpoint(at(51))
  log.close()
  return archive
}

const tampered = (sql: string): void => {
  const db = new Libsql(auditFile(dir))
  db.exec(`DROP TRIGGER entry_no_update; DROP TRIGGER prune_no_update; DROP TRIGGER prune_no_delete; ${sql}`)
  db.close()
}

describe('old entries', () => {
  it('go into a signed archive; the log stays sound, and what is later stays found', () => {
    const archive = prune()
    expect(archive.range).toMatchObject({ from: 1, to: 20 })
    expect(verifyAuditLog(dir, STORE, [])).toMatchObject({ entries: 48, pruned: 20, wrong: null })
    const verifier = auditVerifier(dir, STORE)!
    const log = { storeId: STORE, verifier }
    reading((reader) => {
      expect([...reader.entries(1, 20)].every(({ body }) => body === '')).toBe(true)
      expect(archiveDefect(reader, archive, log)).toBeUndefined()
      const changed = { ...archive, lines: archive.lines.replace('U-000001', 'U-000009') }
      expect(archiveDefect(reader, changed, log)).toBe('changed')
      expect(archiveDefect(reader, { ...archive, note: 'x' }, log)).toBe('unknown')
      expect(reader.about('ring', 'R-000002').map(({ seq }) => seq)).toEqual([23, 28, 33, 38, 43])
    })
  })

  it('go from where those before went, and no further than a checkpoint reaches', () => {
    prune()
    const next = reading((reader) =>
      archiveBefore(
        reader,
        { before: '2027', last: 40 },
        { storeId: STORE, signer: auditSigner(dir, STORE) },
      ),
    )
    expect(next?.range).toMatchObject({ from: 21, to: 40 })
  })

  it('are not taken out unseen: not without an entry that says so, nor by one that says otherwise', () => {
    prune({ id: '1-19' })
    expect(verifyAuditLog(dir, STORE, []).wrong).toMatchObject({ seq: 1, defect: 'pruned' })
  })

  it('nor by hand, with or without a line that says where they are', () => {
    prune()
    tampered("UPDATE entry SET body = '' WHERE seq = 30")
    expect(verifyAuditLog(dir, STORE, []).wrong).toMatchObject({ seq: 30, defect: 'leaf' })
    const db = new Libsql(auditFile(dir))
    db.exec("INSERT INTO prune VALUES (30, 30, 'x', 46); DELETE FROM entry_ref WHERE seq = 30")
    db.close()
    expect(verifyAuditLog(dir, STORE, []).wrong).toMatchObject({ seq: 30, defect: 'pruned' })
  })

  it('are written once: no body is changed, none emptied without its line', () => {
    const db = new Libsql(auditFile(dir))
    expect(() => db.exec("UPDATE entry SET body = '' WHERE seq = 3")).toThrow('written once')
    db.close()
    prune()
    const again = new Libsql(auditFile(dir))
    expect(() => again.exec("UPDATE entry SET body = 'x' WHERE seq = 3")).toThrow('written once')
    expect(() => again.exec('DELETE FROM prune')).toThrow('written once')
    again.close()
  })
})

describe('a search', () => {
  it('finds by who, act, thing and time, latest first, page by page as all at once', () => {
    reading((reader) => {
      const all = [...reader.entries()].map(({ body }) => JSON.parse(body) as AuditEntry & { seq: number })
      const filters = [
        { who: 'U-000001' },
        { act: 'unmask' },
        { what: 'ring', id: 'R-000003' },
        { what: 'ring', from: at(10), to: at(30) },
        { id: 'R-000003', who: 'U-000002' },
        { outcome: 'denied' },
      ]
      for (const filter of filters) {
        const expected = all
          .filter(
            (one) =>
              (filter.who === undefined || one.who.user === filter.who) &&
              (filter.act === undefined || one.act === filter.act) &&
              (filter.what === undefined || one.what === filter.what) &&
              (filter.id === undefined || one.id === filter.id) &&
              (filter.outcome === undefined || one.outcome === filter.outcome) &&
              (filter.from === undefined || (one.at >= filter.from && one.at < filter.to)),
          )
          .map(({ seq }) => seq)
          .reverse()
        const found: number[] = []
        for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null; ) {
          const page = searchEntries(reader, filter, { before, limit: 3 })
          found.push(...page.entries.map(({ seq }) => seq))
          before = page.next
        }
        expect([filter, found]).toEqual([filter, expected])
      }
    })
  })
})
