import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditVerifier } from '../../src/audit/audit-key.js'
import { lineOf } from '../../src/audit/entry.js'
import { openAuditLog } from '../../src/audit/log.js'
import { isSignedBy, openNote, verifierWord } from '../../src/audit/note.js'
import { readAuditLog } from '../../src/audit/reader.js'
import { verifyAuditLog } from '../../src/audit/verify.js'
import { type Bundle, bundleOf, type WitnessState, witnessed } from '../../src/audit/witness.js'

const root = mkdtempSync(join(tmpdir(), 'biaojian-witness-'))
const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const signer = { name: 'witness/hall', key: privateKey }
afterAll(() => rmSync(root, { recursive: true, force: true }))

const write = (dir: string, n: number): void => {
  const log = openAuditLog(dir, 's')
  for (let i = 0; i < n; i++)
    log.append([lineOf({ uid: `${dir}${i}`, at: '', src: 'http', who: {}, act: 'read', outcome: 'allowed' })])
  log.checkpoint('2026-03-01T00:00:00.000Z')
  log.close()
}
const bundle = (dir: string, since: number): Bundle => {
  const reader = readAuditLog(dir)
  const made = bundleOf(reader, since)!
  reader.close()
  return made
}

const [own, other] = ['own', 'other'].map((name) => join(root, name)) as [string, string]
let known: WitnessState
beforeAll(() => {
  write(own, 6)
  known = { verifier: verifierWord(auditVerifier(own, 's')!), size: 0, root: '' }
})

it('a witness signs what goes on from what it saw, time after time, and the note is an anchor', () => {
  for (const [since, more] of [
    [0, 5],
    [7, 30],
    [13, 1],
  ] as const) {
    const seen = witnessed(bundle(own, since), known, signer)
    if ('defect' in seen) throw new Error(seen.defect)
    known = seen.state
    expect(isSignedBy(openNote(seen.note)!, { name: signer.name, publicKey })).toBe(true)
    const file = join(root, 'seen.note')
    writeFileSync(file, seen.note)
    expect(verifyAuditLog(own, 's', [file])).toMatchObject({ compared: true, wrong: null })
    write(own, more)
  }
  expect(known.size).toBe(44)
})

it('it signs nothing of another key, nor what shrank, nor what was written anew', () => {
  const defect = (given: Bundle, of: WitnessState = known): unknown => {
    const seen = witnessed(given, of, signer)
    return 'defect' in seen ? seen.defect : 'signed'
  }
  write(other, 60)
  expect(defect(bundle(other, 44))).toBe('signature')
  expect(defect(bundle(own, 13))).toBe('since')
  expect(defect({ ...bundle(own, 44), checkpoint: 'x\n' })).toBe('note')
  const later = { ...known, size: 1000 }
  expect(defect(bundle(own, 44), later)).toBe('shrunk')
  // the same key signs a log whose first entries are others
  const anew = { ...known, root: Buffer.alloc(32, 7).toString('base64') }
  expect(defect(bundle(own, 44), anew)).toBe('inconsistent')
  expect(defect(bundle(own, 44))).toBe('signed')
})
