import { createHmac } from 'node:crypto'
import yauzl from 'yauzl'
import type { Role } from '../../src/access/matrix.js'
import { viewOf } from '../../src/access/view.js'
import type { LotFlagRecord } from '../../src/domain/lot-flag.js'
import type { Ring, RingEvidence } from '../../src/domain/ring.js'
import type { RingRecord, RunRecord } from '../../src/domain/run.js'
import { PERSONAL_KINDS, type ValueKind } from '../../src/domain/value-kind.js'
import { headOf } from '../../src/exports/head.js'
import { type ExportModel, exportModel } from '../../src/exports/model.js'
import { displayValue, maskValue } from '../../src/normalise/mask.js'
import type { Lang } from '../../src/texts/text.js'
import { marketOf, type TestMarket } from '../support/market.js'

export interface TestFact {
  rule: string
  kind: ValueKind | null
  /** canonical text */
  value: string | null
  members?: string[]
  lots?: string[]
}

export interface TestRing {
  id?: string
  level?: Ring['level']
  members?: string[]
  names?: Record<string, string>
  associates?: string[]
  lots?: string[]
  facts?: TestFact[]
  file?: string
}

export const PERSONAL: TestFact[] = [
  { rule: 'REL-07', kind: 'person', value: '330922199001011234' },
  { rule: 'REL-06', kind: 'person-name', value: '陈秘密' },
  { rule: 'REL-05', kind: 'phone', value: '13812345678' },
  { rule: 'REL-05', kind: 'email', value: 'secret.person@example.cn' },
  { rule: 'ACC-01', kind: 'account', value: 'user778899' },
  { rule: 'ACC-03', kind: 'deposit-account', value: '6222020200112233445' },
  { rule: 'ACC-06', kind: 'operator', value: 'operator5566' },
  { rule: 'DOC-04', kind: 'file-author', value: '王机密' },
]

export const PLAIN: TestFact[] = [
  { rule: 'DOC-01', kind: 'lock', value: 'GL-88231907' },
  { rule: 'HW-01', kind: 'mac', value: 'f875a41b2c3d' },
  { rule: 'HW-04', kind: 'ip', value: '183.208.4.98' },
  { rule: 'REL-06', kind: 'address', value: '嵊泗县菜园镇海滨路1号' },
  { rule: 'NET-01', kind: null, value: null },
]

export const ringRecord = (spec: TestRing = {}): RingRecord => {
  const members = spec.members ?? ['A', 'B', 'C']
  const lots = spec.lots ?? ['L1', 'L2']
  const name = (id: string): string => spec.names?.[id] ?? `${id}桥建设有限公司`
  const facts = spec.facts ?? [...PLAIN, ...PERSONAL]
  const evidence = facts.map((fact) => evidenceOf(fact, members, lots))
  return {
    run: 'RUN-000001',
    ring: {
      id: spec.id ?? 'R-000001',
      level: spec.level ?? 'red',
      score: 20.5,
      members: members.map((bidderId, i) => ({
        bidderId,
        name: name(bidderId),
        role: i ? 'cover' : 'winner',
        support: 1,
        bids: lots.length,
        wins: i ? 0 : lots.length,
        flags: [],
      })),
      associates: (spec.associates ?? ['D']).map((id) => ({
        bidderId: id,
        name: name(id),
        tiedTo: [members[0]!],
        bits: 1.5,
      })),
      lots,
      amountFen: 93_000_000,
      channels: { identity: 20.5, participation: null, price: null, outcome: null },
      tests: { identity: null, participation: null, price: null, outcome: null },
      families: [{ family: 'document', grade: '视', members: members.length, bits: 9 }],
      evidence,
      hingesOn: null,
      readings: [],
      notEvaluated: [{ rule: 'HW-08', missing: ['ip location'] }],
    },
    sources: facts.map((_, i) =>
      members.map((_, m) => ({
        table: 'bids',
        file: spec.file ?? 'bids.csv',
        sha256: 'ab'.repeat(32),
        line: 2 + i + m,
        batch: 1,
        importedAt: '2026-04-01T00:00:00Z',
      })),
    ),
    clear: facts.map(({ kind, value }) =>
      kind && value && PERSONAL_KINDS.has(kind) ? displayValue(kind, value) : null,
    ),
    ties: [{ a: members[0]!, b: members[1]!, bits: 12, families: { document: 9 }, rules: ['DOC-01'] }],
  }
}

const evidenceOf = (fact: TestFact, members: string[], lots: string[]): RingEvidence => ({
  rule: fact.rule,
  family: 'document',
  grade: '视',
  members: fact.members ?? members,
  lots: fact.lots ?? lots,
  bits: 9,
  kind: fact.kind,
  value: fact.kind && fact.value !== null ? maskValue(fact.kind, fact.value) : null,
  sources: fact.kind ? ['bids.lock_no'] : [],
  firstDay: '2024-01-10',
  lastDay: '2026-01-10',
  holders: fact.kind ? members.length : null,
  of: 9,
  notes: [],
  exemptions: [{ key: 'allowlisted', result: 'none' }],
  law: ['regulation-40-1'],
  detail: fact.kind
    ? null
    : { type: 'co-bidding', pairs: [{ a: members[0], b: members[1], k: 2, expected: 0.1, lift: 20 }] },
})

export const RUN: RunRecord = {
  id: 'RUN-000001',
  startedAt: '2026-04-01T00:00:00.000Z',
  finishedAt: '2026-04-01T00:01:00.000Z',
  digest: 'd1',
  version: '0.1.0',
  seed: 1,
  communities: 'leiden',
  workers: 1,
  settings: {},
  timingsMs: {},
  counts: { bidders: 9, lots: 2, bids: 8, ties: 3, groups: 1, red: 1, yellow: 0, green: 0, hubs: 0 },
  notEvaluated: [],
  warnings: [],
  hubs: [],
}

/** Two lots on which A, B, C and a stranger bid; A wins both. */
export const testMarket = (
  lots = ['L1', 'L2'],
  members = ['A', 'B', 'C'],
  { buyer = 'BUYER', ...more }: Partial<TestMarket> & { buyer?: string } = {},
) =>
  marketOf({
    ...more,
    bids: lots.flatMap((lot) =>
      [...members, 'Z'].map((bidder, i) => ({ lot, bidder, amount: 100_000_00 + i, won: i === 0 })),
    ),
    lots: Object.fromEntries(lots.map((lot, i) => [lot, { day: 20_000 + i, buyer }])),
  })

export const modelOf = (
  records: RingRecord[] = [ringRecord()],
  {
    role = 'local' as Role,
    unmasked = false,
    market = testMarket(),
    requester = '李调查',
    lang = 'zh' as Lang,
    key = 'test',
    lotFacts = [] as LotFlagRecord[],
  } = {},
): ExportModel =>
  exportModel({
    head: headOf(
      { at: new Date('2026-04-02T03:04:05Z'), requester, unmasked, lang, selection: 'R-000001' },
      RUN,
      RUN.digest,
    ),
    records: () => records,
    market,
    sight: viewOf(role, unmasked),
    lotFacts: () => lotFacts,
    keyed: keyedBy(key),
  })

/** A store's keyed hash. */
export const keyedBy =
  (key: string) =>
  (text: string): string =>
    createHmac('sha256', key).update(text).digest('hex').slice(0, 24)

/** The whole file. */
export const fileOf = async (
  pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const piece of pieces) parts.push(Buffer.from(piece))
  return Buffer.concat(parts)
}

/** Files of a ZIP by an independent reader. */
export const unzipped = (bytes: Buffer): Promise<Map<string, Buffer>> =>
  new Promise((resolve, reject) =>
    yauzl.fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (error, zip) => {
      if (error) return reject(error)
      const files = new Map<string, Buffer>()
      zip.on('entry', (entry: yauzl.Entry) =>
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          const parts: Buffer[] = []
          stream.on('data', (part: Buffer) => parts.push(part))
          stream.on('end', () => {
            files.set(entry.fileName, Buffer.concat(parts))
            zip.readEntry()
          })
        }),
      )
      zip.on('end', () => resolve(files))
      zip.on('error', reject)
      zip.readEntry()
    }),
  )
