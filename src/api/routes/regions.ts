import { z } from 'zod'
import { AppError } from '../../domain/errors.js'
import { currencyOf } from '../../market/currency.js'
import { read } from '../read-route.js'
import { regionsOf } from '../regions.js'
import type { Route } from '../route.js'
import { runQuery } from '../schemas/query.js'
import { RegionGeometry, Regions } from '../schemas/region.js'

const listRegions = read('/regions', {
  id: 'listRegions',
  summary: 'Divisions of the market with parents and counts: lots, rings, bids, money; no names of firms',
  tag: 'rings',
  query: z.strictObject(runQuery),
  json: Regions,
  what: 'regions',
  access: { resource: 'ring', classes: ['open', 'work'], cut: true },
  needs: 'rings',
  prepare: ({ query: { run }, latest }) => latest.of(run),
  cache: ({ ready: run, market }) => [run.id, market.now?.market.digest],
  load: async ({ ready: run, store: { casebook }, market, map }) => {
    const named = new Map(map?.features.map(({ properties: { code, name } }) => [code, name ?? undefined]))
    const loaded = (await market.get()).market
    return {
      run: run.id,
      currency: currencyOf(loaded),
      geometry: map !== undefined,
      data: await regionsOf(casebook, loaded, run, (code) => named.get(code)),
    }
  },
})

const getGeometry = read('/regions/geometry', {
  id: 'getRegionGeometry',
  summary: "Boundaries of divisions from the office's own file (setting `map`); 404 where none is set",
  tag: 'rings',
  json: RegionGeometry,
  what: 'region geometry',
  access: { resource: 'ring', classes: ['ops'], cut: true },
  needs: 'rings',
  load: ({ map }) => {
    if (!map) throw new AppError('not_found', 'No file of boundaries is set (setting `map`)')
    return map
  },
})

/** Where the market is. */
export const regionRoutes: Route[] = [listRegions, getGeometry]
