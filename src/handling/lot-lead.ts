import type { MarkOf } from '../casebook/value-marks.js'
import { shanghaiDay } from '../domain/day.js'
import type { LotFlagRecord } from '../domain/lot-flag.js'
import type { StatutoryFactRecord } from '../domain/statutory-fact.js'
import type { Market } from '../market/market.js'
import { namesIn } from '../telling/names.js'
import { handlingTexts as texts } from '../texts/handling.js'
import { filled } from '../texts/text.js'
import type { FoundLead, LeadFact } from './lead.js'
import { dataOf } from './lead-data.js'
import { factOfDeed, factOfFlag } from './lead-facts.js'
import { lotsOf } from './lots-of.js'
import { repeatsOf } from './repeat.js'

/** Facts about one lot, outside rings. */
export interface LotFacts {
  lot: string
  deeds: StatutoryFactRecord[]
  flags: LotFlagRecord[]
}

/** Facts by lot, in order of lots. */
export const byLot = (deeds: readonly StatutoryFactRecord[], flags: readonly LotFlagRecord[]): LotFacts[] => {
  const found = new Map<string, LotFacts>()
  const of = (lot: string): LotFacts => {
    const facts = found.get(lot) ?? { lot, deeds: [], flags: [] }
    found.set(lot, facts)
    return facts
  }
  for (const deed of deeds) of(deed.lot).deeds.push(deed)
  for (const flag of flags) of(flag.lot).flags.push(flag)
  return [...found.values()].sort((a, b) => (a.lot < b.lot ? -1 : 1))
}

/** What a lead of facts about one lot is made with. */
export const bodyOfLot = (
  { lot, deeds, flags }: LotFacts,
  { market, markOf, run, at }: { market: Market; markOf: MarkOf; run: string; at: string },
): FoundLead => {
  const nameOf = namesIn(market)
  const telling = { run, nameOf, markOf }
  const facts: LeadFact[] = [
    ...deeds.map((deed) => factOfDeed(deed, telling)),
    ...flags.map((flag) => factOfFlag(flag, telling)),
  ]
  const distinct = [...new Map(facts.map((fact) => [fact.id, fact])).values()]
  const bidders = [...new Set([...deeds, ...flags].flatMap((fact) => fact.bidders))].sort()
  const lots = lotsOf(market, [lot])
  const repeats = repeatsOf(market, bidders, shanghaiDay(new Date(at)))
  const params = { n: distinct.length, lot: lots[0]!.title || lot }
  return {
    origin: { kind: 'lot-fact', rule: distinct[0]!.rule, at },
    summary: filled(texts.ofLot, params),
    run,
    level: null,
    recordSha256: null,
    facts: distinct,
    moreFacts: 0,
    members: bidders.map((id) => ({ id, name: nameOf(id) || id })),
    lots,
    industries: [lots[0]!.industry],
    amountFen: null,
    data: dataOf(market, [lot], bidders),
    policeGround: false,
    ...(repeats.length > 0 && { repeats }),
  }
}
