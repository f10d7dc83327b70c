import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { openJson } from '../../src/sources/json.js'
import { JsonSplit } from '../../src/sources/json-split.js'
import { LIMITS } from '../../src/sources/limits.js'
import { parseMapping } from '../../src/sources/mapping.js'
import type { CellBatch, SourceTable } from '../../src/sources/source.js'
import { bytesOf, rowsOf, scratch, seen, summary } from './support.js'

const { write, remove } = scratch()
afterAll(remove)

let count = 0
const read = async (content: unknown, extension = 'json') => {
  const text =
    typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content)
  const found = await seen(write(`r${count++}.${extension}`, text))
  return Object.fromEntries(found.map((one) => [one.said, one.rows?.map((row) => row.reason ?? row.cells)]))
}

const release = {
  ocid: 'o-1',
  date: '2026-03-01T00:00:00Z',
  parties: [
    { id: 'B', name: 'Town', roles: ['buyer'], address: { region: '330922' } },
    {
      id: 7,
      name: 'Seven',
      roles: ['tenderer'],
      identifier: { id: '91110000101623741k', legalName: 'Seven Ltd' },
      address: { streetAddress: '1 Road', locality: 'Town', region: 'Shire' },
      contactPoint: { name: 'Ann', telephone: '1', email: 'a@x.example' },
      beneficialOwners: [{ name: 'Own', identifier: { id: 'P1' } }],
      shareholders: [{ shareholder: { id: 'C9' }, shareholding: 0.6 }],
      memberOf: [{ id: 'G', name: 'Group' }],
    },
    { id: 'C9', name: 'Nine', roles: ['supplier'], contactPoint: { name: 'Nine' } },
  ],
  buyer: { id: 'B', name: 'Town' },
  tender: {
    title: 'Road',
    procurementMethod: 'selective',
    awardCriteria: 'priceOnly',
    mainProcurementCategory: 'works',
    value: { amount: 1000000, currency: 'CNY' },
    lots: [{ id: 1, title: 'East' }, { id: 2 }],
  },
  bids: {
    details: [
      {
        id: 'b1',
        status: 'valid',
        tenderers: [{ id: 7 }],
        value: { amount: 930000.5 },
        relatedLots: [1],
        submission: {
          submittedAt: '2026-02-01',
          ipAddress: '192.0.2.1',
          macAddress: ['a', 'b'],
          softwareLockId: 'L',
        },
      },
      { id: 'b2', status: 'pending', tenderers: [{ id: 'C9', name: 'Nine' }, { id: 7 }], relatedLots: ['2'] },
      { id: 'b3', status: 'invited', tenderers: [{ id: 'X' }] },
    ],
  },
  awards: [{ id: 'a', status: 'active', date: '2026-03-05', suppliers: [{ id: '7' }], relatedLots: ['1'] }],
}

describe('an OCDS release', () => {
  it('becomes lots, bids with what was seen of their upload, bidders, and who stands behind them', async () => {
    const id = '91110000101623741K'
    expect(await read(release)).toEqual({
      lots: [
        {
          lot_id: 'o-1/1',
          project_id: 'o-1',
          title: 'East',
          buyer_id: 'B',
          buyer_name: 'Town',
          category: 'works',
          region_code: '330922',
          method: 'invited',
          evaluation: 'lowest-price',
          currency: 'CNY',
          awarded_at: '2026-03-05',
          updated_at: release.date,
        },
        expect.objectContaining({ lot_id: 'o-1/2', title: 'Road' }),
      ],
      bids: [
        {
          lot_id: 'o-1/1',
          bid_no: '1',
          bidder_id: id,
          bidder_name: 'Seven',
          amount: '930000.5',
          status: 'valid',
          won: '1',
          submitted_at: '2026-02-01',
          ip: '192.0.2.1',
          mac: 'a;b',
          lock_no: 'L',
          updated_at: release.date,
        },
        {
          lot_id: 'o-1/2',
          bid_no: '1',
          bidder_id: 'C9',
          bidder_name: 'Nine',
          consortium: 'b2',
          updated_at: release.date,
        },
        {
          lot_id: 'o-1/2',
          bid_no: '1',
          bidder_id: id,
          bidder_name: 'Seven',
          consortium: 'b2',
          updated_at: release.date,
        },
      ],
      bidders: [
        {
          bidder_id: id,
          name: 'Seven Ltd',
          phone: '1',
          email: 'a@x.example',
          address: '1 Road, Town, Shire',
          updated_at: release.date,
        },
        { bidder_id: 'C9', name: 'Nine', updated_at: release.date },
      ],
      roles: [
        { bidder_id: id, person_name: 'Ann', role: 'agent', phone: '1' },
        { bidder_id: id, person_name: 'Own', person_id_no: 'P1', role: 'shareholder' },
      ],
      ownership: [{ owner_id: 'C9', owned_id: id, share: '0.6' }],
      groups: [{ group_id: 'G', bidder_id: id, name: 'Group' }],
    })
  })

  it.each([
    ['a release package', { releases: [release] }, 'json'],
    [
      'a record package',
      { records: [{ ocid: 'o-1', compiledRelease: release, releases: [{ url: 'x' }] }] },
      'json',
    ],
    [
      'a record package without compiled releases',
      { records: [{ ocid: 'o-1', releases: [release] }] },
      'json',
    ],
    ['a list', [release], 'json'],
    ['lines', `${JSON.stringify(release)}\n`, 'jsonl'],
    ['gzip', gzipSync(JSON.stringify({ releases: [release] })), 'json.gz'],
    ['UTF-8 with a mark', `\ufeff${JSON.stringify(release)}`, 'json'],
  ])('reads the same out of %s', async (_, content, extension) => {
    expect(await read(content, extension)).toEqual(await read(release))
  })

  it('is put together from the releases of its process, whatever their order', async () => {
    const { awards, bids, ...planned } = release
    const parts = [
      { ocid: 'o-1', date: '2026-03-01T00:00:00Z', awards },
      { ...planned, date: '2026-01-01', tender: { ...planned.tender, title: 'Old' } },
      { ocid: 'o-1', date: '2026-02-01', bids, tender: { title: 'Road' } },
    ]
    expect(await read({ releases: parts })).toEqual(await read(release))
  })

  it('without bids shows who won and who took part', async () => {
    const { bids } = await read({
      ocid: 'o',
      tender: { tenderers: [{ id: 'A' }, { id: 'B' }] },
      awards: [{ suppliers: [{ id: 'A' }], value: { amount: 5 } }],
    })
    expect(bids).toEqual([
      { lot_id: 'o', bid_no: '1', bidder_id: 'A', won: '1', awarded_amount: '5' },
      { lot_id: 'o', bid_no: '1', bidder_id: 'B', won: '0' },
    ])
  })

  it('numbers several bids of one bidder, and awards by the bid when the award names it', async () => {
    const detail = (id: string, amount: number) => ({ id, tenderers: [{ id: 'A' }], value: { amount } })
    const { bids } = await read({
      ocid: 'o',
      bids: { details: [detail('x', 1), detail('y', 2)] },
      awards: [{ relatedBid: 'y', suppliers: [{ id: 'A' }], value: { amount: 3 } }],
    })
    expect(bids).toMatchObject([
      { bid_no: '1', amount: '1', won: '0' },
      { bid_no: '2', amount: '2', won: '1', awarded_amount: '3' },
    ])
    expect(bids![0]).not.toHaveProperty('awarded_amount')
  })

  it('shows of a damaged line how it begins and where it stands', async () => {
    const found = await seen(write('damaged.jsonl', '{"ocid":"a"}\n{"ocid":"b",\n'))
    const issues = []
    for await (const batch of found.find(({ said }) => said === 'lots')!.table!.batches())
      for (const issue of batch.issues) issues.push(issue)
    expect(issues).toMatchObject([
      { reason: 'bad_record', value: '{"ocid":"b",', detail: expect.stringMatching(/^line 2: /) },
    ])
  })

  it('loses one line to damage, not the file', async () => {
    const rows = await read(
      `{"ocid":"a"}\n{"ocid":\n{"no":"ocid"}\n${'['.repeat(1000)}\n{"ocid":"b"}\n`,
      'jsonl',
    )
    expect(rows.lots!.map((row) => (typeof row === 'string' ? row : row.lot_id))).toEqual([
      'bad_record',
      'bad_record',
      'bad_record',
      'a',
      'b',
    ])
  })

  it('takes __proto__ and constructor for data', async () => {
    const text =
      '{"ocid":"a","__proto__":{"polluted":1},"tender":{"__proto__":{"title":"x"},"title":"t","constructor":1}}'
    const { lots } = await read(`{"releases":[${text},${text}]}`)
    expect(lots).toEqual([{ lot_id: 'a', project_id: 'a', title: 't' }])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('JSON is cut into records', () => {
  it('the same whatever the chunks, and as JSON.parse has them', () => {
    const { array, object, string } = {
      array: fc.array,
      object: fc.dictionary,
      string: fc.string({ unit: 'grapheme' }),
    }
    const value = fc.oneof(
      string,
      fc.integer(),
      fc.boolean(),
      array(string),
      object(string, array(fc.integer())),
    )
    const release = fc.record({ ocid: string, releases: value, 'a"b': value })
    const whole = fc.oneof(
      array(release).map((list) => ({ list, text: JSON.stringify(list) })),
      fc
        .tuple(value, array(release), value)
        .map(([a, list, b]) => ({ list, text: JSON.stringify({ a, releases: list, b }, null, 1) })),
      array(release, { minLength: 1 }).map((list) => ({
        list: list.map(({ releases: _, ...rest }) => rest),
        text: list.map(({ releases: _, ...rest }) => JSON.stringify(rest)).join('\n'),
      })),
    )
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 50 }), ({ list, text }, chunk) => {
        const split = new JsonSplit(LIMITS)
        const bytes = Buffer.from(text)
        const pieces: unknown[] = []
        for (let at = 0; at < bytes.length; at += chunk)
          for (const piece of split.push(bytes.subarray(at, at + chunk))) pieces.push(JSON.parse(piece.text))
        for (const piece of split.end()) pieces.push(JSON.parse(piece.text))
        expect(pieces).toEqual(list)
      }),
      { numRuns: 300 },
    )
  })
})

const REAL = '../shared/data/ocds'
describe.skipIf(!existsSync(REAL))('real OCDS files (skipped where they are absent)', () => {
  it('all read, without a fault', async () => {
    const found = await seen(REAL)
    expect(found.every((one) => one.kind === 'table')).toBe(true)
    expect(found.flatMap((one) => one.rows!).filter((row) => row.reason)).toEqual([])
    const bids = found.filter((one) => one.said === 'bids')
    expect(bids.length).toBe(9)
  })
})

describe('contracts', () => {
  const process = {
    ocid: 'o-2',
    date: '2026-03-01T00:00:00Z',
    tender: { lots: [{ id: 1 }, { id: 2 }] },
    awards: [
      { id: 'a1', suppliers: [{ id: 'A', name: 'Alpha' }], relatedLots: [1] },
      { id: 'a2', suppliers: [{ id: 'B' }, { id: 'C' }], relatedLots: [1, 2] },
      { id: 'a3', status: 'cancelled', suppliers: [{ id: 'D' }] },
    ],
    contracts: [
      {
        id: 'c1',
        awardID: 'a1',
        value: { amount: 95 },
        dateSigned: '2026-03-20T23:30:00+08:00',
        period: { startDate: '2026-04-01', endDate: '2026-09-30T00:00:00Z' },
        implementation: { finalValue: { amount: 108.5 } },
      },
      { id: 'c2', awardID: 'a2', suppliers: { id: 'C' }, value: { amount: 300 } },
      { id: 'c2b', awardID: 'a2', value: { amount: 300 } },
      { id: 'c3', awardID: 'a3', value: { amount: 1 } },
      { id: 'c4', awardID: 'nowhere', value: { amount: 1 } },
      { id: 'c5', awardID: 'a1', status: 'cancelled', value: { amount: 1 } },
    ],
  }

  it('take their own supplier, or the only one of their award; of several lots there is a row each, without the price', async () => {
    const { contracts } = await read(process)
    const common = { updated_at: '2026-03-01T00:00:00Z' }
    expect(contracts).toEqual([
      {
        ...common,
        contract_id: 'o-2/c1',
        lot_id: 'o-2/1',
        bidder_id: 'A',
        bidder_name: 'Alpha',
        price: '95',
        settlement_price: '108.5',
        signed_at: '2026-03-20',
        starts_on: '2026-04-01',
        ends_on: '2026-09-30',
      },
      { ...common, contract_id: 'o-2/c2#o-2/1', lot_id: 'o-2/1', bidder_id: 'C' },
      { ...common, contract_id: 'o-2/c2#o-2/2', lot_id: 'o-2/2', bidder_id: 'C' },
    ])
  })
})

describe('the tables of an OCDS file', () => {
  const lines = [
    ...Array.from({ length: 400 }, (_, i) => JSON.stringify({ ...release, ocid: `o-${i}` })),
    '{"ocid": 1',
    JSON.stringify({ ...release, ocid: 'o-last', bids: undefined }),
    '{"title": "no ocid"}',
  ].join('\n')

  /** Opens the lines as a file; counts how often it is read. */
  const opened = async () => {
    const count = { readings: 0 }
    const bytes = bytesOf(lines)
    const open = (): ReturnType<typeof bytes.open> => {
      count.readings++
      return bytes.open()
    }
    const tables: SourceTable[] = []
    for await (const found of openJson({ ...bytes, open }, 'r.jsonl', true, { limits: LIMITS }))
      if (found.kind === 'table') tables.push(found.table)
    return { tables, count }
  }

  it('come of one reading for hash and tables and one for all rows, with the rows that each has alone', async () => {
    const { tables, count } = await opened()
    const [{ together, sha256 } = { together: undefined, sha256: '' }] = tables
    expect(sha256).toBe(createHash('sha256').update(lines).digest('hex'))
    expect(together!.tables).toEqual(tables)
    const rows: unknown[][] = tables.map(() => [])
    for await (const { table, cells } of together!.batches())
      rows[table]!.push(...(await rowsOf({ ...tables[table]!, batches: () => one(cells) })))
    expect(count.readings).toBe(2)
    expect(tables.map(({ table }) => table)).toEqual(
      expect.arrayContaining(['lots', 'bids', 'bidders', 'groups']),
    )
    expect(rows[0]).toHaveLength(2 * 401 + 2)
    for (const [i, table] of tables.entries()) expect(rows[i]).toEqual(await rowsOf(table))
  })
})

async function* one(cells: CellBatch): AsyncGenerator<CellBatch> {
  yield cells
}

describe('what OCDS says of money and partners', () => {
  const award = (id: string, amount: number, suppliers: string[], more = {}) => ({
    id,
    status: 'active',
    value: { amount, currency: 'EUR' },
    suppliers: suppliers.map((supplier) => ({ id: supplier })),
    ...more,
  })
  const tablesOf = async (release: object): Promise<Record<string, Record<string, string>[]>> =>
    (await read(release)) as Record<string, Record<string, string>[]>
  const amounts = async (release: object): Promise<(string | undefined)[][]> => {
    const { bids } = await tablesOf(release)
    return bids!.map((bid) => [bid.lot_id, bid.bidder_id, bid.amount ?? bid.awarded_amount, bid.consortium])
  }

  it('makes several suppliers of one award partners, none of whom has its amount', async () => {
    expect(await amounts({ ocid: 'm', awards: [award('x', 3000, ['A', 'B'])] })).toEqual([
      ['m', 'A', undefined, 'award x'],
      ['m', 'B', undefined, 'award x'],
    ])
  })

  it('makes all partners one that awards of a lot name together, whichever comes first', async () => {
    const single = award('x', 100, ['A'])
    for (const awards of [
      [single, award('y', 300, ['A', 'B'])],
      [award('y', 300, ['A', 'B']), single],
    ])
      expect((await amounts({ ocid: 'm', awards })).map(([, bidder, , name]) => [bidder, name])).toEqual([
        ['A', 'award y'],
        ['B', 'award y'],
      ])
    const chain = [award('x', 1, ['A', 'B']), award('y', 1, ['C', 'D']), award('z', 1, ['B', 'C'])]
    const names = (await amounts({ ocid: 'm', awards: chain })).map(([, , , name]) => name)
    expect(names).toEqual(['award x', 'award x', 'award x', 'award x'])
  })

  it('makes the partner who bid for all one of them', async () => {
    const details = [{ id: 'b', tenderers: [{ id: 'A' }], value: { amount: 9, currency: 'EUR' } }]
    expect(await amounts({ ocid: 'm', bids: { details }, awards: [award('x', 9, ['A', 'B'])] })).toEqual([
      ['m', 'A', '9', 'award x'],
      ['m', 'B', undefined, 'award x'],
    ])
  })

  it('reads a supplier that stands without a list around it', async () => {
    const awards = [{ id: 'x', suppliers: { id: 'A' }, value: { amount: 3, currency: 'EUR' } }]
    expect(await amounts({ ocid: 'm', awards })).toEqual([['m', 'A', '3', undefined]])
  })

  it('gives no lot of several the value of the whole tender', async () => {
    const value = { amount: 1000, currency: 'EUR' }
    const lots = [{ id: '1' }, { id: '2', value: { amount: 400, currency: 'EUR' } }]
    const { lots: several } = await tablesOf({ ocid: 'm', tender: { value, lots } })
    expect(several!.map(({ estimate, currency }) => [estimate, currency])).toEqual([
      [undefined, 'EUR'],
      ['400', 'EUR'],
    ])
    const { lots: one } = await tablesOf({ ocid: 'm', tender: { value, lots: [{ id: '1' }] } })
    expect(one!.map(({ estimate }) => estimate)).toEqual(['1000'])
  })

  it('leaves a contract’s price in another currency out, and knows the lot of one that names no award', async () => {
    const contracts = [
      { id: 'k1', awardID: 'x', value: { amount: 5, currency: 'USD' }, suppliers: [{ id: 'A' }] },
      { id: 'k2', value: { amount: 6, currency: 'EUR' }, suppliers: { id: 'A' } },
      { id: 'k3', awardID: 'gone', value: { amount: 7, currency: 'EUR' }, suppliers: [{ id: 'A' }] },
    ]
    const tables = await tablesOf({ ocid: 'm', awards: [award('x', 5, ['A'])], contracts })
    expect(tables.contracts!.map(({ contract_id, lot_id, price }) => [contract_id, lot_id, price])).toEqual([
      ['m/k1', 'm', undefined],
      ['m/k2', 'm', '6'],
    ])
  })

  it('says in the report what it leaves unknown', async () => {
    const lots = [{ id: '1' }, { id: '2' }]
    const details = [
      { id: 'b', tenderers: [{ id: 'A' }], value: { amount: 18 }, relatedLots: ['1', '2'] },
      { id: 'c', tenderers: [{ id: 'B' }], value: { amount: 9 } },
    ]
    const awards = [award('x', 3, ['C', 'D'], { relatedLots: ['1'] })]
    const contracts = [{ id: 'k', awardID: 'x', value: { amount: 3, currency: 'EUR' } }]
    const json = JSON.stringify({ ocid: 'm', tender: { lots }, bids: { details }, awards, contracts })
    const [first] = await seen(write('said.json', json))
    expect(first!.table!.notes!().map(({ en }) => en)).toEqual([
      expect.stringMatching(/^1 bid or award has one price over several lots/),
      expect.stringMatching(/^1 award has several suppliers/),
      expect.stringMatching(/^1 contract names no contractor/),
      expect.stringMatching(/^1 bid names none of the several lots/),
    ])
  })

  it('reads a publisher’s own words as a mapping says', async () => {
    const details = [
      { id: 'b', status: 'Calificada', tenderers: [{ id: 'A' }] },
      { id: 'c', status: 'descalificada', tenderers: [{ id: 'B' }] },
    ]
    const tender = { procurementMethod: 'licitación' }
    const awards = [{ id: 'x', status: 'Desierto', suppliers: [{ id: 'A' }] }]
    const mapping = parseMapping(
      JSON.stringify({
        ocds: {
          bidStatus: { calificada: 'valid', Descalificada: 'disqualified' },
          awardStatus: { desierto: 'unsuccessful' },
          procurementMethod: { Licitación: 'open' },
        },
      }),
    )
    const json = JSON.stringify({ ocid: 'm', tender, bids: { details }, awards })
    const [lot, bids] = await seen(write('words.json', json), { mapping })
    expect(lot!.rows![0]!.cells.method).toBe('open')
    expect(bids!.rows!.map(({ cells }) => [cells.status, cells.won])).toEqual([
      ['valid', undefined],
      ['disqualified', undefined],
    ])
    const unknown = '{"ocds": {\n "bidStatus": {"Calificada": "good"}}}'
    expect(() => parseMapping(unknown)).toThrow(/line 2.*bidStatus/s)
  })

  it('adds two awards of one lot to one supplier, exactly', async () => {
    expect(
      await amounts({ ocid: 'm', awards: [award('x', 100.1, ['A']), award('y', 200.2, ['A'])] }),
    ).toEqual([['m', 'A', '300.3', undefined]])
  })

  it('gives no lot the price of a bid, or an award, over several', async () => {
    const tender = { lots: [{ id: '1' }, { id: '2' }] }
    const details = [{ id: 'b', tenderers: [{ id: 'A' }], value: { amount: 1800 }, relatedLots: ['1', '2'] }]
    expect(await amounts({ ocid: 'm', tender, bids: { details } })).toEqual([
      ['m/1', 'A', undefined, undefined],
      ['m/2', 'A', undefined, undefined],
    ])
    expect(
      await amounts({ ocid: 'm', tender, awards: [award('x', 5, ['A'], { relatedLots: ['1', '2'] })] }),
    ).toEqual([
      ['m/1', 'A', undefined, undefined],
      ['m/2', 'A', undefined, undefined],
    ])
  })

  it('names the currency of an amount that is not in its lot’s, and adds up no two', async () => {
    const details = [
      { id: 'b1', tenderers: [{ id: 'A' }], value: { amount: 900, currency: 'EUR' } },
      { id: 'b2', tenderers: [{ id: 'B' }], value: { amount: 1000, currency: 'USD' } },
      { id: 'b3', tenderers: [{ id: 'C' }], value: { amount: 950 } },
    ]
    const release = { ocid: 'm', tender: { value: { amount: 1, currency: 'EUR' } }, bids: { details } }
    const { bids } = await tablesOf(release)
    expect(bids!.map(({ bidder_id, amount, currency }) => [bidder_id, amount, currency])).toEqual([
      ['A', '900', undefined],
      ['B', '1000', 'USD'],
      ['C', '950', undefined],
    ])
  })

  it('reads the lots’ own prices and the status words of ProZorro', async () => {
    const details = [
      {
        id: 'b',
        status: 'active',
        tenderers: [{ id: 'A' }],
        lotValues: [
          { relatedLot: '1', value: { amount: 7, currency: 'UAH' } },
          { relatedLot: '2', value: { amount: 8, currency: 'UAH' }, status: 'unsuccessful' },
        ],
      },
      { id: 'c', status: 'deleted', tenderers: [{ id: 'B' }], relatedLots: ['1'] },
    ]
    const { bids, lots } = await tablesOf({
      ocid: 'm',
      tender: { lots: [{ id: '1' }, { id: '2' }] },
      bids: { details },
    })
    expect(bids!.map(({ lot_id, bidder_id, amount, status }) => [lot_id, bidder_id, amount, status])).toEqual(
      [
        ['m/1', 'A', '7', 'valid'],
        ['m/2', 'A', '8', 'disqualified'],
        ['m/1', 'B', undefined, 'withdrawn'],
      ],
    )
    expect(lots!.map(({ currency }) => currency)).toEqual(['UAH', 'UAH'])
  })
})

describe('a file that is no releases', () => {
  const said = async (content: string | Uint8Array, name = 'x.json'): Promise<string> =>
    summary(await seen(write(name, content))).join('\n')

  it('is told for what it is: links, versioned releases, another encoding', async () => {
    const linked = {
      records: [{ ocid: 'k', releases: [{ url: 'https://example.org/1.json', tag: ['tender'] }] }],
    }
    expect(await said(JSON.stringify(linked))).toContain('hold links to releases')
    const versioned = {
      ocid: 'v',
      tender: { id: '1', title: [{ releaseID: '1', releaseDate: '2026-01-01', value: 'x' }] },
    }
    expect(await said(JSON.stringify(versioned))).toContain('versioned releases')
    const history = { records: [{ ocid: 'v', versionedRelease: versioned }] }
    expect(await said(JSON.stringify(history))).toContain('versioned releases')
    const addresses = { releases: [{ url: 'https://example.org/1.json#a' }] }
    expect(await said(JSON.stringify(addresses))).toContain('hold links to releases')
    const latin1 = Buffer.from(JSON.stringify({ ocid: 'l', tender: { title: 'Técnicos' } }), 'latin1')
    expect(await said(latin1)).toContain('not in UTF-8')
  })

  it('costs of lines in two encodings those that are not UTF-8', async () => {
    const line = (ocid: string): string => JSON.stringify({ ...release, ocid })
    const bytes = Buffer.concat([
      Buffer.from(`${line('a')}\n`),
      Buffer.from(`${JSON.stringify({ ocid: 'l', buyer: { name: 'México' } })}\n`, 'latin1'),
      Buffer.from(`${line('b')}\n`),
    ])
    const [lots] = await seen(write('two.jsonl', bytes))
    expect(lots!.rows!.map((row) => row.reason ?? row.cells.lot_id)).toEqual([
      'bad_encoding',
      'a/1',
      'a/2',
      'b/1',
      'b/2',
    ])
  })
})
