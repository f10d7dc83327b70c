import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readOfficeMap } from '../../src/api/office-map.js'
import { regionsOf } from '../../src/api/regions.js'
import { marketOf } from '../support/market.js'
import { openService, ring } from './support.js'

const folder = mkdtempSync(join(tmpdir(), 'biaojian-map-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const written = (content: unknown): string => {
  const path = join(folder, 'map.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const SQUARE = [
  [
    [122, 30],
    [123, 30],
    [123, 31],
    [122, 30],
  ],
]
const feature = (properties: object, coordinates: unknown = SQUARE) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates },
})
const collection = (...features: object[]) => ({ type: 'FeatureCollection', 审图号: 'GS(2026)1号', features })

describe('the divisions of the market', () => {
  it('add up from township to province, a ring once in each, unknown places by themselves', async () => {
    const market = marketOf({
      bids: ['L1', 'L2', 'L3', 'L4'].flatMap((lot) => ['A', 'B'].map((bidder) => ({ lot, bidder }))),
      lots: {
        L1: { region: '330922', township: '嵊山镇', controlPrice: 100 },
        L2: { region: '330922', township: '枸杞乡', controlPrice: 50 },
        L3: { region: '330921' },
        L4: {},
      },
    })
    const casebook = {
      rings: () => ({
        rings: [ring('R-1', 'red', 9), { ...ring('R-2', 'red', 8), lots: ['L1', 'gone'] }],
        total: 2,
      }),
    }
    const found = await regionsOf(casebook as never, market, { id: 'run-1' }, (code) =>
      code === '330900' ? '某市' : undefined,
    )
    expect(
      found.map(({ code, level, parent, lots, ringLots, rings, bids }) =>
        [code, level, parent, lots, ringLots, rings, bids].join(' '),
      ),
    ).toEqual([
      ' county  1 0 0 2',
      '330000 province  3 2 2 6',
      '330900 city 330000 3 2 2 6',
      '330921 county 330900 1 0 0 2',
      '330922 county 330900 2 2 2 4',
      '330922/嵊山镇 township 330922 1 1 2 2',
      '330922/枸杞乡 township 330922 1 1 1 2',
    ])
    expect(found.find(({ code }) => code === '330900')!.name.zh).toBe('某市')
    expect(found.find(({ code }) => code === '330922')!.name.en).toBe('Shengsi')
  })
  it('have no boundaries unless the office gave some', async () => {
    const service = await openService()
    const get = async (url: string) => (await service.app.inject(`/api/v1${url}`)).json()
    expect((await get('/regions')).geometry).toBe(false)
    expect((await get('/regions/geometry')).code).toBe('not_found')
    await service.close()
    const given = await openService({ flags: { map: written(collection(feature({ adcode: 330922 }))) } })
    expect((await given.app.inject('/api/v1/regions')).json().geometry).toBe(true)
    expect((await given.app.inject('/api/v1/regions/geometry')).json()).toMatchObject({
      approval: 'GS(2026)1号',
      features: [{ properties: { code: '330922', name: null }, geometry: { type: 'MultiPolygon' } }],
    })
    await given.close()
  })
})

describe('a file of boundaries', () => {
  it.each([
    ['{', 'it is no JSON'],
    [{ type: 'Topology' }, 'type: '],
    [collection(), 'features: '],
    [collection(feature({ name: '无代码' })), 'features.0.properties: neither code nor adcode'],
    [
      collection(
        feature({ code: '1' }, [
          [
            [181, 30],
            [1, 1],
            [2, 2],
            [181, 30],
          ],
        ]),
      ),
      'features.0.geometry.coordinates.0.0.0: ',
    ],
    [
      collection({ ...feature({ code: '1' }), geometry: { type: 'Point', coordinates: [1, 1] } }),
      'features.0.geometry.type: ',
    ],
  ])('that is none is refused, and told where it is wrong: %#', (content, why) => {
    expect(() => readOfficeMap(written(content))).toThrow(why)
  })
})
