import { describe, expect, it } from 'vitest'
import { stringAt } from '../../src/arrays/strings.js'
import { evaluateRules } from '../../src/evidence/evaluate.js'
import { defaultDetection } from '../../src/evidence/settings.js'
import { RULES } from '../../src/rules/index.js'
import { itemsOf } from '../evidence/support.js'
import { marketOf } from '../support/market.js'
import { askGroup } from './ask-group.js'
import { ownFixtures } from './fixtures/own.js'

const FIXTURES = await ownFixtures()

describe.each(FIXTURES)('$rule: $claim', ({ rule, market: spec, items, flags, lotFlags, groups }) => {
  it('holds', () => {
    const market = marketOf(spec)
    const found = evaluateRules(market, defaultDetection())
    if (items) {
      const own = itemsOf(market, found)
        .filter((item) => item.rule === rule)
        .map((item) => ({ ...item, flags: item.flags.filter((flag) => flag !== 'subsumed') }))
      expect(own).toHaveLength(items.length)
      expect(own).toMatchObject(items)
    }
    if (flags) {
      const own = found.bidderFlags
        .filter((flag) => RULES[flag.rule]!.id === rule)
        .map((flag) => ({
          ...flag,
          bidder: stringAt(market.bidders.id, flag.bidder),
          lots: flag.lots.map((lot) => stringAt(market.lots.id, lot)),
        }))
      expect(own).toHaveLength(flags.length)
      expect(own).toMatchObject(flags)
    }
    if (lotFlags) {
      const own = found.lotFlags
        .filter((flag) => RULES[flag.rule]!.id === rule)
        .map((flag) => ({
          ...flag,
          lot: stringAt(market.lots.id, flag.lot),
          bidders: flag.bidders.map((bidder) => stringAt(market.bidders.id, bidder)),
          p: flag.p === null ? null : Number(flag.p.toPrecision(3)),
        }))
      expect(own).toHaveLength(lotFlags.length)
      expect(own).toMatchObject(lotFlags)
    }
    for (const { members, found: expected } of groups ?? []) {
      const said = askGroup(rule, market, members)
      if (expected === null) expect(said).toBeNull()
      else expect(said).toMatchObject(expected)
    }
  })
})

it('every rule that is evaluated here has a fixture that hits and one that does not', () => {
  const weightless = (flags: string[] = []): boolean =>
    flags.some((flag) => ['allowlisted', 'issuers'].includes(flag))
  for (const rule of RULES) {
    // those of the network have tests of their own (network.test.ts, co-bidding.test.ts)
    if (rule.notCarried || rule.family === 'network') continue
    const own = FIXTURES.filter((fixture) => fixture.rule === rule.id)
    const hits = own.filter(
      (f) =>
        (f.items ?? []).some((item) => !weightless(item.flags)) ||
        f.flags?.length ||
        f.lotFlags?.length ||
        f.groups?.some(({ found }) => found),
    )
    const misses = own.filter(
      (f) =>
        (f.items ?? []).every((item) => weightless(item.flags)) &&
        !f.flags?.length &&
        !f.lotFlags?.length &&
        !f.groups?.some(({ found }) => found),
    )
    expect([rule.id, hits.length > 0, misses.length > 0]).toEqual([rule.id, true, true])
  }
})
