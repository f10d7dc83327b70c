import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../../src/api/app.js'
import type { Api } from '../../src/api/app-type.js'
import type { ReadRecord } from '../../src/api/read-record.js'
import type { AuditEntry } from '../../src/audit/entry.js'
import { openCasebook } from '../../src/casebook/open.js'
import { readConfig } from '../../src/config.js'
import type { Ring } from '../../src/domain/ring.js'
import type { RingRecord, RunRecord } from '../../src/domain/run.js'
import type { StatutoryFactRecord } from '../../src/domain/statutory-fact.js'
import type { ValueKind } from '../../src/domain/value-kind.js'
import type { GraphEngine } from '../../src/engines/engine.js'
import type { Store } from '../../src/store.js'
import { ACCOUNT, literalEngine, PHONE } from './literal-engine.js'

export interface TestService {
  app: Api
  store: Store
  reads: ReadRecord[]
  /** of acts: what they left for the audit log */
  acts: AuditEntry[]
  close(): Promise<void>
}

let ticks = 0
/** A clock that moves by a second a look. */
export const clock = (): Date => new Date(Date.UTC(2026, 2, 1) + 1000 * ticks++)

/** A service over a small market with two recorded runs. */
export const openService = async (
  options: {
    keys?: boolean
    flags?: Record<string, unknown>
    fail?: () => never
    name?: GraphEngine['name']
  } = {},
): Promise<TestService> => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-api-'))
  const store = openTestStore(dir, options.name)
  const reads: ReadRecord[] = []
  const acts: AuditEntry[] = []
  const patient = { store: dir, logLevel: 'silent', lang: 'zh', workers: 1, limits: { loopDelayMs: 0 } }
  const config = readConfig({ ...patient, ...options.flags }, {})
  const app = await buildApp({
    store,
    config,
    clock,
    record: (read) => {
      options.fail?.()
      reads.push(read)
    },
    append: (entry) => {
      options.fail?.()
      acts.push(entry)
    },
  })
  await app.ready()
  return {
    app,
    store,
    reads,
    acts,
    close: async () => {
      await app.close()
      await store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

const openTestStore = (dir: string, name: GraphEngine['name'] = 'embedded'): Store => {
  const casebook = openCasebook(dir)
  saveRun(casebook, 'run-1', [ring('R-000001', 'red', 20), ring('R-000002', 'yellow', 8)])
  saveRun(casebook, 'run-2', RINGS)
  const engine = { ...literalEngine(), name }
  return {
    dir,
    casebook,
    engine,
    close: async () => {
      casebook.close()
      await engine.close()
    },
  }
}

/** A ring whose evidence holds a lock, a phone and a deposit account. */
export const ring = (id: string, level: Ring['level'], score: number, members = ['A', 'B']): Ring => ({
  id,
  level,
  score,
  members: members.map((bidderId, i) => ({
    bidderId,
    name: `${bidderId}桥建设有限公司`,
    role: i ? 'cover' : 'winner',
    support: 1,
    bids: 2,
    wins: i ? 0 : 1,
    flags: [],
  })),
  associates: [{ bidderId: 'D', name: 'D桥建设有限公司', tiedTo: ['A'], bits: 1.5 }],
  lots: ['L1', 'L2'],
  amountFen: 93_000_000,
  channels: { identity: score, participation: null, price: null, outcome: null },
  tests: { identity: null, participation: null, price: null, outcome: null },
  families: [{ family: 'document', grade: '视', members: 2, bits: 9 }],
  evidence: [
    item('DOC-01', 'document', 'lock', 'GL-88231907', members),
    item('REL-05', 'contact', 'phone', '138****2345', members),
    item('ACC-01', 'account', 'deposit-account', '****4567', members),
    { ...item('NET-01', 'network', null, null, members), detail: CO_BIDDING },
  ],
  hingesOn: { rule: 'ACC-01', value: '****4567', ifRemoved: 'yellow' },
  readings: [],
  notEvaluated: [{ rule: 'HW-08', missing: ['bids.bios'] }],
})

/** What NET-01 says of two firms that met on six lots. */
const CO_BIDDING = { type: 'co-bidding', k: 6, expected: 0.9, lift: 6.7, q: 0.0004, smallMarket: false }

const item = (
  rule: string,
  family: Ring['evidence'][number]['family'],
  kind: ValueKind | null,
  value: string | null,
  members: string[],
): Ring['evidence'][number] => ({
  rule,
  family,
  grade: '视',
  members,
  lots: ['L1'],
  bits: 9,
  kind,
  value,
  sources: kind ? [`bids.${kind}`] : [],
  firstDay: '2026-01-10',
  lastDay: '2026-01-10',
  holders: kind ? 2 : null,
  of: 9,
  notes: [],
  exemptions: [],
  law: [],
  detail: null,
})

const recordOf = (run: string, r: Ring): RingRecord => ({
  run,
  ring: r,
  sources: r.evidence.map((_, i) => [
    {
      table: 'bids',
      file: 'bids.csv',
      sha256: 'ab',
      line: i + 2,
      batch: 1,
      importedAt: '2026-01-01T00:00:00.000Z',
    },
  ]),
  clear: [null, PHONE, ACCOUNT, null],
  ties: [{ a: 'A', b: 'B', bits: 27, families: { document: 9, contact: 9, account: 9 }, rules: ['DOC-01'] }],
})

export const RINGS: Ring[] = [
  ...Array.from({ length: 5 }, (_, i) => ring(`R-00000${i + 1}`, 'red', 50 - i)),
  ring('R-000006', 'yellow', 12, ['C', 'D']),
  ring('R-000007', 'green', 3, ['E', 'F']),
]

/** Facts that the law deems collusion on one lot; the second rests on a personal value. */
export const FACTS: StatutoryFactRecord[] = [
  fact('L1', 'lock', 'GL-88231907', null),
  fact('L1', 'phone', '138****1234', '13800001234'),
  fact('L2', 'lock', 'GL-88231907', null),
]

function fact(lot: string, kind: ValueKind, value: string, clear: string | null): StatutoryFactRecord {
  const law = ['《招标投标法实施条例》第四十条']
  return {
    lot,
    rule: 'DOC-01',
    grade: '视',
    bidders: ['A', 'B'],
    kind,
    value,
    others: { bidders: 3, lots: 7 },
    law,
    clear,
  }
}

const saveRun = (casebook: ReturnType<typeof openCasebook>, id: string, rings: Ring[]): void => {
  const count = (level: string): number => rings.filter((r) => r.level === level).length
  const run: RunRecord = {
    id,
    startedAt: clock().toISOString(),
    finishedAt: clock().toISOString(),
    digest: 'd1',
    version: '0.1.0',
    seed: 1,
    communities: 'leiden',
    workers: 1,
    settings: {},
    timingsMs: { ties: 1 },
    counts: {
      bidders: 9,
      lots: 3,
      bids: 12,
      ties: 4,
      groups: 3,
      red: count('red'),
      yellow: count('yellow'),
      green: count('green'),
      hubs: 1,
    },
    notEvaluated: [],
    warnings: [],
    hubs: [{ kind: 'ip', value: '183.131.4.9', holders: 214, sample: ['A', 'B'] }],
  }
  const identities = rings.map((r) => ({
    id: r.id,
    members: r.members.map((m) => m.bidderId),
    core: r.members.map((m) => m.bidderId),
    lastRun: id,
    lastSeen: run.finishedAt,
    state: 'live' as const,
  }))
  const events = rings.map((r) => ({
    run: id,
    ring: r.id,
    event: 'birth' as const,
    jaccard: null,
    other: null,
    memberDigest: 'x',
  }))
  casebook.saveRun(
    run,
    rings.map((r) => recordOf(id, r)),
    identities,
    events,
    [],
    FACTS,
  )
}
