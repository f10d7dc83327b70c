import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Casebook, JobRecord, LotFlagRecord } from '../../src/casebook/casebook.js'
import { openCasebook } from '../../src/casebook/open.js'
import type { Level } from '../../src/domain/grade.js'
import type { Ring, RingEvidence } from '../../src/domain/ring.js'
import type { RingRecord } from '../../src/domain/run.js'
import type { StatutoryFactRecord } from '../../src/domain/statutory-fact.js'
import { aRun } from '../support/run.js'

let dir: string
let casebook: Casebook
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'casebook-'))
  casebook = openCasebook(dir)
})
afterEach(() => {
  casebook.close()
  rmSync(dir, { recursive: true })
})

const flag = (lot: string, rule: string): LotFlagRecord => ({
  lot,
  rule,
  grade: '线',
  bidders: ['A', 'B'],
  bits: 6.64,
  p: 0.01,
  null: 'rank',
  detail: { cv: 0.01 },
})

describe('flags on lots', () => {
  it('are found by lot and by rule, of the last run unless another is named', () => {
    casebook.saveRun(
      aRun('RUN-000001'),
      [],
      [],
      [],
      [flag('L1', 'PRC-04'), flag('L2', 'PRC-04'), flag('L2', 'PRC-05')],
    )
    casebook.saveRun(aRun('RUN-000002'), [], [], [], [flag('L2', 'PRC-07')])
    expect(casebook.lotFlags({})).toEqual([flag('L2', 'PRC-07')])
    const first = { run: 'RUN-000001' }
    expect(casebook.lotFlags({ ...first, lot: 'L2' })).toEqual([flag('L2', 'PRC-04'), flag('L2', 'PRC-05')])
    expect(casebook.lotFlags({ ...first, rule: 'PRC-04', after: 0 })).toEqual([flag('L2', 'PRC-04')])
    expect(casebook.lotFlags({ ...first, limit: 1 })).toEqual([flag('L1', 'PRC-04')])
  })

  it('are kept for two runs', () => {
    for (const id of ['RUN-000001', 'RUN-000002', 'RUN-000003'])
      casebook.saveRun(aRun(id), [], [], [], [flag('L1', 'PRC-04')])
    expect(casebook.lotFlags({ run: 'RUN-000001' })).toEqual([])
    expect(casebook.lotFlags({ run: 'RUN-000002' })).toHaveLength(1)
  })
})

const statutory = (lot: string, rule: string): StatutoryFactRecord => ({
  lot,
  rule,
  grade: '视',
  bidders: ['A', 'B'],
  kind: 'lock',
  value: 'GL-1',
  others: { bidders: 3, lots: 7 },
  law: [],
  clear: null,
})

describe('statutory facts on lots', () => {
  it('are found by lot and by rule, page by page, and kept for two runs', () => {
    const facts = [statutory('L1', 'DOC-01'), statutory('L2', 'DOC-01'), statutory('L2', 'HW-01')]
    for (const id of ['RUN-000001', 'RUN-000002', 'RUN-000003'])
      casebook.saveRun(aRun(id), [], [], [], [], facts)
    expect(casebook.statutoryFacts({})).toEqual(facts)
    expect(casebook.statutoryFacts({ lot: 'L2' })).toEqual(facts.slice(1))
    expect(casebook.statutoryFacts({ rule: 'DOC-01', skip: 1, limit: 1 })).toEqual([facts[1]])
    expect(casebook.statutoryFacts({ run: 'RUN-000001' })).toEqual([])
    expect(casebook.statutoryFacts({ run: 'RUN-000002' })).toHaveLength(3)
  })
})

const record = (id: string, level: Level, score: number, members: string[], rule = 'DOC-01'): RingRecord => ({
  run: '',
  ring: {
    id,
    level,
    score,
    members: members.map((bidderId) => ({
      bidderId,
      name: bidderId,
      role: 'core',
      support: 1,
      bids: 1,
      wins: 0,
      flags: [],
    })),
    associates: [],
    lots: [`lot of ${id}`],
    amountFen: null,
    channels: { identity: score, participation: null, price: null, outcome: null },
    tests: { identity: null, participation: null, price: null, outcome: null },
    families: [],
    evidence: [{ rule } as RingEvidence, { rule } as RingEvidence],
    hingesOn: null,
    readings: [],
    notEvaluated: [],
  } satisfies Ring,
  sources: [[{ table: 'bids', file: 'b.csv', sha256: 'x', line: 7, batch: 1, importedAt: 't' }], []],
  clear: ['secret', null],
  ties: [{ a: 'a', b: 'b', bits: 5, families: { document: 5 }, rules: [rule] }],
})

const ids = (query: Parameters<Casebook['rings']>[0]): string[] =>
  casebook.rings(query).rings.map((ring) => ring.id)

describe('the case book', () => {
  it('lists rings best first: level, then score, then id', () => {
    casebook.saveRun(
      aRun('RUN-1'),
      [
        record('R-000001', 'green', 9, ['a', 'b']),
        record('R-000002', 'red', 3, ['c', 'd']),
        record('R-000003', 'yellow', 8, ['e', 'f']),
        record('R-000005', 'red', 7, ['g', 'h']),
        record('R-000004', 'red', 7, ['i', 'j']),
      ],
      [],
      [],
    )
    expect(ids({})).toEqual(['R-000004', 'R-000005', 'R-000002', 'R-000003', 'R-000001'])
    expect(casebook.ringIds({})).toEqual(ids({}))
    expect(casebook.ringIds({ levels: ['green', 'yellow'] })).toEqual(['R-000003', 'R-000001'])
    expect(casebook.ringIds({ bidder: 'g' })).toEqual(['R-000005'])
    expect(ids({ levels: ['red', 'green'] })).toEqual(['R-000004', 'R-000005', 'R-000002', 'R-000001'])
    expect(casebook.rings({ levels: ['red'], limit: 1 })).toMatchObject({
      total: 3,
      rings: [{ id: 'R-000004' }],
    })
    expect(ids({ levels: ['red'], after: 0, limit: 5 })).toEqual(['R-000005', 'R-000002'])
  })

  it('finds rings by bidder, lot and rule together', () => {
    casebook.saveRun(
      aRun('RUN-1'),
      [record('R-000001', 'red', 9, ['a', 'b']), record('R-000002', 'red', 3, ['a', 'd'], 'HW-07')],
      [],
      [],
    )
    expect(ids({ bidder: 'a' })).toEqual(['R-000001', 'R-000002'])
    expect(ids({ bidder: 'a', rule: 'HW-07' })).toEqual(['R-000002'])
    expect(ids({ lot: 'lot of R-000001' })).toEqual(['R-000001'])
    expect(ids({ lot: 'lot of R-000001', rule: 'HW-07' })).toEqual([])
    expect(ids({ bidder: 'z' })).toEqual([])
  })

  it('answers for the last run, for an earlier one, and for a ring that is gone with its newest record', () => {
    const old = record('R-000001', 'red', 9, ['a', 'b'])
    casebook.saveRun(aRun('RUN-1'), [old], [], [])
    casebook.saveRun(aRun('RUN-2'), [record('R-000002', 'green', 1, ['c', 'd'])], [], [])
    expect(casebook.lastRun()?.id).toBe('RUN-2')
    expect(casebook.runs().map((one) => one.id)).toEqual(['RUN-2', 'RUN-1'])
    expect(casebook.runs({ before: 'RUN-2', limit: 5 }).map((one) => one.id)).toEqual(['RUN-1'])
    expect(ids({})).toEqual(['R-000002'])
    expect(ids({ run: 'RUN-1' })).toEqual(['R-000001'])
    expect(casebook.ring('R-000001')).toEqual({ ...old, run: 'RUN-1' })
    expect(casebook.ring('R-000001', 'RUN-2')).toBeUndefined()
    expect(casebook.ring('R-000001', 'RUN-9')).toBeUndefined()
    expect(casebook.ring('R-000009')).toBeUndefined()
  })

  it('gives every ring the list of what its run could not evaluate, kept once', () => {
    const missing = [{ rule: 'HW-08', missing: ['ip location'] }]
    const { ring, ...rest } = record('R-000001', 'red', 9, ['a', 'b'])
    const first = { ...aRun('RUN-1'), notEvaluated: missing }
    casebook.saveRun(first, [{ ring: { ...ring, notEvaluated: missing }, ...rest }], [], [])
    casebook.saveRun(aRun('RUN-2'), [{ ring, ...rest }], [], [])
    expect(casebook.ring('R-000001', 'RUN-1')?.ring.notEvaluated).toEqual(missing)
    expect(JSON.stringify(casebook.rings({ run: 'RUN-1' }).rings)).toBe(
      JSON.stringify([{ ...ring, notEvaluated: missing }]),
    )
    expect(casebook.ring('R-000001')?.ring.notEvaluated).toEqual([])
  })

  it('forgets green rings of old runs, unless no newer run has them', () => {
    const green = (id: string) => record(id, 'green', 1, ['a', 'b'])
    casebook.saveRun(
      aRun('RUN-1'),
      [green('R-000001'), green('R-000002'), record('R-000003', 'red', 1, ['c', 'd'])],
      [],
      [],
    )
    casebook.saveRun(aRun('RUN-2'), [green('R-000001')], [], [])
    expect(ids({ run: 'RUN-1' })).toEqual(['R-000003', 'R-000001', 'R-000002'])
    casebook.saveRun(aRun('RUN-3'), [green('R-000001')], [], [])
    expect(ids({ run: 'RUN-1' })).toEqual(['R-000003', 'R-000002'])
    expect(ids({ run: 'RUN-1', bidder: 'a' })).toEqual(['R-000002'])
    expect(ids({ run: 'RUN-2' })).toEqual(['R-000001'])
    expect(casebook.ring('R-000002')?.run).toBe('RUN-1')
  })

  it('saves a run whole or not at all', () => {
    casebook.saveRun(aRun('RUN-1'), [record('R-000001', 'red', 9, ['a', 'b'])], [], [])
    const twice = [record('R-000002', 'red', 9, ['a', 'b']), record('R-000002', 'red', 9, ['a', 'b'])]
    const identity = {
      id: 'R-000002',
      members: [],
      core: [],
      lastRun: 'RUN-2',
      lastSeen: 't',
      state: 'live',
    } as const
    expect(() =>
      casebook.saveRun(aRun('RUN-2'), twice, [{ ...identity, members: [], core: [] }], []),
    ).toThrow()
    expect(() => casebook.saveRun(aRun('RUN-1'), [], [], [])).toThrow(
      expect.objectContaining({ code: 'conflict' }),
    )
    expect(casebook.lastRun()?.id).toBe('RUN-1')
    expect(casebook.identities()).toEqual([])
    expect(ids({})).toEqual(['R-000001'])
  })

  it('is read by another process while one writes, and keeps its identity', () => {
    const other = openCasebook(dir)
    casebook.saveRun(aRun('RUN-1'), [record('R-000001', 'red', 9, ['a', 'b'])], [], [])
    expect(other.rings({}).total).toBe(1)
    expect(other.storeId).toBe(casebook.storeId)
    other.close()
  })

  it('keeps identities, replaced by id, and appends events', () => {
    const identity = { id: 'R-000001', members: ['a'], core: ['a'], lastRun: 'RUN-1', lastSeen: 't' }
    const event = {
      run: 'RUN-1',
      ring: 'R-000001',
      event: 'birth' as const,
      jaccard: null,
      other: null,
      memberDigest: 'x',
    }
    casebook.saveRun(aRun('RUN-1'), [], [{ ...identity, state: 'live' }], [event])
    casebook.saveRun(
      aRun('RUN-2'),
      [],
      [{ ...identity, state: 'dormant' }],
      [{ ...event, run: 'RUN-2', event: 'dormant' }],
    )
    expect(casebook.identities()).toEqual([{ ...identity, state: 'dormant' }])
    expect(casebook.events('R-000001').map((one) => one.event)).toEqual(['birth', 'dormant'])
  })

  it('keeps jobs and keys; clearing leaves the keys', () => {
    const job: JobRecord = {
      id: 'J1',
      kind: 'detect',
      state: 'queued',
      createdAt: 't',
      updatedAt: 't',
      progress: null,
      message: '',
      result: null,
      error: null,
    }
    casebook.createJob(job)
    casebook.createJob({ ...job, id: 'J2' })
    casebook.updateJob('J1', { state: 'running', progress: 0.5 })
    expect(casebook.job('J1')).toEqual({ ...job, state: 'running', progress: 0.5 })
    expect(casebook.jobs({ limit: 1 }).map((one) => one.id)).toEqual(['J2'])
    expect(casebook.jobs({ limit: 5, before: 'J2' }).map((one) => one.id)).toEqual(['J1'])
    expect(() => casebook.updateJob('J9', {})).toThrow(expect.objectContaining({ code: 'not_found' }))
    const key = { id: 'K1', name: 'n', role: 'audit', hash: 'h', createdAt: 't', revokedAt: null }
    casebook.addKey(key)
    expect(casebook.revokeKey('K1', 'now')).toBe(true)
    expect(casebook.revokeKey('K1', 'later')).toBe(false)
    casebook.saveRun(aRun('RUN-1'), [record('R-000001', 'red', 9, ['a', 'b'])], [], [])
    casebook.clear()
    expect([casebook.lastRun(), casebook.job('J1'), casebook.rings({}).total]).toEqual([
      undefined,
      undefined,
      0,
    ])
    expect(casebook.keys()).toEqual([{ ...key, revokedAt: 'now' }])
  })
})
