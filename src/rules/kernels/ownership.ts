import { z } from 'zod'
import { compareUnits } from '../../arrays/compare-text.js'
import { countingSort } from '../../arrays/counting-sort.js'
import { stringAt } from '../../arrays/strings.js'
import { MAX_DAY, MIN_DAY, NO_DAY } from '../../domain/day.js'
import { jointLots } from '../../market/joint-lots.js'
import type { Market } from '../../market/market.js'
import type { Kernel, PairFact } from '../ask.js'

/**
 * A way up from a bidder to an owner: every step a holding, the product of their shares, and when all of them
 * hold.
 */
interface Ascent {
  bidder: number
  /** org index, or −2 − person */
  owner: number
  product: number
  /** every step is more than `control` */
  controls: boolean
  from: number
  to: number
  steps: number[]
}

interface Settings {
  control: number
  layers: number
  strong: number
  lead: number
  hubCap: number
}

/** REL-02's settings. */
export const CONTROL = {
  control: z.number().min(0).max(1).default(0.5),
  hubCap: z.number().int().min(2).default(8),
}
/** REL-03's settings. */
export const LAYERS = {
  layers: z.number().int().min(1).max(8).default(4),
  strong: z.number().min(0).max(1).default(0.5),
  lead: z.number().min(0).max(1).default(0.25),
  hubCap: z.number().int().min(2).default(8),
}

/**
 * Holdings from a bidder upward, those of a second bidder after them, and the lesser product of their shares.
 */
export interface Ownership {
  type: 'ownership'
  path: { owner: string; owned: string; share: number | null }[]
  product: number
}
interface OwnershipHit extends PairFact<Ownership> {
  holders: number
  detail: Ownership
  /** one controls the other: REL-02's, else REL-03's */
  controls: boolean
}

/**
 * What REL-02 and REL-03 share: a pair is either's, never both's. It takes REL-03's settings, and REL-02's
 * `control` also where REL-02 is off.
 */
export const OWNERSHIP_HITS: Kernel<OwnershipHit[]> = {
  name: 'ownership',
  run: (context) =>
    ownershipHits(context.market, {
      ...z.object(LAYERS).parse(context.allSettingsOf('REL-03')),
      control: z.object(CONTROL).parse(context.allSettingsOf('REL-02')).control,
    }),
}

/**
 * Control (REL-02) and common ultimate owner (REL-03): does one bidder own the other, or one owner both?
 *
 * From each bidder all ways up through at most `layers` holdings: the share is the product along the way,
 * valid while every step is. A way up to another bidder with each step > `control` is control (禁); a way to
 * a common owner, or to a bidder without control, counts by the lesser product of the two: ≥ `strong` 强,
 * ≥ `lead` 线. Silent where a share is unknown, where a state organ or public institution is the common
 * owner, and where more than `hubCap` bidders stand under one owner: enterprises are not related merely for
 * being held by the state (Company Law, article 265), nor by a fund.
 */
const ownershipHits = (market: Market, settings: Settings): OwnershipHit[] => {
  const ascents = ascentsOf(market, settings)
  const hits = [...directHits(market, ascents, settings), ...commonHits(market, ascents, settings)]
  return strongestByPair(hits)
}

const ascentsOf = (market: Market, { layers, control, lead }: Settings): Ascent[] => {
  const { holdings, bidders } = market
  const owners = holdingsByOwned(market)
  const found: Ascent[] = []
  const climb = (at: number, below: Ascent): void => {
    for (let k = owners.offsets[at]!; k < owners.offsets[at + 1]!; k++) {
      const h = owners.holding[k]!
      const owner = holdings.owner[h]!
      const product = below.product * holdings.share[h]!
      const from = Math.max(below.from, holdings.from[h]!)
      const to = Math.min(below.to, holdings.to[h]!)
      if (!(product >= Math.min(lead, control)) || from > to || owner === below.bidder) continue
      if (below.steps.some((s) => holdings.owned[s] === owner)) continue
      const controls = below.controls && holdings.share[h]! > control
      const ascent = { bidder: below.bidder, owner, product, controls, from, to, steps: [...below.steps, h] }
      found.push(ascent)
      if (owner >= 0 && ascent.steps.length < layers) climb(owner, ascent)
    }
  }
  for (let b = 0; b < bidders.count; b++)
    climb(b, { bidder: b, owner: b, product: 1, controls: true, from: MIN_DAY, to: MAX_DAY, steps: [] })
  return found
}

const holdingsByOwned = ({ holdings, bidders }: Market): { offsets: Int32Array; holding: Int32Array } => {
  const { offsets, order } = countingSort(holdings.owned.subarray(0, holdings.count), bidders.orgCount)
  return { offsets, holding: order }
}

const directHits = (market: Market, ascents: Ascent[], settings: Settings): OwnershipHit[] =>
  ascents
    .filter((up) => up.owner >= 0 && up.owner < market.bidders.count)
    .filter((up) => up.controls || up.product >= settings.lead)
    .map((up) => ({
      controls: up.controls,
      ...pairOf(up.bidder, up.owner),
      grade: up.controls ? '禁' : up.product >= settings.strong ? '强' : '线',
      holders: 2,
      lots: lotsWhile(market, up.bidder, up.owner, up.from, up.to),
      detail: { type: 'ownership', path: pathOf(market, up.steps), product: up.product },
    }))

const commonHits = (market: Market, ascents: Ascent[], settings: Settings): OwnershipHit[] => {
  const byOwner = new Map<number, Ascent[]>()
  for (const up of ascents)
    if (up.product >= settings.lead) byOwner.set(up.owner, [...(byOwner.get(up.owner) ?? []), up])
  const hits: OwnershipHit[] = []
  for (const [owner, under] of [...byOwner].sort(([x], [y]) => x - y)) {
    const holders = new Set(under.map((up) => up.bidder)).size
    if (holders < 2 || holders > settings.hubCap || isStateOrgan(market, owner)) continue
    for (const x of under)
      for (const y of under) if (x.bidder < y.bidder) commonHit(market, x, y, holders, settings, hits)
  }
  return hits
}

/** Unified codes of organs of state begin with 11, those of public institutions with 12 (GB 32100). */
const isStateOrgan = ({ bidders }: Market, owner: number): boolean =>
  owner >= 0 && /^1[12]\d{6}/.test(stringAt(bidders.id, owner))

const commonHit = (
  market: Market,
  x: Ascent,
  y: Ascent,
  holders: number,
  settings: Settings,
  hits: OwnershipHit[],
): void => {
  const from = Math.max(x.from, y.from)
  const to = Math.min(x.to, y.to)
  if (from > to) return
  const product = Math.min(x.product, y.product)
  hits.push({
    controls: false,
    ...pairOf(x.bidder, y.bidder),
    grade: product >= settings.strong ? '强' : '线',
    holders,
    lots: lotsWhile(market, x.bidder, y.bidder, from, to),
    detail: { type: 'ownership', path: pathOf(market, [...x.steps, ...y.steps]), product },
  })
}

const pairOf = (x: number, y: number): { a: number; b: number } => ({ a: Math.min(x, y), b: Math.max(x, y) })

const lotsWhile = (market: Market, a: number, b: number, from: number, to: number): number[] =>
  jointLots(market, a, b).filter((lot) => {
    const day = market.lots.day[lot]!
    return day === NO_DAY || (from <= day && day <= to)
  })

const pathOf = (market: Market, steps: number[]): Ownership['path'] =>
  steps.map((h) => {
    const share = market.holdings.share[h]!
    return {
      owner: ownerName(market, market.holdings.owner[h]!),
      owned: stringAt(market.bidders.id, market.holdings.owned[h]!),
      share: Number.isNaN(share) ? null : share,
    }
  })

/**
 * An organisation by its id; a person by the hash of the identity number, which the explanation resolves and
 * masks.
 */
const ownerName = (market: Market, owner: number): string => {
  if (owner >= 0) return stringAt(market.bidders.id, owner)
  const p = -2 - owner
  const hex = (x: number): string => x.toString(16).padStart(8, '0')
  return `person:${hex(market.persons.hi[p]!)}${hex(market.persons.lo[p]!)}`
}

/**
 * One hit a pair: control before common ownership, the stronger, the one on some lot, the larger share; lots
 * of all such ways joined.
 */
const strongestByPair = (hits: OwnershipHit[]): OwnershipHit[] => {
  const strength = (hit: OwnershipHit): number => '禁强线'.indexOf(hit.grade)
  const order = (x: OwnershipHit, y: OwnershipHit): number =>
    x.a - y.a ||
    x.b - y.b ||
    strength(x) - strength(y) ||
    Math.sign(y.lots.length) - Math.sign(x.lots.length) ||
    y.detail.product - x.detail.product ||
    x.holders - y.holders ||
    compareUnits(JSON.stringify(x.detail.path), JSON.stringify(y.detail.path))
  const best: OwnershipHit[] = []
  for (const hit of hits.sort(order)) {
    const top = best.at(-1)
    if (!top || top.a !== hit.a || top.b !== hit.b) best.push({ ...hit })
    else if (top.grade === hit.grade)
      top.lots = [...new Set([...top.lots, ...hit.lots])].sort((x, y) => x - y)
  }
  return best
}
