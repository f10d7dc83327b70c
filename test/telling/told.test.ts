import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringAt } from '../../src/arrays/strings.js'
import { lotFactsOf } from '../../src/casebook/lot-facts.js'
import { detect } from '../../src/detection/detect.js'
import { GRADES } from '../../src/domain/grade.js'
import type { LotFlagRecord } from '../../src/domain/lot-flag.js'
import type { RingEvidence } from '../../src/domain/ring.js'
import type { RingRecord } from '../../src/domain/run.js'
import { VALUE_KINDS } from '../../src/domain/value-kind.js'
import { evaluateRules } from '../../src/evidence/evaluate.js'
import { defaultDetection } from '../../src/evidence/settings.js'
import { generate } from '../../src/generate/generate.js'
import { importPaths } from '../../src/intake/import.js'
import type { Market } from '../../src/market/market.js'
import { RULES } from '../../src/rules/index.js'
import { readMapping } from '../../src/sources/mapping.js'
import { openStore, type Store } from '../../src/store.js'
import { explainRing } from '../../src/telling/explain.js'
import { tellFact } from '../../src/telling/fact.js'
import { tellFlag, tellLotFact } from '../../src/telling/lot-fact.js'
import { namesIn, namesOfRing } from '../../src/telling/names.js'
import { outsidersOf } from '../../src/telling/outsiders.js'
import { wordsOf } from '../../src/telling/words.js'
import type { Lang } from '../../src/texts/text.js'
import { allFixtures } from '../rules/fixtures/all.js'
import { marketOf } from '../support/market.js'
import { REAL } from '../support/real-data.js'
import { faultsOf } from './faults.js'
import { SAMPLES } from './samples.js'

const LANGS: readonly Lang[] = ['zh', 'en']
const FIXTURES = await allFixtures()

/** Rules of which a fact was told. */
const told = new Set<string>()

/** The facts that the rules find in a market, as a ring of the two would carry them. */
const evidenceIn = (
  market: Market,
): { facts: RingEvidence[]; lotFacts: LotFlagRecord[]; flags: string[] } => {
  const { items, details, lotFlags, bidderFlags } = evaluateRules(market, defaultDetection())
  const bidder = (b: number): string => stringAt(market.bidders.id, b)
  const lot = (l: number): string => stringAt(market.lots.id, l)
  const facts = Array.from({ length: items.count }, (_, i): RingEvidence => {
    const [value, rule] = [items.value[i]!, RULES[items.rule[i]!]!]
    return {
      ...EMPTY_FACT,
      rule: rule.id,
      family: rule.family,
      grade: GRADES[items.grade[i]!]!,
      members: [bidder(items.a[i]!), bidder(items.b[i]!)],
      lots: Array.from(items.lots.subarray(items.lotOffsets[i]!, items.lotOffsets[i + 1]!), lot),
      kind: value < 0 ? null : VALUE_KINDS[market.values.kind[value]!]!,
      value: value < 0 ? null : VALUE,
      holders: value < 0 ? null : market.values.holders[value]!,
      of: market.bidders.count,
      detail: value < 0 ? { ...details[items.detail[i]!]! } : null,
    }
  })
  const lotFacts = lotFlags.map(
    ({ rule, bidders, lot: l, ...flag }): LotFlagRecord => ({
      ...flag,
      rule: RULES[rule]!.id,
      lot: lot(l),
      bidders: bidders.map(bidder),
    }),
  )
  const flags = bidderFlags.map(({ rule }) => RULES[rule]!.id)
  return { facts, lotFacts, flags }
}

const VALUE = 'WD-WXA1E002K723'
const EMPTY_FACT = {
  bits: 10,
  sources: [],
  firstDay: null,
  lastDay: null,
  notes: [],
  exemptions: [],
  law: [],
}

/** Names, ids and words of the data that a told text may repeat. */
const dataOf = (market: Market): string[] => {
  const all = (strings: Market['words'], count: number): string[] =>
    Array.from({ length: count }, (_, i) => stringAt(strings, i))
  return [
    VALUE,
    ...all(market.lots.id, market.lots.count),
    ...all(market.contracts.id, market.contracts.count),
    ...all(market.experts.id, market.experts.count),
  ]
}

/**
 * Every firm has a name, so that a code is told only by mistake: firm A is 甲A, which no text says of itself.
 */
const nameOf = (id: string): string => `〖${id}〗`
const NAMED = /〖[^〗]*〗/g

const expectLawful = (sentences: readonly string[], rule: string, lang: Lang, data: string[], of: number) => {
  told.add(rule)
  expect([rule, lang, sentences.length > 0]).toEqual([rule, lang, true])
  for (const sentence of sentences) {
    const counts = [of]
    const names = sentence.match(NAMED) ?? []
    expect([rule, sentence, faultsOf(sentence, lang, { texts: [...names, ...data], counts })]).toEqual([
      rule,
      sentence,
      [],
    ])
  }
}

describe.each(LANGS)('what is told in %s', (lang) => {
  const words = wordsOf(lang, nameOf)
  it.each(FIXTURES)('$rule: $claim', ({ market: spec }) => {
    const market = marketOf(spec)
    const { facts, lotFacts, flags } = evidenceIn(market)
    const data = dataOf(market)
    for (const fact of facts) expectLawful(tellFact(fact, words), fact.rule, lang, data, fact.of)
    for (const fact of lotFacts) expectLawful(tellLotFact(fact, words), fact.rule, lang, data, 0)
    for (const rule of flags)
      expectLawful([tellFlag({ rule, lots: ['L1'] }, words)], rule, lang, [rule, 'L1'], 0)
  })
  it.each(SAMPLES)('$rule, of a group or a pair', ({ rule, detail }) => {
    const { family, grade } = RULES.find(({ id }) => id === rule)!
    const pattern = { rule, family, grade, members: ['A', 'B', 'C'], lots: ['L1', 'L2'], detail }
    const fact = { ...EMPTY_FACT, ...pattern, kind: null, value: null, holders: null, of: 295 }
    expectLawful(tellFact(fact, words), rule, lang, ['L1', 'L2'], 295)
  })
})

/** Flags of a bidder alone: their figures are not kept with the ring, the rule and its lots are told. */
const ON_BIDDERS = new Set(
  RULES.filter(({ asks }) => asks.some(({ of }) => of === 'bidders')).map(({ id }) => id),
)
const FLAGS = new Set([...ON_BIDDERS, 'NET-03', 'NET-04', 'NET-08', 'NET-13'])

it('every rule that is evaluated was told', () => {
  for (const { id, notCarried } of RULES)
    if (!notCarried && !FLAGS.has(id)) expect([id, told.has(id)]).toEqual([id, true])
})

const OHIO = join(REAL, 'ohio_milk', 'ohio_milk_data.csv')
const MARKETS = [
  { name: 'the county market', paths: () => ['datasets/county'] },
  {
    name: 'Ohio school milk',
    paths: () => [OHIO],
    mapping: 'test/fixtures/mappings/ohio_milk.json',
    absent: !existsSync(OHIO),
  },
  { name: 'a generated market', paths: (out: string) => generated(out, 77) },
  { name: 'another generated market', paths: (out: string) => generated(out, 5) },
]

const generated = (out: string, seed: number): string[] => {
  generate({ seed, bidders: 300, lots: 900, out })
  return [out]
}

describe.each(MARKETS)('$name', ({ name, paths, mapping, absent }) => {
  if (absent) return it.skip(`${name} is not told: ../shared/data/ohio_milk is not here`, () => {})
  const now = (): Date => new Date('2026-03-01T04:00:00.000Z')
  let folder: string
  let store: Store
  let records: RingRecord[]
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'told-'))
    store = await openStore(join(folder, 'store'))
    const read = mapping && (await readMapping(mapping))
    await importPaths(store, paths(join(folder, 'market')), { now, ...(read && { mapping: read }) })
    await detect(store, { workers: 1, seed: 1, communities: 'leiden', now })
    records = store.casebook.rings({}).rings.map(({ id }) => store.casebook.ring(id)!)
  })
  afterAll(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })

  it.each(LANGS)('every fact of every ring and its lots obeys the law in %s', async (lang) => {
    const market = await store.engine.market()
    const names = namesIn(market)
    const data = dataOf(market)
    for (const record of records) {
      const own = namesOfRing(record.ring, names)
      const said: string[] = []
      const words = wordsOf(lang, (id) => {
        const known = own(id)
        if (known) said.push(known)
        return known
      })
      for (const fact of record.ring.evidence)
        expectLawful(tellFact(fact, words), fact.rule, lang, [...data, ...said, fact.value ?? ''], fact.of)
      for (const fact of lotFactsOf(store.casebook, record))
        expectLawful(tellLotFact(fact, words), fact.rule, lang, [...data, ...said], 0)
    }
  })

  it.each(LANGS)('every ring is explained in %s by names, without raw fields', async (lang) => {
    const market = await store.engine.market()
    const names = namesIn(market)
    for (const record of records) {
      const lotFacts = lotFactsOf(store.casebook, record)
      const outsiders = await outsidersOf(store.engine, record, lotFacts)
      const width = 1_000_000
      const note = explainRing(record, lang, { lotFacts, outsiders, width })
      expect(note).not.toMatch(/null |\{\w+\}|undefined|\d(\.\d+)?e[-+]\d|person:/)
      expect(note).not.toMatch(/(^|[·;；] ?)(k|of|p|type) [\d.]/m)
      if (lang === 'zh')
        for (const line of note.split('\n')) expect(line).not.toMatch(/[一-鿿][,;:?!()]|[,;:?!()][一-鿿]/)
      // a member's code stands beside its name where it is introduced, and nowhere else
      const told = note
        .split('\n')
        .filter((line) => !/^ {2}\S+ {2}\S+$/.test(line))
        .join('\n')
      for (const code of told.match(/\b9[0-9A-Z]{17}\b/g) ?? [])
        expect([code, names(code)]).toEqual([code, ''])
    }
  })
})
