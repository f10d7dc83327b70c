import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Mapping, parseMapping } from '../../src/sources/mapping.js'
import { rowsOfRelease } from '../../src/sources/ocds.js'
import { scratch, seen, textRow, workbookOf } from './support.js'

const examples = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/```json\n([\s\S]*?)```/g)].map((found) => found[1]!)

describe('the documents', () => {
  it('show mappings that are accepted', () => {
    const shown = examples('docs/mapping.md')
    expect(shown.length).toBe(11)
    for (const text of shown) expect(() => parseMapping(text)).not.toThrow()
  })

  it('map the awards, the workbook and the letting that they show, with nothing left unexplained', async () => {
    const [awards, summary, letting, old] = examples('docs/mapping.md')
      .slice(6)
      .map((text) => parseMapping(text))
    const { write, remove } = scratch()
    const read = async (name: string, content: string | Uint8Array, mapping: Mapping) =>
      (await seen(write(name, content), { mapping })).map(({ said, rows }) => [
        said,
        rows!.map(({ cells, reason }) => reason ?? Object.values(cells)),
      ])
    try {
      const flat =
        'project,contract,bidder.name,bidder.country,status,evaluated.price.currency,evaluated.price.raw\n' +
        'P1,C1,Alder Works,AM,Awarded,AMD,"AMD267,254,619.60"\nP1,C1,Birch Build,AM,Rejected,,\n'
      expect(await read('awards-1.csv', flat, awards!)).toEqual([
        ['lots', [['C1', 'P1', 'AMD', 'lowest-price']]],
        [
          'bids',
          [
            ['C1', 'Alder Works', 'Alder Works', '267254619.60', 'AMD', 'valid', '1', 'AM'],
            ['C1', 'Birch Build', 'Birch Build', 'disqualified', '0', 'AM'],
          ],
        ],
      ])
      const blank = Array.from({ length: 5 }, (_, i) => textRow(i + 2, `note ${i}`))
      const book = await workbookOf({
        Summary: [
          textRow(1, 'Bid Tabulation'),
          ...blank,
          textRow(7, 'Bidder', 'Total Price'),
          textRow(8, "Engineer's Estimate", '900000'),
          textRow(9, 'Alder Works', '935000.5', '1'),
        ].join(''),
        UoM: textRow(1, 'EA'),
      })
      const tables = (await seen(write('2019D031.xlsx', book), { mapping: summary! })).filter(
        ({ rows }) => rows,
      )
      expect(tables.map(({ rows }) => Object.values(rows!.at(-1)!.cells))).toEqual([
        ['2019D031', 'USD', 'lowest-price'],
        ['2019D031', 'Alder Works', 'Alder Works', '935000.50'],
      ])
      const items =
        'ProjectID,Job Desc,Bid Date,Pos,Bidder Name,Item,Job Size,Bidder2Total\n' +
        'R-1,bridge,12/07/2022,1,Alder Works,a,100.5,110\nR-1,bridge,12/07/2022,2,Birch Build,a,100.5,110\n'
      expect(await read('letting-1.csv', items, letting!)).toEqual([
        [
          'lots',
          [
            ['R-1', 'bridge', 'USD', 'works', '2022-12-07'],
            ['R-1', 'bridge', 'USD', 'works', '2022-12-07'],
          ],
        ],
        ['bids', [['R-1', 'Alder Works', '100.50', '1', '1']]],
        ['bids', [['R-1', 'Birch Build', '110.00', '2', '0']]],
      ])
      const merged =
        'lot,name,y,m,d,notice,price,place\n7,路,2026,3,1,28/02/1926,"1.234,50",1/2\n,,2026,3,1,28/02/1926,"1.300,00",2/2\n'
      expect(await read('old-1.csv', merged, old!)).toEqual([
        [
          'lots',
          [
            ['BD-7', '路标段', '2026-03-01', '2026-02-28'],
            ['BD-7', '路标段', '2026-03-01', '2026-02-28'],
          ],
        ],
        [
          'bids',
          [
            ['BD-7', '2', '1234.50', '1'],
            ['BD-7', '3', '1300.00', '2'],
          ],
        ],
      ])
    } finally {
      remove()
    }
  })

  it('show an OCDS bid whose every trace is read, and describe each of them', () => {
    const [bid] = rowsOfRelease(JSON.parse(examples('docs/ocds-extension/README.md')[0]!)).bids!
    expect(bid).toMatchObject({
      submitted_at: '2026-03-01T08:55:00+08:00',
      ip: '192.0.2.10',
      mac: '00:00:5E:00:53:01',
      lock_no: 'LOCK-0001',
    })
    const schema = JSON.parse(readFileSync('docs/ocds-extension/release-schema.json', 'utf8'))
    const { properties } = schema.definitions.BidSubmission
    const submission = Object.fromEntries(Object.keys(properties).map((field) => [field, `x-${field}`]))
    const [read] = rowsOfRelease({ ocid: 'o', bids: { details: [{ tenderers: [{ id: 'A' }], submission }] } })
      .bids!
    for (const value of Object.values(submission)) expect(Object.values(read!)).toContain(value)
  })
})
