import { createHash } from 'node:crypto'
import type { MarkOf } from '../casebook/value-marks.js'
import { shanghaiDay } from '../domain/day.js'
import type { Ring } from '../domain/ring.js'
import type { RingRecord } from '../domain/run.js'
import type { Market } from '../market/market.js'
import { lawOf } from '../telling/law-of.js'
import { namesIn, namesOfRing } from '../telling/names.js'
import { handlingTexts as texts } from '../texts/handling.js'
import { filled } from '../texts/text.js'
import type { FoundLead, LeadLot } from './lead.js'
import { dataOf } from './lead-data.js'
import { factsOfRing } from './lead-facts.js'
import { lotsOf } from './lots-of.js'
import { repeatsOf } from './repeat.js'

/** What a lead of a ring is made with, all its facts included. */
export const bodyOfRing = (
  record: RingRecord,
  { market, markOf, at }: { market: Market; markOf: MarkOf; at: string },
): FoundLead => {
  const { ring } = record
  const lots = lotsOf(market, ring.lots)
  const facts = factsOfRing(record, namesOfRing(ring, namesIn(market)), markOf)
  const counts = { members: ring.members.length, lots: lots.length }
  const bidders = ring.members.map(({ bidderId }) => bidderId)
  const repeats = repeatsOf(market, bidders, shanghaiDay(new Date(at)))
  return {
    origin: { kind: 'ring', ring: ring.id, at },
    summary: filled(texts.ofRing, counts),
    run: record.run,
    level: ring.level,
    recordSha256: createHash('sha256').update(JSON.stringify(ring)).digest('hex'),
    facts,
    moreFacts: ring.evidence.length - facts.length,
    members: ring.members.map(({ bidderId, name }) => ({ id: bidderId, name })),
    lots,
    industries: industriesOf(ring, lots),
    amountFen: ring.amountFen,
    data: dataOf(market, ring.lots, bidders),
    policeGround: reachesStandard(market, ring, at),
    ...(repeats.length > 0 && { repeats }),
  }
}

/**
 * Industries of a ring's lots: first the one with most of the evidence, in bits shared among the lots of each
 * fact, then by name.
 */
export const industriesOf = (
  { evidence }: Pick<Ring, 'evidence'>,
  lots: readonly Pick<LeadLot, 'id' | 'industry'>[],
): string[] => {
  const industryOf = new Map(lots.map(({ id, industry }) => [id, industry]))
  const bits = new Map(lots.map(({ industry }) => [industry, 0]))
  for (const item of evidence)
    for (const lot of item.lots) {
      const industry = industryOf.get(lot)
      // whole numbers: the sum owes nothing to the order
      if (industry !== undefined)
        bits.set(industry, bits.get(industry)! + Math.round((item.bits * 65_536) / item.lots.length))
    }
  return [...bits.keys()].sort((a, b) => bits.get(b)! - bits.get(a)! || (a < b ? -1 : 1))
}

/** Whether an award of its lots reaches a standard of the police that is in force for its day. */
const reachesStandard = (market: Market, ring: Ring, at: string): boolean =>
  lawOf(market, ring, shanghaiDay(new Date(at))).criminal.standards.some(({ result }) => result === 'single')
