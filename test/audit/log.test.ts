import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publish } from '../../src/audit/anchors.js'
import { openToAppend } from '../../src/audit/database.js'
import { type AuditEntry, lineOf } from '../../src/audit/entry.js'
import { openAuditLog } from '../../src/audit/log.js'
import { readAuditLog } from '../../src/audit/reader.js'
import { verifyAuditLog } from '../../src/audit/verify.js'
import { WriteAhead } from '../../src/audit/write-ahead.js'

const AT = '2026-03-01T00:00:00.000Z'
const entry = (n: number, more: Partial<AuditEntry> = {}) =>
  lineOf({ uid: `u${n}`, at: AT, src: 'http', who: { key: 'k' }, act: 'read', outcome: 'allowed', ...more })

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'biaojian-audit-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('the audit log', () => {
  it('is absent until something is written, and then for its owner alone', () => {
    expect(verifyAuditLog(dir, 's', [])).toMatchObject({ entries: 0, compared: false, wrong: null })
    openAuditLog(dir, 's').close()
    const modes = ['audit', 'audit/audit.sqlite', 'audit-key.pem'].map(
      (name) => statSync(join(dir, name)).mode & 0o777,
    )
    expect(modes).toEqual([0o700, 0o600, 0o600])
  })

  it('holds its lines in the order of the design', () => {
    const log = openAuditLog(dir, 's')
    log.append([entry(1, { what: 'ring', id: 'R-000001', clear: true, purpose: { why: '核对' } })])
    log.close()
    const [{ body } = { body: '' }] = [...readAuditLog(dir).entries()]
    expect(Object.keys(JSON.parse(body))).toEqual(
      'seq prev v uid at src who act what id clear purpose outcome'.split(' '),
    )
    expect(body).toMatch(/^\{"seq":1,"prev":"[0-9a-f]{64}","v":1,"uid":"u1"/)
  })

  it('tells of what was begun at the machine whether it ended', () => {
    const log = openAuditLog(dir, 's')
    const of = (n: number, act: string, request: string) => entry(n, { act, request, src: 'cli' })
    log.append([of(1, 'store.clear', 'a'), of(2, 'graph.push', 'b'), of(3, 'store.clear.ended', 'a')])
    log.close()
    expect(verifyAuditLog(dir, 's', [])).toMatchObject({
      wrong: null,
      unended: [{ seq: 2, act: 'graph.push' }],
    })
  })

  it('neither changes nor removes what is written', () => {
    const log = openAuditLog(dir, 's')
    log.append([entry(1)])
    log.checkpoint(AT)
    log.close()
    const db = openToAppend(dir)
    for (const sql of [
      "UPDATE entry SET body = ''",
      'DELETE FROM entry',
      "UPDATE checkpoint SET note = ''",
      'DELETE FROM checkpoint',
    ])
      expect(() => db.exec(sql)).toThrow(/written once/)
    db.close()
  })

  it('is appended to by several at once', () => {
    const [a, b] = [openAuditLog(dir, 's'), openAuditLog(dir, 's')]
    for (let n = 0; n < 20; n++) (n % 2 ? a : b).append([entry(2 * n), entry(2 * n + 1)])
    b.checkpoint(AT)
    a.append([entry(99)])
    a.checkpoint(AT)
    a.close()
    b.close()
    expect(verifyAuditLog(dir, 's', [])).toMatchObject({ entries: 43, checkpoints: 2, wrong: null })
  })

  it('is whole however far the file beside it was made longer ahead of what is written', async () => {
    const log = openAuditLog(dir, 's')
    const ahead = new WriteAhead(dir)
    const beside = () => statSync(join(dir, 'audit', 'audit.sqlite-wal')).size
    log.append([entry(1)])
    ahead.look()
    await ahead.settled()
    const first = beside()
    log.append(Array.from({ length: 60 }, (_, n) => entry(2 + n)))
    ahead.look()
    log.append([entry(62)])
    await ahead.settled()
    expect([first < 2 ** 18, beside() > 2 ** 23]).toEqual([true, true])
    log.append([entry(63)])
    const killed = join(dir, 'killed')
    cpSync(join(dir, 'audit'), join(killed, 'audit'), { recursive: true })
    cpSync(join(dir, 'audit-key.pem'), join(killed, 'audit-key.pem'))
    const next = openAuditLog(killed, 's')
    next.append([entry(64)])
    next.close()
    log.close()
    expect(verifyAuditLog(killed, 's', [])).toMatchObject({ entries: 64, wrong: null })
  })

  it('signs nothing twice, and writes each checkpoint once to each anchor, in a folder or a file', async () => {
    const [folder, file] = [join(dir, 'folder'), join(dir, 'file')]
    mkdirSync(folder)
    const log = openAuditLog(join(dir, 'store'), 's')
    for (let n = 0; n < 3; n++) {
      log.append([entry(n)])
      expect(log.checkpoint(AT)).toEqual(log.checkpoint(AT))
      for (const anchor of [folder, file]) await publish(log, 's', anchor, AT)
      await publish(log, 's', file, AT)
    }
    log.append([entry(9)])
    log.close()
    const found = verifyAuditLog(join(dir, 'store'), 's', [folder, file, join(dir, 'absent')])
    expect(found).toMatchObject({ wrong: null, compared: true, beyond: 1, entries: 7 })
    expect(found.anchors.map(({ notes, size }) => [notes, size])).toEqual([
      [3, 6],
      [3, 6],
      [0, 0],
    ])
    appendFileSync(file, 'biaojian/s\n2\n')
    const broken = verifyAuditLog(join(dir, 'store'), 's', [file])
    expect(broken.wrong?.defect).toBe('cut')
  })

  it('tells what an entry is about', () => {
    const log = openAuditLog(dir, 's')
    log.append([
      entry(1, { what: 'rings', ids: ['R-000001', 'R-000002'] }),
      entry(2, { what: 'bidder bids', id: 'B1' }),
      entry(3, { what: 'ring evidence', id: 'R-000002' }),
    ])
    log.close()
    const reader = readAuditLog(dir)
    const about = (kind: string, id: string): number[] => reader.about(kind, id).map(({ seq }) => seq)
    expect([about('ring', 'R-000002'), about('ring', 'R-000001'), about('bidder', 'B1')]).toEqual([
      [1, 3],
      [1],
      [2],
    ])
    reader.close()
  })

  it('does not trust an index that was changed', () => {
    const log = openAuditLog(dir, 's')
    log.append([entry(1), entry(2, { what: 'ring', id: 'R-000001' })])
    log.close()
    const db = openToAppend(dir)
    db.exec('DELETE FROM entry_ref')
    db.close()
    expect(verifyAuditLog(dir, 's', []).wrong).toEqual({ seq: 2, defect: 'index', where: '' })
  })
})
