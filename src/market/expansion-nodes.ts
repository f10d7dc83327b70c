import { findString, stringAt } from '../arrays/strings.js'
import { AppError } from '../domain/errors.js'
import { kindIndex, VALUE_KINDS, type ValueKind } from '../domain/value-kind.js'
import { valueHash } from '../normalise/value-hash.js'
import { findValue } from './adjacency.js'
import type { Market } from './market.js'

/**
 * Things of a market as one row of numbers: organisations, then lots, then shared values. `orgs` and `lots`
 * say where the next kind begins.
 */
export interface NodeSpace {
  market: Market
  orgs: number
  lots: number
}

export type Thing = { type: 'org' | 'lot' | 'value'; at: number }

export const nodeSpace = (market: Market): NodeSpace => ({
  market,
  orgs: market.bidders.orgCount,
  lots: market.lots.count,
})

export const thingAt = ({ orgs, lots }: NodeSpace, node: number): Thing =>
  node < orgs
    ? { type: 'org', at: node }
    : node < orgs + lots
      ? { type: 'lot', at: node - orgs }
      : { type: 'value', at: node - orgs - lots }

export const nodeOf = ({ orgs, lots }: NodeSpace, { type, at }: Thing): number =>
  type === 'org' ? at : type === 'lot' ? orgs + at : orgs + lots + at

/**
 * Name of a node: `bidder:ID`, `lot:ID`, and for a value its place in this very market, since its text may be
 * nobody's to read: `value:DIGEST-PLACE`.
 */
export const nameOfNode = (space: NodeSpace, node: number): string => {
  const { market } = space
  const { type, at } = thingAt(space, node)
  if (type === 'org') return `bidder:${stringAt(market.bidders.id, at)}`
  if (type === 'lot') return `lot:${stringAt(market.lots.id, at)}`
  return `value:${market.digest.slice(0, DIGEST_SHOWN)}-${at}`
}
const DIGEST_SHOWN = 8

/**
 * The node of a name, or of `kind:text` as a person writes it. Fails with `not_found`, and with `conflict`
 * for a value of a market that has changed. `except`: kinds whose values may not be asked for.
 */
export const nodeNamed = (space: NodeSpace, name: string, except: readonly ValueKind[] = []): number => {
  const found = thingNamed(space.market, name, except)
  if (!found || found.at < 0) throw new AppError('not_found', `There is nothing in the store named "${name}"`)
  return nodeOf(space, found)
}

const thingNamed = (market: Market, name: string, except: readonly ValueKind[]): Thing | undefined => {
  const [, type = '', rest = ''] = /^([\w-]+):(.+)$/s.exec(name) ?? []
  if (type === 'bidder') return { type: 'org', at: orgAt(market, rest) }
  if (type === 'lot') return { type: 'lot', at: findString(market.lots.id, rest) }
  if (type === 'value') return { type: 'value', at: placeOf(market, rest, except) }
  const kind = VALUE_KINDS.find((one) => one === type)
  if (kind && !except.includes(kind)) return { type: 'value', at: written(market, kind, rest) }
  return undefined
}

const orgAt = ({ bidders }: Market, id: string): number => {
  const bidder = findString(bidders.id, id, 0, bidders.count)
  return bidder >= 0 ? bidder : findString(bidders.id, id, bidders.count, bidders.orgCount)
}

const placeOf = ({ digest, values }: Market, text: string, except: readonly ValueKind[]): number => {
  const [, of, place] = /^([\w]+)-(\d+)$/.exec(text) ?? []
  if (place === undefined || Number(place) >= values.count) return -1
  if (of !== digest.slice(0, DIGEST_SHOWN))
    throw new AppError('conflict', 'The data has changed since this picture was begun: start it anew')
  return except.includes(VALUE_KINDS[values.kind[Number(place)]!]!) ? -1 : Number(place)
}

/** A value as it is written: normalised as its kind, found by its hash. */
const written = ({ values }: Market, kind: ValueKind, text: string): number => {
  const known = valueHash(kind, text)
  return known ? findValue(values, kindIndex[kind], known.hi, known.lo) : -1
}
