import { NO_DAY } from '../dist/domain/day.js'

const WORDS = [
  'industry',
  'category',
  'evaluation',
  'method',
  'domain',
  'region',
  'township',
  'currency',
  'project',
  'investCode',
  'exception',
  'qualification',
  'buyer',
  'agency',
  'qualifiedFirms',
]
const DAYS = [
  'day',
  'published',
  'opened',
  'awarded',
  'saleFrom',
  'saleTo',
  'deadline',
  'publicFrom',
  'publicTo',
]
const AMOUNTS = ['controlPrice', 'estimate', 'totalInvestment']

const columns = (names, make) => Object.fromEntries(names.map((name) => [name, make()]))

/**
 * The columns of a market's lots (`Market['lots']`) of which nothing is known: a bench fills what it asks of.
 */
export const unknownLots = (count) => ({
  count,
  ...columns(WORDS, () => new Int32Array(count).fill(-1)),
  ...columns(DAYS, () => new Int32Array(count).fill(NO_DAY)),
  ...columns(AMOUNTS, () => new Float64Array(count).fill(Number.NaN)),
  statutory: new Uint8Array(count).fill(255),
  approved: new Uint8Array(count),
  reasoned: new Uint8Array(count),
  attempt: new Int32Array(count),
  issuerOffsets: new Int32Array(count + 1),
  issuerHi: new Uint32Array(0),
  issuerLo: new Uint32Array(0),
})
