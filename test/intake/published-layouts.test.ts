import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ImportReport, importPaths } from '../../src/intake/import.js'
import { parseMapping } from '../../src/sources/mapping.js'
import { openStore, type Store } from '../../src/store.js'

let dir: string
let store: Store
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'biaojian-layouts-'))
  store = await openStore(join(dir, 'store'))
})
afterEach(async () => {
  await store.close()
  rmSync(dir, { recursive: true, force: true })
})

/** Imports a file of a published layout, with invented values, and sees that every row of it is explained. */
const run = async (name: string, content: string | Buffer, mapping?: object): Promise<ImportReport> => {
  const path = join(dir, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  const options = mapping ? { mapping: parseMapping(JSON.stringify(mapping)) } : {}
  const report = await importPaths(store, [path], { now: () => new Date(0), ...options })
  for (const { table, read, accepted, merged, quarantined } of report.files)
    expect([table !== '', read, quarantined]).toEqual([true, accepted + merged, 0])
  expect(report.skipped).toEqual([])
  return report
}
const amounts = async (lot: string) =>
  (await store.engine.lotBids(lot)).map(({ bidderId, amountFen, won, otherCurrency }) => [
    bidderId,
    amountFen,
    won,
    otherCurrency,
  ])

describe('published layouts are imported with every row explained', () => {
  it('contract awards, one row a bid, the currency on evaluated bids only, several currencies on one contract', async () => {
    const rows = [
      'P1,C1,Alder Works,Awarded,AMD,"AMD267,254,619.60"',
      'P1,C1,Birch  Build,Evaluated,AMD,"AMD300,000,000"',
      'P1,C1,Cedar Civil,Rejected,,',
      'P1,C2,Alder Works,Awarded,USD,"USD10,000.5"',
      'P1,C2,Dogwood SA,Evaluated,EUR,"EUR9,000"',
    ]
    const price = { from: 'price.raw', strip: ['AMD', 'USD', 'EUR'], thousands: ',', round: 2 }
    const columns = { lot_id: 'contract', bidder_id: 'bidder', amount: price, currency: 'currency' }
    const won = { from: 'status', values: { Awarded: '1' }, otherwise: '0' }
    await run('awards.csv', `project,contract,bidder,status,currency,price.raw\n${rows.join('\n')}\n`, {
      tables: {
        lots: {
          where: { column: 'status', is: 'Awarded' },
          columns: { lot_id: 'contract', project_id: 'project', currency: 'currency' },
        },
        bids: { columns: { ...columns, won } },
      },
    })
    expect(await amounts('C1')).toEqual([
      ['Alder Works', 26_725_461_960, true, undefined],
      ['Birch Build', 30_000_000_000, false, undefined],
      ['Cedar Civil', undefined, false, undefined],
    ])
    expect(await amounts('C2')).toEqual([
      ['Alder Works', 1_000_050, true, undefined],
      ['Dogwood SA', undefined, false, 'EUR'],
    ])
  })

  it('road works without names of bidders, winners as 1.0 and 0.0, prices with the noise of arithmetic', async () => {
    const rows = [
      '1,62049.299999999996,1.0,0.04',
      '1,64000.5,0.0,0.04',
      '2,784844.0000000001,1.0,0.1',
      '2,800000,0.0,0.1',
    ]
    const tender = { from: 'Tender', prefix: 'GR ' }
    await run('gr.csv', `Tender,Bid_value,Winner,CV\n${rows.join('\n')}\n`, {
      tables: {
        lots: { columns: { lot_id: tender, currency: { constant: 'CHF' } } },
        bids: {
          columns: {
            lot_id: tender,
            bidder_id: { line: true, prefix: 'row ' },
            amount: 'Bid_value',
            won: { from: 'Winner', values: { '1.0': '1', '0.0': '0' } },
          },
          keep: ['CV'],
        },
      },
    })
    expect(await amounts('GR 1')).toEqual([
      ['row 2', 6_204_930, true, undefined],
      ['row 3', 6_400_050, false, undefined],
    ])
    expect(await amounts('GR 2')).toEqual([
      ['row 4', 78_484_400, true, undefined],
      ['row 5', 80_000_000, false, undefined],
    ])
  })

  it('items of a bid schedule, summed to a bid, the winner as True and False', async () => {
    const rows = [
      'S1,Alder Works,1,Mobilization,100.10,True',
      'S1,Alder Works,2,Asphalt,200.20,True',
      'S1,Birch Build,1,Mobilization,90,False',
      'S1,Birch Build,2,Asphalt,250,False',
    ]
    await run('items.csv', `schedule,contractor,line,item,total_price,is_winner\n${rows.join('\n')}\n`, {
      tables: {
        lots: { columns: { lot_id: 'schedule', currency: { constant: 'USD' } } },
        bids: {
          sum: 'amount',
          columns: {
            lot_id: 'schedule',
            bidder_id: 'contractor',
            won: 'is_winner',
            amount: { from: 'total_price', round: 2 },
          },
        },
      },
    })
    expect(await amounts('S1')).toEqual([
      ['Alder Works', 30_030, true, undefined],
      ['Birch Build', 34_000, false, undefined],
    ])
  })

  it('a letting with a row an item, bidders by their place, totals in columns of that place', async () => {
    const rows = [
      'R-1,1,Alder Works,a,100.5,110',
      'R-1,1,Alder Works,b,100.5,110',
      'R-1,2,Birch Build,a,100.5,110',
    ]
    const bid = (place: string, total: string) => ({
      where: { column: 'Pos', is: place },
      columns: { lot_id: 'ProjectID', bidder_id: 'Bidder', amount: total, rank: 'Pos' },
    })
    await run('letting.csv', `ProjectID,Pos,Bidder,Item,Job Size,Bidder2Total\n${rows.join('\n')}\n`, {
      tables: {
        lots: { columns: { lot_id: 'ProjectID', currency: { constant: 'USD' } } },
        bids: [bid('1', 'Job Size'), bid('2', 'Bidder2Total')],
      },
    })
    expect(await amounts('R-1')).toEqual([
      ['Alder Works', 10_050, undefined, undefined],
      ['Birch Build', 11_000, undefined, undefined],
    ])
  })

  it('an OCDS award to several suppliers, each with a contract of its own, supplier and all', async () => {
    const suppliers = ['PY-1', 'PY-2', 'PY-3'].map((id, i) => ({ id, name: `Firma ${i + 1}` }))
    const contracts = suppliers.map((supplier, i) => ({
      id: `k${i}`,
      awardID: 'a',
      status: 'active',
      value: { amount: 1000 * (i + 1), currency: 'PYG' },
      suppliers: supplier,
    }))
    const release = {
      ocid: 'ocds-1',
      date: '2016-01-01T00:00:00Z',
      tender: { title: 'Camino', value: { amount: 9000, currency: 'PYG' } },
      parties: suppliers.map((supplier) => ({ ...supplier, roles: ['supplier'] })),
      awards: [{ id: 'a', status: 'active', suppliers, value: { amount: 6000, currency: 'PYG' } }],
      contracts,
    }
    const json = JSON.stringify({ records: [{ ocid: 'ocds-1', compiledRelease: release }] })
    const { files } = await run('llamado.json', json)
    expect(files.flatMap(({ notes }) => notes ?? [])).toEqual([
      expect.stringContaining('award has several suppliers'),
    ])
    expect(await amounts('ocds-1')).toEqual(suppliers.map(({ id }) => [id, undefined, true, undefined]))
    expect(await store.engine.counts()).toMatchObject({ tables: { contracts: 3 }, conflicts: 0 })
  })

  const vendor = { id: 'US-V-1', name: 'Alder Tech LLC' }
  const bureau = { id: 'US-B-1', name: 'CITYWIDE PROJECTS' }
  const usd = (amount: number) => ({ amount, currency: 'USD' })

  it('an OCDS record of a city: releases beside the compiled one, a party with several identifiers, payments', async () => {
    const content = {
      ocid: 'ocds-2',
      buyer: bureau,
      parties: [
        { ...bureau, identifier: { id: 'B1', scheme: 'US-B' }, roles: ['buyer', 'procuringEntity', 'payer'] },
        {
          ...vendor,
          identifier: { id: '109191', scheme: 'US-SID', legalName: 'ALDER TECH LLC' },
          additionalIdentifiers: [{ id: 'Vendor Nbr', scheme: 'US-V', legalName: vendor.name }],
          roles: ['tenderer', 'supplier', 'payee'],
        },
      ],
      tender: {
        id: '118001',
        title: 'FORMS',
        status: 'complete',
        procuringEntity: bureau,
        value: usd(400_000),
        mainProcurementCategory: 'services',
        awardCriteria: 'ratedCriteria',
        tenderPeriod: { startDate: '2015-04-29T00:00:00-07:00', endDate: '2015-11-06T00:00:00-08:00' },
        tenderers: [vendor],
      },
      awards: [{ id: '30', status: 'active', value: usd(391_600), suppliers: [vendor] }],
      contracts: [
        {
          id: '30',
          awardID: '30',
          status: 'terminated',
          period: { startDate: '2015-09-23T00:00:00-07:00', endDate: '2016-12-31T00:00:00-08:00' },
          value: usd(487_280),
          items: [{ id: 'i', quantity: 391_600, unit: { id: 'M4', value: usd(1) } }],
          implementation: { transactions: [{ id: 't', value: usd(4960), payer: bureau, payee: vendor }] },
        },
      ],
    }
    const release = { ...content, id: 'r', date: '2015-04-29T00:00:00-07:00', tag: ['tender', 'contract'] }
    const record = { ocid: 'ocds-2', releases: [release], compiledRelease: { ...release, tag: ['compiled'] } }
    await run('first_record.json', JSON.stringify(record, null, 2))
    expect(await amounts('ocds-2')).toEqual([['US-V-1', 39_160_000, true, undefined]])
    expect(await store.engine.lot('ocds-2')).toMatchObject({ buyerId: 'US-B-1', estimateFen: 40_000_000 })
    expect(await store.engine.counts()).toMatchObject({ tables: { contracts: 1 }, conflicts: 0 })
  })

  it('OCDS releases of one process after another, tenderers known by identifiers alone, nothing for null, not in UTF-8', async () => {
    const firm = (id: string, name: string) => ({
      identifier: { id, uri: 'http://example.mx' },
      name,
      address: { streetAddress: 'Av. México', postalCode: null },
      contactPoint: { name: 'José Peña', email: null, telephone: null },
    })
    const tenderers = [firm('AAA01', 'COMERCIALIZADORA ÁLAMO,'), firm('BBB02', 'Técnicos Ñandú de México')]
    const release = (id: string, value: object) => ({
      ocid: 'OCDS-3',
      id,
      date: `2017-0${id}-01T00:00:00-06:00`,
      tag: ['tender'],
      planning: { budget: { description: null, amountyear: { amount: 0, currency: null } } },
      buyer: firm('GOB', 'SECRETARÍA DE OBRAS'),
      tender: {
        id: 'OCDS-3',
        title: 'MÁQUINA CORTADORA',
        value: { amount: 193.39, currency: 'MXN' },
        enquiryPeriod: { startDate: null, endDate: null },
        numberOfTenderers: 2,
        tenderers,
      },
      awards: [{ id: '1', status: 'active', value, suppliers: [tenderers[0]] }],
      contracts: [],
    })
    const releases = [
      release('1', { amount: 0, dateexchangeRate: null, currency: null }),
      release('2', { amount: 193.35, exchangeRate: 1, currency: 'MXN' }),
    ]
    const json = JSON.stringify({ publisher: { name: 'OAX' }, releases })
    const refused = join(dir, 'latin1.json')
    writeFileSync(refused, Buffer.from(json, 'latin1'))
    const { files } = await importPaths(store, [refused], { now: () => new Date(0) })
    expect(files).toMatchObject([{ read: 0, error: expect.stringContaining('not in UTF-8') }])
    await run('utf8.json', json)
    expect(await amounts('OCDS-3')).toEqual([
      ['AAA01', 19_335, true, undefined],
      ['BBB02', undefined, false, undefined],
    ])
    expect((await store.engine.lotBids('OCDS-3')).map(({ bidderName }) => bidderName)).toEqual([
      'COMERCIALIZADORA ÁLAMO,',
      'Técnicos Ñandú de México',
    ])
  })

  it('bids and awards of one process in files of their own: the award is beside the price of the bid, in any order', async () => {
    const release = (id: string, date: string, more: object) =>
      JSON.stringify({ releases: [{ ocid: 'o', id, date, tag: ['tender'], ...more }] })
    const detail = (bidder: string, amount: number) => ({
      id: bidder,
      status: 'valid',
      tenderers: [{ id: bidder }],
      value: { amount },
    })
    const files = {
      'bids.json': release('2', '2026-02-01', { bids: { details: [detail('A', 100), detail('B', 120)] } }),
      'award.json': release('3', '2026-03-01', {
        awards: [{ id: 'w', status: 'active', suppliers: [{ id: 'A' }], value: { amount: 95 } }],
      }),
    }
    for (const order of [
      ['bids.json', 'award.json'],
      ['award.json', 'bids.json'],
    ] as const) {
      await run(order[0], files[order[0]])
      if (order[0] === 'award.json') expect(await amounts('o')).toEqual([['A', 9500, true, undefined]])
      await run(order[1], files[order[1]])
      expect(await amounts('o')).toEqual([
        ['A', 10_000, true, undefined],
        ['B', 12_000, undefined, undefined],
      ])
      await store.engine.clear()
    }
  })

  it.each([
    ['in cells', '标段编号,L1,,标段名称,道路一标\n开标时间,2026-03-01 09:30,,最高投标限价（万元）,100'],
    ['in a line', '标段编号：L1  标段名称：道路一标\n开标时间：2026-03-01 09:30 最高投标限价（万元）：100'],
  ])(
    'the record of an opening, its lot named above the table %s, by the mapping that its refusal tells',
    async (_, above) => {
      const rows =
        '序号,投标人,统一社会信用代码,投标报价（万元）,工期\n1,甲公司,A,90,30\n2,乙公司,B,91.5,30\n'
      const path = join(dir, '开标记录.csv')
      writeFileSync(path, `某县开标记录表\n${above}\n${rows}监督人：张三,,,,\n`)
      const refused = await importPaths(store, [path], { now: () => new Date(0) })
      const hint = /such as (\{.*\})$/.exec(refused.files[0]!.error!)![1]!
      await run('开标记录.csv', `某县开标记录表\n${above}\n${rows}监督人：张三,,,,\n`, JSON.parse(hint))
      expect(await store.engine.lot('L1')).toMatchObject({
        title: '道路一标',
        openedAt: '2026-03-01T01:30:00Z',
        controlPriceFen: 100_000_000,
      })
      expect(await amounts('L1')).toEqual([
        ['A', 90_000_000, undefined, undefined],
        ['B', 91_500_000, undefined, undefined],
      ])
    },
  )
})
