import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditVerifier } from '../../src/audit/audit-key.js'
import { lineOf } from '../../src/audit/entry.js'
import { openAuditLog } from '../../src/audit/log.js'
import { verifierWord } from '../../src/audit/note.js'
import { defectOf, type EntryProof, proveEntry } from '../../src/audit/proof.js'
import { readAuditLog } from '../../src/audit/reader.js'

const AT = '2026-03-01T00:00:00.000Z'
const ENTRIES = 13
let dir: string
/** proofs of each entry under one checkpoint */
let proofs: (EntryProof | undefined)[]
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'biaojian-proof-'))
  const log = openAuditLog(dir, 's')
  for (let n = 1; n <= ENTRIES; n++)
    log.append([
      lineOf({ uid: `u${n}`, at: AT, src: 'http', who: { key: 'k' }, act: 'read', outcome: 'allowed' }),
    ])
  log.checkpoint(AT)
  log.append([lineOf({ uid: 'late', at: AT, src: 'http', who: {}, act: 'read', outcome: 'allowed' })])
  log.close()
  const reader = readAuditLog(dir)
  const word = verifierWord(auditVerifier(dir, 's')!)
  proofs = Array.from({ length: ENTRIES + 3 }, (_, i) => proveEntry(reader, i, word))
  reader.close()
})
afterAll(() => rmSync(dir, { recursive: true }))
const verifier = () => auditVerifier(dir, 's')!

it('every entry under the checkpoint has a proof that holds by itself', () => {
  // the checkpoint is made under an entry of its own
  for (let seq = 1; seq <= ENTRIES + 1; seq++) {
    expect(JSON.parse(proofs[seq]!.body).seq).toBe(seq)
    expect(defectOf(proofs[seq]!, verifier())).toBeUndefined()
  }
})

it('an entry that no checkpoint covers, and one that is none, has none', () => {
  expect(proofs[0]).toBeUndefined()
  expect(proofs[ENTRIES + 2]).toBeUndefined()
})

it('a proof of which anything was changed does not hold, and says what', () => {
  const proof = proofs[5]!
  const other = (change: Partial<EntryProof>) => defectOf({ ...proof, ...change }, verifier())
  expect(other({ body: proof.body.replace('"k"', '"x"') })).toBe('path')
  expect(other({ seq: 6 })).toBe('path')
  expect(other({ path: proof.path.slice(1) })).toBe('path')
  expect(other({ path: [...proof.path, proof.path[0]!] })).toBe('path')
  expect(other({ checkpoint: proof.checkpoint.replace('\n14\n', '\n15\n') })).toBe('signature')
  expect(other({ checkpoint: 'nothing' })).toBe('note')
})

it('a proof signed by another key does not hold', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'biaojian-proof-'))
  openAuditLog(elsewhere, 's').close()
  expect(defectOf(proofs[5]!, auditVerifier(elsewhere, 's')!)).toBe('signature')
  rmSync(elsewhere, { recursive: true })
})
