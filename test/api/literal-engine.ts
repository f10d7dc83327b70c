import { AppError } from '../../src/domain/errors.js'
import { hash, hashText } from '../../src/domain/hash.js'
import type { BidRecord } from '../../src/domain/records.js'
import { VALUE_KINDS } from '../../src/domain/value-kind.js'
import type { GraphEngine } from '../../src/engines/engine.js'
import { marketOf, type TestMarket } from '../support/market.js'

export const PHONE = '13857012345'
export const ACCOUNT = '6222021208001234567'
export const PERSON = '330922198801011234'

const LETTERS = [...'ABCDEFGHJ']
const spec: TestMarket = {
  names: Object.fromEntries(LETTERS.map((c) => [c, `${c}桥建设有限公司`])),
  bids: [
    ...['A', 'B'].map((bidder) => ({
      lot: 'L1',
      bidder,
      uses: {
        'bids.lock_no': 'GL-88231907',
        'bids.contact_phone': PHONE,
        'bids.deposit_account': ACCOUNT,
        'bids.agent_id_no': PERSON,
      },
    })),
    ...LETTERS.map((bidder, i) => ({ lot: `L${1 + (i % 3)}`, bidder, no: 2 })),
  ],
  lots: { L1: { day: 20_000, industry: 'transport' }, L2: { day: 20_001, industry: 'housing' }, L3: {} },
}

const COLUMN: Record<string, string> = {
  'bids.lock_no': 'lock',
  'bids.contact_phone': 'phone',
  'bids.deposit_account': 'deposit-account',
  'bids.agent_id_no': 'person',
}

/** The engine's questions answered from a handful of literal facts. */
export const literalEngine = (): GraphEngine => {
  const market = marketOf(spec)
  const lots = Object.keys(spec.lots!)
  const texts = ['GL-88231907', PHONE, ACCOUNT, PERSON]
  const record = (id: string) => ({
    id,
    name: spec.names![id]!,
    formerNames: id === 'A' ? ['甲旧市政有限公司'] : [],
    bidNames: [],
    legalRepName: '欧阳建国',
    phone: PHONE,
    email: 'boss@example.com',
    bids: 2,
    wins: 0,
    marks: [],
  })
  const bidOf = (bid: TestMarket['bids'][number]): BidRecord => ({
    lotId: bid.lot,
    bidderId: bid.bidder,
    bidderName: spec.names![bid.bidder]!,
    no: bid.no ?? 1,
    status: 'valid',
    values: Object.fromEntries(
      Object.entries(bid.uses ?? {}).map(([source, text]) => [source.slice(5), [String(text)]]),
    ),
  })
  const unused = async (): Promise<never> => {
    throw new AppError('engine_unavailable', 'The literal engine does not do this')
  }
  return {
    name: 'embedded',
    beginImport: unused,
    undoImport: unused,
    imports: async () => [
      { batch: 1, startedAt: '2026-03-01T01:00:00.000Z', files: [{ file: 'bids.csv', counts: true }] },
    ],
    digest: async () => market.digest,
    counts: async () => ({
      bidders: 9,
      lots: 3,
      bids: spec.bids.length,
      tables: { bids: spec.bids.length },
      quarantined: 1,
      pending: 0,
      conflicts: 0,
    }),
    market: async () => market,
    texts: async (wanted) =>
      wanted.map(({ kind, hi, lo }) =>
        texts.find((text) => {
          hashText(text, VALUE_KINDS.indexOf(kind))
          return hash.hi === hi && hash.lo === lo
        }),
      ),
    sources: async (wanted) => wanted.map(() => []),
    bidder: async (id) => (LETTERS.includes(id) ? record(id) : undefined),
    searchBidders: async ({ text = '', after, limit }) =>
      LETTERS.map(record)
        .filter((b) => b.name.includes(text) || b.formerNames.some((name) => name.includes(text)))
        .filter((b) => after === undefined || b.id > after)
        .slice(0, limit),
    names: async (ids) =>
      new Map(ids.filter((id) => LETTERS.includes(id)).map((id) => [id, record(id).name])),
    lot: async (id) => (lots.includes(id) ? { id, currency: 'CNY', bids: 3 } : undefined),
    lotBids: async (id) => spec.bids.filter((bid) => bid.lot === id).map(bidOf),
    lotIds: async () => lots,
    holders: async (kind, value) =>
      spec.bids.flatMap((bid) =>
        Object.entries(bid.uses ?? {}).flatMap(([source, text]) =>
          COLUMN[source] === kind && text === value
            ? [{ bidder: bid.bidder, name: spec.names![bid.bidder]!, source, lot: bid.lot }]
            : [],
        ),
      ),
    valuesOf: async (id) =>
      id === 'A'
        ? [
            { kind: 'lock', text: 'GL-88231907', holders: 2, uses: 2 },
            { kind: 'person', text: PERSON, holders: 2, uses: 2 },
            { kind: 'phone', text: PHONE, holders: 2, uses: 2 },
          ]
        : [],
    qualityBy: async (part) => [
      {
        part: part === 'month' ? '2024-10' : 'bids.csv',
        table: 'bids',
        rows: 11,
        columns: [{ column: 'mac', filled: 3, placeholder: 1, invalid: 0 }],
      },
    ],
    quality: async () => ({
      likelySame: [],
      otherCurrency: [],
      otherUnit: [],
      oddBids: [],
      awaitedLots: [],
      tables: [],
    }),
    quarantineGroups: async () => [
      { batch: 1, file: 'bids.csv', table: 'bids', reason: 'conflict', rows: 1 },
      { batch: 1, file: 'bids.csv', table: 'bids', reason: 'negative', rows: 1 },
    ],
    quarantine: async ({ after = -1, limit, reason }) =>
      [
        {
          seq: 1,
          issue: {
            file: 'bids.csv',
            line: 9,
            table: 'bids',
            column: 'agent_id_no',
            value: PERSON,
            reason: 'conflict',
          },
        },
        {
          seq: 2,
          issue: {
            file: 'bids.csv',
            line: 12,
            table: 'bids',
            column: 'amount',
            value: '-5',
            reason: 'negative',
          },
        },
      ]
        .filter(({ seq, issue }) => seq > after && (reason === undefined || reason === issue.reason))
        .slice(0, limit),
    clear: unused,
    close: async () => undefined,
  }
}
