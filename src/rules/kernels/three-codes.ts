import { kindIndex, type SourceId, sourceIndex } from '../../domain/value-kind.js'
import type { Market } from '../../market/market.js'

/** Columns of a machine's three codes. */
export interface ThreeCodeSources {
  mac: SourceId
  cpu: SourceId
  disk: SourceId
}

/**
 * Two bids of separate bidders on one lot whose three codes agree; `holding` bidders of the lot hold the
 * disk.
 */
export interface ThreeCodeHit {
  a: number
  b: number
  lot: number
  disk: number
  mac: number
  cpu: number
  holding: number
}

/**
 * Three codes equal (HW-05 on the authoring, HW-06 on the uploading machine): MAC ∧ CPU ∧ disk of two bids of
 * separate bidders on one lot, all given. The disk leads, being the rarest; of disks, values [from, to) with
 * at most `hubLimit` holders. A CPU id may be as common as it likes: it is a model code. Ordered by disk, a,
 * b, lot. Fujian, notice 29 of 2018.
 */
export const threeCodeHits = (
  market: Market,
  sources: ThreeCodeSources,
  { from, to, hubLimit }: { from: number; to: number; hubLimit: number },
): ThreeCodeHit[] => {
  const candidates = sameDisk(market, sourceIndex[sources.disk], from, to, hubLimit)
  if (candidates.length === 0) return []
  const bids = new Set(candidates.flatMap((c) => [c.x, c.y]))
  const macs = valuesByBid(market, kindIndex.mac, sourceIndex[sources.mac], bids)
  const cpus = valuesByBid(market, kindIndex.cpu, sourceIndex[sources.cpu], bids)
  const hits: ThreeCodeHit[] = []
  for (const { x, y, disk, holding } of candidates) {
    const mac = rarestCommon(market, macs.get(x), macs.get(y))
    const cpu = rarestCommon(market, cpus.get(x), cpus.get(y))
    if (mac < 0 || cpu < 0) continue
    const { bidder, lot } = market.bids
    hits.push({ a: bidder[x]!, b: bidder[y]!, lot: lot[x]!, disk, mac, cpu, holding })
  }
  return hits.sort((p, q) => p.disk - q.disk || p.a - q.a || p.b - q.b || p.lot - q.lot)
}

interface Candidate {
  x: number
  y: number
  disk: number
  holding: number
}

const sameDisk = (
  market: Market,
  source: number,
  from: number,
  to: number,
  hubLimit: number,
): Candidate[] => {
  const { values, bids } = market
  const found: Candidate[] = []
  for (let v = from; v < to; v++) {
    if (values.kind[v] !== kindIndex.disk || values.holders[v]! < 2 || values.holders[v]! > hubLimit) continue
    const held: number[] = []
    for (let u = values.useOffsets[v]!; u < values.useOffsets[v + 1]!; u++)
      if (values.useSource[u] === source) held.push(values.useBid[u]!)
    held.sort((x, y) => x - y)
    for (let i = 0; i < held.length; ) {
      let end = i
      while (end < held.length && bids.lot[held[end]!] === bids.lot[held[i]!]) end++
      pairsOn(market, held.slice(i, end), v, found)
      i = end
    }
  }
  return found
}

const pairsOn = ({ bids }: Market, held: number[], disk: number, found: Candidate[]): void => {
  const holding = new Set(held.map((bid) => bids.bidder[bid])).size
  if (holding < 2) return
  for (const x of held)
    for (const y of held) {
      const partners = bids.consortium[x]! >= 0 && bids.consortium[x] === bids.consortium[y]
      if (bids.bidder[x]! < bids.bidder[y]! && !partners) found.push({ x, y, disk, holding })
    }
}

const valuesByBid = (
  market: Market,
  kind: number,
  source: number,
  wanted: Set<number>,
): Map<number, number[]> => {
  const { values } = market
  const found = new Map<number, number[]>()
  for (let v = 0; v < values.count; v++) {
    if (values.kind[v] !== kind) continue
    for (let u = values.useOffsets[v]!; u < values.useOffsets[v + 1]!; u++) {
      if (values.useSource[u] !== source || !wanted.has(values.useBid[u]!)) continue
      const list = found.get(values.useBid[u]!)
      if (list) list.push(v)
      else found.set(values.useBid[u]!, [v])
    }
  }
  return found
}

const rarestCommon = ({ values }: Market, x: number[] | undefined, y: number[] | undefined): number => {
  let best = -1
  for (const v of x ?? [])
    if (y?.includes(v) && (best < 0 || values.holders[v]! < values.holders[best]!)) best = v
  return best
}
