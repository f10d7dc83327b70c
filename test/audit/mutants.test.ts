import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KINDS, makeSample, NEED_ANCHOR, type Sample, verifyMutant } from '../../bench/audit/mutants.mjs'
import { verifyAuditLog } from '../../src/audit/verify.js'

const EACH = 20
const root = mkdtempSync(join(tmpdir(), 'biaojian-mutants-'))
let sample: Sample
beforeAll(async () => {
  sample = await makeSample(root, 120)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('an audit log that was changed', () => {
  it('was sound before', () => {
    const found = verifyAuditLog(sample.dir, sample.storeId, [sample.anchor])
    expect(found).toMatchObject({ entries: 126, checkpoints: 6, compared: true, beyond: 0, wrong: null })
    expect(verifyAuditLog(sample.dir, sample.storeId, []).compared).toBe(false)
  })

  it.each(KINDS)('is found with one anchor: %s', (kind) => {
    const found = Array.from({ length: EACH }, (_, seed) => verifyMutant(sample, kind, seed))
    expect(found.filter(({ anchored }) => anchored).length).toBe(EACH)
    expect(found.filter(({ alone }) => alone).length).toBe(NEED_ANCHOR.has(kind) ? 0 : EACH)
  })
})
